import { say } from '../disclosure/disclosure.js'
import { chooseAttachmentAction, type AttachmentPlace } from '../policy/attachment-rules.js'
import type { Policy } from '../policy/policy.js'
import { admitFiles, type Admitted } from '../scrub/attachments/admit-files.js'
import type { ScannedLeaf } from '../scrub/scrub.js'
import type { ActivityLike } from '../turn.js'
import { invokeResponse } from './activity-class.js'
import type { GuardTurn } from './guard-turn.js'

/** Decides about the files that a person sends or the bot does, by the policy: what passes, and what is taken out. */
export function admitAttachments({ attachments }: Policy, activity: ActivityLike, place: 'inbound' | 'outbound'): Admitted<ActivityLike> {
  return admitFiles(activity, (file, isLinked) => chooseAttachmentAction(attachments, file, isLinked && place === 'inbound' ? 'linked' : place))
}

/** The same where nobody can be refused: what would be is taken out. */
export function withoutRefused({ attachments }: Policy, activity: ActivityLike, place: 'inbound' | 'outbound'): ActivityLike {
  return admitFiles(activity, (file, isLinked) => {
    const action = chooseAttachmentAction(attachments, file, isLinked && place === 'inbound' ? 'linked' : place)
    return action === 'refuse' ? 'quarantine' : action
  }).activity
}

/** Nothing is found in the texts of a file that the policy passes. */
export function leavePassedFiles({ attachments }: Policy, scanned: readonly ScannedLeaf[], place: AttachmentPlace): readonly ScannedLeaf[] {
  const isPassed = (type: string | undefined): boolean => type !== undefined && chooseAttachmentAction(attachments, { type, isReadable: true }, place) === 'pass'
  return scanned.map((found) => (isPassed(found.leaf.inFile) ? { ...found, spans: [] } : found))
}

/** What a person is told whose file was taken out. */
export function withheldNotices(policy: Policy, types: readonly string[]): readonly ActivityLike[] {
  return types.length === 0 ? [] : [say(policy, 'attachmentWithheld', { types: types.join(', ') })]
}

/** Refuses a message for the types of its files. */
export function refuseAttachments(turn: GuardTurn, types: readonly string[]): ActivityLike {
  turn.journal.event({ type: 'turn.refused', ...turn.names, code: 'attachment-refused', counts: Object.fromEntries(types.map((type) => [type, 1])) })
  const reply = say(turn.policy, 'attachmentRefused', { types: types.join(', ') })
  return turn.raw.type === 'invoke' ? invokeResponse(403, reply.text ?? '') : reply
}
