import { collectLeaves, replaceLeaves } from '../scrub/leaves.js'
import type { ActivityLike } from '../turn.js'
import { applyAtDestination } from './destination.js'
import type { GuardTurn } from './guard-turn.js'
import { isHandOff } from './is-hand-off.js'

/** What is handed over to a human agent goes by the policy's operators for one: by default they read placeholders. */
export async function scrubHandOffs(turn: GuardTurn, activities: readonly ActivityLike[]): Promise<readonly ActivityLike[]> {
  const scrubbed: ActivityLike[] = []
  for (const activity of activities) scrubbed.push(isHandOff(activity) ? await scrubHandOff(turn, activity) : activity)
  return scrubbed
}

async function scrubHandOff(turn: GuardTurn, activity: ActivityLike): Promise<ActivityLike> {
  const leaves = collectLeaves(activity)
  const texts = await applyAtDestination(turn.setup, turn, leaves, { destination: 'human' })
  // The names of accounts came from the channel and go back to it.
  return replaceLeaves(activity, leaves.map(({ kind, text }, index) => (kind === 'name' ? text : (texts[index] ?? text))))
}
