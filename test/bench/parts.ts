import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryStore, createTenantLog, detect, encodeEntry, type Store } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createTestKeySource } from '@scrubjay/testkit'
import { projectRoot } from '../lib/project.js'
import { measure, type Figure } from './measure.js'

/** One fsync of this disk, to which every durable commit is to be compared. */
export async function measureFsync(folder: string): Promise<Figure> {
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = randomBytes(4_096)
  try {
    return await measure('write 4 KiB and fsync', 500, () => {
      writeSync(file, page)
      fsyncSync(file)
    })
  } finally {
    closeSync(file)
  }
}

/** Messages as they come: most hold nothing, some a number, few a value. */
export async function measureDetection(): Promise<readonly Figure[]> {
  return [
    await measure('detect, structured, a message', 20_000, (index) => detect(messages[index % messages.length] ?? '', { names: false })),
    await measure('detect, with names, a message', 4_000, (index) => detect(messages[index % messages.length] ?? '')),
  ]
}

export async function measureAudit(folder: string): Promise<readonly (Figure & { readonly entries: number })[]> {
  const figures: (Figure & { readonly entries: number })[] = []
  const stores: readonly (readonly [string, Store])[] = [
    ['memory', createMemoryStore()],
    ['SQLite', createSqliteStore(join(folder, 'audit.db'))],
  ]
  for (const [name, store] of stores) {
    const log = createTenantLog({ ring: await createTestKeySource().open(), tenant: 'default' })
    const append = async (count: number): Promise<void> => {
      const one = { durability: 'durable', writes: [], log: { tenant: 'default', entries: [entry], sequence: log.sequence } } as const
      await Promise.all(Array.from({ length: count }, () => store.commit(one)))
    }
    figures.push({ ...(await measure(`append 1 entry durably, ${name}`, 500, () => append(1))), entries: 1 })
    figures.push({ ...(await measure(`append 100 entries of 100 turns at once, ${name}`, 50, () => append(100))), entries: 100 })
    await store.close()
  }
  return figures
}

const entry = encodeEntry({
  type: 'turn.received',
  timeMs: Date.UTC(2026, 10, 23),
  channel: 'bench',
  subject: 'A'.repeat(22),
  conversation: 'B'.repeat(22),
  counts: { EMAIL_ADDRESS: 1 },
  outcome: 'scrubbed',
})

/** The vault is no public entry, so it is loaded by its place. */
export async function measureVault(folder: string): Promise<readonly Figure[]> {
  const { createVault } = load('vault/vault.js') as VaultModule
  const { createSubjectKeys } = load('vault/subject-keys.js') as KeysModule
  const store = createSqliteStore(join(folder, 'vault.db'), { keyStorePath: join(folder, 'vault-keys.db') })
  const keys = createSubjectKeys(store.keyStore, await createTestKeySource().open(), randomBytes)
  const vault = createVault({ store, keys, clock: { nowMs: () => Date.now() }, random: randomBytes })
  const scope = (index: number): VaultScope => ({ tenant: 'default', subject: `s${index % 50}`, conversation: `c${index % 50}` })
  const value = (index: number): object => ({ type: 'EMAIL_ADDRESS', text: `jay${index}@post.example.org` })
  try {
    return [
      await measure('vault: seal a new value', 2_000, (index) => vault.seal(scope(index), [value(index)])),
      await measure('vault: know a value again', 2_000, (index) => vault.seal(scope(index), [value(index)])),
      await measure('vault: open a value', 2_000, (index) => vault.open(scope(index), [`EMAIL_ADDRESS_${1 + (index % 20)}`])),
    ]
  } finally {
    await store.close()
  }
}

interface VaultScope {
  readonly tenant: string
  readonly subject: string
  readonly conversation: string
}

interface VaultModule {
  createVault(parts: { store: Store; keys: unknown; clock: { nowMs(): number }; random: typeof randomBytes }): {
    seal(scope: VaultScope, values: readonly object[]): Promise<readonly number[]>
    open(scope: VaultScope, names: readonly string[]): Promise<ReadonlyMap<string, string>>
  }
}

interface KeysModule {
  createSubjectKeys(keyStore: unknown, ring: unknown, random: typeof randomBytes): unknown
}

function load(path: string): unknown {
  return require(join(projectRoot, 'packages', 'core', 'dist', 'src', path)) as unknown
}

const messages: readonly string[] = [
  'hello, is anybody there?',
  'my parcel has not arrived yet, can you have a look please',
  'the order number is 88213 and I placed it on Tuesday',
  'yes, that would be very kind, thank you',
  'please write to jay.parker@post.example.org when it is there',
  'you can call me on +1 212 555 0143 after six',
  'the card is 4111 1111 1111 1111, it expires soon',
  'I paid from DE89 3704 0044 0532 0130 00 last week',
  'it was 39.90 and now it says 49.90, why is that?',
  'I have tried it three times now and the page still shows the same error after I press the button to go on',
]
