import { dayIn } from '../policy/texts/terms.js'
import { toBase64Url } from '../crypto/bytes.js'
import { limits } from '../lib/limits.js'
import type { RightsNotice } from '../options.js'
import { chooseRegime, type RightsKind } from '../policy/duties.js'
import type { RecordKey, Write } from '../ports/store.js'
import { requestKey, requestWrites, type RequestRecord } from '../rights/request.js'
import type { GuardTurn } from './guard-turn.js'
import { noteFailure, type Setup } from './setup.js'

/** Whom a request is passed on to. */
export type RightsPort = 'tellRecipients' | 'callHuman'

/** A request of the person of a turn: the open one of its kind, or a new one with the deadline of the law that holds. */
export async function requestOf(turn: GuardTurn, kind: RightsKind, more: Partial<RequestRecord> = {}): Promise<RequestRecord> {
  const [found] = await turn.setup.store.read([requestKey(turn.tenant.id, turn.subject.token, { kind, state: 'received' })])
  if (found !== undefined) return { ...(JSON.parse(found.value) as RequestRecord), ...more }
  const receivedAtMs = turn.setup.clock.nowMs()
  const dueAtMs = receivedAtMs + turn.regime.deadlineDays[kind] * dayMs
  return { kind, state: 'received', reference: toBase64Url(turn.setup.random(16)), receivedAtMs, dueAtMs, ...more }
}

/**
 * A request that an operator acts on: the open one of its kind, or a new one. Nobody says here where the person is, so that
 * its deadline is the strictest of the policy.
 */
export async function requestBy(setup: Setup, { tenant, subject }: { readonly tenant: string; readonly subject: string }, kind: RightsKind): Promise<RequestRecord> {
  const [found] = await setup.store.read([requestKey(tenant, subject, { kind, state: 'received' })])
  if (found !== undefined) return JSON.parse(found.value) as RequestRecord
  const { deadlineDays } = chooseRegime(setup.policy, { regime: undefined, channel: '', locale: undefined, country: undefined })
  const receivedAtMs = setup.clock.nowMs()
  return { kind, state: 'received', reference: toBase64Url(setup.random(16)), receivedAtMs, dueAtMs: receivedAtMs + deadlineDays[kind] * dayMs }
}

/** Keeps a request in the turn's own commit. Of a stranger nothing is kept. */
export function keepRequest(turn: GuardTurn, request: RequestRecord): void {
  if (turn.subject.version === 0 && turn.regime.consent === 'opt-in') return
  turn.journal.write(...requestWrites(turn.tenant.id, turn.subject.token, request))
}

/** The same with an event that it waits for somebody. */
export function keepOpenRequest(turn: GuardTurn, request: RequestRecord): void {
  if (turn.subject.version === 0) return
  keepRequest(turn, request)
  turn.journal.event({ type: 'request.received', ...turn.names, code: request.kind, ...(request.state === 'received' ? {} : { outcome: request.state }) })
}

/** The day until which a request is answered, in words for its person. */
export function deadlineOf({ policy }: GuardTurn, { dueAtMs }: RequestRecord): string {
  return dayIn(policy.language, dueAtMs)
}

/**
 * The write that makes sure that somebody outside hears of a request, in the commit that decides it: what is told is told
 * after that, and again after a crash, until it was heard. Nothing is kept for a port that this process does not have, unless
 * another one has it and tells `later`. The record leads nowhere once its person was erased.
 */
export function tellWrites(setup: Setup, port: RightsPort, notice: RightsNotice, by: 'here' | 'later' = 'here'): Write[] {
  if (by === 'here' && setup.rights[port] === undefined) return []
  return [{ op: 'put', key: tellingKey(notice.tenant, notice.reference), value: JSON.stringify({ port, notice } satisfies Telling) }]
}

export function noticeOf(tenant: string, subject: string, { kind, reference, dueAtMs, purposes = [] }: RequestRecord): RightsNotice {
  return { kind, tenant, subject, reference, dueAtMs, purposes }
}

/** Tells what is still to be told of one request, or of all of a tenant. What fails is noted, and told later. */
export async function tell(setup: Setup, tenant: string, reference?: string): Promise<void> {
  if (setup.rights.tellRecipients === undefined && setup.rights.callHuman === undefined) return
  try {
    const found = reference === undefined
      ? await setup.store.list({ tenant, kind: tellings, limit: limits.sweepBatchMax })
      : await setup.store.read([tellingKey(tenant, reference)])
    for (const record of found) if (record !== undefined) await tellOne(setup, JSON.parse(record.value) as Telling)
  } catch (error) {
    noteFailure(setup, error)
  }
}

async function tellOne(setup: Setup, { port, notice }: Telling): Promise<void> {
  const call = setup.rights[port]
  // Without its port it waits for a process that has one.
  if (call === undefined) return
  try {
    await call(notice)
    await setup.store.commit({ durability: 'durable', writes: [{ op: 'delete', key: tellingKey(notice.tenant, notice.reference) }] })
  } catch (error) {
    noteFailure(setup, error)
  }
}

interface Telling {
  readonly port: RightsPort
  readonly notice: RightsNotice
}

function tellingKey(tenant: string, reference: string): RecordKey {
  return { tenant, kind: tellings, id: reference }
}

const tellings = 'telling'
const dayMs = 24 * 3_600_000
