import { existsSync } from 'node:fs'
import { ScrubjayError, type Store } from '@scrubjay/core'
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
  const address = requireOption(words, 'store', command)
  const file = /^sqlite:(.+)$/s.exec(address)?.[1]
  if (file === undefined) throw usageError('`--store` needs the form sqlite:FILE.', command)
  if (!existsSync(file)) throw usageError('the FILE of `--store` does not exist.', command)
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
