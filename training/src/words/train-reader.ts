import { createRandom } from '../random.js'
import { kit } from './words-kit.js'

export interface Labelled {
  readonly text: string
  readonly label: string
}

export interface ReaderRecipe {
  readonly bits: number
  readonly epochs: number
  readonly rate: number
  /** The share of features that a step does not see, so that no few of them decide alone. */
  readonly dropout: number
  /** How much weights shrink: per step and feature that it sees. */
  readonly decay: number
}

export const readerRecipe: ReaderRecipe = { bits: 13, epochs: 10, rate: 0.5, dropout: 0.3, decay: 1e-5 }

/** Weights of a softmax regression, by AdaGrad, the mean of the later epochs: the same examples and seed give the same weights. */
export function trainReader(examples: readonly Labelled[], labels: readonly string[], seed: number, recipe: ReaderRecipe = readerRecipe): Float64Array {
  const { bits, epochs, rate, dropout, decay } = recipe
  const random = createRandom(seed)
  const size = labels.length
  const weights = new Float64Array(size * 2 ** bits)
  const seen = new Float64Array(weights.length)
  const rows = encode(examples, labels, bits)
  const order = Int32Array.from(rows.keys())
  const scores = new Float64Array(size)
  const kept = new Int32Array(kit.featuresMax)
  const mean = new Float64Array(weights.length)
  const meanFrom = Math.floor(epochs / 2)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, (limit) => random.below(limit))
    for (const row of order) {
      const { features, label } = rows[row] ?? { features: new Int32Array(), label: 0 }
      let count = 0
      for (const feature of features) if (!random.chance(dropout)) kept[count++] = feature
      const factor = kit.lengthFactor(count)
      score(weights, kept, count, factor, scores)
      for (let at = 0; at < count; at += 1) {
        const place = (kept[at] ?? 0) * size
        for (let of = 0; of < size; of += 1) {
          const gradient = ((scores[of] ?? 0) - (of === label ? 1 : 0)) * factor + decay * (weights[place + of] ?? 0)
          const squares = (seen[place + of] = (seen[place + of] ?? 0) + gradient * gradient)
          weights[place + of] = (weights[place + of] ?? 0) - (rate * gradient) / (Math.sqrt(squares) + 1e-6)
        }
      }
    }
    if (epoch >= meanFrom) for (let at = 0; at < weights.length; at += 1) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / (epochs - meanFrom)
  }
  return mean
}

/** Turns scores into shares of one. */
function score(weights: Float64Array, features: Int32Array, count: number, factor: number, scores: Float64Array): void {
  scores.fill(0)
  const size = scores.length
  for (let at = 0; at < count; at += 1) {
    const place = (features[at] ?? 0) * size
    for (let of = 0; of < size; of += 1) scores[of] = (scores[of] ?? 0) + (weights[place + of] ?? 0)
  }
  let most = -Infinity
  for (const one of scores) most = Math.max(most, one)
  let total = 0
  for (let of = 0; of < size; of += 1) total += scores[of] = Math.exp(((scores[of] ?? 0) - most) * factor)
  for (let of = 0; of < size; of += 1) scores[of] = (scores[of] ?? 0) / total
}

function encode(examples: readonly Labelled[], labels: readonly string[], bits: number): readonly { readonly features: Int32Array; readonly label: number }[] {
  const buffer = new Int32Array(kit.featuresMax)
  return examples.map(({ text, label }) => {
    const count = kit.writeFeatures(kit.readWords(text), kit.hasQuestion(text), buffer, bits)
    return { features: buffer.slice(0, count), label: labels.indexOf(label) }
  })
}

function shuffle(order: Int32Array, below: (limit: number) => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const one = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = one
  }
}
