import { edge, Tokens } from './tokens.js'

/**
 * Words that stand where a name may stand and are none. First names and places are left out (Rut, Nir, Loja), for here they
 * would pass; of surnames only the days of the week are here, and behind a title (`Frau Freitag`) they are found all the same.
 */
const words =
  // What people call the things that they have: `my ssn is …`, `il mio codice fiscale è …`.
  'ssn ein itin iban bic cvv cvc otp dob imei vat nif dni nss cuit cuil cpf cnpj rg cep curp rfc bsn btw nhs aadhaar siret siren ahv ' +
  'passport license licence password passcode username email phone address zip postcode birthday account routing card number ' +
  'steuernummer steuerid sozialversicherungsnummer versicherungsnummer personalausweis ausweisnummer reisepass führerschein kontonummer kreditkarte ' +
  'kartennummer geburtsdatum geburtstag anschrift telefonnummer handynummer passwort postleitzahl kundennummer ' +
  'codice fiscale partita tessera sanitaria identità passaporto patente indirizzo numero telefono nascita ' +
  'numéro sécurité sociale carte passeport permis adresse téléphone naissance compte ' +
  'número tarjeta cuenta pasaporte contraseña nacimiento dirección teléfono identidad ' +
  'cartão senha passaporte nascimento endereço telefone conta identidade ' +
  'paspoort rijbewijs rekeningnummer geboortedatum wachtwoord telefoonnummer adres burgerservicenummer ' +
  // What stands last in a message, where a name often does: `no thanks, bye`.
  'bye goodbye cheers thanks hello tschüss tschüs hallo danke ciao grazie adiós adios hola gracias salut merci adieu olá tchau obrigado obrigada doei bedankt ' +
  // What a shop and its customers write to each other: `hier ist Ihre Bestellung`, `su pedido está en camino`. The
  // tagger knows the places after “en” and “in” better than these, and takes a capital for a name in German, too.
  'bestellung lieferung paket konto rechnung geduld antwort anfrage anliegen unterlagen verständnis hilfe nachricht zahlung überweisung rückzahlung ' +
  'gutschrift vertrag kündigung termin gutschein sendung retoure versand warenkorb montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
  'pedido paquete envío factura camino reparto proceso tránsito espera curso paciencia reserva entrega devolución reembolso solicitud atención ayuda ' +
  'respuesta tienda almacén revisión commande colis livraison facture route préparation attente patience réservation retour remboursement demande ' +
  'dossier aide réponse boutique magasin traitement ordine pacco arrivo consegna lavorazione ritardo transito attesa pazienza fattura prenotazione ' +
  'reso rimborso richiesta magazzino negozio spedizione encomenda caminho trânsito preparação atraso paciência fatura devolução análise estoque ' +
  'bestelling pakket onderweg factuur behandeling aantocht geduld levering rekening aanvraag terugbetaling magazijn voorraad reservering'

/** Words that stand beside these; alone some of them are names (“Su”). */
const companions =
  'my your our the ihre ihr ihren ihrem ihrer meine mein meinen meinem meiner unsere unser unseren unserem der die das dem den ' +
  'su sus mi mis tu tus nuestra nuestro el la los las por en de votre vos mon ma mes notre nos le les pour ' +
  'suo sua suoi sue mio mia nostro nostra il lo per in seu seus meu minha nossa nosso o a um uma pela pelo em uw mijn ons onze het een voor ' +
  'hier ist ecco voici voilà aquí aqui está es est è é is'

/** Asks whether a word is one of them, by the hash that `Tokens` gives it. */
export function isWordOfForms(hash: number): boolean {
  hashes ??= hashesOf(words)
  return hashes.has(hash)
}

/** Asks whether a word says nothing beside one of them. */
export function isCompanion(hash: number): boolean {
  companionHashes ??= hashesOf(companions)
  return companionHashes.has(hash)
}

let hashes: ReadonlySet<number> | undefined
let companionHashes: ReadonlySet<number> | undefined

function hashesOf(list: string): ReadonlySet<number> {
  const tokens = new Tokens()
  return new Set(list.split(' ').map((word) => {
    tokens.read(word, 0)
    return tokens.hash[edge] ?? 0
  }))
}
