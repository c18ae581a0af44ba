import { ScrubjayError, type ErrorCode } from '../errors.js'
import { canonicalJson, type JsonValue } from '../lib/canonical-json.js'
import { limits } from '../lib/limits.js'

/**
 * What was decided, as the audit log keeps it: types, counts, codes and random tokens, never a value.
 * The byte form is specified in `docs/spec/audit-log.md`.
 */
export interface AuditEvent {
  readonly type: AuditEventType
  /** The channel's name, for example `msteams`. */
  readonly channel?: string
  /** What the log calls the person; it leads nowhere once they were erased. */
  readonly subject?: string
  /** What it calls the conversation, for this person. */
  readonly conversation?: string
  readonly purpose?: string
  readonly noticeVersion?: string
  /** The language in which a notice was shown (BCP 47). */
  readonly language?: string
  /** How many, by entity type or by what was erased. */
  readonly counts?: Readonly<Record<string, number>>
  readonly outcome?: string
  /** An error code of the register, or another code from a fixed set. */
  readonly code?: string
  /** Settings by name, before and after a change. */
  readonly before?: Readonly<Record<string, SettingValue>>
  readonly after?: Readonly<Record<string, SettingValue>>
  /** The token or role of who did it, when it was not the person. */
  readonly by?: string
  /** A salted hash of details that are kept elsewhere, and can be destroyed there. */
  readonly commitment?: string
}

/** An event with its time, as it stands in the log. */
export interface AuditEntry extends AuditEvent {
  /** Milliseconds since the epoch. */
  readonly timeMs: number
}

export type SettingValue = string | boolean | number
/** What an event can be. */
export type AuditEventType = (typeof auditEventTypes)[number]

/** Every type of event. A new one is a new version of the format. */
export const auditEventTypes = [
  'turn.received',
  'turn.replied',
  'turn.parked',
  'turn.released',
  'turn.destroyed',
  'turn.refused',
  'turn.failed',
  'turn.observed',
  'turn.exposed',
  'model.prompted',
  'value.revealed',
  'value.handed-over',
  'disclosure.shown',
  'age.answered',
  'consent.asked',
  'consent.granted',
  'consent.refused',
  'consent.withdrawn',
  'consent.objected',
  'settings.changed',
  'guard.failed-closed',
  'guard.killed',
  'access.answered',
  'request.received',
  'request.completed',
  'restriction.set',
  'value.corrected',
  'hold.placed',
  'hold.released',
  'erasure.completed',
  'retention.swept',
] as const

/**
 * The bytes of an entry: canonical JSON of the event with `v` and `time`.
 * @throws `ERR_INPUT` naming the field that does not fit, `ERR_LIMIT_ENTRY` beyond 65,535 bytes.
 */
export function encodeEntry({ timeMs, ...event }: AuditEntry): Uint8Array {
  if (!isTime(timeMs)) throw new ScrubjayError('ERR_INPUT', { at: 'timeMs', reason: 'it is not within 1970 to 9999' })
  checkEvent(event, 'ERR_INPUT')
  const bytes = new TextEncoder().encode(canonicalJson({ ...event, v: 1, time: new Date(timeMs).toISOString() }))
  if (bytes.length > limits.entryBytesMax) throw new ScrubjayError('ERR_LIMIT_ENTRY')
  return bytes
}

/**
 * Reads the bytes of an entry, and only those that `encodeEntry` makes: one event has one form, so that
 * nothing can hide in spaces, doubled or unknown fields.
 * @throws `ERR_AUDIT_FORMAT`.
 */
export function parseEntry(bytes: Uint8Array): AuditEntry {
  if (bytes.length > limits.entryBytesMax) throw malformed('the entry is longer than 65,535 bytes')
  const parsed = parseJson(bytes)
  if (!isMap(parsed)) throw malformed('the entry is no JSON object')
  const { v, time, ...event } = parsed
  if (v !== 1) throw malformed('the entry has an unknown version')
  const timeMs = typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (!isTime(timeMs) || new Date(timeMs).toISOString() !== time) throw malformed('it is no time of the log', 'time')
  checkEvent(event, 'ERR_AUDIT_FORMAT')
  if (Buffer.compare(Buffer.from(canonicalJson({ ...event, v, time })), bytes) !== 0) {
    throw malformed('the entry is not in canonical form')
  }
  return { ...event, timeMs }
}

/**
 * Asks whether a text may stand in an entry: one word of ASCII letters, digits and `._:/+=-`, at most
 * `limits.entryWordLengthMax` long. Sentences, addresses with `@` and names with spaces have no way in.
 */
export function isEntryWord(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > limits.entryWordLengthMax) return false
  return /^[A-Za-z0-9._:/+=-]+$/.test(text)
}

const isWord = isEntryWord
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
const isSetting = (value: unknown): boolean => isWord(value) || typeof value === 'boolean' || Number.isFinite(value)

/** What each field of an event must be. */
const fields: { readonly [name in keyof AuditEvent]-?: (value: unknown) => boolean } = {
  type: (value) => auditEventTypes.some((type) => type === value),
  channel: isWord,
  subject: isWord,
  conversation: isWord,
  purpose: isWord,
  noticeVersion: isWord,
  language: isWord,
  counts: (value) => isMapOf(value, isCount),
  outcome: isWord,
  code: isWord,
  before: (value) => isMapOf(value, isSetting),
  after: (value) => isMapOf(value, isSetting),
  by: isWord,
  commitment: isWord,
}

type JsonEvent = AuditEvent & { readonly [name: string]: JsonValue }

function checkEvent(event: object, code: ErrorCode): asserts event is JsonEvent {
  const values: Readonly<Record<string, unknown>> = { ...event }
  if (Object.keys(values).some((name) => !Object.hasOwn(fields, name))) {
    throw new ScrubjayError(code, { reason: 'the entry has an unknown field' })
  }
  for (const [name, isValid] of Object.entries(fields)) {
    if ((name === 'type' || Object.hasOwn(values, name)) && !isValid(values[name])) {
      throw new ScrubjayError(code, { at: name, reason: 'the field does not hold what the log allows there' })
    }
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // The parser's message quotes the text.
    throw malformed('the entry is no JSON in UTF-8')
  }
}

function isMapOf(value: unknown, isValid: (member: unknown) => boolean): boolean {
  return isMap(value) && Object.entries(value).every(([name, member]) => isWord(name) && isValid(member))
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The last millisecond of the year 9999, after which RFC 3339 has no form. */
const timeMsMax = 253_402_300_799_999

function isTime(timeMs: number): boolean {
  return Number.isSafeInteger(timeMs) && timeMs >= 0 && timeMs <= timeMsMax
}

function malformed(reason: string, at?: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_FORMAT', at === undefined ? { reason } : { reason, at })
}
