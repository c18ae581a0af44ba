import { toBase64Url } from '../crypto/bytes.js'
import { say } from '../disclosure/disclosure.js'
import { limits } from '../lib/limits.js'
import { eraseSubject } from '../rights/erasure.js'
import { isErasureHeld, unheldWrites } from '../rights/legal-hold.js'
import { requestKey, requestWrites, type RequestRecord } from '../rights/request.js'
import type { ActivityLike, Verdict } from '../turn.js'
import type { Journal } from '../turns/journal.js'
import { subjectKeyId } from '../vault/vault.js'
import { openNames, sealedOf, sealNames, type Erasing } from './erasing.js'
import { forgetKept, forgetNames, namesOf } from './forget-kept.js'
import type { GuardTurn } from './guard-turn.js'
import { fileReply } from './receipt-files.js'
import { proveErasure } from './rights-proof.js'
import { keepOpenRequest, requestOf, tell, tellWrites } from './rights-requests.js'
import { noteFailure } from './setup.js'

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
  return await completeBy(turn, () => turn.commit())
}

/**
 * Completes an erasure that was interrupted, before anything else of this person.
 * @param isRequest the turn is the request itself, sent again: it is done with this commit, for afterwards it is a stranger's,
 * of whom nothing is remembered.
 */
export async function completeErasure(turn: GuardTurn, isRequest: boolean): Promise<Verdict | undefined> {
  const { setup } = turn
  // The erasure may have been begun elsewhere, where nobody knew how the SDKs name what they keep of this person.
  await forgetNames(erasingOf(turn), namesOf(turn))
  if (isRequest) {
    turn.stage = 'answered'
    return await completeBy(turn, () => turn.commit())
  }
  await complete(erasingOf(turn), { journal: turn.journal, names: turn.names, commit: () => turn.journal.commit(setup.store, setup.spool) })
  await turn.refresh()
  return undefined
}

async function completeBy(turn: GuardTurn, commit: () => Promise<void>): Promise<Verdict> {
  const { setup, tenant } = turn
  const { size } = (await setup.store.readHead(tenant.id)) ?? { size: 0 }
  const subject = await complete(erasingOf(turn), { journal: turn.journal, names: turn.names, commit })
  return { kind: 'answer', turn, replies: [await replyWithProof(turn, subject, size)] }
}

/** How an erasure ends: what its event says of it, and what keeps it. */
export interface Ending {
  readonly journal: Journal
  readonly names: { readonly channel?: string; readonly conversation?: string; readonly subject?: string; readonly by?: string }
  /** Commits the journal. */
  commit(): Promise<void>
  /** Which process tells recipients. */
  readonly tell?: 'here' | 'later' | undefined
}

/**
 * Everything from the key to the last row, then the commit that ends it, and what recipients are told after that. Every step may
 * be done again.
 * @returns what the log calls the person.
 */
export async function complete(erasing: Erasing, { journal, names, commit, tell: by = 'here' }: Ending): Promise<string> {
  const { setup, opened, tenant, subject } = erasing
  const { store } = setup
  const { keys } = opened
  // The key first: what is sealed under it is gone also where nobody can reach it any more.
  await keys.destroy(subjectKeyId(tenant.id, subject))
  const [row] = await store.read([requestKey(tenant.id, subject, { kind: 'erasure', state: 'confirmed' })])
  const request = row === undefined ? undefined : (JSON.parse(row.value) as RequestRecord)
  const { counts, writes } = await forgetKept({ setup, tenant: tenant.id, subject })
  const known = request === undefined ? undefined : await openNames(erasing, request)
  if (known !== undefined) await forgetNames(erasing, known.kept)
  // Who has no name is given one, for the proof that they are handed.
  const name = known?.log ?? names.subject ?? toBase64Url(setup.random(16))
  journal.write(...writes, ...(await eraseSubject({ store, keys, tenant: tenant.id, subject })))
  journal.event({ type: 'erasure.completed', ...names, subject: name, ...(Object.keys(counts).length === 0 ? {} : { counts }) })
  if (request !== undefined) journal.write(...tellWrites(setup, 'tellRecipients', { tenant: tenant.id, subject, name, by }, request))
  await commit()
  const sealed = request === undefined ? undefined : sealedOf(tenant.id, request)
  // It has ended: a key that stays is destroyed by a sweep, and neither the answer nor recipients wait for that.
  if (sealed !== undefined) await keys.destroy(sealed.keyId).catch((error: unknown) => noteFailure(setup, error))
  if (request !== undefined) await tell(setup, tenant.id, request.reference)
  return name
}

/**
 * Marks that an erasure has begun, durably and before anything is gone, so that one which is interrupted is completed by the
 * next turn, or by a sweep, with the names that only this turn knows. A hold that came in between is a conflict: everything is
 * decided anew.
 */
async function begin(turn: GuardTurn, request: RequestRecord): Promise<void> {
  const { setup, tenant } = turn
  const { token } = turn.subject
  const sealed = await sealNames(erasingOf(turn), request, { log: turn.names.subject, kept: namesOf(turn) })
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
