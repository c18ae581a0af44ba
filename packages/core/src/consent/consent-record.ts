/**
 * What a person has answered, purpose by purpose. One record for each person and tenant, found by a keyed
 * lookup of channel and user id.
 */
export interface ConsentRecord {
  readonly purposes: Readonly<Record<string, PurposeState>>
  /** A signal of the browser was honoured: a yes that is given now is one in spite of it. */
  readonly signalled?: true
  /** The version of the notice that was shown where nothing had to be asked for. */
  readonly noticed?: string
  /** The person's data is kept and not processed, because they asked for that (GDPR Art. 18). */
  readonly restricted?: true
}

/**
 * Every state names the notice that was shown; an answer to one notice is none to the next. Of an answer the day is kept,
 * because the moment stands in the log, and would tell there whose it is: a yes holds from the first millisecond of its day, a no
 * from the last.
 */
export type PurposeState =
  | AskedState
  /** `inSpite`: of a signal of the browser that says no to such purposes (11 CCR 7025(c)). */
  | { readonly state: 'granted'; readonly notice: string; readonly atMs: number; readonly inSpite?: true }
  | { readonly state: 'refused'; readonly notice: string; readonly atMs: number }
  | { readonly state: 'withdrawn'; readonly notice: string; readonly atMs: number }
  /** A no of its own kind: it holds under every notice, until the person agrees again. */
  | { readonly state: 'objected'; readonly notice: string; readonly atMs: number }

/** A question that waits for its answer, since the quarter of an hour that begins with `atMs`. */
export interface AskedState {
  readonly state: 'asked'
  readonly notice: string
  readonly atMs: number
  readonly nonceDigest: string
  readonly promptDigest?: string
  /** Of an optional purpose: the conversation in which the next message may be its answer in words. */
  readonly awaitsIn?: string
}

/** Reads a stored record; nothing stored is a person who was never asked. */
export function parseConsentRecord(value: string | undefined): ConsentRecord {
  if (value === undefined) return { purposes: {} }
  const { restrictedAtMs, signalAtMs, ...record } = JSON.parse(value) as ConsentRecord & FormerRecord
  return {
    ...record,
    ...(restrictedAtMs === undefined ? {} : { restricted: true as const }),
    ...(signalAtMs === undefined ? {} : { signalled: true as const, purposes: inSpiteOf(signalAtMs, record.purposes) }),
  }
}

/** What was kept by the moment, before names in the log were. A restriction must not end because it is written otherwise now. */
interface FormerRecord {
  readonly restrictedAtMs?: number
  readonly signalAtMs?: number
}

function inSpiteOf(signalAtMs: number, purposes: ConsentRecord['purposes']): ConsentRecord['purposes'] {
  return Object.fromEntries(
    Object.entries(purposes).map(([id, purpose]) => [id, purpose.state === 'granted' && purpose.atMs > signalAtMs ? { ...purpose, inSpite: true as const } : purpose]),
  )
}

/** The record with one purpose in a new state. */
export function withPurpose(record: ConsentRecord, purpose: string, state: PurposeState): ConsentRecord {
  return { ...record, purposes: { ...record.purposes, [purpose]: state } }
}
