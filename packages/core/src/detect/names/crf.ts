import { keysMax, writeKeys } from './features.js'
import { labelCount } from './labels.js'
import { occupied, rowShift, rowWords, weightZero, type Model } from './model.js'
import { edge, type Tokens, windowLengthMax } from './tokens.js'

/**
 * A linear-chain conditional random field over the tokens of one window, with tables that are used again for
 * every window. Scores are in nats.
 */
export class Crf {
  /** What the features say of each label of each token. */
  readonly scores: Float64Array = new Float64Array(windowLengthMax * labelCount)
  /** The best label of each token, after `label`. */
  readonly labels: Uint8Array = new Uint8Array(windowLengthMax)
  readonly #model: Model
  readonly #keys = new Int32Array(keysMax)
  readonly #sums = new Int32Array(labelCount)
  readonly #best = new Float64Array(windowLengthMax * labelCount)
  readonly #from = new Uint8Array(windowLengthMax * labelCount)

  constructor(model: Model) {
    this.#model = model
  }

  /** Fills `scores`. `biases` is added to the score of each label: more of it finds more of its kind and errs more. */
  score(tokens: Tokens, biases: Float64Array): void {
    const { rows } = this.#model
    const keys = this.#keys
    for (let index = 0; index < tokens.count; index++) {
      const count = writeKeys(tokens, index + edge, keys)
      // Two labels in each sum: no token has so many features that the lower one could reach the upper one.
      let s02 = 0, s13 = 0, s46 = 0, s57 = 0, s8 = 0, known = 0
      for (let at = 0; at < count; at++) {
        const key = keys[at] ?? 0
        const row = (key >>> rowShift) * rowWords
        const third = rows[row + 2] ?? 0
        // All ones where the row is the feature's, or zero: a branch would be guessed wrong every fourth time.
        const mask = (((third >>> 16) ^ ((key & 0xfff) | occupied)) - 1) >> 31
        const first = (rows[row] ?? 0) & mask
        const second = (rows[row + 1] ?? 0) & mask
        s02 += first & evenBytes
        s13 += (first >>> 8) & evenBytes
        s46 += second & evenBytes
        s57 += (second >>> 8) & evenBytes
        s8 += third & mask & 0xff
        known -= mask
      }
      const zero = known * weightZero
      const sums = this.#sums
      sums[0] = (s02 & 0xffff) - zero
      sums[1] = (s13 & 0xffff) - zero
      sums[2] = (s02 >>> 16) - zero
      sums[3] = (s13 >>> 16) - zero
      sums[4] = (s46 & 0xffff) - zero
      sums[5] = (s57 & 0xffff) - zero
      sums[6] = (s46 >>> 16) - zero
      sums[7] = (s57 >>> 16) - zero
      sums[8] = s8 - zero
      this.#writeScores(index * labelCount, biases)
    }
  }

  #writeScores(base: number, biases: Float64Array): void {
    const { scale } = this.#model
    const sums = this.#sums
    for (let label = 0; label < labelCount; label++) this.scores[base + label] = (sums[label] ?? 0) * scale + (biases[label] ?? 0)
  }

  /** Fills `labels` with the most probable sequence (Viterbi); answers whether it holds any entity. */
  label(count: number): boolean {
    const { transitions, starts } = this.#model
    const { scores, labels } = this
    const [best, from] = [this.#best, this.#from]
    if (count === 0) return false
    for (let label = 0; label < labelCount; label++) best[label] = (scores[label] ?? 0) + (starts[label] ?? 0)
    for (let base = labelCount; base < count * labelCount; base += labelCount) {
      for (let label = 0; label < labelCount; label++) {
        // An inside label follows its own kind only.
        const isInside = label > 0 && (label & 1) === 0
        const last = isInside ? label : labelCount - 1
        let top = -Infinity
        let source = 0
        for (let before = isInside ? label - 1 : 0; before <= last; before++) {
          const score = (best[base - labelCount + before] ?? 0) + (transitions[before * labelCount + label] ?? 0)
          if (score > top) {
            top = score
            source = before
          }
        }
        best[base + label] = top + (scores[base + label] ?? 0)
        from[base + label] = source
      }
    }
    return this.#walkBack(count, labels)
  }

  #walkBack(count: number, labels: Uint8Array): boolean {
    let label = 0
    const end = (count - 1) * labelCount
    for (let at = 1; at < labelCount; at++) if ((this.#best[end + at] ?? 0) > (this.#best[end + label] ?? 0)) label = at
    let isAny = false
    for (let index = count - 1; index >= 0; index--) {
      labels[index] = label
      isAny ||= label !== 0
      label = this.#from[index * labelCount + label] ?? 0
    }
    return isAny
  }

  /**
   * How sure it is that `[first, last]` is the entity of its labels and not nothing, 0.5 to 1: the odds of the two
   * readings of the window that differ only there. The probability of the span itself would cost a second pass.
   */
  sureness(first: number, last: number, count: number): number {
    const { transitions, starts } = this.#model
    const { scores, labels } = this
    let before = first === 0 ? -1 : (labels[first - 1] ?? 0)
    let beforeNothing = before
    let margin = 0
    for (let index = first; index <= last + 1 && index < count; index++) {
      // Behind the entity an inside label of another one cannot stand: it would have begun there.
      const label = labels[index] ?? 0
      const nothing = index > last ? label : 0
      margin += before === -1 ? (starts[label] ?? 0) - (starts[nothing] ?? 0) : (transitions[before * labelCount + label] ?? 0) - (transitions[beforeNothing * labelCount + nothing] ?? 0)
      if (index <= last) margin += (scores[index * labelCount + label] ?? 0) - (scores[index * labelCount] ?? 0)
      before = label
      beforeNothing = nothing
    }
    return 1 / (1 + Math.exp(-margin))
  }
}

const evenBytes = 0x00ff00ff
