import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { isErasureHeld, unheldWrites } from '../rights/legal-hold.js'
import { requestWrites } from '../rights/request.js'
import type { ErasureRequest } from '../turn.js'
import { Journal } from '../turns/journal.js'
import { sealedOf, sealNames, type Erasing } from './erasing.js'
import { findSubject, type FoundSubject } from './find-subject.js'
import { complete } from './rights-erase.js'
import { requestBy } from './rights-requests.js'
import type { Setup } from './setup.js'

/**
 * Erases a person whom an operator names: the same as when they ask for it themselves, with an event that says who did it.
 * Answers `unknown` when there is nothing of this person, and then nothing is written, and `held` when a legal hold keeps them.
 */
export async function eraseByToken(setup: Setup, { tenant, subject, by = 'operator', tell }: ErasureRequest): Promise<'erased' | 'unknown' | 'held'> {
  const found = await findSubject(setup, await setup.open(), { tenant, subject })
  return found === undefined ? 'unknown' : eraseSubjectBy(setup, { tenant, token: found.token, by, tell })
}

/** The same for an erasure that its person has begun, and that nobody else did. */
export async function eraseSubjectBy(
  setup: Setup,
  { tenant, token, by, tell }: { readonly tenant: string; readonly token: string; readonly by?: string; readonly tell?: ErasureRequest['tell'] | undefined },
): Promise<'erased' | 'unknown' | 'held'> {
  const opened = await setup.open()
  for (let attempt = 1; ; attempt += 1) {
    // After a conflict the person's own turn may have completed what was begun here.
    const found = await findSubject(setup, opened, { tenant, subject: token })
    if (found === undefined) return attempt === 1 ? 'unknown' : 'erased'
    try {
      const erasing = { setup, opened, tenant: await opened.tenant(tenant), subject: token }
      return (await eraseOnce(erasing, found, { by, tell })) ? 'erased' : 'held'
    } catch (error) {
      if (!isScrubjayError(error, 'ERR_STORE_CONFLICT') || attempt === limits.commitAttemptsMax) throw error
    }
  }
}

/** @returns false when a legal hold keeps the person. */
async function eraseOnce(erasing: Erasing, { name }: FoundSubject, { by, tell }: { readonly by: string | undefined; readonly tell: ErasureRequest['tell'] | undefined }): Promise<boolean> {
  const { setup, tenant } = erasing
  const { store, spool, clock } = setup
  const names = { ...(name === undefined ? {} : { subject: name }), ...(by === undefined ? {} : { by }) }
  // First, because an event that the log refuses must stop the erasure before it begins.
  new Journal(tenant, clock).event({ type: 'erasure.completed', ...names })
  if (!(await begin(erasing, name))) return false
  const journal = new Journal(tenant, clock)
  await complete(erasing, { journal, names, commit: () => journal.commit(store, spool), tell })
  return true
}

/** Marked durably before anything is gone, so that an erasure which is cut off is completed by the person's next turn, or by a sweep. */
async function begin(erasing: Erasing, name: string | undefined): Promise<boolean> {
  const { setup, subject } = erasing
  const { store } = setup
  const { id: tenant } = erasing.tenant
  const rows = await store.list({ tenant, kind: 'subject', owner: subject, limit: limits.sweepBatchMax })
  const isBegun = rows.some(({ value }) => (JSON.parse(value) as { readonly isErasing?: boolean }).isErasing === true)
  // What has begun cannot be held any more: the key may be gone.
  if (!isBegun && (await isErasureHeld(store, tenant, subject))) return false
  const marks = rows.map(({ kind, id, version }) => {
    const value = JSON.stringify({ token: subject, isErasing: true })
    return { op: 'put', key: { tenant, kind, id }, value, owner: subject, expect: version } as const
  })
  const known = { ...(await requestBy(setup, { tenant, subject }, 'erasure')), state: 'confirmed' as const }
  const request = sealedOf(tenant, known) === undefined ? await sealNames(erasing, known, { log: name, kept: { state: [] } }) : known
  const unheld = isBegun ? [] : unheldWrites(tenant, { subject })
  await store.commit({ durability: 'durable', writes: [...marks, ...requestWrites(tenant, subject, request), ...unheld] })
  return true
}
