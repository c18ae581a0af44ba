/**
 * Trains the readers of typed answers and requests and writes them into the core, the same bytes for the same wordings
 * and seed.
 *
 *     npm run train:words              trains and writes
 *     npm run train:words -- --eval    prints how the readers that are there do, alone, on parts they did not learn from
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawWordings } from './examples.js'
import { describeReaders } from './evaluate-readers.js'
import { packReader, renderReaders } from './pack-reader.js'
import { readerRecipe, trainReader } from './train-reader.js'
import { wordsModelPath } from './words-kit.js'

const { values } = parseArgs({ options: { eval: { type: 'boolean', default: false }, mistakes: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } } })
const answerLabels = ['yes', 'no', 'only', 'unclear'] as const
const requestLabels = ['none', 'withdraw', 'access', 'export', 'erase', 'ask-consent', 'correct', 'restrict', 'resume', 'object', 'human', 'opt-out-sale', 'limit-sensitive', 'receipt', 'are-you-human'] as const

if (!values.eval) {
  const seed = Number(values.seed)
  const wordings = drawWordings({ folder: join(__dirname, '../../../phrases'), seed, mostOfLine: 200 })
  const answers = wordings.flatMap(({ text, answer }) => (answer === undefined ? [] : [{ text, label: answer }]))
  const requests = wordings.flatMap(({ text, request }) => (request === undefined ? [] : [{ text, label: request }]))
  process.stdout.write(`${answers.length} answers, ${requests.length} requests\n`)
  writeFileSync(
    wordsModelPath,
    renderReaders(packReader(trainReader(answers, answerLabels, seed), answerLabels, readerRecipe.bits), packReader(trainReader(requests, requestLabels, seed), requestLabels, readerRecipe.bits)),
  )
}
process.stdout.write(describeReaders(values.mistakes))
