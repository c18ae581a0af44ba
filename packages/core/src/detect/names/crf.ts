import { keysMax, writeKeys } from './features.js'
import { labelCount } from './labels.js'
import { occupied, rowShift, type Model } from './model.js'
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
  readonly #best = new Float64Array(windowLengthMax * labelCount)
  readonly #from = new Uint8Array(windowLengthMax * labelCount)

  constructor(model: Model) {
    this.#model = model
  }

  /** Fills `scores`. `biases` is added to the score of each label: more of it finds more of its kind and errs more. */
  score(tokens: Tokens, biases: Float64Array): void {
    const { prints, weights, scale } = this.#model
    const keys = this.#keys
    const { scores } = this
    for (let index = 0; index < tokens.count; index++) {
      const count = writeKeys(tokens, index + edge, keys)
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0, s8 = 0
      for (let at = 0; at < count; at++) {
        const key = keys[at] ?? 0
        if (prints[key >>> rowShift] !== ((key & 0xfff) | occupied)) continue
        const row = (key >>> rowShift) * labelCount
        s0 += weights[row] ?? 0
        s1 += weights[row + 1] ?? 0
        s2 += weights[row + 2] ?? 0
        s3 += weights[row + 3] ?? 0
        s4 += weights[row + 4] ?? 0
        s5 += weights[row + 5] ?? 0
        s6 += weights[row + 6] ?? 0
        s7 += weights[row + 7] ?? 0
        s8 += weights[row + 8] ?? 0
      }
      const base = index * labelCount
      scores[base] = s0 * scale + (biases[0] ?? 0)
      scores[base + 1] = s1 * scale + (biases[1] ?? 0)
      scores[base + 2] = s2 * scale + (biases[2] ?? 0)
      scores[base + 3] = s3 * scale + (biases[3] ?? 0)
      scores[base + 4] = s4 * scale + (biases[4] ?? 0)
      scores[base + 5] = s5 * scale + (biases[5] ?? 0)
      scores[base + 6] = s6 * scale + (biases[6] ?? 0)
      scores[base + 7] = s7 * scale + (biases[7] ?? 0)
      scores[base + 8] = s8 * scale + (biases[8] ?? 0)
    }
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
