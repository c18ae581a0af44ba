import { detect, entityTypes, type EntityType } from '@scrubjay/core'
import { Random } from '../quality/random.js'
import { commonTypes, makeSentences } from './made-up.js'
import { readOwnMatches, type Sentence } from './own-matches.js'
import { Searcher } from './searcher.js'

/** A value that must come back to its owner and turn up nowhere else. */
export interface Canary {
  readonly id: number
  readonly type: EntityType
  /** What a person writes. */
  readonly text: string
  readonly value: string
  /** What is looked for: the value, with the words before it where it is so short that it is found anywhere. */
  readonly needle: string
}

export interface Canaries {
  readonly canaries: readonly Canary[]
  /** How many sentences were passed over, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
  /** The own matches among them: these the run may not do without. */
  readonly ownLeftOut: readonly string[]
  /** Types for which there is no canary at all. */
  readonly missing: readonly EntityType[]
}

/** Asks how many canaries, and from which seed. One of each type comes first, so that few canaries are of many types. */
export function makeCanaries({ count, seed }: { readonly count: number; readonly seed: number }): Canaries {
  const leftOut: Record<string, number> = {}
  const ownLeftOut: string[] = []
  const leave = (sentence: Sentence, reason: string): void => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1
    if (sentence.isOwn) ownLeftOut.push(`${String(sentence.type)}: ${reason}`)
  }
  const pool = gather(Math.max(count, madeUpMin), seed, leave)
  const usable = pool.filter(({ isClear, sentence }) => isClear || leave(sentence, 'the detector leaves it standing elsewhere'))
  const types = new Set(usable.map(({ canary }) => canary.type))
  const chosen = byTurns(usable.map(({ canary }) => canary), seed).slice(0, count)
  return { canaries: chosen.map((canary, id) => ({ ...canary, id })), leftOut, ownLeftOut, missing: entityTypes.filter((type) => !types.has(type)) }
}

/** So many, of which most are recognizers' own matches, tell whether each type has one. */
const madeUpMin = 900

interface Candidate {
  readonly sentence: Sentence
  readonly canary: Canary
  /** Whether detection takes the needle out of every sentence in which it stands. */
  readonly isClear: boolean
}

function gather(count: number, seed: number, leave: (sentence: Sentence, reason: string) => void): readonly Candidate[] {
  const found: { sentence: Sentence; canary: Canary; hidden: string }[] = []
  const known = new Set<string>()
  const take = (written: Sentence): void => {
    // The shortest messages say more than nothing only with a word before them.
    const sentence = needleOf(written) === undefined ? { ...written, text: `please note: ${written.text}` } : written
    const needle = needleOf(sentence)
    if (known.has(needle ?? '')) return void (sentence.isOwn || leave(sentence, 'made twice'))
    const hidden = hideValues(sentence)
    if (needle === undefined) return leave(sentence, 'too short to look for')
    if (hidden === undefined) return leave(sentence, 'not detected')
    if (!sentence.isOwn && hidden.type !== sentence.type) return leave(sentence, 'detected as another type')
    known.add(needle)
    const { text, value } = sentence
    found.push({ sentence, hidden: hidden.text, canary: { id: found.length, type: sentence.type ?? hidden.type, text, value, needle } })
  }
  for (const sentence of readOwnMatches()) take(sentence)
  const sentences = makeSentences(seed)
  // The odd one will be left standing by a neighbour's sentence; a few more make up for it.
  for (let tries = 0; found.length < count + 100 && tries < 3 * count; tries += 1) take(sentences.next().value as Sentence)
  const searcher = new Searcher(found.map(({ canary: { id, needle } }) => ({ id, text: needle })))
  const standing = new Set(found.flatMap(({ hidden }) => searcher.find(Buffer.from(hidden)).map(({ id }) => id)))
  return found.map(({ sentence, canary }) => ({ sentence, canary, isClear: !standing.has(canary.id) }))
}

/** The sentence as a bot would get it; nothing when a letter or digit of the value would be left. */
function hideValues({ text, value }: Sentence): { readonly text: string; readonly type: EntityType } | undefined {
  const spans = detect(text)
  const start = text.indexOf(value)
  for (let at = start; at < start + value.length; at += 1) {
    if (/[\p{L}\p{N}]/u.test(text.charAt(at)) && !spans.some((span) => span.start <= at && at < span.end)) return undefined
  }
  const type = spans.find((span) => span.start < start + value.length && start < span.end)?.type
  if (type === undefined) return undefined
  const hidden = spans.toReversed().reduce((rest, span) => `${rest.slice(0, span.start)}[]${rest.slice(span.end)}`, text)
  return { text: hidden, type }
}

/** A value that is found by accident nowhere, or as many words around it as make it so. */
function needleOf({ text, value }: Sentence): string | undefined {
  let start = text.indexOf(value)
  let end = start + value.length
  while (!isTelling(text.slice(start, end))) {
    if (start > 0) start = text.lastIndexOf(' ', start - 2) + 1
    else if (end < text.length) end = (text.indexOf(' ', end + 1) + 1 || text.length + 1) - 1
    else return undefined
  }
  return text.slice(start, end)
}

function isTelling(needle: string): boolean {
  // Our own name stands in our own files.
  return !needle.startsWith('@scrubjay') && (needle.length >= 10 || (needle.length >= 8 && /\p{L}/u.test(needle)))
}

/** Shuffled within their types, one of each type after the other; first of all the types that people type most. */
function byTurns(canaries: readonly Canary[], seed: number): readonly Canary[] {
  const random = new Random(seed)
  const groups = new Map<EntityType, Canary[]>()
  for (const canary of canaries) groups.set(canary.type, [...(groups.get(canary.type) ?? []), canary])
  const order = (items: readonly Canary[]): Canary[] => items.map((item) => ({ item, at: random.next() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
  const isCommon = ({ type }: Canary): boolean => commonTypes.has(type)
  const shuffled = order([...groups.values()].flatMap(([first]) => (first === undefined ? [] : [first])))
  const queues = [...shuffled.filter(isCommon), ...shuffled.filter((first) => !isCommon(first))].map(({ type }) => order(groups.get(type) ?? []))
  const taken: Canary[] = []
  for (let round = 0; taken.length < canaries.length; round += 1) taken.push(...queues.flatMap((queue) => queue.slice(round, round + 1)))
  return taken
}
