import { isScrubjayError, ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { erasedKinds, eraseSubject } from '../rights/erasure.js'
import { subjectKeyId } from '../vault/vault.js'
import type { ErasureRequest } from '../turn.js'
import { Journal } from '../turns/journal.js'
import { forgetKept } from './forget-kept.js'
import type { Opened, Setup } from './setup.js'

/**
 * Erases a person whom an operator names by their log token: the same as when they ask for it themselves, with an
 * event that says who did it. Answers `unknown` when there is nothing of this person, and then nothing is written.
 */
export async function eraseByToken(setup: Setup, { tenant, subject, by = 'operator' }: ErasureRequest): Promise<'erased' | 'unknown'> {
  const opened = await setup.open()
  for (let attempt = 1; ; attempt += 1) {
    // After a conflict the person's own turn may have completed what was begun here.
    if (!(await isKnown(setup, opened, { tenant, subject }))) return attempt === 1 ? 'unknown' : 'erased'
    try {
      await eraseOnce(setup, opened, { tenant, subject, by })
      return 'erased'
    } catch (error) {
      if (!isScrubjayError(error, 'ERR_STORE_CONFLICT') || attempt === limits.commitAttemptsMax) throw error
    }
  }
}

async function eraseOnce(setup: Setup, opened: Opened, { tenant, subject, by }: Required<ErasureRequest>): Promise<void> {
  const { store, spool, clock } = setup
  const journal = new Journal(await opened.tenant(tenant), clock)
  // First, because an event that the log refuses must stop the erasure before it begins.
  journal.event({ type: 'erasure.completed', subject, by })
  const rows = await store.list({ tenant, kind: 'subject', owner: subject, limit: limits.sweepBatchMax })
  // Marked durably before anything is gone, so that an erasure which is cut off is completed by the person's next turn.
  const writes = rows.map(({ kind, id, version }) => {
    const value = JSON.stringify({ token: subject, isErasing: true })
    return { op: 'put', key: { tenant, kind, id }, value, owner: subject, expect: version } as const
  })
  if (writes.length > 0) await store.commit({ durability: 'durable', writes })
  await opened.keys.destroy(subjectKeyId(tenant, subject))
  await forgetKept({ setup, tenant, subject })
  journal.write(...(await eraseSubject({ store, keys: opened.keys, tenant, subject })))
  await journal.commit(store, spool)
}

async function isKnown({ store }: Setup, { keys }: Opened, { tenant, subject }: ErasureRequest): Promise<boolean> {
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
