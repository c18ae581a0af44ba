import { applyEdits, type Edit } from './edit.js'
import { encodedSign } from './encoded-sign.js'
import { evidenceOf, mayBeEvidence } from './evidence-words.js'
import { isLookAlike, lookAlikeDigits } from './look-alike-digits.js'
import { asItIs, type Copy } from './offset-map.js'
import { isNumberAfter, spelledDigits } from './spelled-digits.js'
import { endOfEncodedAt, spelledAddress, spelledHost } from './spelled-signs.js'
import { atSign, classOf, digit, isJoint, isWordUnit, letter, other } from './unit-class.js'
import { vanityLetters } from './vanity-letters.js'

/**
 * Writes as signs what is spelled: digits in words, “dot” and “at” in addresses, letters for digits. One walk
 * over the words; each is asked what it may begin, and what follows is read only there.
 */
export function writeSpelled(text: string): Copy {
  const edits = new Walk(text).run()
  return edits.length === 0 ? asItIs(text) : applyEdits(text, edits)
}

/** No digit's word is longer, in any of the languages. */
const numberWordMax = 8

class Walk {
  readonly #text: string
  readonly #edits: Edit[] = []
  /** Where the last edit ends; none may begin before. */
  #done = 0
  /** Digit groups, and groups of letters like digits, that may be one number; -1 for none. */
  #runStart = -1
  #runEnd = -1
  #hasLookAlikes = false

  constructor(text: string) {
    this.#text = text
  }

  run(): readonly Edit[] {
    const text = this.#text
    const { length } = text
    let at = 0
    while (at < length) {
      const kind = classOf(text.charCodeAt(at))
      if (kind === other) {
        at++
      } else if (kind === atSign) {
        at = this.#readAtSign(at)
      } else if (kind === letter && this.#runStart === -1 && !mayBeEvidence(text, at)) {
        // Nearly every word of clean text: nothing begins here, whatever its other letters are.
        do at++
        while (at < length && isWordUnit(text.charCodeAt(at)))
      } else {
        const start = at
        let kinds = kind
        for (at++; at < length; at++) {
          const next = classOf(text.charCodeAt(at))
          if (next !== letter && next !== digit) break
          kinds |= next
        }
        at = this.#readWord(start, at, (kinds & letter) !== 0, (kinds & digit) !== 0)
      }
    }
    this.#endRun()
    return this.#edits
  }

  /** Answers where to go on. */
  #readWord(start: number, end: number, hasLetters: boolean, hasDigits: boolean): number {
    if (!hasLetters) {
      this.#addToRun(start, end, false)
      return end
    }
    if (isLookAlike(this.#text.charCodeAt(start)) && this.#mayBeNumber(start, end, hasDigits)) {
      this.#addToRun(start, end, true)
      return end
    }
    if (hasDigits) return this.#readMixed(start, end)
    const evidence = mayBeEvidence(this.#text, start) ? evidenceOf(this.#text, start, end) : undefined
    if (evidence === 'number' && isNumberAfter(this.#text, end)) return this.#readNumber(start)
    if (this.#runStart !== -1) {
      if (this.#isJoined(start)) this.#add(vanityLetters(this.#text, this.#runStart))
      this.#endRun()
    }
    if (evidence === 'at') this.#add(spelledAddress(this.#text, { start, end }, this.#done))
    else if (evidence === 'dot') this.#add(spelledHost(this.#text, { start, end }, this.#done))
    return Math.max(end, this.#done)
  }

  #readAtSign(start: number): number {
    const end = this.#text.charCodeAt(start) === 0x40 ? start + 1 : endOfEncodedAt(this.#text, start)
    if (end === -1) return this.#readEncodedSign(start)
    this.#endRun()
    this.#add(spelledAddress(this.#text, { start, end }, this.#done))
    return Math.max(end, this.#done)
  }

  /** A bracket is one of a number's joints, so that only what is written anew ends a run. */
  #readEncodedSign(start: number): number {
    const edits = encodedSign(this.#text, start)
    if (edits.length > 0) {
      this.#endRun()
      this.#add(edits)
    }
    return Math.max(start + 1, this.#done)
  }

  /** Digits in words, and what digits stand before them. */
  #readNumber(start: number): number {
    const isWithin = this.#runStart !== -1 && !this.#hasLookAlikes && this.#isJoined(start)
    const from = isWithin ? this.#runStart : start
    if (!isWithin) this.#endRun()
    this.#runStart = -1
    const { edits, end } = spelledDigits(this.#text, from)
    this.#add(edits)
    return Math.max(end, this.#done)
  }

  /** “800FLOWERS” */
  #readMixed(start: number, end: number): number {
    if (this.#isNumberWordWithin(start, end)) return Math.max(end, this.#readNumber(start))
    const isJoined = this.#runStart !== -1 && this.#isJoined(start)
    if (classOf(this.#text.charCodeAt(start)) === digit || isJoined) this.#add(vanityLetters(this.#text, isJoined ? this.#runStart : start))
    this.#endRun()
    return Math.max(end, this.#done)
  }

  /** “4one1one”: whether the letters behind the first digits, or before them, say a digit. */
  #isNumberWordWithin(start: number, end: number): boolean {
    let from = start
    while (classOf(this.#text.charCodeAt(from)) === digit) from++
    let to = from
    while (to < end && to - from <= numberWordMax && classOf(this.#text.charCodeAt(to)) === letter) to++
    return to - from <= numberWordMax && mayBeEvidence(this.#text, from) && to - from >= 2 && evidenceOf(this.#text, from, to) === 'number'
  }

  #addToRun(start: number, end: number, hasLookAlikes: boolean): void {
    if (this.#runStart === -1 || !this.#isJoined(start)) {
      this.#endRun()
      this.#runStart = start
    }
    this.#runEnd = end
    this.#hasLookAlikes ||= hasLookAlikes
  }

  #endRun(): void {
    if (this.#runStart !== -1 && this.#hasLookAlikes && this.#runStart >= this.#done) {
      this.#add(lookAlikeDigits(this.#text, this.#runStart, this.#runEnd))
    }
    this.#runStart = -1
    this.#hasLookAlikes = false
  }

  #isJoined(start: number): boolean {
    return isJoint(this.#text, this.#runEnd, start)
  }

  #mayBeNumber(start: number, end: number, hasDigits: boolean): boolean {
    if (!hasDigits && end - start < 3 && !'+-'.includes(this.#text.charAt(start - 1) || ' ')) return false
    for (let at = start; at < end; at++) if (!isLookAlike(this.#text.charCodeAt(at))) return false
    return true
  }

  #add(edits: readonly Edit[]): void {
    for (const edit of edits) this.#edits.push(edit)
    this.#done = Math.max(this.#done, edits.at(-1)?.end ?? 0)
  }
}
