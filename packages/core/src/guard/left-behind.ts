import { isSealedItem } from '../custody/sealed-item.js'
import { isScrubjayError } from '../errors.js'
import { recordsOf } from '../ports/pages.js'
import type { StoredRecord } from '../ports/store.js'
import type { Place } from '../custody/keeper.js'
import { CustodyPlace } from './custody-place.js'
import { deleteAll, deleteTranscript, leftBehind, type LeftBehind } from './forget-kept.js'
import type { Opened, Setup } from './setup.js'

/** Removes what erasures elsewhere could not reach, as far as this process has storages and transcripts. May be done again. */
export async function forgetLeftBehind(setup: Setup, opened: Opened, tenantId: string): Promise<void> {
  const { storages, loggers } = setup.kept
  if (storages.length === 0 && loggers.length === 0) return
  const place = new CustodyPlace({ setup, opened, tenant: await opened.tenant(tenantId), turn: undefined })
  for await (const row of recordsOf(setup.store, { tenant: tenantId, kind: leftBehind })) if (await forgetOne(setup, place, row)) await remove(setup, row)
}

/** @returns false when this process has nothing to remove it from. */
async function forgetOne({ kept, store }: Setup, place: CustodyPlace, row: StoredRecord): Promise<boolean> {
  const { storages, loggers } = kept
  const { channelId, isOwn } = JSON.parse(row.value) as Omit<LeftBehind, 'token'>
  if (channelId !== undefined) {
    for (const { inner } of loggers) await deleteTranscript(inner, channelId, row.id)
    return loggers.length > 0
  }
  // Somebody else has a hand in it since, or the same person, who is somebody new.
  const [next] = await store.list({ tenant: row.tenant, kind: 'state-index', after: `${row.id}.`, limit: 1 })
  if (next?.id.startsWith(`${row.id}.`) === true) return true
  for (const { inner } of storages) {
    const item = (await inner.read([row.id]) as Readonly<Record<string, unknown>>)[row.id]
    if (isSealedItem(item) && !(isOwn && (await opens(place, item.scrubjay, row.id)))) await deleteAll(inner, [row.id])
  }
  return storages.length > 0
}

/** What opens was written since, by somebody of whom nothing is known yet. */
async function opens(place: Place, envelope: string, what: string): Promise<boolean> {
  try {
    return (await place.open(envelope, what)) !== undefined
  } catch (error) {
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return false
    throw error
  }
}

async function remove({ store }: Setup, { tenant, kind, id }: StoredRecord): Promise<void> {
  await store.commit({ durability: 'process', writes: [{ op: 'delete', key: { tenant, kind, id } }] })
}
