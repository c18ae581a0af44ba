/**
 * The sign by which a UTF-16 code unit is compared with another: without case and without accents. `foldKinds`
 * name the units that have none.
 */
export function foldUnit(unit: number): number {
  return folds[unit] || (folds[unit] = computeFold(unit))
}

/** Signs below a space have no fold of their own, so their numbers are free to say what else a unit may be. */
export const foldKinds = { gap: 1, mark: 2 } as const

/** What stands for a fold that is two signs. */
export const wideFolds: ReadonlyMap<number, string> = new Map([[3, 'ss'], [4, 'ae'], [5, 'oe']])

/** Scripts without spaces, and both halves of a surrogate pair: each unit counts as a word. */
export function isWordByItself(unit: number): boolean {
  if (unit < 0x0e00) return false
  return wordlessScripts.some(([from, to]) => unit >= from && unit <= to)
}

/** 0 is a unit that nobody has asked for yet. */
const folds = new Uint16Array(0x10000)

/** Thai and Lao, Burmese, Khmer, kana, Han, Hangul, surrogates. Korean writes spaces, but ties particles to names. */
const wordlessScripts: readonly (readonly [number, number])[] = [
  [0x0e00, 0x0eff], [0x1000, 0x109f], [0x1780, 0x17ff], [0x3040, 0x30ff], [0x3400, 0x9fff], [0xac00, 0xd7af], [0xd800, 0xdfff], [0xf900, 0xfaff],
]

/** Letters with a stroke or a ligature, which no normalisation form takes apart. */
const strokes: ReadonlyMap<string, number> = new Map([
  ['ß', 3], ['æ', 4], ['œ', 5], ['ø', 0x6f], ['ł', 0x6c], ['đ', 0x64], ['ð', 0x64], ['ħ', 0x68], ['ı', 0x69], ['ŧ', 0x74],
])

function computeFold(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit
  const sign = String.fromCharCode(unit)
  if (/^\p{M}$/u.test(sign)) return foldKinds.mark
  if (!/^[\p{L}\p{N}]$/u.test(sign)) return foldKinds.gap
  const lower = sign.toLowerCase()
  const stroke = strokes.get(lower)
  if (stroke !== undefined) return stroke
  const bare = lower.normalize('NFD').replace(/\p{M}/gu, '')
  // A Hangul syllable comes apart into letters; it stays whole.
  return bare.length === 1 ? bare.charCodeAt(0) : lower.charCodeAt(0)
}
