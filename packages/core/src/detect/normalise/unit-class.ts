/** What a UTF-16 unit is to the search for spelled values. */
export const other = 0
export const letter = 1
export const digit = 2
/** “@”, and the signs that begin an encoded or a bracketed one: “%40”, “&#64;”, “\\u0040”, “[.]”. */
export const atSign = 3

export function classOf(unit: number): number {
  return unit < 0x80 ? (classes[unit] ?? other) : isLetterBeyondAscii(unit) ? letter : other
}

export function isWordUnit(unit: number): boolean {
  const kind = classOf(unit)
  return kind === letter || kind === digit
}

/** Where the letters and digits that begin at `start` end. */
export function endOfWord(text: string, start: number): number {
  let end = start
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++
  return end
}

/** Where the letters and digits that end at `end` begin; not before `from`. */
export function startOfWord(text: string, end: number, from: number): number {
  let start = end
  while (start > from && isWordUnit(text.charCodeAt(start - 1))) start--
  return start
}

export function isSpaceAt(text: string, index: number): boolean {
  return isSpace(text.charCodeAt(index))
}

/** After at most `most` spaces. */
export function skipSpaces(text: string, start: number, most: number): number {
  let at = start
  while (at < text.length && at - start < most && isSpace(text.charCodeAt(at))) at++
  return at
}

/** Before at most `most` spaces. */
export function skipSpacesBack(text: string, end: number, most: number): number {
  let at = end
  while (at > 0 && end - at < most && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** Whether only a few spaces and signs of punctuation stand in `[from, to)`, as between the groups of one number. */
export function isJoint(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let at = from; at < to; at++) if (!joints.includes(text.charAt(at))) return false
  return true
}

const joints = ' \t\n\r,.-_/*|():+'
const classes = new Uint8Array(0x80)
for (let unit = 0; unit < 0x80; unit++) {
  const sign = String.fromCharCode(unit)
  if (/[A-Za-z]/.test(sign)) classes[unit] = letter
  else if (/\d/.test(sign)) classes[unit] = digit
  else if ('@%&\\([{'.includes(sign)) classes[unit] = atSign
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13)
}

/** Nearly: punctuation and symbols have blocks of their own, and nothing here hangs on the rest. */
function isLetterBeyondAscii(unit: number): boolean {
  if (unit < 0x2000) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7
  return (unit >= 0x2c00 && unit < 0x2e00) || (unit >= 0x3040 && unit < 0xd800)
}
