import { edge, Tokens } from './tokens.js'

/** Words that stand where a name may stand and are none. No word is here that anybody is called by. */
const words =
  // What people call the things that they have: `my ssn is …`, `il mio codice fiscale è …`.
  'ssn ein itin iban bic cvv cvc otp dob imei tin vat nif nie dni nss cuit cuil cpf cnpj rg cep rut curp rfc bsn btw nhs aadhaar nir siret siren ahv ' +
  'passport license licence password passcode username email phone address zip postcode birthday account routing card number ' +
  'steuernummer steuerid sozialversicherungsnummer versicherungsnummer personalausweis ausweisnummer reisepass führerschein kontonummer kreditkarte ' +
  'kartennummer geburtsdatum geburtstag anschrift telefonnummer handynummer passwort postleitzahl kundennummer ' +
  'codice fiscale partita tessera sanitaria identità passaporto patente indirizzo numero telefono nascita ' +
  'numéro sécurité sociale carte passeport permis adresse téléphone naissance compte ' +
  'número tarjeta cuenta pasaporte contraseña nacimiento dirección teléfono identidad ' +
  'cartão senha passaporte nascimento endereço telefone conta identidade ' +
  'paspoort rijbewijs rekeningnummer geboortedatum wachtwoord telefoonnummer adres burgerservicenummer ' +
  // What stands last in a message, where a name often does: `no thanks, bye`.
  'bye goodbye cheers thanks hello tschüss tschüs hallo danke ciao grazie adiós adios hola gracias salut merci adieu olá tchau obrigado obrigada doei bedankt'

/** Asks whether a word is one of them, by the hash that `Tokens` gives it. */
export function isWordOfForms(hash: number): boolean {
  hashes ??= hashesOf(words.split(' '))
  return hashes.has(hash)
}

let hashes: ReadonlySet<number> | undefined

function hashesOf(list: readonly string[]): ReadonlySet<number> {
  const tokens = new Tokens()
  return new Set(list.map((word) => {
    tokens.read(word, 0)
    return tokens.hash[edge] ?? 0
  }))
}
