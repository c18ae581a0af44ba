import { expect } from 'chai'
import fc from 'fast-check'
import { entityTypes, type EntityType } from '../../src/detect/span.js'
import { escapePlaceholders, fillPlaceholders, findPlaceholders, formatPlaceholder } from '../../src/scrub/placeholder.js'
import { createTypeWords } from '../../src/scrub/type-words.js'

const value = 'VALUE $& [PERSON_2]'

/** What chats, templates and models do to a placeholder, and what is to be read afterwards. */
const bendings: Readonly<Record<string, { readonly bend: (text: string) => string; readonly read?: (value: string) => string }>> = {
  'Markdown escapes': { bend: (text) => text.replace(/[[\]_]/g, String.raw`\$&`) },
  'Markdown emphasis': { bend: (text) => `**${text}**`, read: (filled) => `**${filled}**` },
  'emphasis within': { bend: (text) => text.replace(/^\[(.*)\]$/, '[**$1**]') },
  'a code span': { bend: (text) => `\`${text}\``, read: (filled) => `\`${filled}\`` },
  'the text of a link': { bend: (text) => `${text}(https://example.org/)`, read: (filled) => `${filled}(https://example.org/)` },
  'HTML’s numbers': { bend: (text) => text.replace(/[[\]_]/g, (sign) => `&#${sign.charCodeAt(0)};`) },
  'HTML’s hexadecimal numbers': { bend: (text) => text.replace(/[[\]]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`) },
  'HTML’s names': { bend: (text) => text.replace('[', '&lbrack;').replace(']', '&rsqb;').replaceAll('_', '&lowbar;') },
  'HTML twice': { bend: (text) => text.replace('[', '&amp;#91;').replace(']', '&amp;#93;') },
  'lower case': { bend: (text) => text.toLowerCase() },
  'title case': { bend: (text) => text.toLowerCase().replace(/(?:^|[[_])[a-z]/g, (letter) => letter.toUpperCase()) },
  blanks: { bend: (text) => text.replaceAll('_', ' ') },
  hyphens: { bend: (text) => text.replaceAll('_', '-') },
  'blanks that do not break': { bend: (text) => text.replaceAll('_', '\u00a0') },
  'a line break before the number': { bend: (text) => text.replace(/_(\d+)/, '_\n$1') },
  'line breaks between all words': { bend: (text) => text.replaceAll('_', '\r\n') },
  'a quoted line break': { bend: (text) => text.replace('_', '_\n  ') },
  'blanks inside': { bend: (text) => text.replace('[', '[ ').replace(']', ' ]') },
  'full width': { bend: (text) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)) },
  'soft hyphens': { bend: (text) => text.replaceAll('_', '_\u00ad') },
  'a possessive': { bend: (text) => `${text}'s`, read: (filled) => `${filled}'s` },
  'a possessive within': { bend: (text) => text.replace(']', '’s]'), read: (filled) => `${filled}’s` },
  'an escaped possessive within': { bend: (text) => text.replace(']', '&#39;s]'), read: (filled) => `${filled}'s` },
  'a plural behind the number': { bend: (text) => text.replace(']', 's]') },
}

const names = entityTypes.flatMap((type) => [1, 2, 10, 999].map((number) => ({ type, number, name: `${type}_${number}` })))

describe('a placeholder that was bent', () => {
  for (const [what, { bend, read = (filled: string): string => filled }] of Object.entries(bendings)) {
    it(`is known, filled and escaped for every type after ${what}`, () => {
      for (const { type, number, name } of names) {
        const bent = `so ${bend(formatPlaceholder(type, number))}, yes`
        expect(fillPlaceholders(bent, new Map([[name, value]])), bent).to.equal(`so ${read(value)}, yes`)
        const typed = escapePlaceholders(bent)
        expect(findPlaceholders(typed), bent).to.deep.equal([])
        expect(fillPlaceholders(typed, new Map([[name, value]])), bent).to.equal(bent)
      }
    })
  }

  it('is filled after several of them at once, and opens nothing but itself', () => {
    const seed = Date.now()
    const bends = Object.values(bendings).map(({ bend }) => bend)
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.uniqueArray(fc.nat(bends.length - 1), { maxLength: 2 }), ({ type, number, name }, chosen) => {
        let bent = formatPlaceholder(type, number)
        for (const index of chosen) bent = bends[index]?.(bent) ?? bent
        const found = findPlaceholders(bent)
        // Two of them may make it something else, and then it stays as it is.
        if (found.length === 0) expect(fillPlaceholders(bent, new Map([[name, value]]))).to.equal(bent)
        else expect(found.at(-1)).to.equal(name)
      }),
      { seed, numRuns: 3_000 },
    )
    console.log(`      3000 placeholders, seed ${seed}`)
  }).timeout(20_000)

  it('is known in the plural', () => {
    for (const [text, name] of [
      ['[EMAIL_ADDRESSES_1]', 'EMAIL_ADDRESS_1'], ['[Persons 2]', 'PERSON_2'], ['[people 2]', 'PERSON_2'], ['[credit cards 1]', 'CREDIT_CARD_1'], ['[Telefonnummern 1]', 'PHONE_NUMBER_1'],
      ['[direcciones de correo electrónico 1]', 'EMAIL_ADDRESS_1'], ['[numéros de téléphone 3]', 'PHONE_NUMBER_3'], ['[numeri di telefono 3]', 'PHONE_NUMBER_3'], ['[cartões de crédito 1]', 'CREDIT_CARD_1'],
      ['[códigos postales US 1]', 'US_ZIP_CODE_1'], ['[personen 1]', 'PERSON_1'],
    ] as const) {
      expect(findPlaceholders(text).at(-1), text).to.equal(name)
    }
  })

  it('leaves in peace what it stands between', () => {
    const text = '\\[EMAIL_ADDRESS_1] [[PERSON_1]] [PERSON_1][PERSON_1] [x [PERSON_1] y] &#91;[PERSON_1]&#93; \\[person 1\\].'
    const filled = fillPlaceholders(text, new Map([['PERSON_1', 'Ana'], ['EMAIL_ADDRESS_1', 'mail']]))
    expect(filled).to.equal('\\mail [Ana] AnaAna [x Ana y] &#91;Ana&#93; Ana.')
  })
})

