import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackedReaders } from '../../../packages/core/src/words/learned/model.js'
import { parseGrammar, drawFrom } from './grammar.js'
import { createRandom } from '../random.js'
import { kit, wordsModelPath } from './words-kit.js'

/** The parts of the understanding set that thresholds may be chosen on; nothing is learned from them. */
const parts = ['held-out', 'development', 'fresh']

/** How the readers do alone, without the phrases, at several thresholds. */
export function describeReaders(withMistakes: boolean): string {
  const packed = JSON.parse(readFileSync(wordsModelPath, 'utf8')) as PackedReaders
  const readers = { answer: kit.unpackReader(packed.answers), request: kit.unpackReader(packed.requests) }
  const sentences = parts.flatMap((part) => readPart(part)).map((sentence) => ({ ...sentence, guess: kit.guess(readers[sentence.kind], kit.readWords(sentence.text), kit.hasQuestion(sentence.text)) }))
  const rows: string[] = []
  for (const [kind, neutral] of [['answer', 'unclear'], ['request', 'none']] as const) {
    const some = sentences.filter((sentence) => sentence.kind === kind)
    for (const threshold of [0, 0.5, 0.7, 0.8, 0.9, 0.95]) {
      const cells = readers[kind].labels.filter((label) => label !== neutral).map((label) => {
        const read = some.filter(({ guess }) => guess.label === label && guess.sureness >= threshold)
        const meant = some.filter((sentence) => sentence.label === label)
        return `${label} ${read.filter((sentence) => sentence.label === label).length}/${meant.length}, false ${read.filter((sentence) => sentence.label !== label).length}`
      })
      rows.push(`${kind} >= ${threshold}: ${cells.join('; ')}`)
    }
    if (withMistakes) for (const { text, label, guess } of some) if (guess.label !== label || guess.sureness < 0.5) rows.push([kind, label, guess.label, guess.sureness.toFixed(2), text].join('\t'))
  }
  return `${rows.join('\n')}\n`
}

function readPart(part: string): readonly { readonly kind: 'answer' | 'request'; readonly label: string; readonly text: string }[] {
  const folder = join(__dirname, '../../../../packages/core/test/words/understanding', part)
  const random = createRandom(1)
  return readdirSync(folder).sort().flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replace(/[()[\]|{}]/g, ' ')
    return parseGrammar(text, file).lines.map(({ kind, label, node }) => ({ kind, label, text: drawFrom(node, random) }))
  })
}
