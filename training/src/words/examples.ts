import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, type Random } from '../random.js'
import { framesOfService } from '../templates/frames-of-service.js'
import { framesOfTalk } from '../templates/frames-of-talk.js'
import { foreignFrames } from '../foreign-frames.js'
import { drawFrom, listed, parseGrammar, parseNode, type Grammar, type Line } from './grammar.js'
import { kit } from './words-kit.js'

/** A message and what it is to each of the two readers; a reader that has no label for it is not shown it. */
export interface Wording {
  readonly text: string
  readonly answer?: string
  readonly request?: string
}

/** All that the readers learn from: the grammars, the phrases that the core knows, and frames that ask for nothing. */
export function drawWordings({ folder, seed, mostOfLine }: { readonly folder: string; readonly seed: number; readonly mostOfLine: number }): readonly Wording[] {
  const random = createRandom(seed)
  const grammars = readdirSync(folder).filter((file) => file.endsWith('.txt')).sort().map((file) => parseGrammar(readFileSync(join(folder, file), 'utf8'), file))
  const measured = measuredSentences()
  return [...grammars.flatMap((grammar) => fromGrammar(grammar, random, mostOfLine)), ...knownPhrases(random), ...frames(random)].filter(({ text }) => !measured.has(plain(text)))
}

/**
 * The longer sentences of the parts that nobody may learn from: a wording that is one of these, word for word, is left
 * out. Short ones stay, for everybody says "I don't know".
 */
function measuredSentences(): ReadonlySet<string> {
  const folder = join(__dirname, '../../../../packages/core/test/words/understanding')
  const lines = ['last', 'blind', 'blind-2'].flatMap((part) => readdirSync(join(folder, part)).flatMap((file) => readFileSync(join(folder, part, file), 'utf8').split('\n')))
  return new Set(lines.filter((line) => !line.startsWith('#')).map(plain).filter((line) => line.split(' ').length >= longerWords))
}

const longerWords = 4

function plain(text: string): string {
  return kit.readWords(text).map(({ word }) => word).join(' ')
}

function fromGrammar({ lines, shorts }: Grammar, random: Random, mostOfLine: number): readonly Wording[] {
  return lines.flatMap((line) => {
    const list = listed(line.node)
    const texts = list.length > 0 ? list.flatMap((text) => Array.from({ length: copiesOfListed }, () => text)) : Array.from({ length: Math.min(line.size * 2, mostOfLine) }, () => drawFrom(line.node, random))
    return texts.map((text) => labelled(disturb(text, shorts, random), line))
  })
}

const copiesOfListed = 5

function labelled(text: string, { kind, label }: Pick<Line, 'kind' | 'label'>): Wording {
  if (kind === 'answer') return label === 'no' && aboutData.test(text) ? { text, answer: label } : { text, answer: label, request: 'none' }
  return likeRefusal.has(label) ? { text, request: label } : { text, request: label, answer: 'unclear' }
}

/** Refusals that speak of data may be requests, and these requests refusals: what they are depends on when they are said. */
const aboutData = /data|info|dato|donn|daten|dado|dati|gegevens|messag|mensa|nachricht|bericht|consent|einwillig|toestem/i
const likeRefusal: ReadonlySet<string> = new Set(['withdraw', 'object', 'restrict', 'opt-out-sale', 'ask-consent', 'limit-sensitive', 'resume', 'erase'])

/** Writes a text as people do in a hurry: short forms, slips of the finger, signs, a face. */
function disturb(text: string, shorts: Grammar['shorts'], random: Random): string {
  let written = text
  for (const [word, forms] of shorts) if (written.includes(word) && random.chance(0.35)) written = written.replace(word, random.pick(forms))
  if (random.chance(slips)) written = slip(written, random)
  if (random.chance(0.12) && !/[?]/.test(written)) written += random.pick(['!', '.', '!!', ' 🙏', ' 🙂', ' ...', '.', '.'])
  return written
}

const slips = 0.15

/** One letter of one longer word is lost, doubled, or changes places with its neighbour. */
function slip(text: string, random: Random): string {
  const words = text.split(' ')
  const at = random.below(words.length)
  const word = words[at] ?? ''
  if (word.length < 5) return text
  const place = 1 + random.below(word.length - 2)
  const kind = random.below(3)
  const middle = kind === 0 ? '' : kind === 1 ? word.charAt(place).repeat(2) : word.charAt(place + 1) + word.charAt(place)
  words[at] = word.slice(0, place) + middle + word.slice(place + (kind === 2 ? 2 : 1))
  return words.join(' ')
}

/** What the core's phrases stand for, each pattern a few times. */
function knownPhrases(random: Random): readonly Wording[] {
  const draw = (list: string, line: Pick<Line, 'kind' | 'label'>): readonly Wording[] =>
    list.split(',').flatMap((pattern) => {
      const node = parseNode(pattern.trim())
      return Array.from({ length: copiesOfPattern }, () => labelled(disturb(drawFrom(node, random), new Map(), random), line))
    })
  return kit.languages.flatMap(({ yes, no, noNo, requests }) => [
    ...draw(yes, { kind: 'answer', label: 'yes' }),
    ...draw(no, { kind: 'answer', label: 'no' }),
    ...(noNo === '' ? [] : draw(noNo, { kind: 'answer', label: 'unclear' })),
    ...Object.entries(requests).flatMap(([label, list]) => draw(list, { kind: 'request', label })),
  ])
}

const copiesOfPattern = 12

/** The names tagger's frames: what people write to bots and to each other. None is an answer or a request. */
function frames(random: Random): readonly Wording[] {
  const all = [...framesOfService, ...framesOfTalk, ...Object.values(foreignFrames).flat()]
  return all.map((frame) => ({ text: frame.replace(/\{[^}]*\}/g, () => random.pick(['anna', 'miller', 'berlin', '12', 'acme', 'paris', 'rossi', 'garcia'])), answer: 'unclear', request: 'none' }))
}
