import { edge, Tokens } from './tokens.js'

/**
 * What people call the things that they have: `my ssn is …`, `il mio codice fiscale è …`. A form's label stands where a
 * name may stand and is none. No word is here that anybody is called by.
 */
const words =
  'ssn ein itin iban bic cvv cvc otp dob imei tin vat nif nie dni nss cuit cuil cpf cnpj rg cep rut curp rfc bsn btw nhs aadhaar nir siret siren ahv ' +
  'passport license licence password passcode username email phone address zip postcode birthday account routing card number ' +
  'steuernummer steuerid sozialversicherungsnummer versicherungsnummer personalausweis ausweisnummer reisepass führerschein kontonummer kreditkarte ' +
  'kartennummer geburtsdatum geburtstag anschrift telefonnummer handynummer passwort postleitzahl kundennummer ' +
  'codice fiscale partita tessera sanitaria identità passaporto patente indirizzo numero telefono nascita ' +
  'numéro sécurité sociale carte passeport permis adresse téléphone naissance compte ' +
  'número tarjeta cuenta pasaporte contraseña nacimiento dirección teléfono identidad ' +
  'cartão senha passaporte nascimento endereço telefone conta identidade ' +
  'paspoort rijbewijs rekeningnummer geboortedatum wachtwoord telefoonnummer adres burgerservicenummer'

/** Asks whether a word is one of them, by the hash that `Tokens` gives it. */
export function isLabelWord(hash: number): boolean {
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
