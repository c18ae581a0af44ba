import * as v from 'valibot'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import type { AttachmentAction, AttachmentRule, AttachmentRules } from './attachment-rules.js'

type GivenRule = AttachmentAction | { [place in keyof AttachmentRule]?: AttachmentAction | undefined }

const action = v.picklist(['pass', 'scrub', 'quarantine', 'refuse'])
const byPlace = v.strictObject({ inbound: v.optional(action), linked: v.optional(action), outbound: v.optional(action) })
/** Chosen by what stands there, so that a mistake inside is named inside. */
const rule = v.lazy((input): typeof action | typeof byPlace => (isRecord(input) ? byPlace : action))
const pattern = v.pipe(
  v.string(),
  v.regex(/^(?:\*\/\*|[a-z]{1,40}\/(?:\*|[a-z0-9][a-z0-9!#$&^_.+-]{0,126}))$/, 'a media type in lower case is needed, such as text/csv, image/* or */*'),
)

/** The section `attachments`. */
export const attachmentsSchema: v.GenericSchema<Record<string, GivenRule>> = v.pipe(
  v.record(pattern, rule),
  v.check((rules) => Object.keys(rules).length <= limits.attachmentRulesMax, `at most ${limits.attachmentRulesMax} types`),
)

/** A word alone is for what a person sends, in the message or linked to. */
export function completeAttachments(input: Record<string, GivenRule>): AttachmentRules {
  return Object.fromEntries(
    Object.entries(input).map(([type, given]) => [type, (typeof given === 'string' ? { inbound: given, linked: given } : given) as AttachmentRule]),
  )
}
