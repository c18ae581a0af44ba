import { detect } from '../detect/detect.js'
import type { EntityType, Span } from '../detect/span.js'
import type { LoggedActivity } from '../custody/shapes.js'
import { ruleOf, type Operator } from '../policy/policy.js'
import { collectLeaves, replaceLeaves } from '../scrub/leaves.js'
import { isPlaceholder, placeholderSpans } from '../scrub/placeholder.js'
import { scanLeaves, scrubLeaves, valueKey, type ScannedLeaf } from '../scrub/scrub.js'
import type { GuardTurn } from './guard-turn.js'
import { knownPlaceholders } from './reply.js'
import type { Setup } from './setup.js'

/**
 * What may go into a transcript: values that the person of the turn has given become their placeholders, all others that
 * the bot may not see are redacted. What the guard itself has scrubbed in this turn is not looked at again.
 */
export async function hideForTranscript(setup: Setup, turn: GuardTurn | undefined, activity: LoggedActivity): Promise<LoggedActivity> {
  if (setup.mode === 'observe') return activity
  const clean = setup.kept.cleanTexts(turn)
  const scanned = scanLeaves(collectLeaves(activity), (text) => (clean.has(text) ? [] : findClear(setup, text))).map((leaf) => withoutKnownNames(leaf, botNamesOf(activity)))
  const values = scanned.flatMap(({ leaf, spans }) => spans.map(({ type, start, end }) => ({ type, text: leaf.text.slice(start, end) })))
  if (values.length === 0) return activity
  const isKnown = turn?.facts.subject !== undefined && turn.subject.version > 0
  const placeholders = isKnown ? await knownPlaceholders(turn, values) : new Map<string, string>()
  const placeholderOf = (value: { readonly type: EntityType; readonly text: string }): string | undefined => placeholders.get(valueKey(value))
  return replaceLeaves(activity, scrubLeaves(scanned, { operatorOf: operatorOf(setup), placeholderOf, escape: false }))
}

/** What may go into telemetry, which cannot wait for a vault: no value is put in the place of any. */
export function redactText(setup: Setup, text: string): string {
  if (setup.mode === 'observe') return text
  const scanned = [{ leaf: { text, kind: 'text' as const }, spans: findClear(setup, text) }]
  return scrubLeaves(scanned, { operatorOf: operatorOf(setup), placeholderOf: () => undefined, escape: false })[0] ?? ''
}

/** The one place that says what a destination other than the bot may hold: what the bot may see, and nothing else. */
function operatorOf({ policy }: Setup): (type: EntityType) => Operator {
  return (type) => (ruleOf(policy.entities, type).inbound === 'keep' ? 'keep' : 'redact')
}

/** Spans of what is no placeholder already. */
function findClear(setup: Setup, text: string): readonly Span[] {
  const taken = placeholderSpans(text)
  return detect(text, setup.detecting).filter(({ start, end }) => !taken.some((span) => start < span.end && span.start < end))
}

/** A bot's name is nobody's, and a placeholder is no name. */
function withoutKnownNames(scanned: ScannedLeaf, botNames: readonly unknown[]): ScannedLeaf {
  const { kind, text } = scanned.leaf
  return kind === 'name' && (isPlaceholder(text) || botNames.includes(text)) ? { ...scanned, spans: [] } : scanned
}

function botNamesOf({ from, recipient }: LoggedActivity): readonly unknown[] {
  return [from, recipient].filter((account) => (account as { readonly role?: unknown } | undefined)?.role === 'bot').map((account) => account?.name)
}
