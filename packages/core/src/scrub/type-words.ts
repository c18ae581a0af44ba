import { entityTypes, isBuiltInEntityType, type BuiltInEntityType, type EntityType } from '../detect/span.js'

/** Types by how their words are written once folded: without case, accents, blanks and signs. */
export type TypeWords = ReadonlyMap<string, EntityType>

/**
 * The types that a policy adds, by their names alone: nobody has told us what they are called elsewhere. Hand them to
 * `findPlaceholders`, `escapePlaceholders` and `fillPlaceholders`, all three or none.
 */
export function createTypeWords(types: readonly EntityType[]): TypeWords {
  return new Map(types.map((type) => [foldWords(type), type]))
}

/** The type whose word this is in one of the seven languages, singular or plural. `folded` is what `foldWords` answers. */
export function builtInTypeOf(folded: string): BuiltInEntityType | undefined {
  const words = (vocabulary ??= createVocabulary())
  return lookUp(words.types, folded) ?? typeOfCountry(words, folded)
}

/** `E-Mail-Adresse`, `E_MAIL\nADRESSE` and `emailadresse` are one. */
export function foldWords(words: string): string {
  const lower = words.toLowerCase()
  if (/^[a-z0-9 _-]*$/.test(lower)) return lower.replace(/[ _-]+/g, '')
  return lower.normalize('NFKD').replaceAll('ß', 'ss').replaceAll('ø', 'o').replace(/[^\p{L}\p{N}]+/gu, '')
}

interface Vocabulary {
  readonly types: ReadonlyMap<string, BuiltInEntityType>
  /** The codes of countries by what the countries are called. */
  readonly countries: ReadonlyMap<string, string>
  /** What may stand beside a code. */
  readonly things: ReadonlyMap<string, readonly string[]>
}

/** Made with the first text that has something like a placeholder in it. */
let vocabulary: Vocabulary | undefined

function createVocabulary(): Vocabulary {
  const types = new Map<string, BuiltInEntityType>()
  const countries = new Map<string, string>()
  const things = new Map<string, string[]>()
  for (const type of entityTypes) {
    types.set(foldWords(type), type)
    const [, code, thing] = /^([A-Z]{2})_([A-Z_]+)$/.exec(type) ?? []
    if (code === undefined || thing === undefined) continue
    for (const name of [code, ...listOf(countryPhrases[code])]) countries.set(foldWords(name), code)
    for (const form of formsOf([thing, ...listOf(thingPhrases[thing])])) {
      const named = things.get(form) ?? []
      if (!named.includes(thing)) things.set(form, [...named, thing])
    }
  }
  for (const type of entityTypes) for (const form of formsOf(listOf(typePhrases[type]))) if (!types.has(form)) types.set(form, type)
  return { types, countries, things }
}

/** The code stands before the thing or behind it: `US_PASSPORT`, `PASSEPORT_US`. */
function typeOfCountry({ countries, things }: Vocabulary, folded: string): BuiltInEntityType | undefined {
  for (let length = 2; length <= 4 && length < folded.length; length += 1) {
    for (const [name, rest] of [[folded.slice(0, length), folded.slice(length)], [folded.slice(-length), folded.slice(0, -length)]] as const) {
      const code = countries.get(name)
      const named = code === undefined ? [] : (lookUp(things, rest) ?? [])
      for (const thing of named) {
        const type = `${code}_${thing}`
        if (isBuiltInEntityType(type)) return type
      }
    }
  }
  return undefined
}

function listOf(phrases: string | undefined): readonly string[] {
  return phrases === undefined ? [] : phrases.split('|')
}

