import { limits } from '../lib/limits.js'
import type { Store, Write } from '../ports/store.js'
import { subjectKeyId, vaultKinds } from '../vault/vault.js'
import type { SubjectKeys } from '../vault/subject-keys.js'

/**
 * Erases a person: destroys their key, then what it sealed. Each step may be done again, so an erasure that was
 * interrupted is completed by calling this once more.
 * @returns the writes that end it; they go into one commit with the event that proves it.
 */
export async function eraseSubject(options: {
  readonly store: Store
  readonly keys: SubjectKeys
  readonly tenant: string
  readonly subject: string
}): Promise<readonly Write[]> {
  const { store, keys, tenant, subject } = options
  await keys.destroy(subjectKeyId(tenant, subject))
  const last: Write[] = []
  for (const kind of [...vaultKinds, 'parked', 'consent', 'subject']) {
    for (;;) {
      const records = await store.list({ tenant, kind, owner: subject, limit: limits.sweepBatchMax })
      const writes = records.map((record): Write => ({ op: 'delete', key: { tenant, kind, id: record.id } }))
      if (kind === 'consent' || kind === 'subject' || writes.length < limits.sweepBatchMax) {
        last.push(...writes)
        break
      }
      await store.commit({ durability: 'process', writes })
    }
  }
  return last
}
