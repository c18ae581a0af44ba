import { dayIn } from '../policy/texts/terms.js'
import { toBase64Url } from '../crypto/bytes.js'
import { limits } from '../lib/limits.js'
import type { RightsNotice } from '../options.js'
import { chooseRegime, type RightsKind } from '../policy/duties.js'
import type { RecordKey, Write } from '../ports/store.js'
import { newRequest, requestKey, requestWrites, type OwnedRequest, type RequestRecord } from '../rights/request.js'
import type { OpenRequest } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { noteFailure, type Setup } from './setup.js'

/** Whom a request is passed on to. */
export type RightsPort = 'tellRecipients' | 'callHuman'

/** A request of the person of a turn: the open one of its kind, or a new one with the deadline of the law that holds. */
export async function requestOf(turn: GuardTurn, kind: RightsKind, more: Partial<RequestRecord> = {}): Promise<RequestRecord> {
  const [found] = await turn.setup.store.read([requestKey(turn.tenant.id, turn.subject.token, { kind, state: 'received' })])
  if (found !== undefined) return { ...(JSON.parse(found.value) as RequestRecord), ...more }
  const { clock, random } = turn.setup
  const reference = toBase64Url(random(16))
  return { ...newRequest({ kind, state: 'received' }, { reference, nowMs: clock.nowMs(), deadlineDays: turn.regime.deadlineDays[kind] }), ...more }
}

/**
 * A request that an operator acts on: the open one of its kind, or a new one. Nobody says here where the person is, so that
 * its deadline is the strictest of the policy.
 */
export async function requestBy(setup: Setup, { tenant, subject }: { readonly tenant: string; readonly subject: string }, kind: RightsKind): Promise<RequestRecord> {
  const [found] = await setup.store.read([requestKey(tenant, subject, { kind, state: 'received' })])
  if (found !== undefined) return JSON.parse(found.value) as RequestRecord
  const { deadlineDays } = chooseRegime(setup.policy, {})
  const { clock, random } = setup
  return newRequest({ kind, state: 'received' }, { reference: toBase64Url(random(16)), nowMs: clock.nowMs(), deadlineDays: deadlineDays[kind] })
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

/** Whose request it is. */
export function personOf({ tenant, subject }: GuardTurn): { readonly tenant: string; readonly subject: string } {
  return { tenant: tenant.id, subject: subject.token }
}

/** What an operator sees of a request: nothing that is sealed for an erasure. */
export function toOpen({ subject, kind, state, reference, receivedAtMs, dueAtMs, code }: OwnedRequest): OpenRequest {
  return { subject, kind, state, reference, receivedAtMs, dueAtMs, ...(code === undefined ? {} : { code }) }
}

/** The day until which a request is answered, in words for its person. */
export function deadlineOf({ policy }: GuardTurn, { dueAtMs }: RequestRecord): string {
  return dayIn(policy.language, dueAtMs)
}

/** Of whom somebody outside is told, and by which process. */
export interface Told {
  readonly tenant: string
  readonly subject: string
  readonly name?: string
  readonly by?: 'here' | 'later'
}

/**
 * The write that makes sure that somebody outside hears of a request, in the commit that decides it: what is told is told
 * after that, and again after a crash, until it was heard. Nothing is kept for a port that this process does not have, unless
 * another one has it and tells `later`.
 * @param of.name what the log called somebody who is erased; of others it is found when they are told of
 */
export function tellWrites(setup: Setup, port: RightsPort, of: Told, request: RequestRecord): Write[] {
  if (of.by !== 'later' && setup.rights[port] === undefined) return []
  const notice = noticeOf(of.tenant, of.name ?? of.subject, request)
  const telling: Telling = { port, notice, isNamed: of.name !== undefined }
  return [{ op: 'put', key: tellingKey(notice.tenant, notice.reference), value: JSON.stringify(telling) }]
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

async function tellOne(setup: Setup, { port, notice, isNamed }: Telling): Promise<void> {
  const call = setup.rights[port]
  // Without its port it waits for a process that has one.
  if (call === undefined) return
  try {
    const { naming } = await setup.open()
    const names = isNamed ? undefined : await naming.find(notice.tenant, notice.subject)
    await call(names === undefined ? notice : { ...notice, subject: names.subject })
    await setup.store.commit({ durability: 'durable', writes: [{ op: 'delete', key: tellingKey(notice.tenant, notice.reference) }] })
  } catch (error) {
    noteFailure(setup, error)
  }
}

interface Telling {
  readonly port: RightsPort
  readonly notice: RightsNotice
  /** Whether the notice has the name of the log already, and not the token of the store. */
  readonly isNamed: boolean
}

function tellingKey(tenant: string, reference: string): RecordKey {
  return { tenant, kind: tellings, id: reference }
}

const tellings = 'telling'
