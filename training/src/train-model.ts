import { basicSentences } from './basic-sentences.js'
import { kit } from './core-kit.js'
import type { Example } from './example.js'
import { createEncoder, renumber } from './encode.js'
import { KeyTable } from './key-table.js'
import { readNameLists } from './name-lists.js'
import { negativeSentences } from './negatives.js'
import { packGazetteer, packModel } from './pack-model.js'
import { augment } from './prepare.js'
import { createRandom } from './random.js'
import { dropRare, selectFeatures } from './select-features.js'
import { trainCrf, type Trained } from './train-crf.js'
import { gatherClasses } from './word-classes.js'

type PackedModel = Parameters<typeof kit.unpackModel>[0]

/** What can be turned when training; the defaults are what the shipped model was trained with. */
export interface Recipe {
  readonly seed: number
  /** Made-up sentences beside the corpora. */
  readonly madeCount: number
  /** Sentences without any name. */
  readonly negativeCount: number
  /** Features met less often are not tried. */
  readonly countMin: number
  readonly selectionEpochs: number
  readonly epochs: number
  readonly rate: number
  readonly missCost: number
  readonly dropout: number
  /** Copies in lower case, as phones write, in capitals and with slips, for each corpus sentence. */
  readonly copies: { readonly lower: number; readonly phone: number; readonly upper: number; readonly typo: number }
}

export const defaultRecipe: Recipe = { seed: 1, madeCount: 36_000, negativeCount: 26_000, countMin: 2, selectionEpochs: 2, epochs: 4, rate: 0.05, missCost: 0, dropout: 0.2, copies: { lower: 0.8, phone: 0.2, upper: 0.05, typo: 0.1 } }

/** The whole way from lists and corpora to a packed model. */
export function trainModel(real: readonly Example[], { recipe = defaultRecipe, report = () => undefined }: TrainingRun = {}): PackedModel {
  const random = createRandom(recipe.seed)
  const names = readNameLists()
  const classes = gatherClasses(names, real)
  report(`${classes.size} known words and phrases`)
  const made = basicSentences({ seed: recipe.seed, count: recipe.madeCount, names })
  const negatives = negativeSentences(recipe.negativeCount, random, names)
  const table = new KeyTable()
  const encode = createEncoder(gazetteerOf(classes), table)
  const examples = [...augment(real, random, recipe.copies), ...augment(made, random, recipe.copies), ...augment(negatives, random, { ...recipe.copies, typo: 0 })].map(encode)
  report(`${examples.length} sentences, ${table.size} features`)
  const train = (stage: string, numbers: Int32Array, featureCount: number, epochs: number): Trained => {
    const numbered = examples.map((example) => renumber(example, numbers))
    return trainCrf(numbered, { ...recipe, epochs, featureCount, random, report: (epoch, loss) => report(`${stage} ${epoch + 1}: loss ${loss.toFixed(4)}`) })
  }
  // The first training finds out which features are worth their place, the second one gives them their weights.
  const frequent = dropRare(table, recipe.countMin)
  const first = train('all features', frequent.numbers, frequent.count, recipe.selectionEpochs)
  const selected = selectFeatures(first, table, frequent.numbers)
  report(`${frequent.count} features tried, ${selected.keys.length} kept`)
  return packModel(train('kept features', selected.numbers, selected.keys.length, recipe.epochs), selected.keys, classes)
}

export interface TrainingRun {
  readonly recipe?: Recipe
  report?(line: string): void
}

/** The gazetteer as the tagger will read it, collisions included. */
function gazetteerOf(classes: Parameters<typeof packGazetteer>[0]): ReturnType<typeof kit.unpackModel>['gazetteer'] {
  return kit.unpackModel({ format: kit.modelFormat, scale: 1, transitions: [], starts: [], prints: '', levels: [], weights: '', ...packGazetteer(classes) }).gazetteer
}
