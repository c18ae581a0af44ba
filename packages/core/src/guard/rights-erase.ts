import { deriveKey } from '../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import { say } from '../disclosure/disclosure.js'
import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { RightsNotice } from '../options.js'
import { eraseSubject } from '../rights/erasure.js'
import { isErasureHeld, unheldWrites } from '../rights/legal-hold.js'
import { requestKey, requestWrites, type RequestRecord } from '../rights/request.js'
import type { ActivityLike, Verdict } from '../turn.js'
import type { Journal } from '../turns/journal.js'
import type { Tenant } from '../turns/tenant.js'
import { subjectKeyId } from '../vault/vault.js'
import { forgetKept, forgetNames, namesOf, type KeptNames } from './forget-kept.js'
import type { GuardTurn } from './guard-turn.js'
import { noteFailure, type Opened, type Setup } from './setup.js'
import { proveErasure } from './rights-proof.js'
import { fileReply } from './receipt-files.js'
import { keepOpenRequest, noticeOf, requestOf, tell, tellWrites } from './rights-requests.js'

/** Whose erasure is under way, on whose word. */
export interface Erasing {
  readonly setup: Setup
  readonly opened: Opened
  readonly tenant: Tenant
  readonly subject: string
}

/** "Delete my data": marked durably first, then done; a legal hold keeps everything, and the request with it. */
export async function erase(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  const { setup, tenant, policy } = turn
  const { token } = turn.subject
  const request = await requestOf(turn, 'erasure', { state: 'confirmed' })
  if (await isErasureHeld(setup.store, tenant.id, token)) {
    keepOpenRequest(turn, { ...request, state: 'held' })
    await turn.settle()
    return { kind: 'answer', turn, replies: [say(policy, 'erasureHeld')] }
  }
  await begin(turn, request)
  const { size } = (await setup.store.readHead(tenant.id)) ?? { size: 0 }
  const { notice } = await complete(erasingOf(turn), turn.journal, turn.names)
  await turn.commit()
  if (notice !== undefined) await tell(setup, tenant.id, notice.reference)
  return { kind: 'answer', turn, replies: [await replyWithProof(turn, token, size)] }
}

/**
 * Completes an erasure that was interrupted, before anything else of this person.
 * @param isRequest the turn is the request itself, sent again: it is done with this commit, for afterwards it is a stranger's,
 * of whom nothing is remembered.
 */
export async function completeErasure(turn: GuardTurn, isRequest: boolean): Promise<Verdict | undefined> {
  const { setup, tenant } = turn
  const { token } = turn.subject
  const { size } = (await setup.store.readHead(tenant.id)) ?? { size: 0 }
  const erasing = erasingOf(turn)
  const { notice } = await complete(erasing, turn.journal, turn.names)
  // The erasure may have been begun elsewhere, where nobody knew how the SDKs name what they keep of this person.
  await forgetNames(erasing, namesOf(turn))
  if (isRequest) {
    turn.stage = 'answered'
    await turn.commit()
  } else await turn.journal.commit(setup.store, setup.spool)
  if (notice !== undefined) await tell(setup, tenant.id, notice.reference)
  if (isRequest) return { kind: 'answer', turn, replies: [await replyWithProof(turn, token, size)] }
  await turn.refresh()
  return undefined
}

/**
 * Everything from the key to the last row, and into the journal what ends it. Every step may be done again.
 * @returns what recipients are told after the journal's commit.
 */
