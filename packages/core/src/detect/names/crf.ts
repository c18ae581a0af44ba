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
  /** The model's transitions by the label that they lead to. */
  readonly #incoming = new Float64Array(labelCount * labelCount)
  readonly #sums = new Int32Array(labelCount)
  readonly #best = new Float64Array(windowLengthMax * labelCount)

  constructor(model: Model) {
    this.#model = model
    for (let from = 0; from < labelCount; from++) {
      for (let to = 0; to < labelCount; to++) this.#incoming[to * labelCount + from] = model.transitions[from * labelCount + to] ?? 0
    }
  }

  /** Fills `scores`. `biases` is added to the score of each label: more of it finds more of its kind and errs more. */
  score(tokens: Tokens, biases: Float64Array): void {
    const model = this.#model
    const { rows } = model
    const keys = this.#keys
    for (let index = 0; index < tokens.count; index++) {
      const count = writeKeys(tokens, index + edge, keys)
      // Two labels in each sum: no token has so many features that the lower one could reach the upper one.
      let s02 = 0, s13 = 0, s46 = 0, s57 = 0, s8 = 0, known = 0
      for (let at = 0; at < count; at++) {
        const key = keys[at] ?? 0
        const row = (key >>> rowShift) * rowWords
        const third = rows[row + 2] || model.unpackRow(row)
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
    const { scores } = this
    const [best, incoming] = [this.#best, this.#incoming]
    if (count === 0) return false
    for (let label = 0; label < labelCount; label++) best[label] = (scores[label] ?? 0) + (this.#model.starts[label] ?? 0)
    for (let base = labelCount; base < count * labelCount; base += labelCount) {
      const before = base - labelCount
      // Any label may precede nothing and the beginning of an entity.
      for (let label = 0; label < labelCount; label += label === 0 ? 1 : 2) {
        const row = label * labelCount
        let top = (best[before] ?? 0) + (incoming[row] ?? 0)
        for (let last = 1; last < labelCount; last++) top = Math.max(top, (best[before + last] ?? 0) + (incoming[row + last] ?? 0))
        best[base + label] = top + (scores[base + label] ?? 0)
      }
      // An inside label follows its own kind only.
      for (let label = 2; label < labelCount; label += 2) {
        const row = label * labelCount
        const begun = (best[before + label - 1] ?? 0) + (incoming[row + label - 1] ?? 0)
        best[base + label] = Math.max(begun, (best[before + label] ?? 0) + (incoming[row + label] ?? 0)) + (scores[base + label] ?? 0)
      }
    }
    return this.#walkBack(count)
  }

  /** Where each label came from is reckoned only for those on the way: cheaper than to note it for all. */
  #walkBack(count: number): boolean {
    let label = 0
    const end = (count - 1) * labelCount
    for (let at = 1; at < labelCount; at++) if ((this.#best[end + at] ?? 0) > (this.#best[end + label] ?? 0)) label = at
    let isAny = false
    for (let index = count - 1; index >= 0; index--) {
      this.labels[index] = label
      isAny ||= label !== 0
      if (index > 0) label = this.#sourceOf(label, (index - 1) * labelCount)
    }
    return isAny
  }

  #sourceOf(label: number, before: number): number {
    const isInside = label > 0 && (label & 1) === 0
    let source = isInside ? label - 1 : 0
    let top = -Infinity
    for (let last = source; last <= (isInside ? label : labelCount - 1); last++) {
      const score = (this.#best[before + last] ?? 0) + (this.#incoming[label * labelCount + last] ?? 0)
      if (score > top) {
        top = score
        source = last
      }
    }
    return source
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
