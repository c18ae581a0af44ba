import { apostrophe, digit, foldUnit, kindOf, lower, newline, space, symbol, uncased, upper } from './characters.js'

/**
 * The tokens of one window of text, as columns of typed arrays that are used again for every window.
 * Columns have two places more at each end, which stand for what is beyond the window.
 */
export class Tokens {
  count = 0
  /** Where the text that is not read yet begins. */
  next = 0
  readonly start: Int32Array = new Int32Array(capacity)
  readonly end: Int32Array = new Int32Array(capacity)
  readonly hash: Int32Array = new Int32Array(capacity)
  readonly shape: Uint8Array = new Uint8Array(capacity)
  /** Hashes of the first 2, 3 and 4 and of the last 1, 2, 3 and 4 letters. */
  readonly affixes: Int32Array = new Int32Array(capacity * affixCount)
  /** What the gazetteer says of the word, and of the phrase that it is part of. */
  readonly wordClass: Uint16Array = new Uint16Array(capacity)
  readonly phraseClass: Uint8Array = new Uint8Array(capacity)
  /** The way the window is written: one of the `case…` constants. */
  letterCase = 0
  #plainUntil = 0
  #mayHoldLinks = true

  /** Prepares for the windows of a text: in most there is nothing that any link has. */
  begin(text: string): void {
    this.#mayHoldLinks = text.includes('@') || text.includes('_') || text.includes('www.') || text.includes('://')
  }

  /** Reads the window that begins at `from`. Stops at `windowLengthMax` tokens, if it can behind a line or a sentence. */
  read(text: string, from: number): void {
    this.count = 0
    this.#plainUntil = 0
    this.#pad(0)
    this.#pad(1)
    let at = from
    let border = 0
    while (at < text.length && this.count < windowLengthMax) {
      const kind = kindOf(text.charCodeAt(at))
      if (kind === space) {
        at++
        continue
      }
      at = this.#readToken(text, at, kind)
      const shape = this.shape[this.count + edge - 1]
      if (this.count > windowLengthMin && (shape === shapeLine || shape === shapeStop)) border = this.count
    }
    if (at < text.length && border > 0) {
      this.count = border
      at = this.end[border + edge - 1] ?? at
    }
    this.next = at
    this.#pad(this.count + edge)
    this.#pad(this.count + edge + 1)
    this.#judgeCase()
  }

  #pad(index: number): void {
    this.hash[index] = 0
    this.shape[index] = shapeEdge
    this.wordClass[index] = 0
    this.phraseClass[index] = 0
  }

  #add(start: number, end: number, shape: number, hash: number): void {
    const index = this.count + edge
    this.start[index] = start
    this.end[index] = end
    this.shape[index] = shape
    this.hash[index] = hash
    this.count++
  }

  #readToken(text: string, at: number, kind: number): number {
    if (kind === newline) {
      let end = at + 1
      while (end < text.length && kindOf(text.charCodeAt(end)) <= newline) end++
      this.#add(at, end, shapeLine, 0x0a0a0a)
      return end
    }
    if (kind === symbol || kind === apostrophe) return this.#readSymbols(text, at)
    return this.#readWord(text, at)
  }

  /** One sign, or a run of the same sign. `@name` is one token. */
  #readSymbols(text: string, at: number): number {
    const unit = text.charCodeAt(at)
    let end = at + 1
    if (unit === 0x40 && isHandleStart(text, at)) {
      while (end < text.length && isWordUnit(text.charCodeAt(end))) end++
      this.#add(at, end, shapeHandle, 0x40404040)
      return end
    }
    while (end < text.length && text.charCodeAt(end) === unit) end++
    const isGlued = at > 0 && kindOf(text.charCodeAt(at - 1)) > newline
    const shape = unit === 0x2e || unit === 0x21 || unit === 0x3f ? shapeStop : unit === 0x23 ? shapeTag : shapeSymbol
    this.#add(at, end, shape, finish(step(step(unit + 7, Math.min(end - at, 3)), isGlued ? 1 : 0)))
    return end
  }

  #readWord(text: string, at: number): number {
    const link = this.#mayHoldLinks ? this.#endOfLink(text, at) : at
    if (link > at) {
      this.#add(at, link, shapeLink, 0x11151115)
      return link
    }
    const end = endOfWord(text, at)
    let hash = hashSeed
    let [lowers, uppers, digits, others] = [0, 0, 0, 0]
    let length = 0
    for (let index = at; index < end; index++) {
      const unit = text.charCodeAt(index)
      const kind = kindOf(unit)
      if (kind === digit) digits++
      else if (kind === lower) lowers++
      else if (kind === upper) uppers++
      else others++
      const folded = kind === digit ? 0x30 : foldUnit(unit)
      hash = step(hash, folded)
      if (length < letters.length) letters[length++] = folded
    }
    const isCapital = kindOf(text.charCodeAt(at)) === upper
    this.#add(at, end, shapeOf(end - at, isCapital, lowers, uppers, digits, others), finish(hash))
    this.#hashAffixes(length)
    return end
  }

  /**
   * Where a link, an e-mail address or a name with underscores that begins here ends, or `at`. What was looked at
   * in vain is not looked at again, so that no text is read more than twice.
   */
  #endOfLink(text: string, at: number): number {
    if (at < this.#plainUntil) return at
    let end = at
    let isLink = text.startsWith('www.', at)
    for (; end < text.length && end < at + linkLengthMax; end++) {
      const unit = text.charCodeAt(end)
      if (kindOf(unit) <= newline || unit === 0x3c || unit === 0x3e || unit === 0x22) break
      if (unit === 0x40 || unit === 0x5f) isLink ||= end > at && isWordUnit(text.charCodeAt(end - 1))
      else if (unit === 0x3a) isLink ||= text.startsWith('://', end)
    }
    if (!isLink) {
      this.#plainUntil = end
      return at
    }
    while (end > at + 1 && closing.includes(text.charAt(end - 1))) end--
    return end
  }

  #hashAffixes(length: number): void {
    const base = (this.count + edge - 1) * affixCount
    const { affixes } = this
    let hash = 1
    for (let size = 1; size <= 4; size++) {
      hash = step(hash, size <= length ? (letters[size - 1] ?? 0) : 1)
      if (size > 1) affixes[base + size - 2] = hash
    }
    hash = 2
    for (let size = 1; size <= 4; size++) {
      hash = step(hash, size <= length ? (letters[length - size] ?? 0) : 1)
      affixes[base + size + 2] = hash
    }
  }

  #judgeCase(): void {
    let [lowers, capitals, uppers] = [0, 0, 0]
    for (let index = edge; index < this.count + edge; index++) {
      const shape = this.shape[index]
      if (shape === shapeLower) lowers++
      else if (shape === shapeCapital || shape === shapeMixed) capitals++
      else if (shape === shapeUpper) uppers++
    }
    const cased = lowers + capitals + uppers
    if (capitals + uppers === 0) this.letterCase = caseLower
    else if (uppers * 10 > cased * 7) this.letterCase = caseUpper
    else this.letterCase = cased > 3 && (capitals + uppers) * 10 > cased * 6 ? caseTitle : caseSentence
  }
}

