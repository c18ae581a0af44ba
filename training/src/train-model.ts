import { basicSentences } from './basic-sentences.js'
import { kit } from './core-kit.js'
import { createEncoder } from './encode.js'
import { readNameLists } from './name-lists.js'
import { packGazetteer, packModel } from './pack-model.js'
import { augment, corpora, readCorpus } from './prepare.js'
import { createRandom } from './random.js'
import { trainCrf } from './train-crf.js'
import { gatherClasses } from './word-classes.js'

type PackedModel = Parameters<typeof kit.unpackModel>[0]

/** The whole way from lists and corpora to a packed model. */
export function trainModel({ folder, seed, report }: { readonly folder: string; readonly seed: number; report(line: string): void }): PackedModel {
  const random = createRandom(seed)
  const names = readNameLists()
  const real = corpora.flatMap((name) => readCorpus(folder, name))
  const classes = gatherClasses(names, real)
  report(`${classes.size} known words and phrases`)
  const made = basicSentences({ seed, count: 30_000, names })
  const encode = createEncoder(gazetteerOf(classes))
  const examples = [...augment(real, random, { lower: 0.6, upper: 0.05, typo: 0.1 }), ...augment(made, random, { lower: 0.5, upper: 0.05, typo: 0.1 })].map(encode)
  report(`${examples.length} sentences`)
  const trained = trainCrf(examples, { random, epochs: 4, rate: 0.05, missCost: 0, report: (epoch, loss) => report(`epoch ${epoch + 1}: loss ${loss.toFixed(4)}`) })
  return packModel(trained, classes)
}

/** The gazetteer as the tagger will read it, collisions included. */
function gazetteerOf(classes: Parameters<typeof packGazetteer>[0]): ReturnType<typeof kit.unpackModel>['gazetteer'] {
  return kit.unpackModel({ format: kit.modelFormat, scale: 1, transitions: [], starts: [], levels: [], weights: '', ...packGazetteer(classes) }).gazetteer
}
