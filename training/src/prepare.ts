import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { capitalAt, lowerCased, parseExamples, upperCased, type Example } from './example.js'
import type { Random } from './random.js'

/** Corpora that may be trained on, and what each is good for. The names are those of the files. */
export const corpora: readonly string[] = ['wnut_train', 'btc_train', 'wikigold', 'snips', 'tm3']

/** Texts that nothing is trained on: they tell how good the training was. */
export const developmentSets: readonly string[] = ['wnut_dev', 'btc_dev', 'ewt_dev']

/** All of the corpora, without texts of the dialog ones in which names seem to be left unmarked (they mark no films). */
export function readTrainingText(folder: string): readonly Example[] {
  return corpora.flatMap((name) => readCorpus(folder, name).filter((example) => !dialogs.has(name) || example.spans.length > 0 || !innerCapital.test(example.text.replaceAll(/\bI\b/g, ''))))
}

const dialogs: ReadonlySet<string> = new Set(['snips', 'tm3'])
const innerCapital = /(?<=[a-z,] )[A-Z][a-z]/

export function readCorpus(folder: string, name: string): readonly Example[] {
  return parseExamples(readFileSync(join(folder, `${name}.jsonl`), 'utf8'))
}

/** Adds copies as people type them: in lower case, in capitals, with slips of the finger. */
export function augment(examples: readonly Example[], random: Random, share: { readonly lower: number; readonly phone: number; readonly upper: number; readonly typo: number }): readonly Example[] {
  const copies: Example[] = []
  for (const example of examples) {
    copies.push(example)
    if (random.chance(share.lower)) copies.push(lowerCased(example))
    if (random.chance(share.phone)) copies.push(phoneCased(example, random))
    if (random.chance(share.upper)) copies.push(upperCased(example))
    if (random.chance(share.typo)) copies.push(mistype(random.chance(0.5) ? lowerCased(example) : example, random))
  }
  return copies
}

/** As phones write: a capital for the first word, and here and there for the first word of a name. */
function phoneCased(example: Example, random: Random): Example {
  let typed = capitalAt(lowerCased(example), 0)
  for (const [start] of example.spans) if (random.chance(0.3)) typed = capitalAt(typed, start)
  return typed
}

/** One slip in some of the longer words of names: a letter doubled, dropped, changed or swapped with the next. */
export function mistype({ text, spans }: Example, random: Random): Example {
  let typed = ''
  let from = 0
  const moved: [number, number, string][] = []
  for (const [start, end, code] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start < from) continue
    typed += text.slice(from, start)
    const slipped = text.slice(start, end).replaceAll(/\p{L}{4,}/gu, (word) => (random.chance(0.5) ? slip(word, random) : word))
    moved.push([typed.length, typed.length + slipped.length, code])
    typed += slipped
    from = end
  }
  return { text: typed + text.slice(from), spans: moved }
}

function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2)
  const letter = word.charAt(at)
  switch (random.below(4)) {
    case 0: return word.slice(0, at) + letter + word.slice(at)
    case 1: return word.slice(0, at) + word.slice(at + 1)
    case 2: return word.slice(0, at) + random.pick(Array.from('aeioulnrst')) + word.slice(at + 1)
    default: return word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2)
  }
}