/** By type: German, French, Spanish, Portuguese, Italian, Dutch, as translators write them. */
const translated: readonly (readonly [EntityType, ...string[]])[] = [
  ['PERSON', 'PERSON', 'PERSONNE', 'PERSONA', 'PESSOA', 'PERSONA', 'PERSOON'],
  ['EMAIL_ADDRESS', 'E-MAIL-ADRESSE', 'ADRESSE_E-MAIL', 'CORREO_ELECTRÓNICO', 'ENDEREÇO_DE_E-MAIL', 'INDIRIZZO_E-MAIL', 'E-MAILADRES'],
  ['PHONE_NUMBER', 'TELEFONNUMMER', 'NUMÉRO_DE_TÉLÉPHONE', 'NÚMERO_DE_TELÉFONO', 'NÚMERO_DE_TELEFONE', 'NUMERO_DI_TELEFONO', 'TELEFOONNUMMER'],
  ['CREDIT_CARD', 'KREDITKARTE', 'CARTE_DE_CRÉDIT', 'TARJETA_DE_CRÉDITO', 'CARTÃO_DE_CRÉDITO', 'CARTA_DI_CREDITO', 'CREDITCARD'],
  ['STREET_ADDRESS', 'STRASSENADRESSE', 'ADRESSE_POSTALE', 'DIRECCIÓN_POSTAL', 'ENDEREÇO', 'INDIRIZZO_STRADALE', 'STRAATADRES'],
  ['DATE_OF_BIRTH', 'GEBURTSDATUM', 'DATE_DE_NAISSANCE', 'FECHA_DE_NACIMIENTO', 'DATA_DE_NASCIMENTO', 'DATA_DI_NASCITA', 'GEBOORTEDATUM'],
  ['PASSWORD', 'PASSWORT', 'MOT_DE_PASSE', 'CONTRASEÑA', 'SENHA', 'PASSWORD', 'WACHTWOORD'],
  ['USERNAME', 'BENUTZERNAME', 'NOM_D\'UTILISATEUR', 'NOMBRE_DE_USUARIO', 'NOME_DE_UTILIZADOR', 'NOME_UTENTE', 'GEBRUIKERSNAAM'],
  ['IP_ADDRESS', 'IP-ADRESSE', 'ADRESSE_IP', 'DIRECCIÓN_IP', 'ENDEREÇO_IP', 'INDIRIZZO_IP', 'IP-ADRES'],
  ['BANK_ACCOUNT', 'BANKKONTO', 'COMPTE_BANCAIRE', 'CUENTA_BANCARIA', 'CONTA_BANCÁRIA', 'CONTO_BANCARIO', 'BANKREKENING'],
  ['API_KEY', 'API-SCHLÜSSEL', 'CLÉ_API', 'CLAVE_API', 'CHAVE_API', 'CHIAVE_API', 'API-SLEUTEL'],
  ['ORGANIZATION', 'ORGANISATION', 'ORGANISATION', 'ORGANIZACIÓN', 'ORGANIZAÇÃO', 'ORGANIZZAZIONE', 'ORGANISATIE'],
  ['US_PASSPORT', 'US-REISEPASS', 'PASSEPORT_US', 'PASAPORTE_EE.UU.', 'PASSAPORTE_EUA', 'PASSAPORTO_US', 'US-PASPOORT'],
  ['DE_TAX_ID', 'DE_STEUER-ID', 'IDENTIFIANT_FISCAL_DE', 'IDENTIFICACIÓN_FISCAL_DE', 'IDENTIFICAÇÃO_FISCAL_DE', 'IDENTIFICATIVO_FISCALE_DE', 'DE_BELASTING-ID'],
  ['IT_FISCAL_CODE', 'IT_STEUERCODE', 'CODE_FISCAL_IT', 'CÓDIGO_FISCAL_IT', 'CÓDIGO_FISCAL_IT', 'CODICE_FISCALE_IT', 'FISCALE_CODE_IT'],
  ['UK_DRIVING_LICENCE', 'UK-FÜHRERSCHEIN', 'PERMIS_DE_CONDUIRE_UK', 'PERMISO_DE_CONDUCIR_UK', 'CARTA_DE_CONDUÇÃO_UK', 'PATENTE_DI_GUIDA_UK', 'RIJBEWIJS_UK'],
]

