import { limits } from '../lib/limits.js'
import type { RecordKey, Store, StoredRecord, Write } from '../ports/store.js'
import { conversationTotalKey, subjectKeyId, vaultKinds } from '../vault/vault.js'
import type { SubjectKeys } from '../vault/subject-keys.js'

/**
 * Erases a person: destroys their key, then what it sealed, then every row that leads to their token, and so the
 * conversations in which nobody else spoke. Each step may be done again, so an erasure that was interrupted is
 * completed by calling this once more.
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
  for (const kind of erasedKinds) {
    for (;;) {
      const records = await store.list({ tenant, kind, owner: subject, limit: limits.sweepBatchMax })
      const writes = records.flatMap((record) => (kind === 'conversation' ? forgetConversation(record) : [kind === 'subject' ? { ...remove(record), expect: record.version } : remove(record)]))
      if (kind === 'consent' || kind === 'subject' || records.length < limits.sweepBatchMax) {
        last.push(...writes)
        break
      }
      await store.commit({ durability: 'process', writes })
    }
  }
  return last
}

/** Collections whose records belong to a person; the row that leads to them comes last. */
export const erasedKinds: readonly string[] = [
  ...vaultKinds, 'state-index', 'transcript', 'transcript-id', 'transcript-head', 'context', 'parked', 'asked', 'receipt', 'request-done', 'request', 'conversation', 'consent', 'subject',
]

function remove({ tenant, kind, id }: RecordKey): Write {
  return { op: 'delete', key: { tenant, kind, id } }
}

/** Fails when somebody else has spoken meanwhile: the conversation is then no longer this person's alone. */
function forgetConversation(record: StoredRecord): Write[] {
  const { token } = JSON.parse(record.value) as { token: string }
  return [{ ...remove(record), expect: record.version }, remove(conversationTotalKey(record.tenant, token))]
}
