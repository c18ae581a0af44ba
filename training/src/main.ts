/**
 * Builds and trains the names tagger and writes its model into the core, the same bytes for the same data and seed.
 *
 *     npm run train -- --data DIR          trains, writes and prints scores
 *     npm run train -- --data DIR --eval   prints the scores of the model that is there
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { kit, modelPath } from './core-kit.js'
import { describe } from './evaluate.js'
import { developmentSets, readCorpus, readTrainingText } from './prepare.js'
import { renderModel } from './pack-model.js'
import { defaultRecipe, trainModel } from './train-model.js'

const { values } = parseArgs({
  options: { data: { type: 'string' }, eval: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, out: { type: 'string', default: modelPath } },
})
if (values.data === undefined) throw new Error('usage: npm run train -- --data DIR [--eval] [--seed N] [--out FILE]')
const folder = values.data
if (!values.eval) {
  const packed = trainModel(readTrainingText(folder), {
    recipe: { ...defaultRecipe, seed: Number(values.seed) },
    report: (line) => process.stdout.write(`${line}\n`),
  })
  writeFileSync(values.out, renderModel(packed))
}
const model = kit.unpackModel(createRequire(__filename)(values.out) as Parameters<typeof kit.unpackModel>[0])
const tagger = new kit.Tagger(model)
for (const name of developmentSets) process.stdout.write(`${describe(name, tagger, readCorpus(folder, name), kit.defaultBiases)}\n`)
