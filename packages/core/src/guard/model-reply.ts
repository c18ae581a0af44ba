import { chunkOf, endsLane, fragmentsOf, withFragments, type Fragment } from '../scrub/chunks.js'
import { openBracket } from '../scrub/hold-back.js'
import { collectMessageLeaves, replaceMessageLeaves } from '../scrub/messages.js'
import { replacePlaceholders, locatePlaceholders } from '../scrub/placeholder.js'
import type { TypeWords } from '../scrub/type-words.js'
import type { OpenTurn, RestoreOptions } from '../turn.js'
import { changesNothing, openOf, reveal } from './reveal.js'
import type { Setup } from './setup.js'

/** Replaces one placeholder of a model's reply; what is none of the person's stays as it is. */
export interface Opener {
  readonly typeWords: TypeWords
  open(placeholder: string): Promise<string>
}

/**
 * With a purpose the placeholders of a reply become the person's values: consent and policy are asked, and the log hears
 * of it first. Without one, those that the model has bent are spelled as they were, so that they are known again.
 */
export function createOpener(setup: Setup, open: OpenTurn | undefined, { purpose }: RestoreOptions): Opener {
  const known = new Map<string, string>()
  return {
    typeWords: setup.typeWords,
    async open(placeholder) {
      const present = known.get(placeholder)
      if (present !== undefined) return present
      const opened = purpose === undefined ? await spell(setup, open, placeholder) : await reveal(setup, open, placeholder, { purpose, unknown: 'keep' })
      known.set(placeholder, opened)
      return opened
    },
  }
}

async function spell(setup: Setup, open: OpenTurn | undefined, placeholder: string): Promise<string> {
  const { typeWords } = setup
  const names = locatePlaceholders(placeholder, typeWords).flatMap((found) => found.names)
  if (changesNothing(setup, open) || placeholder === `[${names[0]}]`) return placeholder
  const turn = openOf(open)
  const values = await turn.opened.vault.open(turn.scope, names)
  return replacePlaceholders(placeholder, new Map([...values.keys()].map((name) => [name, `[${name}]`])), typeWords)
}

/** A whole reply, or any part of one, with its placeholders replaced. */
export async function openIn<T>(reply: T, opener: Opener): Promise<T> {
  const texts: string[] = []
  for (const { leaf } of collectMessageLeaves(reply, replyOptions)) texts.push(await openText(leaf.text, opener))
  return replaceMessageLeaves(reply, replyOptions, texts)
}

const replyOptions = { bytes: 'skip' } as const

/** The text with its placeholders replaced; what a person typed and only looks like one is none. */
async function openText(text: string, opener: Opener, isJson = false): Promise<string> {
  const pieces: string[] = []
  let position = 0
  for (const { start, end } of locatePlaceholders(text, opener.typeWords)) {
    const placeholder = text.slice(start, end)
    const opened = await opener.open(placeholder)
    pieces.push(text.slice(position, start), isJson && opened !== placeholder ? JSON.stringify(opened).slice(1, -1) : opened)
    position = end
  }
  return `${pieces.join('')}${text.slice(position)}`
}

interface Lane {
  /** What may be the beginning of a placeholder, and is held back. */
  held: string
  chunk: unknown
  fragment: Fragment
}

/** A reply that comes in chunks: they leave in the same shape and order, and none ends within a placeholder. */
export async function* openStream(source: AsyncIterable<unknown>, opener: Opener): AsyncIterable<unknown> {
  const lanes = new Map<string, Lane>()
  for await (const chunk of source) {
    const fragments = fragmentsOf(chunk)
    const texts: string[] = []
    for (const fragment of fragments) {
      const text = `${lanes.get(fragment.lane)?.held ?? ''}${fragment.text}`
      const stable = endsLane(chunk, fragment.lane) ? text.length : openBracket(text)
      texts.push(await openText(text.slice(0, stable), opener, fragment.isJson))
      lanes.set(fragment.lane, { held: text.slice(stable), chunk, fragment })
    }
    yield* rest(lanes, opener, (lane) => endsLane(chunk, lane))
    const opened = fragments.length === 0 ? await openIn(chunk, opener) : withFragments(chunk, fragments, texts)
    if (opened !== '') yield opened
  }
  yield* rest(lanes, opener, () => true)
}

/** What was held back of texts of which nothing more comes, in chunks of its own. */
async function* rest(lanes: Map<string, Lane>, opener: Opener, isOver: (lane: string) => boolean): AsyncIterable<unknown> {
  for (const [name, { held, chunk, fragment }] of lanes) {
    if (!isOver(name)) continue
    lanes.delete(name)
    if (held !== '') yield chunkOf(chunk, fragment, await openText(held, opener, fragment.isJson))
  }
}
