import { redactError } from '../errors.js'
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
 */
export async function migrateState(
  parts: StateMove,
  keys: Iterable<string> | AsyncIterable<string>,
  { dryRun }: MigrateOptions,
): Promise<MigrationReport> {
  const { inner } = parts
  const report = { looked: 0, moved: 0, done: 0, missing: 0 }
  for await (const key of keys) {
    report.looked += 1
    const found = await lookAt(parts, key)
    if (found.isSealed) report.done += 1
    else report[found.clear === undefined ? 'missing' : 'moved'] += 1
    if (dryRun || found.clear === undefined) continue
    if (found.isSealed) await inner.delete([key])
    else await sealClear(parts, key, found.clear)
  }
  return report
}

interface StateMove {
  readonly inner: StorageLike
  readonly guarded: StorageLike
  readonly keeper: Keeper
}

async function lookAt({ inner, keeper }: StateMove, key: string): Promise<{ readonly isSealed: boolean; readonly clear: unknown }> {
  const token = storageToken(await keeper.place(), key)
  const items = (await inner.read([token, key])) as Record<string, unknown>
  return { isSealed: items[token] !== undefined, clear: isSealedItem(items[key]) ? undefined : items[key] }
}

/** The version is the clear record's: where the bot has written meanwhile the storage refuses, and what the bot wrote stays. */
async function sealClear(parts: StateMove, key: string, clear: unknown): Promise<void> {
  try {
    await parts.guarded.write({ [key]: clear })
  } catch (error) {
    if (!(await lookAt(parts, key)).isSealed) throw redactError(error)
  }
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