export async function complete(
  erasing: Erasing,
  journal: Journal,
  names: { readonly subject?: string; readonly channel?: string; readonly conversation?: string; readonly by?: string },
): Promise<{ readonly notice: RightsNotice | undefined }> {
  const { setup, opened, tenant, subject } = erasing
  const { store } = setup
  const { keys } = opened
  // The key first: what is sealed under it is gone also where nobody can reach it any more.
  await keys.destroy(subjectKeyId(tenant.id, subject))
  const [row] = await store.read([requestKey(tenant.id, subject, { kind: 'erasure', state: 'confirmed' })])
  const request = row === undefined ? undefined : (JSON.parse(row.value) as RequestRecord)
  const counts = await forgetKept({ setup, tenant: tenant.id, subject })
  const kept = request === undefined ? undefined : await openNames(erasing, request)
  if (kept !== undefined) await forgetNames(erasing, kept)
  journal.write(...(await eraseSubject({ store, keys, tenant: tenant.id, subject })))
  journal.event({ type: 'erasure.completed', ...names, ...(Object.keys(counts).length === 0 ? {} : { counts }) })
  if (request === undefined) return { notice: undefined }
  await keys.destroy(erasureKeyId(tenant.id, request.reference))
  const notice = noticeOf(tenant.id, subject, request)
  journal.write(...tellWrites(setup, 'tellRecipients', notice))
  return { notice }
}

/**
 * Marks that an erasure has begun, durably and before anything is gone, so that one which is interrupted is completed by the
 * next turn, or by a sweep, with the names under which the SDKs keep what is this person's. A hold that came in between is a
 * conflict: everything is decided anew.
 */
async function begin(turn: GuardTurn, request: RequestRecord): Promise<void> {
  const { setup, tenant, opened } = turn
  const { token } = turn.subject
  const sealed = { ...request, names: await sealNames({ setup, opened, tenant, subject: token }, request, namesOf(turn)) }
  // One for each channel on which the person is known.
  const rows = await setup.store.list({ tenant: tenant.id, kind: 'subject', owner: token, limit: limits.sweepBatchMax })
  const value = JSON.stringify({ token, isErasing: true })
  const marks = rows.map(({ kind, id, version }) => ({ op: 'put', key: { tenant: tenant.id, kind, id }, value, owner: token, expect: version }) as const)
  const writes = [...marks, ...requestWrites(tenant.id, token, sealed), ...unheldWrites(tenant.id, { subject: token })]
  await setup.store.commit({ durability: 'durable', writes })
}

/** The answer, with the proof as a file where the channel takes one. */
async function replyWithProof(turn: GuardTurn, subject: string, from: number): Promise<ActivityLike> {
  const text = say(turn.policy, 'erasureDone')
  try {
    const file = await proveErasure(turn.setup, { tenant: turn.tenant, subject, from })
    return file === undefined ? text : fileReply(turn, text, 'erasure.json', file)
  } catch (error) {
    // It is erased, and the log can prove it later; the person hears so.
    noteFailure(turn.setup, error)
    return text
  }
}

function erasingOf({ setup, opened, tenant, subject }: GuardTurn): Erasing {
  return { setup, opened, tenant, subject: subject.token }
}

/** The SDKs name records by ids of people: sealed under a key of this erasure's own, which ends with it. */
async function sealNames({ setup, opened, tenant }: Erasing, { reference }: RequestRecord, names: KeptNames): Promise<string> {
  const key = await opened.keys.ensure(erasureKeyId(tenant.id, reference))
  return sealEnvelope(Buffer.from(JSON.stringify(names), 'utf8'), sealingKey(key, tenant.id, reference), reference, setup.random)
}

/** `undefined` when the erasure came from an operator, or these names were done with before. */
async function openNames({ opened, tenant }: Erasing, { reference, names }: RequestRecord): Promise<KeptNames | undefined> {
  const key = names === undefined ? undefined : await findKey(opened, erasureKeyId(tenant.id, reference))
  if (names === undefined || key === undefined) return undefined
  return JSON.parse(Buffer.from(openEnvelope(names, sealingKey(key, tenant.id, reference), reference)).toString('utf8')) as KeptNames
}

async function findKey({ keys }: Opened, id: string): Promise<Uint8Array | undefined> {
  try {
    return await keys.find(id)
  } catch (error) {
    // A key that does not open keeps no erasure from its end.
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return undefined
    throw error
  }
}

function sealingKey(key: Uint8Array, tenant: string, reference: string): Uint8Array {
  return deriveKey(key, { v: 1, use: 'erasure', tenant, reference })
}

function erasureKeyId(tenant: string, reference: string): string {
  return `${tenant}/erasure/${reference}`
}
