import { withoutRefused } from './attachments.js'
import { detect } from '../detect/detect.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import { collectLeaves, replaceLeaves } from '../scrub/leaves.js'
import { scanLeaves, scrubLeaves } from '../scrub/scrub.js'
import type { ActivityLike, OpenTurn } from '../turn.js'
import { classifyActivity } from './activity-class.js'
import { GuardTurn, untouchedTurn } from './guard-turn.js'
import { noteFailure, type Setup } from './setup.js'

/**
 * Inward and without a vault: what the policy hides is redacted for good. For what nothing is kept of, and for what
 * comes too late to wait.
 */
export function redactInward(turn: GuardTurn, activity: ActivityLike, { escape }: { readonly escape: boolean }): ActivityLike {
  const { detecting } = turn
  const { typeWords } = turn.setup
  const inbound = turn.operators('inbound')
  const operatorOf: OperatorOf = (type) => (inbound(type).operator === 'keep' ? { operator: 'keep' } : { operator: 'redact' })
  const admitted = withoutRefused(turn.setup.policy, activity, 'inbound')
  const scanned = scanLeaves(collectLeaves(admitted), (text) => detect(text, detecting))
  const texts = scrubLeaves(scanned, { operatorOf, placeholderOf: () => undefined, escape, typeWords })
  return replaceLeaves(admitted, texts)
}

/**
 * What somebody puts into the activity while the turn is under way, as a skill's answer. Placeholders are left: whoever
 * wrote them was told no more. What cannot be looked at is left out.
 */
export function redactLate(setup: Setup, turn: OpenTurn, late: ActivityLike): ActivityLike {
  if (setup.mode === 'observe' || turn === untouchedTurn) return late
  if (turn instanceof GuardTurn && (turn.stage === 'observed' || !turn.settings.scrub)) return late
  try {
    if (classifyActivity(late) === 'sign-in') return late
    return turn instanceof GuardTurn ? redactInward(turn, late, { escape: false }) : {}
  } catch (error) {
    noteFailure(setup, error)
    return {}
  }
}
