import { detect } from '../detect/detect.js'
import type { EntityType } from '../detect/span.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import type { Direction } from '../policy/policy.js'
import { collectLeaves, type Leaf, replaceLeaves } from '../scrub/leaves.js'
import { fillPlaceholders, findPlaceholders, formatPlaceholder } from '../scrub/placeholder.js'
import { operate, type Operate } from '../scrub/operators/operate.js'
import { refusedTypes, scanLeaves, scrubLeaves, valueKey, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import type { ActivityLike } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { prepareOperators } from './operate.js'
import { refuseReply } from './refusal.js'
import type { Setup } from './setup.js'

/**
 * Takes out of a reply what the bot should not say in clear: a value that the person of this turn has given
 * becomes its placeholder again, any other goes by the policy's outbound operator. Done twice it is the same.
 */
export async function scrubReply(turn: GuardTurn, activity: ActivityLike): Promise<ActivityLike> {
  if (!turn.settings.scrub) return activity
  const operatorOf = turn.operators(directionOf(activity))
  const scanned = scanReply(turn.setup, activity, operatorOf)
  const values = scanned.flatMap(({ leaf, spans }) => spans.map(({ type, start, end }) => ({ type, text: leaf.text.slice(start, end) })))
  if (values.length === 0) return activity
  const placeholders = await knownPlaceholders(turn, values)
  const refused = activity.type === 'trace' ? [] : refusedReply(scanned, placeholders, operatorOf)
  if (refused.length > 0) {
    turn.journal.event({ type: 'turn.refused', ...turn.names, code: 'reply-refused', counts: Object.fromEntries(refused.map((type) => [type, 1])) })
    return refuseReply(turn.setup.policy, activity)
  }
  return replaceSpans(scanned, { activity, operatorOf, placeholders, operate: await prepareOperators(turn, scanned, operatorOf) })
}

/** The same without a vault or keys, for a bot that was shown nothing: only the policy's outbound operators. */
export function redactReply(setup: Setup, activity: ActivityLike): ActivityLike {
  const operatorOf = setup.operators.at({ direction: directionOf(activity), channel: activity.channelId?.split(':')[0] ?? '', destination: 'bot' })
  const scanned = scanReply(setup, activity, operatorOf)
  if (activity.type !== 'trace' && refusedReply(scanned, new Map(), operatorOf).length > 0) return refuseReply(setup.policy, activity)
  return replaceSpans(scanned, { activity, operatorOf, placeholders: new Map(), operate })
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

function scanReply({ detecting }: Setup, activity: ActivityLike, operatorOf: OperatorOf): readonly ScannedLeaf[] {
  // Names cost most and are rarely hidden outward; they are looked for only where the policy hides them.
  const names = detecting.names !== false && nameTypes.some((type) => operatorOf(type).operator !== 'keep')
  // A name in an account field is the person's own or the bot's: it came from the channel and goes back to it.
  const leaves = scanLeaves(collectLeaves(activity), (text) => detect(text, { ...detecting, names }))
  return leaves.map(({ leaf, spans }) => ({ leaf, spans: leaf.kind === 'name' ? [] : spans }))
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
  return replaceLeaves(activity, scrubLeaves(scanned, { operatorOf, placeholderOf, operate, escape: false }))
}

const nameTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']

/** What goes on the wire, and what it took: counts of values put back, by type. */
export interface FilledReplies {
  readonly activities: readonly ActivityLike[]
  readonly counts: Readonly<Record<string, number>>
  /** False for a bare typing indicator, which reveals nothing and waits for no commit. */
  readonly saysSomething: boolean
}

/**
 * Puts back what this recipient may see: their own values, in a one-to-one conversation. Nothing in a trace, which
 * tells a developer what happened and quotes errors.
 */
export async function fillReplies(turn: GuardTurn, activities: readonly ActivityLike[]): Promise<FilledReplies> {
  const leaves = activities.map((activity) => (activity.type === 'trace' ? [] : collectLeaves(activity)))
  const texts = leaves.flatMap((of) => of.map((leaf) => leaf.text))
  const scope = turn.visibleScope
  const names = [...new Set(texts.flatMap(findPlaceholders))]
  const values = scope === undefined ? new Map<string, string>() : await turn.opened.vault.open(scope, names)
  const counts: Record<string, number> = {}
  for (const name of values.keys()) {
    const type = name.replace(/_\d+$/, '')
    counts[type] = (counts[type] ?? 0) + 1
  }
  return {
    activities: activities.map((activity, index) => fill(activity, leaves[index] ?? [], values)),
    counts,
    saysSomething: activities.some((activity) => activity.type !== 'typing' || activity.text !== undefined),
  }
}

function fill(activity: ActivityLike, leaves: readonly Leaf[], values: ReadonlyMap<string, string>): ActivityLike {
  return leaves.length === 0 ? activity : replaceLeaves(activity, leaves.map((leaf) => fillPlaceholders(leaf.text, values)))
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
