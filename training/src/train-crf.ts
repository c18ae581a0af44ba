import { kit } from './core-kit.js'
import type { Encoded } from './encode.js'
import type { Random } from './random.js'

/** Weights in full precision. */
export interface Trained {
  readonly weights: Float32Array
  readonly transitions: Float64Array
  readonly starts: Float64Array
}

export interface TrainingOptions {
  readonly random: Random
  readonly featureCount: number
  readonly epochs: number
  readonly rate: number
  /** Added to the score of “no entity” where an entity stands, so that the model learns to find it by a margin. */
  readonly missCost: number
  /** The share of its features that each token goes without at each step, so that none is relied on alone. */
  readonly dropout: number
  report?(epoch: number, loss: number): void
}

const L = kit.labelCount

/** Stochastic gradient descent on the likelihood, with AdaGrad's steps (Duchi, Hazan and Singer 2011). */
export function trainCrf(examples: readonly Encoded[], options: TrainingOptions): Trained {
  const trainer = new Trainer(options)
  const order = Uint32Array.from(examples, (_, index) => index)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, options.random)
    let loss = 0
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined && example.labels.length > 0) loss += trainer.learn(example)
    }
    options.report?.(epoch, loss / examples.length)
  }
  return trainer
}

function shuffle(order: Uint32Array, random: Random): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}

class Trainer implements Trained {
  readonly weights: Float32Array
  readonly transitions: Float64Array = new Float64Array(L * L)
  readonly starts: Float64Array = new Float64Array(L)
  readonly #options: TrainingOptions
  readonly #squares: Float32Array
  readonly #transitionSquares = new Float64Array(L * L)
  readonly #startSquares = new Float64Array(L)
  readonly #exponents = new Float64Array(L * L)
  readonly #forward = new Float64Array(kit.windowLengthMax * L)
  readonly #emission = new Float64Array(kit.windowLengthMax * L)
  readonly #backward = new Float64Array(L * 2)
  readonly #pairs = new Float64Array(L * L)
  readonly #keptFeatures = new Int32Array(kit.windowLengthMax * kit.keysMax)
  readonly #keptOffsets = new Uint16Array(kit.windowLengthMax + 1)
  readonly #gradient = new Float64Array(L)

  constructor(options: TrainingOptions) {
    this.#options = options
    this.weights = new Float32Array(options.featureCount * L)
    this.#squares = new Float32Array(options.featureCount * L)
    for (let before = 0; before < L; before++) {
      for (let label = 0; label < L; label++) if (!kit.canFollow(label, before)) this.transitions[before * L + label] = never
    }
    for (let label = 0; label < L; label++) if (!kit.canFollow(label, 0)) this.starts[label] = never
  }

  /** One step on one example; answers the loss before it. */
  learn(example: Encoded): number {
    const { labels } = example
    const { offsets, features } = this.#drop(example)
    const count = labels.length
    this.#emit(offsets, features, labels)
    const loss = this.#sumForward(labels)
    this.#pairs.fill(0)
    this.#backward.fill(1)
    for (let index = count - 1; index >= 0; index--) {
      this.#stepBack(index, labels)
      this.#update(features, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    }
    this.#updateTransitions()
    return loss
  }

  /** Feature noising (Wang et al. 2013). */
  #drop({ offsets, features, labels }: Encoded): Pick<Encoded, 'offsets' | 'features'> {
    const { dropout, random } = this.#options
    if (dropout === 0) return { offsets, features }
    let kept = 0
    for (let index = 0; index < labels.length; index++) {
      const end = offsets[index + 1] ?? 0
      for (let at = offsets[index] ?? 0; at < end; at++) if (!random.chance(dropout)) this.#keptFeatures[kept++] = features[at] ?? 0
      this.#keptOffsets[index + 1] = kept
    }
    return { offsets: this.#keptOffsets, features: this.#keptFeatures }
  }

  #emit(offsets: Uint16Array, features: Int32Array, labels: Uint8Array): void {
    const { weights } = this
    const sums = this.#gradient
    for (let index = 0; index < labels.length; index++) {
      sums.fill(0)
      const end = offsets[index + 1] ?? 0
      for (let at = offsets[index] ?? 0; at < end; at++) {
        const row = (features[at] ?? 0) * L
        for (let label = 0; label < L; label++) sums[label] = (sums[label] ?? 0) + (weights[row + label] ?? 0)
      }
      if (labels[index] !== 0) sums[0] = (sums[0] ?? 0) + this.#options.missCost
      for (let label = 0; label < L; label++) this.#emission[index * L + label] = sums[label] ?? 0
    }
    for (let at = 0; at < L * L; at++) this.#exponents[at] = Math.exp(this.transitions[at] ?? 0)
  }

