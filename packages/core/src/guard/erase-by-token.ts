import { isScrubjayError, ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { erasedKinds } from '../rights/erasure.js'
import { isErasureHeld, unheldWrites } from '../rights/legal-hold.js'
import { requestWrites } from '../rights/request.js'
import { subjectKeyId } from '../vault/vault.js'
import type { ErasureRequest } from '../turn.js'
import { Journal } from '../turns/journal.js'
import { complete } from './rights-erase.js'
import { requestBy, tell } from './rights-requests.js'
import type { Opened, Setup } from './setup.js'

/**
 * Erases a person whom an operator names by their log token: the same as when they ask for it themselves, with an
 * event that says who did it. Answers `unknown` when there is nothing of this person, and then nothing is written, and `held`
 * when a legal hold keeps them.
 */
export async function eraseByToken(setup: Setup, request: ErasureRequest): Promise<'erased' | 'unknown' | 'held'> {
  return eraseSubjectBy(setup, { by: 'operator', ...request })
}

/** The same for an erasure that its person has begun, and that nobody else did. */
export async function eraseSubjectBy(setup: Setup, { tenant, subject, by }: ErasureRequest): Promise<'erased' | 'unknown' | 'held'> {
  const opened = await setup.open()
  for (let attempt = 1; ; attempt += 1) {
    // After a conflict the person's own turn may have completed what was begun here.
    if (!(await isKnown(setup, opened, { tenant, subject }))) return attempt === 1 ? 'unknown' : 'erased'
    try {
      return (await eraseOnce(setup, opened, { tenant, subject, ...(by === undefined ? {} : { by }) })) ? 'erased' : 'held'
    } catch (error) {
      if (!isScrubjayError(error, 'ERR_STORE_CONFLICT') || attempt === limits.commitAttemptsMax) throw error
    }
  }
}

/** @returns false when a legal hold keeps the person. */
async function eraseOnce(setup: Setup, opened: Opened, { tenant: id, subject, by }: ErasureRequest): Promise<boolean> {
  const { store, spool, clock } = setup
  const tenant = await opened.tenant(id)
  const names = { subject, ...(by === undefined ? {} : { by }) }
  // First, because an event that the log refuses must stop the erasure before it begins.
  new Journal(tenant, clock).event({ type: 'erasure.completed', ...names })
  if (!(await begin(setup, { tenant: id, subject }))) return false
  const journal = new Journal(tenant, clock)
  const { notice } = await complete({ setup, opened, tenant, subject }, journal, names)
  await journal.commit(store, spool)
  if (notice !== undefined) await tell(setup, id, notice.reference)
  return true
}

/** Marked durably before anything is gone, so that an erasure which is cut off is completed by the person's next turn, or by a sweep. */
async function begin(setup: Setup, { tenant, subject }: { readonly tenant: string; readonly subject: string }): Promise<boolean> {
  const { store } = setup
  const rows = await store.list({ tenant, kind: 'subject', owner: subject, limit: limits.sweepBatchMax })
  const isBegun = rows.some(({ value }) => (JSON.parse(value) as { readonly isErasing?: boolean }).isErasing === true)
  // What has begun cannot be held any more: the key may be gone.
  if (!isBegun && (await isErasureHeld(store, tenant, subject))) return false
  const marks = rows.map(({ kind, id, version }) => {
    const value = JSON.stringify({ token: subject, isErasing: true })
    return { op: 'put', key: { tenant, kind, id }, value, owner: subject, expect: version } as const
  })
  const request = { ...(await requestBy(setup, { tenant, subject }, 'erasure')), state: 'confirmed' as const }
  const unheld = isBegun ? [] : unheldWrites(tenant, { subject })
  await store.commit({ durability: 'durable', writes: [...marks, ...requestWrites(tenant, subject, request), ...unheld] })
  return true
}

/** Whether anything is there of a person whom a token names. */
export async function isKnown({ store }: Setup, { keys }: Opened, { tenant, subject }: Pick<ErasureRequest, 'tenant' | 'subject'>): Promise<boolean> {
  if (subject === '') throw new ScrubjayError('ERR_INPUT', { at: 'subject', reason: 'A token is needed.' })
  for (const kind of erasedKinds) {
    if ((await store.list({ tenant, kind, owner: subject, limit: 1 })).length > 0) return true
  }
  try {
    return (await keys.find(subjectKeyId(tenant, subject))) !== undefined
  } catch (error) {
    // A key that does not open is one all the same, and can be destroyed.
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return true
    throw error
  }
}
