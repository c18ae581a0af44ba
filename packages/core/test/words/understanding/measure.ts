import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAnswer } from '../../../src/consent/parse-answer.js'
import { findRequest } from '../../../src/words/requests.js'

/** What one language's sentences came to in one part of the set. */
export interface Figures {
  readonly part: string
  readonly language: string
  /** Answers that are no plain yes: refusals, limited and unclear ones. */
  readonly doubtful: number
  /** Those of them that count as a yes. */
  readonly takenAsYes: number
  /** Answers that are a plain yes, a no or a limited yes. */
  readonly clear: number
  readonly understood: number
  readonly requests: number
  readonly recognised: number
  /** Messages that ask nothing of the guard. */
  readonly others: number
  readonly falseAlarms: number
}

export interface Mistake {
  readonly part: string
  readonly language: string
  readonly text: string
  readonly label: string
  readonly read: string
}

/** Reads every sentence of the set; the same sentences give the same figures. */
export function measureUnderstanding(): { readonly figures: readonly Figures[]; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = []
  const figures = parts.flatMap((part) =>
    readdirSync(join(folder, part)).sort().map((file) => {
      const language = file.replace('.txt', '')
      const sentences = readSentences(join(folder, part, file))
      const counts = new Map<string, number>()
      const count = (name: string, isSo: boolean): void => void counts.set(name, (counts.get(name) ?? 0) + (isSo ? 1 : 0))
      for (const { text, kind, label } of sentences) {
        const read = kind === 'answer' ? parseAnswer(text).kind : (findRequest(text) ?? 'none')
        if (read !== label) mistakes.push({ part, language, text, label: `${kind}: ${label}`, read })
        if (kind === 'answer') {
          count('doubtful', label !== 'yes')
          count('takenAsYes', label !== 'yes' && read === 'yes')
          count('clear', label !== 'unclear')
          count('understood', label !== 'unclear' && read === label)
        } else {
          count('requests', label !== 'none')
          count('recognised', label !== 'none' && read === label)
          count('others', label === 'none')
          count('falseAlarms', label === 'none' && read !== 'none')
        }
      }
      return { part, language, ...Object.fromEntries(counts) } as unknown as Figures
    }),
  )
  return { figures, mistakes }
}

/** The figures of several languages as one. */
export function addUp(figures: readonly Figures[], part: string, language: string): Figures {
  const sum = (name: Exclude<keyof Figures, 'part' | 'language'>): number => figures.reduce((total, one) => total + one[name], 0)
  return {
    part, language, doubtful: sum('doubtful'), takenAsYes: sum('takenAsYes'), clear: sum('clear'), understood: sum('understood'),
    requests: sum('requests'), recognised: sum('recognised'), others: sum('others'), falseAlarms: sum('falseAlarms'),
  }
}

/** In percent; nothing of nothing is no figure. */
export function share(some: number, all: number): number {
  if (all === 0) throw new Error('no sentences to measure')
  return (100 * some) / all
}

/** The parts that the targets are held on, as `whole set`. */
export const heldParts: readonly string[] = ['held-out', 'development', 'fresh', 'last']
/** Written without sight of the engine's phrases. They are measured and reported, and no target is held on them. */
export const unseenParts: readonly string[] = ['blind', 'blind-2', 'blind-3']
export const parts: readonly string[] = [...heldParts, ...unseenParts]
const folder = join(__dirname, '../../../../test/words/understanding')

interface Sentence {
  readonly kind: 'answer' | 'request'
  readonly label: string
  readonly text: string
}

/** `# answer: yes` stands above the sentences that are such an answer, `# request: none` above those that ask nothing. */
function readSentences(file: string): readonly Sentence[] {
  let heading: Omit<Sentence, 'text'> | undefined
  const sentences: Sentence[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, kind, label] = /^# (answer|request): ([a-z-]+)$/.exec(line) ?? []
    if (label !== undefined) heading = { kind: kind as Sentence['kind'], label }
    else if (line !== '' && heading === undefined) throw new Error(`a sentence before any heading in ${file}`)
    else if (line !== '' && heading !== undefined) sentences.push({ ...heading, text: line })
  }
  return sentences
}
