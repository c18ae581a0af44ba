import type { EntityType } from '../detect/entity-types.js'
import { foldPhrase } from '../detect/known-phrases.js'
import { limits } from '../lib/limits.js'

/**
 * What a conversation tells about the next message of one person: what the bot has just asked for, what was found
 * before, and the pieces of a number that came over several turns. Small, and sealed wherever it is kept.
 */
export interface ConversationContext {
  /** What the bot's last words asked for. */
  readonly expected: readonly EntityType[]
  /** What the bot has asked to be handed in clear with the next message. */
  readonly handOver?: HandOver | undefined
  /** Values and names that were found before, folded by `foldPhrase`, oldest first. */
  readonly known: ReadonlyMap<string, EntityType>
  /** Numbers that were no whole value yet, oldest first. */
  readonly pieces: readonly Piece[]
}

/** Types that the next message may bring to the bot in clear, what for, and until when. */
export interface HandOver {
  readonly types: readonly EntityType[]
  readonly purpose: string
  readonly untilMs: number
}

/** A number that may be the first part of a value. */
export interface Piece {
  readonly text: string
  /** What it was hidden as; undefined: it passed. */
  readonly type: EntityType | undefined
  /** The activity that it came with. */
  readonly activity: string | undefined
  /** Turns since then. */
  readonly age: number
}

export const emptyContext: ConversationContext = { expected: [], known: new Map(), pieces: [] }

/**
 * Remembers values that were found and hidden: whole, and of a person's name each part as well, so that it is found
 * again when it comes back bare, shortened or in lower case. Beyond the bound the oldest are forgotten.
 */
export function rememberValues(
  context: ConversationContext,
  values: readonly { readonly type: EntityType; readonly text: string }[],
): ConversationContext {
  const found = values.flatMap(({ type, text }) => phrasesOf(type, text).map((phrase) => ({ type, phrase })))
  // While there is room nothing is forgotten, and the order in which things were found does not matter yet.
  const hasRoom = context.known.size < limits.contextPhrasesMax
  if (hasRoom && found.every(({ type, phrase }) => context.known.get(phrase) === type)) return context
  const known = new Map(context.known)
  for (const { type, phrase } of found) {
    known.delete(phrase)
    known.set(phrase, type)
  }
  for (const oldest of known.keys()) {
    if (known.size <= limits.contextPhrasesMax) break
    known.delete(oldest)
  }
  return { ...context, known }
}

function phrasesOf(type: EntityType, text: string): readonly string[] {
  const parts = type === 'PERSON' ? (text.match(nameParts) ?? []).filter((part) => !everydayWords.has(part.toLowerCase())) : []
  const lines = type === 'STREET_ADDRESS' ? [text.split(/[,\n]/)[0] ?? ''] : []
  const phrases = [text, ...parts, ...lines].map(foldPhrase)
  return phrases.filter((phrase) => phrase.length >= phraseLengthMin && phrase.length <= limits.contextPhraseLengthMax)
}

/** Shorter ones stand everywhere. */
const phraseLengthMin = 3
const nameParts = /[\p{L}\p{M}]{3,}/gu
/** First and last names that are everyday words too: alone they say nothing. */
const everydayWords: ReadonlySet<string> = new Set(
  ('will may mark rose bill grace hope joy faith art june april august summer dawn rich frank jack chase drew grant price long short young ' +
    'brown green black white gray grey king page hunter baker cook day love best good paz sol mar del van von der los las bin den ten the and ' +
    'sky iris ruby pearl amber crystal daisy lily penny guy pat sue rob nick miles wade reed dean earl duke major sandy rusty bud chip lance').split(' '),
)

/**
 * What is sealed of a context: everything that people wrote, and what the bot is to be handed in clear, for that ends at a moment
 * that tells in the log whose it is. The types that a question expects say none.
 */
export function formatSecrets({ known, pieces, handOver }: ConversationContext): string {
  return JSON.stringify({ known: [...known], pieces, handOver })
}

/** Reads what `formatSecrets` wrote. */
export function parseSecrets(json: string): Pick<ConversationContext, 'known' | 'pieces' | 'handOver'> {
  const { known, pieces, handOver } = JSON.parse(json) as { known: [string, EntityType][]; pieces: Piece[]; handOver?: HandOver }
  return { known: new Map(known), pieces, handOver }
}
