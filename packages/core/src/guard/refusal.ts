import type { GuardTurn } from './guard-turn.js'
import { isBuiltInEntityType, type EntityType } from '../detect/span.js'
import { say } from '../disclosure/disclosure.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import type { Policy } from '../policy/policy.js'
import type { ActivityLike } from '../turn.js'
import { invokeResponse } from './activity-class.js'
import { readdress } from '../lib/activity-fields.js'

/** Tells a person what not to send, and why where the policy says it. */
export function refuseMessage(policy: Policy, activity: ActivityLike, refused: { readonly types: readonly EntityType[]; readonly operatorOf: OperatorOf }): ActivityLike {
  const { types, operatorOf } = refused
  const reasons = types.map(operatorOf).flatMap((rule) => (rule.operator === 'refuse' && rule.because !== undefined ? [`${rule.because} `] : []))
  const reply = say(policy, 'messageRefused', { types: types.map(typeInWords).join(', '), because: [...new Set(reasons)].join('') })
  return activity.type === 'invoke' ? invokeResponse(403, reply.text ?? '') : reply
}

/** Stands in the place of a reply that holds what the policy lets nobody say. */
export function refuseReply(policy: Policy, activity: ActivityLike): ActivityLike {
  const text = say(policy, 'replyRefused')
  if (activity.type === 'invokeResponse') return readdress(activity, invokeResponse(403, text.text ?? ''))
  return readdress(activity, activity.type === 'message' ? text : { type: 'typing' })
}

/** `CREDIT_CARD` is a credit card, `US_SSN` stays the US SSN. */
export function typeInWords(type: EntityType): string {
  const words = type.split('_')
  return words.map((word) => (isBuiltInEntityType(type) && !plainWords.has(word) ? word : word.toLowerCase())).join(' ')
}

/** The words among the names of types; the others are short for something. */
const plainWords: ReadonlySet<string> = new Set(
  (
    'PERSON LOCATION STREET ADDRESS ORGANIZATION TITLE AGE DATE TIME OF BIRTH EMAIL PHONE NUMBER USERNAME GEO COORDINATES CREDIT CARD EXPIRY ' +
    'CODE CRYPTO BANK ACCOUNT PASSWORD ONE KEY PRIVATE CREDENTIALS MEDICAL LICENSE PASSPORT DRIVER ROUTING POSTCODE DRIVING LICENCE ' +
    'VEHICLE REGISTRATION TAX SOCIAL SECURITY HEALTH INSURANCE PLATE COMMERCIAL REGISTER DOCTOR PRACTICE NATIONAL FISCAL IDENTITY CITIZEN ' +
    'PERSONAL MEDICARE VOTER RESIDENT'
  ).split(' '),
)

/** Logs that a turn went no further. A stranger's is not: nothing of a stranger may grow without bound. */
export async function noteRefused(turn: GuardTurn, code: 'consent-missing' | 'too-young' | 'not-identified' | 'restricted'): Promise<void> {
  if (turn.subject.version === 0) return
  await turn.nameForNow()
  turn.journal.event({ type: 'turn.refused', ...turn.names, code })
}
