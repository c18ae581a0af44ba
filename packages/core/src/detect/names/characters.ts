/** What a UTF-16 code unit is to the names tagger. */
export function kindOf(unit: number): number {
  const kind = kinds[unit] ?? symbol
  return kind === unknown ? learnKind(unit) : kind
}

/** The code unit in lower case and without accents, so that `Zoë`, `zoe` and `ZOE` are one word. */
export function foldUnit(unit: number): number {
  const folded = folds[unit] ?? unit
  return folded === 0 ? learnFold(unit) : folded
}

export const space = 0
export const newline = 1
export const lower = 2
export const upper = 3
/** A letter of a script without case, or a mark. */
export const uncased = 4
export const digit = 5
export const apostrophe = 6
export const symbol = 7

const unknown = 255
// Filled as code units are met: the whole table would cost 20 ms at the first message.
const kinds = new Uint8Array(65_536).fill(unknown)
const folds = new Uint16Array(65_536)

const lowerPattern = /^\p{Ll}$/u
const upperPattern = /^[\p{Lu}\p{Lt}]$/u
const letterPattern = /^[\p{L}\p{M}]$/u
const digitPattern = /^\p{Nd}$/u
const spacePattern = /^\s$/u

function learnKind(unit: number): number {
  const sign = String.fromCharCode(unit)
  const kind = kindOfSign(sign)
  kinds[unit] = kind
  return kind
}

function kindOfSign(sign: string): number {
  if (sign === '\n' || sign === '\r' || sign === '\u2028' || sign === '\u2029') return newline
  if (spacePattern.test(sign)) return space
  if (sign === "'" || sign === '’') return apostrophe
  if (lowerPattern.test(sign)) return lower
  if (upperPattern.test(sign)) return upper
  if (letterPattern.test(sign)) return uncased
  return digitPattern.test(sign) ? digit : symbol
}

/** Letters that canonical decomposition leaves whole (UnicodeData has no mapping for a stroke). */
const strokes: ReadonlyMap<string, string> = new Map([['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ı', 'i'], ['’', "'"], ['ħ', 'h']])

function learnFold(unit: number): number {
  const lowered = String.fromCharCode(unit).toLowerCase()
  const folded = strokes.get(lowered) ?? lowered.normalize('NFD')
  // A zero would ask to be learned again at every look.
  const value = folded.charCodeAt(0) || unit || 1
  folds[unit] = value
  return value
}
