import { asciiTwin, isLatinTwin } from './homoglyphs.js'

/**
 * Writes the ASCII twin for each foreign letter of a word that mixes scripts (“Jоhn” with a Cyrillic “о”),
 * or that is part of an address or a code. Words of one script are language and stay as they are. Each
 * letter gives one letter, so that offsets stay.
 */
export function foldHomoglyphs(text: string): string {
  if (text.search(foreign) === -1) return text
  let folded = ''
  let written = 0
  for (const match of text.matchAll(pieces)) {
    if (match[0].search(foreign) === -1) continue
    folded += text.slice(written, match.index) + foldPiece(match[0])
    written = match.index + match[0].length
  }
  return written === 0 ? text : folded + text.slice(written)
}

/** Greek to Armenian and Hebrew, Cherokee, Lisu, and the rare Latin letters that have a twin. */
const foreign = /[ı\u018f-\u02ad\u0370-\u05ff\u13a0-\u13ff\ua4d0-\ua4ff\ua740-\ua7ff]/
const pieces = /[^\s,;:()<>"]+/g
const words = /[\p{L}\p{M}\p{N}]+/gu
const address = /[^@]@[^@]|^(?:www\.|\/\/)/
const digits = /\d/g
const asciiLetter = /[A-Za-z]/

function foldPiece(piece: string): string {
  // An address in one script is its owner's language (“почта@пример.рф”), unless all of it has twins.
  const isAddress = address.test(piece) && (asciiLetter.test(piece) || (piece.match(words) ?? []).every(hasOnlyTwins))
  return piece.replace(words, (word) => (isToFold(word, isAddress) ? foldWord(word) : word))
}

function hasOnlyTwins(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) >= 0x80 && asciiTwin(word.charCodeAt(at)) === undefined) return false
  }
  return true
}

function isToFold(word: string, isAddress: boolean): boolean {
  let ascii = 0
  let foreignTwins = 0
  let latinTwins = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) ascii++
    else if (unit < 0x80 || isLatinLetter(unit)) continue
    else if (asciiTwin(unit) === undefined) return false
    else if (isLatinTwin(unit)) latinTwins++
    else foreignTwins++
  }
  if (foreignTwins + latinTwins === 0) return false
  if (isAddress || (foreignTwins > 0 && ascii > 0)) return true
  return isCode(word)
}

/** A serial number, or the head of an IBAN: two letters, two digits. */
function isCode(word: string): boolean {
  const count = word.match(digits)?.length ?? 0
  return (word.length >= 6 && count >= 4) || (count === 2 && ibanHead.test(word))
}

const ibanHead = /^\p{Lu}{2}\d\d$/u

/** Latin-1 and Latin Extended-A and -B: “é” beside a Cyrillic “о” is still a Latin word. */
function isLatinLetter(unit: number): boolean {
  return unit >= 0xc0 && unit < 0x250 && asciiTwin(unit) === undefined
}

function foldWord(word: string): string {
  let folded = ''
  for (let at = 0; at < word.length; at++) folded += asciiTwin(word.charCodeAt(at)) ?? word.charAt(at)
  return folded
}
