/**
 * What becomes of a file:
 * - `pass`: it stays as it is, unread.
 * - `scrub`: its texts are scrubbed as the message's are, a picture loses its metadata; what cannot be read is
 *   quarantined.
 * - `quarantine`: it is taken out and not kept; a stand-in says what it was, and the person is told.
 * - `refuse`: the whole message is not processed, and the person is told which type is not accepted.
 */
export type AttachmentAction = 'pass' | 'scrub' | 'quarantine' | 'refuse'

/** What becomes of files of a type, by where they are. */
export interface AttachmentRule {
  /** In what a person sends. */
  readonly inbound?: AttachmentAction
  /** Linked to by what a person sends. The link is scrubbed whatever stands here; `scrub` is `pass`. */
  readonly linked?: AttachmentAction
  /** In what the bot sends, and linked to there. */
  readonly outbound?: AttachmentAction
}

/** By media type: one in full, all of a kind, such as `image/*`, or everything. The closest one that says something counts. */
export type AttachmentRules = Readonly<Record<string, AttachmentRule>>

/** Where a file is. */
export type AttachmentPlace = keyof AttachmentRule

/** A file that somebody has to decide about. */
export interface AttachmentLike {
  readonly type: string
  /** Whether it can be read: a text, or a picture whose metadata can be taken out. */
  readonly isReadable: boolean
}

/**
 * Decides about a file. Without a rule, what can be read is scrubbed; what cannot is quarantined where a person sends
 * it, and passes where it is linked to or the bot sends it.
 */
export function chooseAttachmentAction(rules: AttachmentRules, file: AttachmentLike, place: AttachmentPlace): AttachmentAction {
  const patterns = [file.type, `${file.type.split('/')[0]}/*`, '*/*']
  const chosen = patterns.map((pattern) => (Object.hasOwn(rules, pattern) ? rules[pattern]?.[place] : undefined)).find((action) => action !== undefined)
  if (place === 'linked') return chosen === undefined || chosen === 'scrub' ? 'pass' : chosen
  if (chosen === undefined && !file.isReadable) return place === 'inbound' ? 'quarantine' : 'pass'
  return chosen === undefined || chosen === 'scrub' ? (file.isReadable ? 'scrub' : 'quarantine') : chosen
}
