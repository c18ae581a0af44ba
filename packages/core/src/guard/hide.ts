import { mapTexts } from '../custody/identities.js'
import type { LoggedActivity } from '../custody/shapes.js'
import { collectLeaves, replaceLeaves, type Leaf } from '../scrub/leaves.js'
import { isPlaceholder } from '../scrub/placeholder.js'
import { applyAtDestination, redactAtDestination } from './destination.js'
import type { GuardTurn } from './guard-turn.js'
import type { Setup } from './setup.js'

/** What may go into a transcript, by the policy's operators for it: looked at again, whatever the bot may see. */
export async function hideForTranscript(setup: Setup, turn: GuardTurn | undefined, activity: LoggedActivity): Promise<LoggedActivity> {
  if (setup.mode === 'observe') return activity
  const leaves = collectLeaves(activity)
  const botNames = botNamesOf(activity)
  const isNobody = ({ kind, text }: Leaf): boolean => kind === 'name' && (isPlaceholder(text) || botNames.includes(text))
  const looked = leaves.filter((leaf) => !isNobody(leaf))
  const hidden = await applyAtDestination(setup, turn, looked, { destination: 'transcript' })
  const texts = new Map(looked.map((leaf, index) => [leaf, hidden[index] ?? '']))
  return replaceLeaves(activity, leaves.map((leaf) => texts.get(leaf) ?? leaf.text))
}

/** State goes as the bot wrote it, unless a rule of the policy says what may stand there; then all of it is looked at. */
export async function hideForState(setup: Setup, turn: GuardTurn | undefined, item: unknown): Promise<unknown> {
  if (!setup.policy.rules.some(({ destinations }) => destinations?.includes('state') === true)) return item
  const leaves: Leaf[] = []
  mapTexts(item, (text) => {
    leaves.push({ text, kind: 'text' })
    return text
  })
  const hidden = await applyAtDestination(setup, turn, leaves, { destination: 'state' })
  let index = 0
  return mapTexts(item, (text) => hidden[index++] ?? text)
}

/** What may go into telemetry, which cannot wait for a vault: no value is put in the place of any. */
export function redactText(setup: Setup, text: string): string {
  if (setup.mode === 'observe') return text
  return redactAtDestination(setup, [{ text, kind: 'text' }], { destination: 'telemetry' })[0] ?? ''
}

/** A bot's name is nobody's. */
function botNamesOf({ from, recipient }: LoggedActivity): readonly unknown[] {
  return [from, recipient].filter((account) => (account as { readonly role?: unknown } | undefined)?.role === 'bot').map((account) => account?.name)
}
