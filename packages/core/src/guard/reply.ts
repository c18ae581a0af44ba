import { detect } from '../detect/detect.js'
import type { EntityType, Span } from '../detect/span.js'
import { ruleOf, type Policy } from '../policy/policy.js'
import { collectLeaves, replaceLeaves } from '../scrub/leaves.js'
import { fillPlaceholders, findPlaceholders, formatPlaceholder, locatePlaceholders } from '../scrub/placeholder.js'
import { scanLeaves, scrubLeaves, valueKey, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import type { TypeWords } from '../scrub/type-words.js'
import type { ActivityLike } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import type { Setup } from './setup.js'
import { asPiece, holdBack, holdBracketBack, isGrowing, isOpenPiece, waitingText } from './stream.js'

/**
 * Takes out of a reply what the bot should not say in clear: a value that the person of this turn has given
 * becomes its placeholder again, any other goes by the policy's outbound operator. Done twice it is the same.
 */
export async function scrubReply(turn: GuardTurn, activity: ActivityLike): Promise<ActivityLike> {
  const isPiece = isOpenPiece(activity)
  if (!turn.settings.scrub) return isPiece ? asPiece(holdBracketBack(activity)) : activity
  const scanned = scanReply(turn.setup, activity)
  const values = scanned.flatMap(({ leaf, spans }) => spans.map(({ type, start, end }) => ({ type, text: leaf.text.slice(start, end) })))
  if (values.length === 0 && !isPiece) return activity
  return replaceSpans(turn.setup.policy, { activity, scanned, placeholders: await knownPlaceholders(turn, values) })
}

/** The same without a vault, for a bot that was shown nothing: only the policy's outbound operators. */
export function redactReply(setup: Setup, activity: ActivityLike): ActivityLike {
  return replaceSpans(setup.policy, { activity, scanned: scanReply(setup, activity), placeholders: new Map() })
}

function scanReply({ policy: { entities }, detecting, typeWords }: Setup, activity: ActivityLike): readonly ScannedLeaf[] {
  // Names cost most and are rarely hidden outward; they are looked for only where the policy hides them.
  const names = detecting.names !== false && nameTypes.some((type) => ruleOf(entities, type).outbound !== 'keep')
  // A name in an account field is the person's own or the bot's: it came from the channel and goes back to it.
  const leaves = scanLeaves(collectLeaves(activity), (text) => detect(text, { ...detecting, names }))
  const scanned = leaves.map(({ leaf, spans }) => ({ leaf, spans: leaf.kind === 'name' ? [] : outsidePlaceholders(leaf.text, spans, typeWords) }))
  return isOpenPiece(activity) ? holdBack(activity, scanned, names || detecting.own !== undefined) : scanned
}

/** A placeholder that chat has bent may look like a value, `[cvv 345]` like 345; what it stands for is filled in later. */
export function outsidePlaceholders(text: string, spans: readonly Span[], typeWords: TypeWords): readonly Span[] {
  if (spans.length === 0) return spans
  const placeholders = locatePlaceholders(text, typeWords)
  let next = 0
  return spans.filter((span) => {
    while ((placeholders[next]?.end ?? Number.POSITIVE_INFINITY) < span.end) next += 1
    return (placeholders[next]?.start ?? Number.POSITIVE_INFINITY) > span.start
  })
}

function replaceSpans(
  { entities }: Policy,
  reply: { readonly activity: ActivityLike; readonly scanned: readonly ScannedLeaf[]; readonly placeholders: ReadonlyMap<string, string> },
): ActivityLike {
  const texts = scrubLeaves(reply.scanned, {
    operatorOf: (type) => ruleOf(entities, type).outbound,
    placeholderOf: (value) => reply.placeholders.get(valueKey(value)),
    escape: false,
  })
  const replaced = replaceLeaves(reply.activity, texts)
  return isOpenPiece(reply.activity) ? asPiece(replaced) : replaced
}

const nameTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']

/** What goes on the wire, and what the log has to hear of it first. */
export interface FilledReplies {
  readonly activities: readonly ActivityLike[]
  /** Counts of values put back, by type. Nothing for a typing indicator and a piece of a stream that reveal nothing new. */
  readonly news: { readonly counts: Readonly<Record<string, number>>; readonly outcome?: 'streaming' } | undefined
}

/** Puts back what this recipient may see: their own values, in a one-to-one conversation. */
export async function fillReplies(turn: GuardTurn, activities: readonly ActivityLike[]): Promise<FilledReplies> {
  const leaves = activities.map(collectLeaves)
  const texts = leaves.flatMap((of) => of.map((leaf) => leaf.text))
  const scope = turn.visibleScope
  const { typeWords } = turn.setup
  const names = [...new Set(texts.flatMap((text) => findPlaceholders(text, typeWords)))]
  const values = scope === undefined ? new Map<string, string>() : await turn.opened.vault.open(scope, names)
  const filled = activities.map((activity, index) => replaceLeaves(activity, (leaves[index] ?? []).map((leaf) => fillPlaceholders(leaf.text, values, typeWords))))
  return { activities: filled.map((activity) => (isGrowing(activity) ? turn.streamed.continue(activity) : activity)), news: newsOf(turn, filled, [...values.keys()]) }
}

/** The first piece of a stream is logged, then those that put back a value for the first time, and the complete message. */
function newsOf({ streamed }: GuardTurn, activities: readonly ActivityLike[], names: readonly string[]): FilledReplies['news'] {
  const speaking = activities.filter(({ type, text }) => type !== 'typing' || (text !== undefined && text !== waitingText))
  if (speaking.length === 0) return undefined
  if (!speaking.every(isGrowing)) return { counts: countTypes(streamed.end(names)) }
  const fresh = streamed.news(names)
  return fresh === undefined ? undefined : { counts: countTypes(fresh), outcome: 'streaming' }
}

function countTypes(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names) {
    const type = name.replace(/_\d+$/, '')
    counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}

async function knownPlaceholders(turn: GuardTurn, values: readonly Value[]): Promise<ReadonlyMap<string, string>> {
  if (turn.facts.subject === undefined) return new Map()
  const numbers = await turn.opened.vault.find(turn.scope, values)
  const known = values.flatMap((value, index): [string, string][] => {
    const number = numbers[index]
    return number === undefined ? [] : [[valueKey(value), formatPlaceholder(value.type, number)]]
  })
  return new Map(known)
}
