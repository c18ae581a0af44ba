import { isCombiningMark, isInvisible } from './invisible.js'

/**
 * The ASCII way of writing a sign where there is one, else the sign: UAX #15 NFKC, every decimal digit,
 * dashes, spaces, dots and slashes, and enclosed letters and digits without what encloses them.
 */
export function foldCodePoint(codePoint: number): string {
  if (codePoint < 0x80) return String.fromCharCode(codePoint)
  if (isInvisible(codePoint)) return ''
  const bare = foldEnclosed(codePoint) ?? foldSmallCapital(codePoint)
  if (bare !== undefined) return bare
  const sign = String.fromCodePoint(codePoint)
  let piece = ''
  for (const folded of compatible(sign, codePoint)) piece += foldSign(folded)
  return piece
}

/** Below the symbols, a form without ASCII in it is the spelling of a language: Armenian “և”, Thai “ำ”. */
function compatible(sign: string, codePoint: number): string {
  const form = sign.normalize('NFKC')
  return codePoint < 0x2000 && !ascii.test(form) ? sign : form
}

const ascii = /[\0-\x7f]/
const dash = /^[\p{Pd}\u2043\u2212]$/u
const space = /^[\p{Zs}\u0085\u2028\u2029]$/u
const dot = /^[\u00b7\u2022\u2024\u2219\u22c5\u3002\u30fb]$/u
const slash = /^[\u2044\u2215]$/u
const decimalDigit = /^\p{Nd}$/u

function foldSign(sign: string): string {
  const codePoint = sign.codePointAt(0) ?? 0
  if (codePoint < 0x80) return sign
  // A mark that NFKC has split off: “´” is a space with an acute.
  if (isInvisible(codePoint) || isCombiningMark(codePoint)) return ''
  if (decimalDigit.test(sign)) return String(digitValue(codePoint))
  if (dash.test(sign)) return '-'
  if (space.test(sign)) return codePoint === 0x2028 || codePoint === 0x2029 || codePoint === 0x85 ? '\n' : ' '
  if (dot.test(sign)) return '.'
  if (slash.test(sign)) return '/'
  return sign
}

/** Unicode encodes decimal digits in whole blocks of ten, in ascending order (chapter 4.6). */
function digitValue(codePoint: number): number {
  let first = codePoint
  while (codePoint - first < 50 && decimalDigit.test(String.fromCodePoint(first - 1))) first--
  return (codePoint - first) % 10
}

/** First and last code point, and what the first stands for: a number, or a letter. */
type Enclosed = readonly [number, number, number | string]

/**
 * Blocks “Enclosed Alphanumerics”, “Dingbats” and “Enclosed Alphanumeric Supplement” of the Unicode charts.
 * NFKC either leaves these signs or turns them into “(1)” and “1.”, which would tear a number apart.
 */
const enclosed: readonly Enclosed[] = [
  [0x2474, 0x2487, 1], // parenthesized numbers
  [0x2488, 0x249b, 1], // numbers with a full stop
  [0x249c, 0x24b5, 'a'], // parenthesized small letters
  [0x24eb, 0x24f4, 11], // negative circled numbers
  [0x24f5, 0x24fe, 1], // double circled numbers
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277f, 1], // dingbats
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x1f100, 0x1f100, 0],
  [0x1f101, 0x1f10a, 0], // digits with a comma
  [0x1f10b, 0x1f10c, 0],
  [0x1f110, 0x1f129, 'A'], // parenthesized capitals
  [0x1f150, 0x1f169, 'A'], // negative circled capitals
  [0x1f170, 0x1f189, 'A'], // negative squared capitals
  [0x1f51f, 0x1f51f, 10], // keycap ten
]

function foldEnclosed(codePoint: number): string | undefined {
  if (codePoint < 0x2474 || (codePoint > 0x2793 && codePoint < 0x1f100) || codePoint > 0x1f51f) return undefined
  for (const [first, last, value] of enclosed) {
    if (codePoint < first || codePoint > last) continue
    const offset = codePoint - first
    if (typeof value === 'string') return String.fromCharCode(value.charCodeAt(0) + offset)
    return String(codePoint === 0x1f10c ? 0 : value + offset)
  }
  return undefined
}

/** Phonetic small capitals, which no language writes its words with. */
const smallCapitals = new Map([
  ...[...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((sign, index) => [sign.codePointAt(0) ?? 0, 'abcdefghijklmnoprstuvwyz'.charAt(index)] as const),
])

function foldSmallCapital(codePoint: number): string | undefined {
  return smallCapitals.get(codePoint)
}
