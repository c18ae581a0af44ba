import { ScrubjayError, isScrubjayError, redactError } from '../errors.js'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import type { IndexedRecord, Keeper, Ownership, Place } from './keeper.js'
import { showSettings, takeSettings } from './settings-view.js'
import { type SealedItem, isSealedItem, parseSealed } from './sealed-item.js'
import type { GuardedStorageOptions, StorageLike } from './shapes.js'

type Items = Readonly<Record<string, unknown>>

/**
 * A storage whose records are sealed and whose keys are keyed tokens, in front of the bot's own. To the bot it
 * behaves as that one does: the same items, `eTag` passed on, missing keys left out, conflicts thrown.
 *
 * - What does not open because its person was erased is not there any more: that person's state starts anew.
 * - What does not open although its key is there was changed or copied: it is not there either, and it is noted.
 * - What was written in clear before is given back as it is, and sealed with its next write.
 */
export function createGuardedStorage(inner: StorageLike, keeper: Keeper, { readsClear = true }: GuardedStorageOptions = {}): StorageLike {
  const clear = readsClear ? new ClearRecords(inner) : undefined
  return {
    async read(keys) {
      // What is no list of keys is answered, or refused, as the storage itself does.
      if (!Array.isArray(keys) || keys.length === 0) return inner.read(keys)
      const place = await keeper.place()
      const tokens = keys.map((key) => storageToken(place, key))
      const items = (await callInner(() => inner.read(clear === undefined ? tokens : [...tokens, ...keys.filter(isLookedFor)]), clear)) as Items
      const found: [string, unknown][] = []
      for (const [index, key] of keys.entries()) {
        const token = tokens[index] ?? ''
        const old = clear?.look(token, Object.hasOwn(items, key) ? items[key] : undefined)
        const item = (items[token] ?? undefined) === undefined ? old : await openItem(keeper, place, { token, item: items[token] })
        if (item !== undefined) found.push([key, showSettings(keeper.settings, key, item)])
      }
      return Object.fromEntries(found)
    },
    async write(changes) {
      if (!isRecord(changes)) return inner.write(changes)
      const place = await keeper.place()
      const entries: { readonly key: string; readonly item: unknown; readonly token: string }[] = []
      for (const [key, item] of Object.entries(changes)) {
        entries.push({ key, item: await takeSettings(keeper.settings, key, item), token: storageToken(place, key) })
      }
      const old = (await clear?.find(entries)) ?? new Map<string, unknown>()
      const sealed: [string, SealedItem][] = []
      const indexed: IndexedRecord[] = []
      for (const { key, item, token } of entries) {
        const { record, owner, isOwn } = await sealItem(place, { key, token, item })
        sealed.push([token, withETag(record, eTagFor(item, old.get(token)))])
        indexed.push({ token, owner, isOwn })
      }
      // First, so that there is never a record of somebody that cannot be found.
      await place.index(indexed)
      await inner.write(Object.fromEntries(sealed))
      await clear?.remove(entries.filter(({ token }) => old.has(token)))
    },
    async delete(keys) {
      if (!Array.isArray(keys) || keys.length === 0) return inner.delete(keys)
      const place = await keeper.place()
      const entries = keys.map((key) => ({ key, token: storageToken(place, key) }))
      // Only those that are there: some storages keep the name of what they were asked to delete.
      const old = await clear?.find(entries)
      await inner.delete(entries.map(({ token }) => token))
      await clear?.remove(entries.filter(({ token }) => old?.has(token)))
    },
  }
}

/** The name under which a record is kept. It begins with what makes it ours, and holds nothing but letters, digits, `-` and `_`. */
export function storageToken(place: Place, key: string): string {
  return `sj1-${place.token(['state', String(key)])}`
}

