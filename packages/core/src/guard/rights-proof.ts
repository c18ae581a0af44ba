import { parseEntry } from '../audit/record.js'
import { limits } from '../lib/limits.js'
import { encodeErasureProof, verifyErasureProof } from '../rights/erasure-proof.js'
import type { Tenant } from '../turns/tenant.js'
import type { Setup } from './setup.js'

/**
 * The file that proves an erasure to whoever was erased: the entry of the log, and that the log holds it.
 * @param from how many entries the log had before; looked through from there.
 */
export async function proveErasure(
  { store, prover }: Setup,
  { tenant, subject, from }: { readonly tenant: Tenant; readonly subject: string; readonly from: number },
): Promise<Uint8Array | undefined> {
  for (let start = from; start < from + limits.receiptEntriesMax; ) {
    const rows = await store.readEntries(tenant.id, start, limits.sweepBatchMax)
    const found = rows.find(({ entry }) => {
      const event = parseEntry(entry)
      return event.type === 'erasure.completed' && event.subject === subject
    })
    if (found !== undefined) {
      const file = encodeErasureProof({ entry: found.entry, proof: await prover.prove(store, tenant.id, found.index), vkey: tenant.log.vkey })
      // What is handed out is what anybody can verify; the proof was made of what the store says.
      verifyErasureProof(file, { vkey: tenant.log.vkey })
      return file
    }
    const last = rows.at(-1)
    if (last === undefined) return undefined
    start = last.index + 1
  }
  return undefined
}
