import { asciiTwin, isLatinTwin } from './homoglyphs.js'

/**
 * Writes the ASCII twin for each foreign letter of a word that mixes scripts (“Jоhn” with a Cyrillic “о”),
 * or that is part of an address or a code. Words of one script are language and stay as they are. Each
 * letter gives one letter, so that offsets stay.
 */
export function foldHomoglyphs(text: string): string {
  if (!withTwins.test(text)) return text
  let folded = ''
  let written = 0
  let start = 0
  let hasForeign = false
  let hasOthers = false
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20
    if (unit >= 0x80) {
      hasForeign ||= mayHaveTwin(unit)
    } else if (unit > 0x20 && borders[unit] !== 1) {
      // A letter, a digit, or a sign of an address or a path: all others are punctuation in any script.
      hasOthers ||= (unit >= 0x2f && unit <= 0x39) || unit >= 0x40
    } else {
      // Text in one script, with nothing else in it, passes by here.
      if (hasForeign && hasOthers) {
        folded += text.slice(written, start) + foldPiece(text.slice(start, at))
        written = at
      }
      start = at + 1
      hasForeign = false
      hasOthers = false
    }
  }
  return written === 0 ? text : folded + text.slice(written)
}

/** The rare Latin letters, Greek to Armenian and Hebrew, Cherokee and Lisu; accents and typographic signs are none. */
const withTwins = /[\u0131\u018f-\u02ad\u0370-\u05ff\u13a0-\u13ff\ua4d0-\ua4ff\ua740-\ua7ff]/

/** The same for one sign. */
function mayHaveTwin(unit: number): boolean {
  if (unit < 0x600) return unit >= 0x370 || unit === 0x131 || (unit >= 0x18f && unit <= 0x2ad)
  return (unit >= 0x13a0 && unit <= 0x13ff) || (unit >= 0xa4d0 && unit <= 0xa4ff) || (unit >= 0xa740 && unit <= 0xa7ff)
}

/** Punctuation that parts words, and is not of an address. */
const borders = Uint8Array.from({ length: 0x80 }, (_, unit) => (',;:()<>"'.includes(String.fromCharCode(unit)) ? 1 : 0))
const words = /[\p{L}\p{M}\p{N}]+/gu
const address = /[^@]@[^@]|^(?:www\.|\/\/)/
const digits = /\d/g
const asciiLetter = /[A-Za-z]/

function foldPiece(piece: string): string {
  // An address in one script is its owner's language (“почта@пример.рф”), unless all of it has twins.
  const isAddress = address.test(piece) && (asciiLetter.test(piece) || (piece.match(words) ?? []).every(hasOnlyTwins))
  return piece.replace(words, (word) => foldNumber(word) ?? (isToFold(word, isAddress) ? foldWord(word) : word))
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

/** “111З”: letters like digits among true ones. No house number (“12а”) has such a letter. */
function foldNumber(word: string): string | undefined {
  if (!numberOfMostDigits.test(word)) return undefined
  const count = word.match(digits)?.length ?? 0
  return count >= 3 && count * 2 > word.length ? word.replace(digitTwins, (sign) => ('Зз'.includes(sign) ? '3' : 'ІΙӀ'.includes(sign) ? '1' : '0')) : undefined
}

const numberOfMostDigits = /^[\dОоΟοЗзІΙӀ]+$/
const digitTwins = /[ОоΟοЗзІΙӀ]/g

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