/** Seals one item under the key of whose it is. The version of the storage stays outside, and is not sealed. */
export async function sealItem(
  place: Place,
  { key, token, item }: { readonly key: string; readonly token: string; readonly item: unknown },
): Promise<Ownership & { readonly record: SealedItem }> {
  const { eTag: _eTag, ...fields } = isRecord(item) ? item : { eTag: undefined }
  const plain = Buffer.from(toJson(await place.prepare(isRecord(item) ? fields : item)), 'utf8')
  if (plain.byteLength > limits.stateBytesMax) throw new ScrubjayError('ERR_LIMIT_STATE')
  const { envelope, owner, isOwn } = await place.seal(plain, { rawKey: key, what: token })
  return { record: { scrubjay: envelope }, owner, isOwn }
}

async function openItem(keeper: Keeper, place: Place, { token, item }: { readonly token: string; readonly item: unknown }): Promise<unknown> {
  if (!isSealedItem(item)) return broken(keeper)
  let plain: Uint8Array | undefined
  try {
    plain = await place.open(item.scrubjay, token)
  } catch (error) {
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return broken(keeper)
    throw error
  }
  const opened = plain === undefined ? undefined : parseSealed(plain)
  return isRecord(opened) ? withETag(opened, item.eTag) : opened
}

function broken(keeper: Keeper): undefined {
  keeper.noteBroken()
}

function withETag<T extends object>(item: T, eTag: unknown): T {
  return eTag === undefined ? item : { ...item, eTag }
}

/**
 * The version that a write names. That of a clear record means nothing to the sealed one, which does not exist yet, so
 * it is compared here.
 * @throws `ERR_STORE_CONFLICT` when somebody has changed the clear record meanwhile.
 */
function eTagFor(item: unknown, old: unknown): unknown {
  const eTag = isRecord(item) ? item['eTag'] : undefined
  if (old === undefined || typeof eTag !== 'string' || eTag === '*') return eTag
  if (isRecord(old) && old['eTag'] === eTag) return undefined
  throw new ScrubjayError('ERR_STORE_CONFLICT', { at: 'eTag', retryable: true })
}

/** @throws `ERR_INPUT`: JSON's own message quotes names of fields. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch (cause) {
    throw new ScrubjayError('ERR_INPUT', { at: 'state', reason: 'A record of state has no JSON.', cause })
  }
}

/** A storage's own errors pass, for bots look into them; but not where they may quote the bot's own key. */
async function callInner<T>(call: () => Promise<T>, clear: ClearRecords | undefined): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw clear === undefined || isScrubjayError(error) ? error : redactError(error)
  }
}

interface Entry {
  readonly key: string
  readonly token: string
}

/** Some storages look a key up in a plain object, and find there what every object has. */
function isLookedFor(key: string): boolean {
  return !(key in Object.prototype)
}

/** Records that were written in clear, under the bot's own keys; which of them are known to be there, or not. */
class ClearRecords {
  readonly #inner: StorageLike
  readonly #known = new Map<string, boolean>()

  constructor(inner: StorageLike) {
    this.#inner = inner
  }

  /** What a read has found under the bot's own key. What somebody sealed is no clear record. */
  look(token: string, item: unknown): unknown {
    const old = isSealedItem(item) ? undefined : (item ?? undefined)
    if (this.#known.size >= limits.custodyNotesMax) this.#known.clear()
    this.#known.set(token, old !== undefined)
    return old
  }

  /** The clear records that these entries replace, by token: where it is not known, and where their version counts, they are read. */
  async find(entries: readonly Entry[]): Promise<ReadonlyMap<string, unknown>> {
    const asked = entries.filter(({ key, token }) => isLookedFor(key) && this.#known.get(token) !== false)
    if (asked.length === 0) return new Map()
    const items = (await callInner(() => this.#inner.read(asked.map(({ key }) => key)), this)) as Items
    return new Map(asked.flatMap(({ key, token }): [string, unknown][] => {
      const old = this.look(token, Object.hasOwn(items, key) ? items[key] : undefined)
      return old === undefined ? [] : [[token, old]]
    }))
  }

  async remove(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return
    await callInner(() => this.#inner.delete(entries.map(({ key }) => key)), this)
    for (const { token } of entries) this.#known.set(token, false)
  }
}
