import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createFileKeySource, createKeyFile, createTenantLog, type Store } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'

/** A store as a bot leaves it behind, made of nothing but a log. */
export interface LogFixture {
  readonly keys: string
  readonly file: string
  readonly vkey: string
}

export interface LogOptions {
  /** How many entries to append. */
  readonly count: number
  /**
   * The number of the first one.
   * @default 0
   */
  readonly from?: number
  /** @default 'default' */
  readonly tenant?: string
  /**
   * The store's file name.
   * @default 'scrubjay.db'
   */
  readonly name?: string
  /**
   * The path of the key file.
   * @default `scrubjay.keys` in the directory
   */
  readonly keys?: string
}

/** Appends entries to the log of a tenant, a hundred in one commit; makes keys and store as needed. */
export async function writeLog(directory: string, options: LogOptions): Promise<LogFixture> {
  const { name = 'scrubjay.db', tenant = 'default', from = 0, count } = options
  const batch = 100
  const keys = options.keys ?? join(directory, 'scrubjay.keys')
  const file = join(directory, name)
  if (!existsSync(keys)) createKeyFile(keys, { origin: 'log.example.org/test' })
  const ring = await createFileKeySource(keys).open()
  const { vkey, sequence } = createTenantLog({ ring, tenant })
  const store = createSqliteStore(file)
  try {
    for (let start = from; start < from + count; start += batch) {
      const length = Math.min(batch, from + count - start)
      await store.commit({
        durability: 'durable',
        writes: [{ op: 'put', key: { tenant, kind: 'log-key', id: 'vkey' }, value: JSON.stringify(vkey) }],
        log: { tenant, entries: Array.from({ length }, (_, index) => entryOf(start + index)), sequence },
      })
    }
    // Makes the key store that a bot with a vault has.
    await store.keyStore.list('', 1)
  } finally {
    await store.close()
  }
  return { keys, file, vkey }
}

/** The bytes of entry `index`: canonical JSON, as `docs/spec/audit-log.md` says. */
export function entryOf(index: number): Uint8Array {
  const time = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
  return Buffer.from(`{"channel":"test","counts":{"EMAIL_ADDRESS":${index}},"time":"${time}","type":"turn.received","v":1}`)
}

/** The last signed checkpoint, as an outsider would have kept it. */
export async function readCheckpoint(file: string, tenant: string = 'default'): Promise<string> {
  const store: Store = createSqliteStore(file, { readOnly: true })
  try {
    return (await store.readHead(tenant))?.checkpoint ?? ''
  } finally {
    await store.close()
  }
}
