import type { Found } from '../recognizer.js'
import { Crf } from './crf.js'
import { readSpans } from './decode.js'
import { classify } from './gazetteer.js'
import { labelCount } from './labels.js'
import type { Model } from './model.js'
import { caseLower, Tokens } from './tokens.js'

/** Finds persons, places, addresses and organisations with a model. Linear in the length of the text. */
export class Tagger {
  readonly #model: Model
  readonly #crf: Crf
  readonly #tokens = new Tokens()
  readonly #biases = new Float64Array(labelCount)

  constructor(model: Model) {
    this.#model = model
    this.#crf = new Crf(model)
  }

  tag(text: string, biases: KindBiases = defaultBiases): readonly Found[] {
    const found: Found[] = []
    const tokens = this.#tokens
    tokens.begin(text)
    for (let from = 0; from < text.length; from = tokens.next) {
      tokens.read(text, from)
      if (tokens.count === 0) break
      classify(this.#model.gazetteer, tokens)
      this.#setBiases(biases)
      this.#crf.score(tokens, this.#biases)
      if (this.#crf.label(tokens.count)) readSpans(tokens, this.#crf, found)
    }
    return found
  }

  #setBiases({ kinds, lower }: KindBiases): void {
    const more = this.#tokens.letterCase === caseLower ? lower : 0
    for (let label = 1; label < labelCount; label++) this.#biases[label] = (kinds[(label - 1) >> 1] ?? 0) + more
  }
}

/** How much the scores of entities are raised over “no entity”: a missed name costs more than a false alarm. */
export interface KindBiases {
  /** In the order of `kindTypes`. */
  readonly kinds: readonly number[]
  /** More for a window that has no capitals: what tells a name from a word is missing there. */
  readonly lower: number
}

export const defaultBiases: KindBiases = { kinds: [1.1, 0.25, 0.3, 0.17], lower: 1 }
