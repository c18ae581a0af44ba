import { isVinCheckValid } from '../../checksum/vin.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The number of a vehicle: 17 signs without I, O and Q. North America requires a check digit; other numbers, and
 * mistyped ones, count near a context word.
 */
export const vin: FormatRecognizer = {
  name: 'vin',
  type: 'VIN',
  source: 'https://www.ecfr.gov/current/title-49/subtitle-B/chapter-V/part-565 (with ISO 3779)',
  contextWords: (
    'vin chassis vehicle car truck motorcycle fahrgestellnummer fin fahrzeug fahrzeugidentifikationsnummer bastidor châssis telaio chassi ' +
    'chassisnummer veículo vehículo véhicule voertuig veicolo'
  ).split(' '),
  formats: [{ form: '*{17}', score: 0.6, scoreInvalid: 0.2 }, { form: '***~******~********', score: 0.3, scoreInvalid: 0.15 }],
  isValid: (signs) => shape.test(signs) && letters.test(signs) && isVinCheckValid(signs),
  examples: {
    matches: [
      { text: '1M8GDM9AXKP042788', found: ['1M8GDM9AXKP042788'] },
      { text: 'my car, vin 1hgcm82633a004352', found: ['1hgcm82633a004352'] },
      { text: 'FIN: WVWZZZ1JZXW000001', found: ['WVWZZZ1JZXW000001'] },
      { text: 'chassis WVW ZZZ1JZ XW000001', found: ['WVW ZZZ1JZ XW000001'] },
    ],
    nearMisses: ['1M8GDM9A1KP042788', '1M8GDM9AXKP0427889', 'WVWZZZ1JZXW000001', '11111111111111111', 'vin 1M8GDM9AXKP0427', 'ABCDEFGHIJKLMNOPQ'],
  },
}

/** 49 CFR 565.15(d): the last four signs are digits; position ten, the year, is none of U, Z and 0. */
const shape = /^[A-HJ-NPR-Z0-9]{9}[A-HJ-NPR-TV-Y1-9][A-HJ-NPR-Z0-9]{3}\d{4}$/
const letters = /[A-Z].*[A-Z]/
