import type { Edit } from './edit.js'
import { classOf, digit, isWordUnit, letter } from './unit-class.js'

/**
 * What to write so that the letters of a vanity number that begins at `start` are the digits of their keys
 * (ITU-T E.161): “1-800-FLOWERS”. Only behind the prefix of a free or a paid number.
 */
export function vanityLetters(text: string, start: number): readonly Edit[] {
  prefixShape.lastIndex = start
  if (!prefixShape.test(text)) return []
  const signs = readSigns(text, start)
  const prefix = prefixOf(signs)
  if (prefix === undefined) return []
  const rest = signs.slice(prefix.length)
  const letters = rest.filter(({ kind }) => kind === letter)
  const first = letters[0]
  if (first === undefined || letters.length < 3) return []
  const isJoined = first.joint !== ' '
  if (!isJoined && rest.some(({ kind, sign }) => kind === letter && sign !== sign.toUpperCase())) return []
  if (!isJoined && prefix.isShort && !(isOneWord(rest) && isCalled(text, start))) return []
  // Keys beyond the last digit are pressed in vain: “1-800-CONTACTS”.
  const most = prefix.digitsMax + (isJoined ? 3 : 0)
  if (rest.length < prefix.digitsMin || rest.length > most) return []
  return rest.flatMap(({ at, kind, sign }, index) => {
    if (kind === digit) return []
    return [{ start: at, end: at + 1, text: index < prefix.digitsMax ? keyOf(sign) : '' }]
  })
}

function isOneWord(signs: readonly Sign[]): boolean {
  return signs.every(({ joint }, index) => index === 0 || joint === '')
}

/** Whether the words before ask to call: “0800 MEETING” is also a time. */
function isCalled(text: string, start: number): boolean {
  const words = text.slice(Math.max(0, start - 24), start).toLowerCase().split(/[^a-z]/)
  return words.some((word) => callWords.has(word))
}

interface Sign {
  readonly at: number
  readonly sign: string
  readonly kind: number
  /** What stands before it. */
  readonly joint: string
}

interface Prefix {
  readonly length: number
  readonly digitsMin: number
  readonly digitsMax: number
  /** Four digits that may also be a time or a year. */
  readonly isShort: boolean
}

const signsMax = 20
const callWords = new Set(['call', 'phone', 'dial', 'ring', 'tel', 'text', 'number', 'freephone', 'hotline', 'ruf', 'rufen', 'bel', 'llama', 'ligue'])
/** What turns nearly every number away before its signs are read one by one. */
const prefixShape = /(?:1[ .()-]{0,2})?(?:8\d\d|900)|0[1389]|1[39]00/y
/** What may stand between two signs; brackets and spaced dashes only before the first letter. */
const joints = ' -.()'

/** Letters and digits, with at most two signs between two of them; as far as a lower-case word after a space. */
function readSigns(text: string, start: number): readonly Sign[] {
  const signs: Sign[] = []
  let joint = ''
  let hasLetters = false
  for (let at = start; at < text.length && signs.length < signsMax; at++) {
    const unit = text.charCodeAt(at)
    const sign = text.charAt(at)
    if (isWordUnit(unit)) {
      // A word of the sentence goes on, when one of the number's letters came before.
      if (hasLetters && joint === ' ' && classOf(unit) === letter && sign !== sign.toUpperCase()) break
      if (unit >= 0x80) return []
      signs.push({ at, sign, kind: classOf(unit), joint })
      hasLetters ||= classOf(unit) === letter
      joint = ''
    } else if (joints.includes(sign) && joint.length < (hasLetters ? 1 : 2)) {
      joint += sign
    } else break
  }
  return signs
}

/** Toll-free codes of the North American plan, +1 before them or not; 0800 and its like; Australia's 1300 and 1800. */
function prefixOf(signs: readonly Sign[]): Prefix | undefined {
  const head = signs.slice(0, 5)
  const digits = head.map(({ sign }) => sign).join('')
  const lead = digits.startsWith('1') ? 1 : 0
  if (northAmerican.has(digits.slice(lead, lead + 3)) && (lead === 1 || signs[3]?.joint !== ' ')) {
    return { length: lead + 3, digitsMin: 7, digitsMax: 7, isShort: false }
  }
  return fourDigits.has(digits.slice(0, 4)) ? { length: 4, digitsMin: 6, digitsMax: 7, isShort: true } : undefined
}

const northAmerican = new Set(['800', '833', '844', '855', '866', '877', '888', '900'])
const fourDigits = new Set(['0800', '0808', '0300', '0330', '0345', '0900', '0906', '1300', '1900', '0180'])
const keys = ['', '', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ']

function keyOf(sign: string): string {
  return String(keys.findIndex((letters) => letters.includes(sign.toUpperCase())))
}
