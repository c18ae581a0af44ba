import { SeededRandom } from '../crash/seeded-random.js'

/** Seeded choices, with those that made-up texts need most. */
export class Random extends SeededRandom {
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.below(10))).join('')
  }

  /** The same items in another order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): readonly T[] {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1)
      const [one, two] = [shuffled[last]!, shuffled[other]!]
      shuffled[last] = two
      shuffled[other] = one
    }
    return shuffled
  }
}