/** Tokens of one window at most; longer text is cut, so that memory is bounded and cost linear. */
export const windowLengthMax = 256
const windowLengthMin = 160

/** Places before the first token. */
export const edge = 2
export const affixCount = 7

const capacity = windowLengthMax + 2 * edge

export const caseLower = 0
const caseSentence = 1
const caseTitle = 2
const caseUpper = 3

export const shapeEdge = 0
export const shapeLower = 1
export const shapeCapital = 2
export const shapeUpper = 3
export const shapeInitial = 4
export const shapeMixed = 5
export const shapeUncased = 6
/** Numbers of one to five digits, and longer ones. */
export const shapeNumber = 7
export const shapeNumberWord = 13
export const shapeWordNumber = 14
export const shapeSymbol = 15
export const shapeStop = 16
export const shapeTag = 17
export const shapeLine = 18
export const shapeHandle = 19
export const shapeLink = 20

const letters = new Uint16Array(48)
const hashSeed = 0x811c9dc5 | 0

function shapeOf(length: number, isCapital: boolean, lowers: number, uppers: number, digits: number, others: number): number {
  if (digits === length) return shapeNumber + Math.min(length, 6) - 1
  if (digits > 0) return isCapital || lowers + uppers > digits + 2 ? shapeWordNumber : shapeNumberWord
  if (lowers + uppers === 0) return shapeUncased
  if (uppers === 0) return shapeLower
  if (isCapital && uppers === 1) return length - others === 1 ? shapeInitial : shapeCapital
  return lowers === 0 ? shapeUpper : shapeMixed
}

/** FNV-1a. */
export function step(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}

/** Spreads the last letters over all bits (the finaliser of MurmurHash3). */
export function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function isWordUnit(unit: number): boolean {
  const kind = kindOf(unit)
  return (kind >= lower && kind <= digit) || unit === 0x5f
}

function isHandleStart(text: string, at: number): boolean {
  return at + 1 < text.length && isWordUnit(text.charCodeAt(at + 1)) && (at === 0 || !isWordUnit(text.charCodeAt(at - 1)))
}

/** Letters, marks and digits; an apostrophe between two letters unless it sets off `'s` or an elided article. */
function endOfWord(text: string, at: number): number {
  let end = at
  for (; end < text.length; end++) {
    const kind = kindOf(text.charCodeAt(end))
    if (kind >= lower && kind <= digit) continue
    if (kind !== apostrophe || !joins(text, at, end)) break
  }
  // `l'` and `d'` keep their apostrophe.
  return end < text.length && kindOf(text.charCodeAt(end)) === apostrophe && isElided(text, at, end) ? end + 1 : end
}

function joins(text: string, at: number, index: number): boolean {
  const next = index + 1 < text.length ? kindOf(text.charCodeAt(index + 1)) : symbol
  if (next !== lower && next !== upper && next !== uncased) return false
  const isPossessive = (text.charCodeAt(index + 1) | 0x20) === 0x73 && !isLetterAt(text, index + 2)
  return !isPossessive && !isElided(text, at, index)
}

function isElided(text: string, at: number, index: number): boolean {
  if (index - at === 2) return (text.charCodeAt(at) | 0x20) === 0x71 && (text.charCodeAt(at + 1) | 0x20) === 0x75 && isLetterAt(text, index + 1)
  return index - at === 1 && elided.includes(text.charAt(at).toLowerCase()) && isLetterAt(text, index + 2)
}

const elided = 'ldjmnstc'

function isLetterAt(text: string, index: number): boolean {
  if (index >= text.length) return false
  const kind = kindOf(text.charCodeAt(index))
  return kind === lower || kind === upper || kind === uncased
}

const linkLengthMax = 300
const closing = '.,;:!?)]}\'"’”'