describe('a placeholder whose type was translated', () => {
  it('is filled in each of the languages, however it is written', () => {
    for (const [type, ...words] of translated) {
      for (const word of words) {
        for (const written of [word, word.toLowerCase(), word.replaceAll('_', ' '), word.normalize('NFD'), word.replaceAll('_', '_\n')]) {
          const text = `[${written}_7]`
          expect(fillPlaceholders(text, new Map([[`${type}_7`, value]])), text).to.equal(value)
          expect(fillPlaceholders(escapePlaceholders(text), new Map([[`${type}_7`, value]]))).to.equal(text)
        }
      }
    }
  })

  it('opens the policy’s own type of that name before it opens ours', () => {
    const own = createTypeWords(['PERSONA' as EntityType, 'EMPLOYEE_ID' as EntityType])
    expect(findPlaceholders('[persona 1]', own)).to.deep.equal(['PERSONA_1', 'PERSON_1'])
    expect(fillPlaceholders('[persona 1] [PERSONA_2]', new Map([['PERSONA_1', 'a'], ['PERSON_1', 'b'], ['PERSON_2', 'c']]), own)).to.equal('a c')
    expect(findPlaceholders('[employee id 1]', own)).to.deep.equal(['EMPLOYEE_ID_1'])
    expect(findPlaceholders('[employee id 1]')).to.deep.equal([])
  })
})
