import { SeededRandom } from '../crash/seeded-random.js'

/** Seeded choices, with the two that made-up texts need most. */
export class Random extends SeededRandom {
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.below(10))).join('')
  }
}
