import { basicSentences } from './basic-sentences.js'
import { kit } from './core-kit.js'
import type { Example } from './example.js'
import { createEncoder } from './encode.js'
import { readNameLists } from './name-lists.js'
import { negativeSentences } from './negatives.js'
import { packGazetteer, packModel } from './pack-model.js'
import { augment } from './prepare.js'
import { createRandom } from './random.js'
import { trainCrf } from './train-crf.js'
import { gatherClasses } from './word-classes.js'

type PackedModel = Parameters<typeof kit.unpackModel>[0]

/** What can be turned when training; the defaults are what the shipped model was trained with. */
export interface Recipe {
  readonly seed: number
  /** Made-up sentences beside the corpora. */
  readonly madeCount: number
  /** Sentences without any name. */
  readonly negativeCount: number
  readonly epochs: number
  readonly rate: number
  readonly missCost: number
  readonly dropout: number
  /** Copies in lower case, in capitals and with slips, for each corpus sentence. */
  readonly copies: { readonly lower: number; readonly upper: number; readonly typo: number }
}

export const defaultRecipe: Recipe = { seed: 1, madeCount: 20_000, negativeCount: 12_000, epochs: 4, rate: 0.05, missCost: 0, dropout: 0.2, copies: { lower: 0.6, upper: 0.05, typo: 0.1 } }

/** The whole way from lists and corpora to a packed model. */
export function trainModel(real: readonly Example[], { recipe = defaultRecipe, report = () => undefined }: TrainingRun = {}): PackedModel {
  const random = createRandom(recipe.seed)
  const names = readNameLists()
  const classes = gatherClasses(names, real)
  report(`${classes.size} known words and phrases`)
  const made = basicSentences({ seed: recipe.seed, count: recipe.madeCount, names })
  const negatives = negativeSentences(recipe.negativeCount, random, names)
  const encode = createEncoder(gazetteerOf(classes))
  const examples = [...augment(real, random, recipe.copies), ...augment(made, random, recipe.copies), ...augment(negatives, random, { ...recipe.copies, typo: 0 })].map(encode)
  report(`${examples.length} sentences`)
  const trained = trainCrf(examples, { ...recipe, random, report: (epoch, loss) => report(`epoch ${epoch + 1}: loss ${loss.toFixed(4)}`) })
  return packModel(trained, classes)
}

export interface TrainingRun {
  readonly recipe?: Recipe
  report?(line: string): void
}

/** The gazetteer as the tagger will read it, collisions included. */
function gazetteerOf(classes: Parameters<typeof packGazetteer>[0]): ReturnType<typeof kit.unpackModel>['gazetteer'] {
  return kit.unpackModel({ format: kit.modelFormat, scale: 1, transitions: [], starts: [], levels: [], weights: '', ...packGazetteer(classes) }).gazetteer
}