  /** Fills the scaled forward table and turns `#emission` into factors; answers the negative log-likelihood. */
  #sumForward(labels: Uint8Array): number {
    const forward = this.#forward
    const emission = this.#emission
    const exponents = this.#exponents
    let loss = 0
    for (let index = 0; index < labels.length; index++) {
      const base = index * L
      const gold = labels[index] ?? 0
      loss -= (emission[base + gold] ?? 0) + (index === 0 ? (this.starts[gold] ?? 0) : (this.transitions[(labels[index - 1] ?? 0) * L + gold] ?? 0))
      let top = -Infinity
      for (let label = 0; label < L; label++) top = Math.max(top, emission[base + label] ?? 0)
      let sum = 0
      for (let label = 0; label < L; label++) {
        let inward = 0
        if (index === 0) inward = Math.exp(this.starts[label] ?? 0)
        else for (let before = 0; before < L; before++) inward += (forward[base - L + before] ?? 0) * (exponents[before * L + label] ?? 0)
        const factor = Math.exp((emission[base + label] ?? 0) - top)
        emission[base + label] = factor
        forward[base + label] = inward * factor
        sum += inward * factor
      }
      for (let label = 0; label < L; label++) forward[base + label] = (forward[base + label] ?? 0) / sum
      loss += top + Math.log(sum)
    }
    return loss
  }

  /** Leaves the gradient of one token's labels in `#gradient` and adds to that of the transitions. */
  #stepBack(index: number, labels: Uint8Array): void {
    const forward = this.#forward
    const gradient = this.#gradient
    const backward = this.#backward
    const base = index * L
    let sum = 0
    for (let label = 0; label < L; label++) {
      const value = (forward[base + label] ?? 0) * (backward[label] ?? 0)
      gradient[label] = value
      sum += value
    }
    const gold = labels[index] ?? 0
    for (let label = 0; label < L; label++) gradient[label] = (gradient[label] ?? 0) / sum - (label === gold ? 1 : 0)
    if (index === 0) {
      for (let label = 0; label < L; label++) descend(this.starts, this.#startSquares, label, gradient[label] ?? 0, this.#options.rate)
      return
    }
    this.#passBack(base, labels[index - 1] ?? 0, gold)
  }

  #passBack(base: number, goldBefore: number, gold: number): void {
    const [forward, emission, exponents, backward, pairs] = [this.#forward, this.#emission, this.#exponents, this.#backward, this.#pairs]
    let total = 0
    let top = 0
    for (let label = 0; label < L; label++) backward[L + label] = (backward[label] ?? 0) * (emission[base + label] ?? 0)
    for (let before = 0; before < L; before++) {
      let outward = 0
      for (let label = 0; label < L; label++) outward += (exponents[before * L + label] ?? 0) * (backward[L + label] ?? 0)
      backward[before] = outward
      total += outward * (forward[base - L + before] ?? 0)
      top = Math.max(top, outward)
    }
    for (let before = 0; before < L; before++) {
      const weight = (forward[base - L + before] ?? 0) / total
      for (let label = 0; label < L; label++) {
        const at = before * L + label
        pairs[at] = (pairs[at] ?? 0) + weight * (exponents[at] ?? 0) * (backward[L + label] ?? 0)
      }
      backward[before] = (backward[before] ?? 0) / top
    }
    pairs[goldBefore * L + gold] = (pairs[goldBefore * L + gold] ?? 0) - 1
  }

  #update(features: Int32Array, from: number, to: number): void {
    const { weights } = this
    const squares = this.#squares
    const gradient = this.#gradient
    const { rate } = this.#options
    for (let label = 0; label < L; label++) {
      const slope = gradient[label] ?? 0
      if (slope < slopeMin && slope > -slopeMin) continue
      const square = slope * slope
      for (let at = from; at < to; at++) {
        const cell = (features[at] ?? 0) * L + label
        const sum = (squares[cell] ?? 0) + square
        squares[cell] = sum
        weights[cell] = (weights[cell] ?? 0) - (rate * slope) / (Math.sqrt(sum) + 1e-4)
      }
    }
  }

  #updateTransitions(): void {
    for (let at = 0; at < L * L; at++) {
      if ((this.transitions[at] ?? 0) > never / 2) descend(this.transitions, this.#transitionSquares, at, this.#pairs[at] ?? 0, this.#options.rate)
    }
  }
}

function descend(weights: Float64Array, squares: Float64Array, at: number, slope: number, rate: number): void {
  if ((weights[at] ?? 0) <= never / 2) return
  squares[at] = (squares[at] ?? 0) + slope * slope
  weights[at] = (weights[at] ?? 0) - (rate * slope) / (Math.sqrt(squares[at] ?? 0) + 1e-4)
}

/** The score of what cannot be. */
const never = -10_000
/** Steps below it change nothing that the packed model keeps. */
const slopeMin = 1e-3
