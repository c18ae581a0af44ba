import { detect } from '../detect/detect.js'
import type { EntityType, Span } from '../detect/span.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import type { Direction } from '../policy/policy.js'
import { collectLeaves, type Leaf, replaceLeaves } from '../scrub/leaves.js'
import type { Admitted } from '../scrub/attachments/admit-files.js'
import { fillPlaceholders, findPlaceholders, formatPlaceholder, locatePlaceholders } from '../scrub/placeholder.js'
import { operate, type Operate } from '../scrub/operators/operate.js'
import { refusedTypes, scanLeaves, scrubLeaves, spareEnvelopes, valueKey, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import type { TypeWords } from '../scrub/type-words.js'
import type { ActivityLike } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { admitAttachments, leavePassedFiles, withoutRefused } from './attachments.js'
import { isHandOff } from './is-hand-off.js'
import { prepareOperators } from './operate.js'
import { refuseReply } from './refusal.js'
import type { Setup } from './setup.js'
import { asPiece, holdBack, holdBracketBack, isGrowing, isOpenPiece, waitingText } from './stream.js'

/**
 * Takes out of a reply what the bot should not say in clear: a value that the person of this turn has given
 * becomes its placeholder again, any other goes by the policy's outbound operator. Done twice it is the same.
 */
export async function scrubReply(turn: GuardTurn, reply: ActivityLike): Promise<ActivityLike> {
  const isPiece = isOpenPiece(reply)
  if (!turn.settings.scrub) return isPiece ? asPiece(holdBracketBack(reply)) : reply
  const { activity, refused: refusedFiles } = admitReply(turn, reply)
  if (refusedFiles.length > 0) return refuseReply(turn.policy, reply)
  const operatorOf = turn.operators(directionOf(activity))
  const scanned = spareEnvelopes(scanReply(turn.setup, activity, operatorOf), turn.facts.subject?.token)
  const values = scanned.flatMap(({ leaf, spans }) => spans.map(({ type, start, end }) => ({ type, text: leaf.text.slice(start, end) })))
  // Also where nothing is replaced: what leaves is what was looked at.
  if (values.length === 0 && !isPiece) return replaceLeaves(activity, scanned.map(({ leaf }) => leaf.text))
  const placeholders = await knownPlaceholders(turn, values)
  const refused = activity.type === 'trace' ? [] : refusedReply(scanned, placeholders, operatorOf)
  // In a piece it is redacted; the complete message, which takes its place, is refused.
  if (refused.length > 0 && !isPiece) {
    await turn.nameForNow()
    turn.journal.event({ type: 'turn.refused', ...turn.names, code: 'reply-refused', counts: Object.fromEntries(refused.map((type) => [type, 1])) })
    return refuseReply(turn.policy, activity)
  }
  return replaceSpans(scanned, { activity, operatorOf, placeholders, operate: await prepareOperators(turn, scanned, operatorOf) })
}

/** The same without a vault or keys, for a bot that was shown nothing: only the policy's outbound operators. */
export function redactReply(setup: Setup, reply: ActivityLike): ActivityLike {
  const activity = withoutRefused(setup.policy, reply, 'outbound')
  const operatorOf = setup.operators.at({ direction: directionOf(activity), channel: activity.channelId?.split(':')[0] ?? '', destination: 'bot' })
  const scanned = scanReply(setup, activity, operatorOf)
  const mayRefuse = activity.type !== 'trace' && !isOpenPiece(activity)
  if (mayRefuse && refusedReply(scanned, new Map(), operatorOf).length > 0) return refuseReply(setup.policy, activity)
  return replaceSpans(scanned, { activity, operatorOf, placeholders: new Map(), operate })
}

/** What was refused or taken out is logged; looked at again it is no more there. */
function admitReply(turn: GuardTurn, reply: ActivityLike): Admitted<ActivityLike> {
  const admitted = admitAttachments(turn.setup.policy, reply, 'outbound')
  for (const [code, types] of [['reply-attachment-refused', admitted.refused], ['reply-attachment-quarantined', admitted.quarantined]] as const) {
    if (types.length > 0) turn.journal.event({ type: 'turn.refused', ...turn.names, code, counts: Object.fromEntries(types.map((type) => [type, 1])) })
  }
  return admitted
}

/** A trace goes to whoever develops the bot, and to no person: it says what the bot may see. */
function directionOf({ type }: ActivityLike): Direction {
  return type === 'trace' ? 'inbound' : 'outbound'
}

/** What the policy lets nobody say, beside the person's own values: those go back to their owner. */
function refusedReply(scanned: readonly ScannedLeaf[], placeholders: ReadonlyMap<string, string>, operatorOf: OperatorOf): readonly EntityType[] {
  const others = scanned.map(({ leaf, spans }) => ({
    leaf,
    spans: spans.filter(({ type, start, end }) => !placeholders.has(valueKey({ type, text: leaf.text.slice(start, end) }))),
  }))
  return refusedTypes(others, operatorOf)
}

function scanReply({ detecting, typeWords, policy }: Setup, activity: ActivityLike, operatorOf: OperatorOf): readonly ScannedLeaf[] {
  // Names cost most and are rarely hidden outward; they are looked for only where the policy hides them.
  const names = detecting.names !== false && nameTypes.some((type) => operatorOf(type).operator !== 'keep')
  // A name in an account field is the person's own or the bot's: it came from the channel and goes back to it.
  const leaves = leavePassedFiles(policy, scanLeaves(collectLeaves(activity), (text) => detect(text, { ...detecting, names })), 'outbound')
  const scanned = leaves.map(({ leaf, spans }) => ({ leaf, spans: leaf.kind === 'name' ? [] : outsidePlaceholders(leaf.text, spans, typeWords) }))
  return isOpenPiece(activity) ? holdBack(activity, scanned, names || detecting.own !== undefined) : scanned
}

/**
 * What of the spans is no placeholder: one that chat has bent may look like a value, `[cvv 345]` like 345, and a value
 * that is introduced may seem to begin with one, or to be one in quotes. What it stands for is filled in later. A link
 * with a placeholder in its middle is one value.
 */
export function outsidePlaceholders(text: string, spans: readonly Span[], typeWords: TypeWords): readonly Span[] {
  if (spans.length === 0) return spans
  const placeholders = locatePlaceholders(text, typeWords)
  let next = 0
  return spans.flatMap((span) => {
    while ((placeholders[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next += 1
    const first = placeholders[next]
    if (first === undefined || first.start >= span.end) return [span]
    const after = { ...span, start: Math.min(first.end, span.end) }
    const isBefore = says(text.slice(span.start, Math.max(span.start, first.start)))
    if (isBefore) return [span]
    return says(text.slice(after.start, after.end)) ? [after] : []
  })
}

function says(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function replaceSpans(
  scanned: readonly ScannedLeaf[],
  reply: {
    readonly activity: ActivityLike
    readonly operatorOf: OperatorOf
    readonly placeholders: ReadonlyMap<string, string>
    readonly operate: Operate | undefined
  },
): ActivityLike {
  const { activity, operatorOf, placeholders, operate } = reply
  const placeholderOf = (value: Value): string | undefined => placeholders.get(valueKey(value))
  const replaced = replaceLeaves(activity, scrubLeaves(scanned, { operatorOf, placeholderOf, operate, escape: false }))
  return isOpenPiece(activity) ? asPiece(replaced) : replaced
}

const nameTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']

/** What goes on the wire, and what the log has to hear of it first. */
export interface FilledReplies {
  readonly activities: readonly ActivityLike[]
  /** Counts of values put back, by type. Nothing for a typing indicator and a piece of a stream that reveal nothing new. */
  readonly news: { readonly counts: Readonly<Record<string, number>>; readonly outcome?: 'streaming' } | undefined
}

/**
 * Puts back what this recipient may see: their own values, in a one-to-one conversation. Nothing in a trace, which
 * tells a developer what happened and quotes errors, and nothing in a hand-off, which somebody else reads.
 */
export async function fillReplies(turn: GuardTurn, activities: readonly ActivityLike[]): Promise<FilledReplies> {
  const leaves = activities.map((activity) => (activity.type === 'trace' || isHandOff(activity) ? [] : collectLeaves(activity)))
  const texts = leaves.flatMap((of) => of.map((leaf) => leaf.text))
  const scope = turn.visibleScope
  const { typeWords } = turn.setup
  const names = [...new Set(texts.flatMap((text) => findPlaceholders(text, typeWords)))]
  const values = scope === undefined ? new Map<string, string>() : await turn.opened.vault.open(scope, names)
  const filled = activities.map((activity, index) => fill(activity, leaves[index] ?? [], (text) => fillPlaceholders(text, values, typeWords)))
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

function fill(activity: ActivityLike, leaves: readonly Leaf[], fillText: (text: string) => string): ActivityLike {
  return leaves.length === 0 ? activity : replaceLeaves(activity, leaves.map((leaf) => fillText(leaf.text)))
}

/** The placeholders of values that the person of the turn has given before. */
export async function knownPlaceholders(turn: GuardTurn, values: readonly Value[]): Promise<ReadonlyMap<string, string>> {
  if (turn.facts.subject === undefined) return new Map()
  const numbers = await turn.opened.vault.find(turn.scope, values)
  const known = values.flatMap((value, index): [string, string][] => {
    const number = numbers[index]
    return number === undefined ? [] : [[valueKey(value), formatPlaceholder(value.type, number)]]
  })
  return new Map(known)
}
