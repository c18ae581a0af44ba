import { detect } from '../detect/detect.js'
import type { EntityType } from '../detect/span.js'
import { ruleOf, type EntityRule, type Operator, type Policy } from '../policy/policy.js'
import { collectLeaves, replaceLeaves } from '../scrub/leaves.js'
import { fillPlaceholders, findPlaceholders, formatPlaceholder } from '../scrub/placeholder.js'
import { scanLeaves, scrubLeaves, valueKey, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import type { ActivityLike } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import type { Setup } from './setup.js'

/**
 * Takes out of a reply what the bot should not say in clear: a value that the person of this turn has given
 * becomes its placeholder again, any other goes by the policy's outbound operator. Done twice it is the same.
 */
export async function scrubReply(turn: GuardTurn, activity: ActivityLike): Promise<ActivityLike> {
  if (!turn.settings.scrub) return activity
  const scanned = scanReply(turn.setup, activity)
  const values = scanned.flatMap(({ leaf, spans }) => spans.map(({ type, start, end }) => ({ type, text: leaf.text.slice(start, end) })))
  if (values.length === 0) return activity
  return replaceSpans(turn.setup.policy, { activity, scanned, placeholders: await knownPlaceholders(turn, values) })
}

/** The same without a vault, for a bot that was shown nothing: only the policy's outbound operators. */
export function redactReply(setup: Setup, activity: ActivityLike): ActivityLike {
  return replaceSpans(setup.policy, { activity, scanned: scanReply(setup, activity), placeholders: new Map() })
}

function scanReply({ policy: { entities }, detecting }: Setup, activity: ActivityLike): readonly ScannedLeaf[] {
  // Names cost most and are rarely hidden outward; they are looked for only where the policy hides them.
  const names = detecting.names !== false && nameTypes.some((type) => ruleOf(entities, type).outbound !== 'keep')
  // A name in an account field is the person's own or the bot's: it came from the channel and goes back to it.
  const leaves = scanLeaves(collectLeaves(activity), (text) => detect(text, { ...detecting, names }))
  return leaves.map(({ leaf, spans }) => ({ leaf, spans: leaf.kind === 'name' ? [] : spans }))
}

function replaceSpans(
  { entities }: Policy,
  reply: { readonly activity: ActivityLike; readonly scanned: readonly ScannedLeaf[]; readonly placeholders: ReadonlyMap<string, string> },
): ActivityLike {
  const texts = scrubLeaves(reply.scanned, {
    operatorOf: (type) => operatorOf(ruleOf(entities, type), reply.activity),
    placeholderOf: (value) => reply.placeholders.get(valueKey(value)),
    escape: false,
  })
  return replaceLeaves(reply.activity, texts)
}

/** A trace goes to whoever develops the bot, and to no person: it says what the bot may see. */
function operatorOf({ inbound, outbound }: EntityRule, { type }: ActivityLike): Operator {
  if (type !== 'trace') return outbound
  return inbound === 'keep' ? 'keep' : 'redact'
}

const nameTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']

/** What goes on the wire, and what it took: counts of values put back, by type. */
export interface FilledReplies {
  readonly activities: readonly ActivityLike[]
  readonly counts: Readonly<Record<string, number>>
  /** False for a bare typing indicator, which reveals nothing and waits for no commit. */
  readonly saysSomething: boolean
}

/** Puts back what this recipient may see: their own values, in a one-to-one conversation. */
export async function fillReplies(turn: GuardTurn, activities: readonly ActivityLike[]): Promise<FilledReplies> {
  // A trace shows nobody's values, not to their owner either.
  const leaves = activities.map((activity) => (activity.type === 'trace' ? undefined : collectLeaves(activity)))
  const texts = leaves.flatMap((of = []) => of.map((leaf) => leaf.text))
  const scope = turn.visibleScope
  const names = [...new Set(texts.flatMap(findPlaceholders))]
  const values = scope === undefined ? new Map<string, string>() : await turn.opened.vault.open(scope, names)
  const counts: Record<string, number> = {}
  for (const name of values.keys()) {
    const type = name.replace(/_\d+$/, '')
    counts[type] = (counts[type] ?? 0) + 1
  }
  return {
    activities: activities.map((activity, index) => {
      const of = leaves[index]
      return of === undefined ? activity : replaceLeaves(activity, of.map((leaf) => fillPlaceholders(leaf.text, values)))
    }),
    counts,
    saysSomething: activities.some((activity) => activity.type !== 'typing' || activity.text !== undefined),
  }
}

/** The placeholders of values that the person of a turn has given before, by `valueKey`. */
export async function knownPlaceholders(turn: GuardTurn, values: readonly Value[]): Promise<ReadonlyMap<string, string>> {
  if (turn.facts.subject === undefined) return new Map()
  const numbers = await turn.opened.vault.find(turn.scope, values)
  const known = values.flatMap((value, index): [string, string][] => {
    const number = numbers[index]
    return number === undefined ? [] : [[valueKey(value), formatPlaceholder(value.type, number)]]
  })
  return new Map(known)
}
