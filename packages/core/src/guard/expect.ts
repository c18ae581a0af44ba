import type { EntityType } from '../detect/span.js'
import { isBuiltInEntityType } from '../detect/span.js'
import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import { ownTypesOf } from '../policy/own-types.js'
import type { Policy } from '../policy/policy.js'
import { countSpans, type ScannedLeaf } from '../scrub/scrub.js'
import type { ExpectOptions, OpenTurn } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { agreesTo, changesNothing, checkConsent, checkPurpose, checkType, isVisible, logNow, openOf, operatorsFor } from './reveal.js'
import type { Setup } from './setup.js'
import type { Talk } from './talk.js'

/**
 * Notes that the next turn of this person, in this conversation, may bring values of these types in clear. Kept
 * with the turn's commit, so that it holds on every instance.
 */
export async function expectTypes(setup: Setup, open: OpenTurn | undefined, types: readonly EntityType[], options: ExpectOptions): Promise<void> {
  if (changesNothing(setup, open)) return
  const turn = openOf(open)
  // Of a stranger nothing is kept; and who has not spoken has agreed to nothing.
  if (turn.subject.version === 0) throw new ScrubjayError('ERR_TURN_NONE', { reason: 'The person has not spoken yet.' })
  const { purpose } = options ?? {}
  checkPurpose(setup.policy, purpose)
  const operatorOf = operatorsFor(turn, purpose)
  types.forEach((type, index) => {
    if (!isKnown(setup.policy, type)) throw new ScrubjayError('ERR_TYPE_UNKNOWN', { at: `types[${index}]` })
    checkType(operatorOf, type)
  })
  checkConsent(turn, purpose)
  await turn.exclusive(async () => {
    const talk = await turn.talk()
    talk.handOver = types.length === 0 ? undefined : { types: [...new Set(types)], purpose, untilMs: setup.clock.nowMs() + limits.handOverForMs }
  })
}

/** What a turn hands to the bot in clear: how its types are sealed and shown. */
export interface Expected {
  readonly sealed: OperatorOf
  readonly shown: OperatorOf
  isShown(type: EntityType): boolean
  /**
   * Takes note that it is given: it is no longer expected, and what there is of it is in the log, durably, before
   * the bot has it.
   */
  handOver(scanned: readonly ScannedLeaf[]): Promise<void>
}

/**
 * The types that the bot has asked for in its last turn, if consent and policy still say so. A reaction or an event
 * of the channel's is not the answer that they wait for, and a message that the policy refuses is none.
 * @param operatorOf what is done to the types that are not expected.
 */
export function readExpected(turn: GuardTurn, talk: Talk, operatorOf: OperatorOf): Expected {
  const { policy, clock } = turn.setup
  const expected = talk.handOver
  const isAnswer = turn.raw.type?.toLowerCase() === 'message' || turn.raw.type?.toLowerCase() === 'invoke'
  if (expected === undefined || !isAnswer) return { sealed: operatorOf, shown: operatorOf, isShown: () => false, handOver: async () => {} }
  const { types, purpose, untilMs } = expected
  const isAllowed = clock.nowMs() < untilMs && policy.purposes.some(({ id }) => id === purpose) && agreesTo(turn, purpose)
  const shownFor = operatorsFor(turn, purpose)
  const shown = new Set(isAllowed ? types.filter((type) => isVisible(shownFor(type))) : [])
  return {
    // Sealed like everything else that is hidden, so that later turns know it.
    sealed: (type) => (shown.has(type) && operatorOf(type).operator !== 'keep' ? { operator: 'token' } : operatorOf(type)),
    shown: (type) => (shown.has(type) ? shownFor(type) : operatorOf(type)),
    isShown: (type) => shown.has(type),
    async handOver(scanned) {
      talk.handOver = undefined
      const counts = countSpans(scanned, (type) => shown.has(type))
      if (Object.keys(counts).length > 0) await logNow(turn, { type: 'value.handed-over', ...turn.names, purpose, counts })
    },
  }
}

function isKnown(policy: Policy, type: EntityType): boolean {
  return isBuiltInEntityType(type) || ownTypesOf(policy).some((own) => own === type)
}
