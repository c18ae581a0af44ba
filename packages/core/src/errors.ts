/**
 * The one register of error codes. Messages may change, codes may not; the reference page
 * `docs/reference/errors.md` is generated from it. No message, property or cause ever holds a
 * person's value: foreign errors go through `redactError`, because drivers quote rows.
 */
export const errorRegister = {
  ERR_KEYS_MISSING: 'No keys were given or found. Run `npx scrubjay keys create`.',
  ERR_KEYS_INVALID: 'The keys cannot be used.',
  ERR_KEYS_PERMISSIONS: 'Others than the owner may read the key file. Set its mode to 0600.',
  ERR_KEYS_ROTATION: 'This step of a key rotation is not due.',
  ERR_KEYS_UNAVAILABLE: 'The key management service cannot be reached, or refuses.',
  ERR_KEY_DESTROYED: 'The key was destroyed and cannot come back.',
  ERR_ENVELOPE: 'The envelope does not open.',
  ERR_POLICY_INVALID: 'The policy has mistakes.',
  ERR_OPTIONS_INVALID: 'An option is missing or wrong.',
  ERR_SETTING_LOCKED: 'The policy locks this setting.',
  ERR_SETTING_UNKNOWN: 'There is no such setting, or not with this value.',
  ERR_PURPOSE_UNKNOWN: 'The policy has no such purpose.',
  ERR_CONSENT_MISSING: 'The person has not agreed to this purpose, or not to the notice in force.',
  ERR_PLACEHOLDER_UNKNOWN: 'A placeholder stands for no value of the person of this turn.',
  ERR_REVEAL_REFUSED: 'The policy lets a bot have no such value for this purpose.',
  ERR_TYPE_UNKNOWN: 'There is no such entity type.',
  ERR_PROMPT_CONTENT: 'A prompt holds what cannot be read, such as an image. Add it after the guard has seen the rest.',
  ERR_STREAM_CHANGED: 'The beginning of a streamed text is judged otherwise now than when it was shown.',
  ERR_TURN_NONE: 'There is no turn of a person under way here.',
  ERR_GUARD_KILLED: 'The kill switch is engaged.',
  ERR_STORE_CONFLICT: 'Another writer was faster.',
  ERR_STORE_BOUND: 'A bound of the store is reached.',
  ERR_STORE_UNAVAILABLE: 'The store cannot be reached or cannot write.',
  ERR_STORE_CLOSED: 'The store is closed.',
  ERR_STORE_CORRUPT: 'The store holds something that cannot be right.',
  ERR_LIMIT_TEXT: 'A text is longer than the limit.',
  ERR_LIMIT_DEPTH: 'An activity is nested deeper than the limit.',
  ERR_LIMIT_LEAVES: 'An activity has more fields than the limit.',
  ERR_LIMIT_ATTACHMENTS: 'An activity carries more files, larger ones or deeper nested ones than the limit.',
  ERR_LIMIT_ID: 'An id is missing or longer than the limit.',
  ERR_LIMIT_PARKED: 'Too many turns wait for consent.',
  ERR_LIMIT_VAULT: 'The conversation or person has reached the number or size of kept values.',
  ERR_LIMIT_EXPORT: 'What is kept of a person is more than one export holds.',
  ERR_LIMIT_STATE: 'A record of bot state is larger than the limit, or a person has too many.',
  ERR_LIMIT_TRANSCRIPT: 'The transcript store holds as many messages of this person as it takes.',
  ERR_LIMIT_FINDS: 'A text holds more values of one of the policy\'s own patterns than the limit.',
  ERR_LIMIT_ENTRY: 'An audit entry is longer than 65,535 bytes.',
  ERR_ACTIVITY_INVALID: 'An activity has a shape that cannot be scrubbed.',
  ERR_TURN_IN_PROGRESS: 'Another process is working on this turn.',
  ERR_TURN_LOST: 'Another process has taken over this turn.',
  ERR_AUDIT_INVALID: 'The audit log does not verify.',
  ERR_AUDIT_FORMAT: 'An entry, checkpoint, note, proof or key of the audit log is malformed.',
  ERR_MODEL_VERSION: 'The names model and the code are of different versions.',
  ERR_INPUT: 'The input is malformed.',
  ERR_USAGE: 'The command was not used as described.',
  ERR_FOREIGN: 'A library failed.',
} as const

/** A stable code of the register. */
export type ErrorCode = keyof typeof errorRegister

/** What an error says beside its code. */
export interface ErrorDetails {
  /** Where: a path into a policy, a line number, a field. Never the value that stands there. */
  readonly at?: string
  /** What, in a sentence of ours. Never a value. */
  readonly reason?: string
  readonly retryable?: boolean
  readonly cause?: unknown
}

/**
 * The one error class of the product. Switch on `code`.
 * @example
 * try { await store.commit(batch) } catch (error) {
 *   if (isScrubjayError(error, 'ERR_STORE_CONFLICT')) retry()
 * }
 */
export class ScrubjayError extends Error {
  override readonly name = 'ScrubjayError'
  readonly code: ErrorCode
  readonly at: string | undefined
  /** Whether the same call may succeed later. */
  readonly retryable: boolean

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    const where = details.at === undefined ? '' : ` at ${details.at}`
    const cause = details.cause === undefined ? {} : { cause: redactError(details.cause) }
    super(`${code}${where}: ${details.reason ?? errorRegister[code]}`, cause)
    this.code = code
    this.at = details.at
    this.retryable = details.retryable ?? false
  }
}

/** Asks whether `error` is ours and, when a code is given, has this code. */
export function isScrubjayError(error: unknown, code?: ErrorCode): error is ScrubjayError {
  return error instanceof ScrubjayError && (code === undefined || error.code === code)
}

/**
 * What may be kept of an error by somebody else: its class and its code, because its message may quote
 * what a person typed. Our own errors pass as they are.
 */
export function redactError(error: unknown): Error {
  if (error instanceof ScrubjayError) return error
  const kind = error instanceof Error ? safeWord(error.name) : typeof error
  const code = typeof error === 'object' && error !== null && 'code' in error ? safeWord(error.code) : ''
  const redacted = new ScrubjayError('ERR_FOREIGN', { reason: `${kind}${code === '' ? '' : ` (${code})`}` })
  redacted.stack = `${redacted.name}: ${redacted.message}`
  return redacted
}

/** Names and codes of libraries are words like `TypeError` and `SQLITE_BUSY`; anything else may be a value. */
function safeWord(word: unknown): string {
  return typeof word === 'string' && /^[A-Za-z][A-Za-z_]{0,40}$/.test(word) ? word : ''
}