/** In the Romance languages the first word of several has the plural. The last one's is taken off when it is read. */
function formsOf(phrases: readonly string[]): readonly string[] {
  return phrases.flatMap((phrase) => {
    const [first = '', ...rest] = phrase.split(/[ '_-]/)
    const [word, others] = [foldWords(first), foldWords(rest.join(''))]
    if (others === '') return [word]
    const forms = [word, `${word}s`, `${word}es`, word.replace(/ao$/, 'oes'), word.replace(/[oe]$/, 'i'), word.replace(/a$/, 'e')]
    return forms.map((form) => `${form}${others}`)
  })
}

/** As it is, or as its singular. */
function lookUp<T>(words: ReadonlyMap<string, T>, folded: string): T | undefined {
  const exact = words.get(folded)
  if (exact !== undefined) return exact
  for (const [plural, singular] of plurals) {
    if (!folded.endsWith(plural)) continue
    const found = words.get(`${folded.slice(0, -plural.length)}${singular}`)
    if (found !== undefined) return found
  }
  return undefined
}

const plurals = [['s', ''], ['es', ''], ['n', ''], ['en', ''], ['e', ''], ['oes', 'ao'], ['i', 'o'], ['i', 'e'], ['e', 'a']] as const

/**
 * What a type is called in German, French, Spanish, Portuguese, Italian and Dutch; its English name is its own.
 * Words that stand in brackets for other reasons too, a bare `date` or `e-mail`, are left out.
 */
const typePhrases: Readonly<Partial<Record<BuiltInEntityType, string>>> = {
  PERSON: 'people|Person|personne|persona|pessoa|persoon|personen',
  LOCATION: 'Ort|Standort|lieu|emplacement|localisation|ubicación|lugar|localización|localização|localidade|luogo|posizione|località|locatie|plaats',
  STREET_ADDRESS:
    'Straßenadresse|Adresse|Anschrift|Postanschrift|adresse postale|adresse de rue|adresse civique|dirección|dirección postal|dirección de calle|' +
    'domicilio|endereço|endereço postal|endereço de rua|morada|indirizzo|indirizzo stradale|indirizzo postale|straatadres|adres',
  ORGANIZATION: 'organisation|Unternehmen|Firma|entreprise|organización|empresa|organização|organizzazione|azienda|organisatie|bedrijf',
  TITLE: 'Titel|Anrede|titre|civilité|título|tratamiento|tratamento|titolo|aanhef',
  AGE: 'Alter|âge|edad|idade|età|leeftijd',
  DATE_TIME:
    'Datum Uhrzeit|Datum Zeit|Datum und Uhrzeit|date heure|date et heure|fecha hora|fecha y hora|data hora|data e hora|data ora|data e ora|' +
    'datum tijd|datum en tijd',
  DATE_OF_BIRTH: 'Geburtsdatum|Geburtstag|date de naissance|fecha de nacimiento|data de nascimento|data di nascita|geboortedatum',
  EMAIL_ADDRESS:
    'E-Mail-Adresse|Mailadresse|adresse e-mail|adresse mail|adresse électronique|adresse de courriel|courriel|correo electrónico|' +
    'dirección de correo|dirección de correo electrónico|dirección de e-mail|dirección e-mail|endereço de e-mail|endereço e-mail|' +
    'correio eletrónico|endereço de correio eletrónico|endereço eletrónico|indirizzo e-mail|indirizzo di posta elettronica|' +
    'posta elettronica|e-mailadres|mailadres',
  PHONE_NUMBER:
    'Telefonnummer|Rufnummer|Handynummer|Telefon|numéro de téléphone|téléphone|número de teléfono|número telefónico|teléfono|' +
    'número de telefone|número de telemóvel|telefone|numero di telefono|numero telefonico|telefono|telefoonnummer|telefoon',
  URL: 'Webadresse|adresse web|dirección web|endereço web|indirizzo web|webadres',
  USERNAME:
    'Benutzername|Nutzername|nom d\'utilisateur|identifiant|nombre de usuario|usuario|nome de utilizador|nome de usuário|nome utente|gebruikersnaam',
  IP_ADDRESS: 'IP-Adresse|adresse IP|dirección IP|endereço IP|indirizzo IP|IP-adres',
  MAC_ADDRESS: 'MAC-Adresse|adresse MAC|dirección MAC|endereço MAC|indirizzo MAC|MAC-adres',
  GEO_COORDINATES:
    'geo coordinate|Geokoordinaten|Koordinaten|coordonnées géographiques|coordonnées géo|géocoordonnées|coordonnées|coordenadas geográficas|' +
    'geocoordenadas|coordenadas|coordinate geografiche|geocoördinaten|geografische coördinaten',
  CREDIT_CARD:
    'Kreditkarte|Kreditkartennummer|carte de crédit|carte bancaire|numéro de carte de crédit|tarjeta de crédito|número de tarjeta de crédito|' +
    'cartão de crédito|número do cartão de crédito|número de cartão de crédito|carta di credito|numero di carta di credito|' +
    'numero della carta di credito|creditcardnummer|kredietkaart',
  CREDIT_CARD_EXPIRY:
    'Kreditkartenablauf|Kreditkarten-Ablaufdatum|Ablaufdatum der Kreditkarte|Kreditkarte Ablaufdatum|expiration de la carte de crédit|' +
    'expiration de carte de crédit|date d\'expiration de la carte de crédit|vencimiento de la tarjeta de crédito|' +
    'vencimiento de tarjeta de crédito|caducidad de la tarjeta de crédito|validade do cartão de crédito|vencimento do cartão de crédito|' +
    'scadenza della carta di credito|scadenza carta di credito|vervaldatum creditcard|creditcard vervaldatum|creditcardvervaldatum',
  CVV: 'Kartenprüfnummer|cryptogramme visuel|code CVV|código CVV|codice CVV|CVV-code',
  IBAN_CODE: 'IBAN|code IBAN|código IBAN|codice IBAN',
  SWIFT_CODE: 'code SWIFT|código SWIFT|codice SWIFT',
  CRYPTO: 'Krypto|Kryptowährung|cryptomonnaie|cripto|criptomoneda|criptomoeda|criptovaluta|cryptovaluta',
  BANK_ACCOUNT:
    'Bankkonto|Kontonummer|compte bancaire|numéro de compte bancaire|cuenta bancaria|número de cuenta bancaria|conta bancária|' +
    'número de conta bancária|conto bancario|conto corrente|numero di conto bancario|bankrekening|bankrekeningnummer',
  PASSWORD: 'Passwort|Kennwort|Passwörter|mot de passe|contraseña|senha|palavra-passe|wachtwoord',
  PIN: 'code PIN|código PIN|codice PIN|PIN-code',
  ONE_TIME_CODE:
    'Einmalcode|code à usage unique|código de un solo uso|código de uso único|código de utilização única|código único|codice monouso|eenmalige code',
  API_KEY: 'API-Schlüssel|clé API|clé d\'API|clave API|clave de API|chave API|chave de API|chiave API|API-sleutel',
  PRIVATE_KEY: 'privater Schlüssel|Privatschlüssel|clé privée|clave privada|chave privada|chiave privata|privésleutel|private sleutel',
  URL_CREDENTIALS:
    'URL credential|URL-Anmeldedaten|URL-Zugangsdaten|identifiants d\'URL|identifiants URL|credenciales de URL|credenciais de URL|' +
    'credenziali URL|credenziali dell\'URL|URL-inloggegevens|URL-referenties',
  MEDICAL_LICENSE:
    'medical licence|Arztlizenz|ärztliche Zulassung|medizinische Lizenz|licence médicale|licencia médica|licença médica|licenza medica|medische licentie',
  ABA_ROUTING_NUMBER:
    'ABA-Bankleitzahl|ABA-Routing-Nummer|numéro de routage ABA|numéro d\'acheminement ABA|número de ruta ABA|número de enrutamiento ABA|' +
    'número de roteamento ABA|numero di routing ABA|numero di instradamento ABA|ABA-routingnummer',
}

/** What stands behind the code of a country. Acronyms are the same in every language. */
const thingPhrases: Readonly<Record<string, string>> = {
  PASSPORT: 'Reisepass|Pass|Passnummer|passeport|pasaporte|passaporte|passaporto|paspoort',
  DRIVER_LICENSE:
    'driver\'s license|driver licence|Führerschein|permis de conduire|licencia de conducir|permiso de conducir|carné de conducir|' +
    'carteira de motorista|carta de condução|carteira de habilitação|patente di guida|patente|rijbewijs',
  DRIVING_LICENCE:
    'driving license|Führerschein|permis de conduire|licencia de conducir|permiso de conducir|carné de conducir|' +
    'carteira de motorista|carta de condução|carteira de habilitação|patente di guida|patente|rijbewijs',
  BANK_NUMBER:
    'Bankleitzahl|Banknummer|numéro bancaire|numéro de banque|número bancario|número de banco|número do banco|numero bancario|numero di banca|banknummer',
  ZIP_CODE: 'Postleitzahl|PLZ|code postal|código postal|codice postale|postcode',
  POSTCODE: 'Postleitzahl|PLZ|code postal|código postal|codice postale',
  VEHICLE_REGISTRATION:
    'Fahrzeugzulassung|Fahrzeugkennzeichen|Kfz-Zulassung|immatriculation de véhicule|immatriculation du véhicule|matrícula de vehículo|' +
    'matrícula del vehículo|registro de vehículo|registro del vehículo|registo de veículo|registro de veículo|matrícula de veículo|' +
    'immatricolazione veicolo|immatricolazione del veicolo|registrazione veicolo|kentekenregistratie|voertuigregistratie',
  LICENSE_PLATE:
    'licence plate|Kennzeichen|Nummernschild|Kfz-Kennzeichen|plaque d\'immatriculation|placa|matrícula|placa de matrícula|chapa de matrícula|' +
    'targa|kenteken|kentekenplaat|nummerplaat',
  TAX_ID:
    'Steuer-ID|Steueridentifikationsnummer|identifiant fiscal|numéro d\'identification fiscale|identificación fiscal|ID fiscal|' +
    'número de identificación fiscal|identificação fiscal|número de identificação fiscal|identificativo fiscale|ID fiscale|belasting-ID|fiscaal ID',
  TAX_NUMBER:
    'Steuernummer|numéro fiscal|numéro d\'impôt|número fiscal|número tributario|número de impuestos|numero fiscale|belastingnummer|fiscaal nummer',
  FISCAL_CODE: 'Steuercode|Fiskalcode|code fiscal|código fiscal|codice fiscale|fiscale code',
  VAT_ID:
    'USt-ID|Umsatzsteuer-ID|Umsatzsteueridentifikationsnummer|MwSt-ID|identifiant TVA|identifiant de TVA|numéro de TVA|ID TVA|número de IVA|' +
    'ID de IVA|ID IVA|partita IVA|btw-nummer|btw-ID',
  VAT_CODE: 'MwSt-Code|Umsatzsteuercode|code TVA|code de TVA|código IVA|código de IVA|partita IVA|codice IVA|btw-code',
  ID_CARD:
    'Personalausweis|Ausweis|carte d\'identité|documento de identidad|tarjeta de identidad|carné de identidad|cartão de identidade|' +
    'bilhete de identidade|carteira de identidade|carta d\'identità|carta di identità|identiteitskaart|ID-kaart',
  IDENTITY_CARD:
    'Personalausweis|Ausweis|carte d\'identité|documento de identidad|tarjeta de identidad|carné de identidad|cartão de identidade|' +
    'bilhete de identidade|carteira de identidade|carta d\'identità|carta di identità|identiteitskaart|ID-kaart',
  CITIZEN_CARD: 'Bürgerkarte|carte de citoyen|tarjeta de ciudadano|cartão de cidadão|carta di cittadino|carta del cittadino|burgerkaart',
  SOCIAL_SECURITY:
    'Sozialversicherung|Sozialversicherungsnummer|sécurité sociale|numéro de sécurité sociale|seguridad social|número de seguridad social|' +
    'segurança social|seguridade social|sicurezza sociale|previdenza sociale|sociale zekerheid',
  HEALTH_INSURANCE:
    'Krankenversicherung|Krankenversicherungsnummer|assurance maladie|assurance santé|seguro médico|seguro de salud|seguro de saúde|' +
    'assicurazione sanitaria|zorgverzekering|ziektekostenverzekering',
  COMMERCIAL_REGISTER:
    'Handelsregister|Handelsregisternummer|registre du commerce|registre commercial|registro mercantil|registro comercial|registo comercial|' +
    'registro delle imprese|registro commerciale',
  DOCTOR_NUMBER: 'Arztnummer|numéro de médecin|número de médico|numero di medico|numero del medico|artsnummer|artsennummer',
  PRACTICE_NUMBER:
    'Praxisnummer|Betriebsstättennummer|numéro de cabinet|número de consultorio|número de consulta|número de consultório|numero di studio|' +
    'numero dello studio|praktijknummer',
  NATIONAL_NUMBER: 'Nationalnummer|nationale Nummer|numéro national|número nacional|numero nazionale|nationaal nummer|rijksregisternummer',
  NATIONAL_ID:
    'nationale ID|nationaler Ausweis|identité nationale|identifiant national|identificación nacional|ID nacional|identificação nacional|' +
    'identità nazionale|ID nazionale|nationaal ID',
  ID_NUMBER:
    'Ausweisnummer|ID-Nummer|numéro d\'identité|numéro d\'identification|numéro ID|número de identidad|número de identificación|número de ID|' +
    'número de identidade|número de identificação|numero d\'identità|numero di identità|numero di identificazione|numero ID|identiteitsnummer|' +
    'identificatienummer',
  PERSONAL_IDENTITY_CODE:
    'Personenkennung|Personenkennziffer|persönlicher Identitätscode|code d\'identité personnel|código de identidad personal|' +
    'código de identidade pessoal|codice di identità personale|codice d\'identità personale|persoonlijke identiteitscode',
  RESIDENT_ID:
    'Einwohner-ID|Einwohnerausweis|identifiant de résident|carte de résident|ID de residente|identificación de residente|' +
    'identificação de residente|ID residente|identificativo di residente|ingezetene-ID|inwoner-ID|verblijfs-ID',
  VOTER: 'Wähler|Wählerausweis|électeur|votante|elector|eleitor|elettore|kiezer',
  MY_NUMBER: 'meine Nummer|mon numéro|mi número|meu número|mio numero|il mio numero|mijn nummer',
}

const countryPhrases: Readonly<Record<string, string>> = { US: 'USA|EE.UU.|EEUU|EUA|VS', UK: 'GB|VK' }
