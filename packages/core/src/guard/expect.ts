import type { EntityType } from '../detect/span.js'
import { isBuiltInEntityType } from '../detect/span.js'
import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { ownTypesOf } from '../policy/own-types.js'
import type { Policy } from '../policy/policy.js'
import { countSpans, type ScannedLeaf } from '../scrub/scrub.js'
import type { ExpectOptions, OpenTurn } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { agreesTo, changesNothing, checkConsent, checkPurpose, checkType, logNow, mayHave, openOf } from './reveal.js'
import type { Setup } from './setup.js'
import type { Talk } from './talk.js'

/**
 * Notes that the next turn of this person, in this conversation, may bring values of these types in clear. Kept
 * with the turn's commit, so that it holds on every instance.
 */
export async function expectTypes(setup: Setup, open: OpenTurn | undefined, types: readonly EntityType[], { purpose }: ExpectOptions): Promise<void> {
  if (changesNothing(setup, open)) return
  const turn = openOf(open)
  // Of a stranger nothing is kept; and who has not spoken has agreed to nothing.
  if (turn.subject.version === 0) throw new ScrubjayError('ERR_TURN_NONE', { reason: 'The person has not spoken yet.' })
  checkPurpose(setup.policy, purpose)
  types.forEach((type, index) => {
    if (!isKnown(setup.policy, type)) throw new ScrubjayError('ERR_TYPE_UNKNOWN', { at: `types[${index}]` })
    checkType(setup.policy, type, purpose)
  })
  checkConsent(turn, purpose)
  await turn.exclusive(async () => {
    const talk = await turn.talk()
    talk.handOver = types.length === 0 ? undefined : { types: [...new Set(types)], purpose, untilMs: setup.clock.nowMs() + limits.handOverForMs }
  })
}

/** What a turn hands to the bot in clear. */
export interface Handed {
  has(type: EntityType): boolean
  /** Puts into the log, durably and before the bot runs, what it is given. */
  log(scanned: readonly ScannedLeaf[]): Promise<void>
}

/**
 * The types that the bot has asked for in its last turn, if consent and policy still say so. Asked once, they are
 * no longer expected; a reaction or an event of the channel's is not the answer that they wait for.
 */
export function takeExpected(turn: GuardTurn, talk: Talk): Handed {
  const { policy, clock } = turn.setup
  const expected = talk.handOver
  if (expected === undefined || !['message', 'invoke'].includes(turn.raw.type?.toLowerCase() ?? '')) return nothing
  talk.handOver = undefined
  const { types, purpose, untilMs } = expected
  const isAllowed = clock.nowMs() < untilMs && policy.purposes.some(({ id }) => id === purpose) && agreesTo(turn, purpose)
  const handed = new Set(isAllowed ? types.filter((type) => mayHave(policy, type, purpose)) : [])
  return {
    has: (type) => handed.has(type),
    async log(scanned) {
      const counts = countSpans(scanned, (type) => handed.has(type))
      if (Object.keys(counts).length > 0) await logNow(turn, { type: 'value.handed-over', ...turn.names, purpose, counts })
    },
  }
}

const nothing: Handed = { has: () => false, log: async () => {} }

function isKnown(policy: Policy, type: EntityType): boolean {
  return isBuiltInEntityType(type) || ownTypesOf(policy).some((own) => own === type)
}
