import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import {
  type Batch,
  type Bound,
  type ErrorCode,
  type LogAppend,
  type RecordKey,
  ScrubjayError,
  type Sequence,
  type Store,
  type Write,
} from '@scrubjay/core'

/** What every case gets: a store on an empty medium, and more handles on the same medium. */
export interface StoreBench {
  readonly store: Store
  /** Another handle, as a second process would have it. It is closed after the case. */
  readonly open: () => Promise<Store>
}

/** Titles and what they claim. */
export type StoreCases = Readonly<Record<string, (bench: StoreBench) => Promise<void>>>

/** One case, with time for a slow disk. Only mocha's `it` answers an object; other runners have their own setting. */
export function caseOf(title: string, run: () => Promise<void>): void {
  const test: { timeout?: (durationMs: number) => unknown } | undefined = it(title, run)
  test?.timeout?.(20_000)
}

export const tenant = 'tenant-1'
export const kind = 'consent'

export function keyOf(id: string, more: Partial<RecordKey> = {}): RecordKey {
  return { tenant, kind, id, ...more }
}

type Put = Extract<Write, { op: 'put' }>

export function put(id: string, value = '{}', more: Partial<Put> = {}): Write {
  return { op: 'put', key: keyOf(id), value, ...more }
}

export function remove(id: string, expect?: number): Write {
  return { op: 'delete', key: keyOf(id), ...(expect === undefined ? {} : { expect }) }
}

export function durable(writes: readonly Write[], bounds: readonly Bound[] = []): Batch {
  return { durability: 'durable', writes, bounds }
}

export function quick(writes: readonly Write[], bounds: readonly Bound[] = []): Batch {
  return { durability: 'process', writes, bounds }
}

/** A durable batch that only appends; each entry is a text. */
export function append(texts: readonly string[], more: Partial<LogAppend> = {}): Batch {
  const entries = texts.map(text => new Uint8Array(Buffer.from(text)))
  return { durability: 'durable', writes: [], log: { tenant, entries, sequence: chainSequence, ...more } }
}

export async function valueOf(store: Store, id: string): Promise<string | undefined> {
  return (await store.read([keyOf(id)]))[0]?.value
}

export async function idsOf(store: Store): Promise<readonly string[]> {
  return (await store.list({ tenant, kind, limit: 1_000 })).map(record => record.id)
}

/** A stand-in for the Merkle tree: each head is a hash over the one before and the new entries. */
export const chainSequence: Sequence = (head, entries) => {
  const leafHashes = entries.map(leafHashOf)
  const size = (head?.size ?? 0) + entries.length
  const link = createHash('sha256').update(head?.frontier[0] ?? '')
  for (const leafHash of leafHashes) link.update(leafHash)
  const root = link.digest('base64')
  return { leafHashes, head: { size, frontier: [root, 'second'], checkpoint: `chain\n${size}\n${root}\n` } }
}

export function leafHashOf(entry: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update('\0').update(entry).digest())
}

/** Reads the log from its start and checks that indexes, leaf hashes, checkpoints and head are one chain. */
export async function assertContinuousLog(store: Store, of: string = tenant): Promise<readonly string[]> {
  const head = await store.readHead(of)
  const rows = await store.readEntries(of, 0, 100_000)
  const checkpoints = await store.readCheckpoints(of, 0, 100_000)
  let link: ReturnType<Sequence>['head'] | undefined
  let from = 0
  for (const { size, checkpoint } of checkpoints) {
    link = chainSequence(link, rows.slice(from, size).map(row => row.entry)).head
    assert.equal(link.checkpoint, checkpoint, `checkpoint ${size} is over other entries`)
    from = size
  }
  assert.deepEqual(head, link)
  assert.deepEqual(rows.map(row => row.index), rows.map((_, index) => index), 'the indexes have gaps')
  assert.equal(rows.length, head?.size ?? 0)
  for (const row of rows) assert.deepEqual(row.leafHash, leafHashOf(row.entry))
  return rows.map(row => Buffer.from(row.entry).toString())
}

/** Adds one to a counter record, again and again until no other writer was in between. */
export async function increment(store: Store, id: string, durability: Batch['durability']): Promise<void> {
  for (;;) {
    const [record] = await store.read([keyOf(id)])
    const value = String(Number(record?.value ?? '0') + 1)
    try {
      await store.commit({ durability, writes: [put(id, value, { expect: record?.version ?? 0 })] })
      return
    } catch (error) {
      if (!(error instanceof ScrubjayError) || error.code !== 'ERR_STORE_CONFLICT') throw error
    }
  }
}

/** Asserts that the promise rejects with one of our errors, and answers it. */
export async function refusal(promise: Promise<unknown>, code: ErrorCode): Promise<ScrubjayError> {
  const error = await promise.then(
    () => assert.fail(`expected ${code}, but nothing was refused`),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ScrubjayError, `expected a ScrubjayError, not ${inspect(error)}`)
  assert.equal(error.code, code)
  return error
}

/** A value that must not turn up anywhere but in its record. */
export const canary = 'canary-5105105105105100'

/** Asserts that nothing of an error tells the canary: message, stack, properties, causes. */
export function assertSilent(error: unknown): void {
  const shown = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), String(error)]
  for (let cause = error; cause instanceof Error; cause = cause.cause) shown.push(cause.message, cause.stack ?? '')
  for (const text of shown) assert.ok(!text.includes(canary), 'an error quotes a stored value')
}
