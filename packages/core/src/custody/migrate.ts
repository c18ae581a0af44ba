import type { Keeper } from './keeper.js'
import { isSealedItem } from './sealed-item.js'
import type { LoggedActivity, PageLike, StorageLike, TranscriptStoreLike } from './shapes.js'
import { storageToken } from './storage.js'
import { conversationToken, conversationTokenPrefix } from './transcripts.js'

/** What a migration did, or in a dry run would do. Numbers only: a key may be a phone number. */
export interface MigrationReport {
  /** Keys or conversations that were looked at. */
  readonly looked: number
  /** Written in clear, and moved behind the guard. */
  readonly moved: number
  /** Behind the guard already; what was left of it in clear is gone. */
  readonly done: number
  /** Keys without any record. */
  readonly missing: number
}

export interface MigrateOptions {
  readonly dryRun: boolean
}

/**
 * Seals what was written in clear under these keys. Each record is sealed first and removed after, and one that is sealed
 * already is not touched: a migration that was interrupted is completed by doing it again.
 * @param guarded the wrapper of `inner`
 */
export async function migrateState(
  parts: { readonly inner: StorageLike; readonly guarded: StorageLike; readonly keeper: Keeper },
  keys: Iterable<string> | AsyncIterable<string>,
  { dryRun }: MigrateOptions,
): Promise<MigrationReport> {
  const { inner, guarded, keeper } = parts
  const report = { looked: 0, moved: 0, done: 0, missing: 0 }
  for await (const key of keys) {
    report.looked += 1
    const token = storageToken(await keeper.place(), key)
    const items = (await inner.read([token, key])) as Record<string, unknown>
    const clear = isSealedItem(items[key]) ? undefined : items[key]
    const isSealed = items[token] !== undefined
    if (isSealed) report.done += 1
    else if (clear === undefined) report.missing += 1
    else report.moved += 1
    if (dryRun || clear === undefined) continue
    // The version is the clear record's: a bot that has written meanwhile wins, and the next run takes what it wrote.
    if (!isSealed) await guarded.write({ [key]: clear })
    else await inner.delete([key])
  }
  return report
}

/**
 * Logs conversations that were logged in clear again, behind the guard, and then removes them. A message that is there
 * already is not logged twice: a migration that was interrupted is completed by doing it again.
 */
export async function migrateTranscripts(parts: TranscriptMove, channelIds: Iterable<string>, { dryRun }: MigrateOptions): Promise<MigrationReport> {
  const report = { looked: 0, moved: 0, done: 0, missing: 0 }
  for (const channelId of channelIds) {
    // All names first: the list changes while conversations are removed from it.
    const infos = await readAll((token) => parts.from.listTranscripts(channelId, token))
    for (const { id } of infos as readonly { readonly id: string }[]) {
      report.looked += 1
      if (id.startsWith(conversationTokenPrefix)) report.done += 1
      else report.moved += 1
      if (!dryRun && !id.startsWith(conversationTokenPrefix)) await moveConversation(parts, channelId, id)
    }
  }
  return report
}

/** From where, and behind which wrapper. */
export interface TranscriptMove {
  readonly from: TranscriptStoreLike
  readonly to: TranscriptStoreLike
  readonly keeper: Keeper
}

async function moveConversation({ from, to, keeper }: TranscriptMove, channelId: string, id: string): Promise<void> {
  const activities = (await readAll((token) => from.getTranscriptActivities(channelId, id, token))) as readonly LoggedActivity[]
  const name = conversationToken(await keeper.place(), channelId, id)
  const there = (await readAll((token) => to.getTranscriptActivities(channelId, name, token))) as readonly LoggedActivity[]
  const moved = new Set(there.map((activity) => activity.id))
  for (const activity of activities) if (!moved.has(activity.id)) await to.logActivity(activity)
  await from.deleteTranscript(channelId, id)
}

async function readAll<T>(page: (token: string | undefined) => Promise<PageLike<T>>): Promise<readonly T[]> {
  const all: T[] = []
  for (let token: string | undefined; ; ) {
    const { items, continuationToken } = await page(token)
    all.push(...items)
    if (!continuationToken) return all
    token = continuationToken
  }
}
