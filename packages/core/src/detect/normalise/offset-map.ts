/** Writes a copy of a text piece by piece, in order, and remembers where each piece came from. */
export class CopyBuilder {
  readonly #original: string
  #text = ''
  // One entry a piece. What lies between two pieces of the original left nothing in the copy.
  readonly #copyStarts: number[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #isKept: boolean[] = []

  constructor(original: string) {
    this.#original = original
  }

  /** Copies `[start, end)` of the original as it is. */
  keep(start: number, end: number): void {
    if (start < end) this.#add(start, end, this.#original.slice(start, end), true)
  }

  /** Writes `piece` for `[start, end)`, which from now on is one whole: no range of the copy leads to a part of it. */
  write(start: number, end: number, piece: string): void {
    if (piece !== '') this.#add(start, end, piece, piece.length === 1 && end - start === 1)
  }

  /** Lets the last sign reach to `end`: a mark belongs to the sign before it. */
  extend(end: number): void {
    const last = this.#ends.length - 1
    const start = this.#starts[last]
    const lastEnd = this.#ends[last]
    if (start === undefined || lastEnd === undefined) return
    const length = isWithinPair(this.#original, lastEnd - 1) ? 2 : 1
    if (this.#isKept[last] === true && lastEnd - start > length) {
      this.#ends[last] = lastEnd - length
      this.#copyStarts.push(this.#text.length - length)
      this.#starts.push(lastEnd - length)
      this.#ends.push(end)
      this.#isKept.push(false)
    } else {
      this.#ends[last] = end
      this.#isKept[last] = false
    }
  }

  finish(): Copy {
    const map = { copyStarts: this.#copyStarts, starts: this.#starts, ends: this.#ends, isKept: this.#isKept, length: this.#text.length }
    const original = this.#original
    return { text: this.#text, toOriginal: (start, end) => wholeCodePoints(original, toOriginal(map, start, end)) }
  }

  #add(start: number, end: number, piece: string, isKept: boolean): void {
    const last = this.#ends.length - 1
    if (isKept && this.#isKept[last] === true && this.#ends[last] === start) {
      this.#ends[last] = end
    } else {
      this.#copyStarts.push(this.#text.length)
      this.#starts.push(start)
      this.#ends.push(end)
      this.#isKept.push(isKept)
    }
    this.#text += piece
  }
}

/** A normalised text and the way back. */
export interface Copy {
  readonly text: string
  /** Maps a non-empty range of the copy to the range of the original that it came from. */
  toOriginal(start: number, end: number): Range
}

/** `[start, end)` in UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A text that needs no change. */
export function asItIs(text: string): Copy {
  return { text, toOriginal: (start, end) => wholeCodePoints(text, { start, end }) }
}

/** The copy of a copy: leads from the text of `second` through that of `first` to the original. */
export function chain(first: Copy, second: Copy): Copy {
  return {
    text: second.text,
    toOriginal: (start, end) => {
      const between = second.toOriginal(start, end)
      return first.toOriginal(between.start, between.end)
    },
  }
}

interface OffsetMap {
  readonly copyStarts: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Whether each unit of the piece came from one unit of the original. */
  readonly isKept: readonly boolean[]
  readonly length: number
}

function toOriginal(map: OffsetMap, start: number, end: number): Range {
  const first = pieceAt(map, start)
  const last = pieceAt(map, end - 1)
  const from = map.starts[first] ?? 0
  const to = map.ends[last] ?? 0
  const offset = start - (map.copyStarts[first] ?? 0)
  const rest = (map.copyStarts[last + 1] ?? map.length) - end
  return { start: map.isKept[first] === true ? from + offset : from, end: map.isKept[last] === true ? to - rest : to }
}

/** The last piece that begins at or before `index` of the copy. */
function pieceAt({ copyStarts }: OffsetMap, index: number): number {
  let low = 0
  let high = copyStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((copyStarts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** A surrogate pair is one sign: a range that ends within it covers it. */
function wholeCodePoints(text: string, { start, end }: Range): Range {
  return {
    start: isWithinPair(text, start) ? start - 1 : start,
    end: isWithinPair(text, end) ? end + 1 : end,
  }
}

function isWithinPair(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800
}
