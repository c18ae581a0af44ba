import type { Found } from '../recognizer.js'
import { Crf } from './crf.js'
import { readSpans } from './decode.js'
import { classify } from './gazetteer.js'
import type { Model } from './model.js'
import { Tokens } from './tokens.js'

/** Finds persons, places, addresses and organisations with a model. Linear in the length of the text. */
export class Tagger {
  readonly #model: Model
  readonly #crf: Crf
  readonly #tokens = new Tokens()

  constructor(model: Model) {
    this.#model = model
    this.#crf = new Crf(model)
  }

  tag(text: string, bias: number = defaultBias): readonly Found[] {
    const found: Found[] = []
    const tokens = this.#tokens
    for (let from = 0; from < text.length; from = tokens.next) {
      tokens.read(text, from)
      if (tokens.count === 0) break
      classify(this.#model.gazetteer, tokens)
      this.#crf.score(tokens, bias)
      if (!this.#crf.label(tokens.count)) continue
      readSpans(tokens, this.#crf, found)
    }
    return found
  }
}

/** How much the score of “no entity” is lowered: a missed name costs more than a false alarm. */
export const defaultBias = 1.3
