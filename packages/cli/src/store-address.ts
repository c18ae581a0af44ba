import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ScrubjayError, type KeyStore, type Store } from '@scrubjay/core'
import { requireOption, usageError, type Words } from './command.js'

/**
 * Opens the store that `--store sqlite:FILE` names, to read only. A store that is not there is wrong use:
 * opening it would otherwise make an empty one, which has nothing wrong with it.
 */
export async function openStore(words: Words, command: string): Promise<Store> {
  const file = storeFile(words, command)
  // Loaded only here: scanning text needs no database, and works where its binary is missing.
  const { createSqliteStore } = await import('@scrubjay/store-sqlite')
  return createSqliteStore(file, { readOnly: true })
}

/** The FILE of `--store sqlite:FILE`, which exists. */
export function storeFile(words: Words, command: string): string {
  return fileOf('store', requireOption(words, 'store', command), command)
}

/** The options that name a key store. */
export const keyStoreOptions: readonly string[] = ['store', 'key-store']

/** Their lines of `--help`. */
export const keyStoreHelp = `  --store sqlite:FILE      the store of the bot, beside which its key store is: keys.db
  --key-store sqlite:FILE  the key store itself, when it is somewhere else`

/**
 * Opens the key store that the options name for as long as `work` takes; answers `undefined` when they name none.
 * One that is not there is wrong use, as for stores.
 */
export async function withKeyStore<T>(words: Words, { command, readOnly }: { readonly command: string; readonly readOnly: boolean }, work: (keyStore: KeyStore) => Promise<T>): Promise<T | undefined> {
  const file = keyStoreFile(words, command)
  if (file === undefined) return undefined
  const { createSqliteKeyStore } = await import('@scrubjay/store-sqlite')
  const keyStore = createSqliteKeyStore(file, { readOnly })
  try {
    return await work(keyStore)
  } finally {
    await keyStore.close()
  }
}

/** The FILE of `--key-store sqlite:FILE`, or `keys.db` beside that of `--store`. */
export function keyStoreFile(words: Words, command: string): string | undefined {
  const address = words.options.get('key-store')
  if (address !== undefined) return fileOf('key-store', address, command)
  if (!words.options.has('store')) return undefined
  const file = join(dirname(storeFile(words, command)), 'keys.db')
  if (!existsSync(file)) throw usageError('there is no keys.db beside the store; name it with `--key-store`.', command)
  return file
}

function fileOf(option: string, address: string, command: string): string {
  const file = /^sqlite:(.+)$/s.exec(address)?.[1]
  if (file === undefined) throw usageError(`\`--${option}\` needs the form sqlite:FILE.`, command)
  if (!existsSync(file)) throw usageError(`the FILE of \`--${option}\` does not exist.`, command)
  return file
}

/** The verifier key that the store keeps of a tenant's log. Whoever can write to the store can replace it. */
export async function readStoredVkey(store: Store, tenant: string): Promise<string | undefined> {
  const [record] = await store.read([{ tenant, kind: 'log-key', id: 'vkey' }])
  if (record === undefined) return undefined
  try {
    const vkey: unknown = JSON.parse(record.value)
    return typeof vkey === 'string' ? vkey : undefined
  } catch {
    throw new ScrubjayError('ERR_STORE_CORRUPT', { at: 'log-key/vkey', reason: 'The verifier key in the store is damaged.' })
  }
}
