/**
 * Where the phrases of the allow list stand in a text. Something found is allowed when it lies within one of
 * them; what reaches beyond is not: an allowed “Anna” does not unhide “Anna Miller”.
 */
export class AllowedRanges {
  readonly #text: string
  readonly #numbers: ReadonlySet<string>
  readonly #ranges: { start: number; end: number }[] = []
  #isSorted = true

  /** @param numbers allowed values of nine digits or more, as `numberOf` answers them */
  constructor(text: string, numbers: ReadonlySet<string>) {
    this.#text = text
    this.#numbers = numbers
  }

  /** The digits of a value that is a long number: short ones, dates for example, mean something else when regrouped. */
  static numberOf(value: string): string | undefined {
    if (!/^[\d\s+()./-]*$/.test(value)) return undefined
    const digits = value.replace(/\D/g, '')
    return digits.length < 9 ? undefined : digits
  }

  add(start: number, end: number): void {
    this.#ranges.push({ start, end })
    this.#isSorted = false
  }

  has({ start, end }: { readonly start: number; readonly end: number }): boolean {
    if (this.#numbers.size > 0) {
      const number = end - start > 60 ? undefined : AllowedRanges.numberOf(this.#text.slice(start, end))
      if (number !== undefined && this.#numbers.has(number)) return true
    }
    return this.#ranges.length > 0 && this.#isWithinRange(this.#trim(start, end))
  }

  /** A find may hold the punctuation around a value. */
  #trim(from: number, to: number): { readonly start: number; readonly end: number } {
    let [start, end] = [from, to]
    while (start < end && edge.test(this.#text.charAt(start))) start++
    while (end > start && edge.test(this.#text.charAt(end - 1))) end--
    return { start, end }
  }

  #isWithinRange({ start, end }: { readonly start: number; readonly end: number }): boolean {
    if (!this.#isSorted) this.#sort()
    let [low, high] = [0, this.#ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ranges[middle]?.start ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return low > 0 && (this.#ranges[low - 1]?.end ?? 0) >= end
  }

  /** Afterwards the end of each is the furthest that is reached from its start or before it: one look tells all. */
  #sort(): void {
    this.#ranges.sort((a, b) => a.start - b.start)
    let reached = 0
    for (const range of this.#ranges) reached = range.end = Math.max(reached, range.end)
    this.#isSorted = true
  }
}

const edge = /^[\s.,;:!?'"()]$/
