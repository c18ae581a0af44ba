import type { RightsKind } from '../policy/duties.js'
import { dayMs, startOfDay } from '../lib/days.js'
import { recordsOf } from '../ports/pages.js'
import type { RecordKey, Store, Write } from '../ports/store.js'

/**
 * How far a request is: `received`, and somebody must do something; `confirmed`, and what was begun must be completed;
 * `held` by a legal hold; `failed`, and is tried again; `done`.
 */
export type RequestState = 'received' | 'confirmed' | 'held' | 'failed' | 'done'

/** What a person has asked for. One for each person and kind, the newest; the log keeps the history. */
export interface RequestRecord {
  readonly kind: RightsKind
  readonly state: RequestState
  /** Random; what recipients and operators are told. An erasure that waited has another one from its beginning on. */
  readonly reference: string
  /** The first millisecond of the day: the moment stands in the log, and would tell there whose it is. */
  readonly receivedAtMs: number
  /** The day until which the law wants it answered. */
  readonly dueAtMs: number
  /** The ids of the purposes that it is about. */
  readonly purposes?: readonly string[]
  /** Why it is not done yet: a code. */
  readonly code?: string
  /** Of an erasure: what the log and the SDKs call the person, sealed under a key that lives as long as the erasure. */
  readonly sealed?: SealedNames
}

/** Names, and the key store's id of the key that opens them. */
export interface SealedNames {
  readonly keyId: string
  readonly envelope: string
}

/** A request with whose it is. */
export interface OwnedRequest extends RequestRecord {
  readonly subject: string
}

/** Collections of requests: open ones, and those that were answered. */
export const openRequests = 'request'
export const doneRequests = 'request-done'

/** A new request, with the deadline of the law. */
export function newRequest(
  { kind, state }: Pick<RequestRecord, 'kind' | 'state'>,
  { reference, nowMs, deadlineDays }: { readonly reference: string; readonly nowMs: number; readonly deadlineDays: number },
): RequestRecord {
  return { kind, state, reference, receivedAtMs: startOfDay(nowMs), dueAtMs: startOfDay(nowMs) + deadlineDays * dayMs }
}

export function requestKey(tenant: string, subject: string, { kind, state }: Pick<RequestRecord, 'kind' | 'state'>): RecordKey {
  return { tenant, kind: state === 'done' ? doneRequests : openRequests, id: `${subject}.${kind}` }
}

/** The writes that keep a request as it is now. */
export function requestWrites(tenant: string, subject: string, request: RequestRecord): Write[] {
  const put: Write = { op: 'put', key: requestKey(tenant, subject, request), owner: subject, value: JSON.stringify(request) }
  if (request.state !== 'done') return [put]
  return [{ op: 'delete', key: requestKey(tenant, subject, { kind: request.kind, state: 'received' }) }, put]
}

/** Requests of one person, or open ones of everybody, in no particular order. */
export async function* eachRequest(store: Pick<Store, 'list'>, tenant: string, of: { readonly subject?: string; readonly done?: boolean } = {}): AsyncGenerator<OwnedRequest> {
  const kind = of.done === true ? doneRequests : openRequests
  const wanted = { tenant, kind, ...(of.subject === undefined ? {} : { owner: of.subject }) }
  for await (const { owner, value } of recordsOf(store, wanted)) yield { ...(JSON.parse(value) as RequestRecord), subject: owner }
}
