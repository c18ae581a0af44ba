import { isScrubjayError } from '../errors.js'
import type { LogHead, LogRow, Store } from '../ports/store.js'
import { openCheckpoint, peekCheckpoint, type Checkpoint } from './checkpoint.js'
import { appendLeaf, emptyFrontier, hashLeaf, isSameHash, rootOfFrontier, type Frontier } from './merkle.js'
import { parseVerifierKey, type NoteVerifier } from './note.js'
import { parseEntry } from './record.js'

/**
 * Verifies the log of one tenant from its entries alone: every leaf hash, every checkpoint that was ever
 * signed, and what an outsider holds. It streams, and while others append it looks at the log as it was
 * at the start. It shares no code with the writer but the formats, because a verifier that trusts the
 * writer proves nothing. The first place that is wrong is named in `failure`.
 *
 * A key that comes from the store protects against accident only: who can rewrite the log can replace the
 * key as well. `vkey` and `checkpoint` are worth what the place is worth where they were kept.
 * @throws `ERR_AUDIT_FORMAT` when `vkey` or `checkpoint` is malformed, and what the reader throws.
 * @example
 * const { entries, failure } = await verifyLog(store, { tenant: 'default', vkey })
 */
export async function verifyLog(reader: LogReader, options: VerifyOptions): Promise<LogReport> {
  const held = options.checkpoint === undefined ? undefined : peekCheckpoint(options.checkpoint)
  const given = options.vkey === undefined ? undefined : parseVerifierKey(options.vkey)
  const key = given ?? attempt(() => parseVerifierKey(options.storedVkey ?? ''))
  const progress: Progress = { frontier: emptyFrontier, checkpoints: 0, goodSize: 0 }
  const failure = key instanceof Flaw
    ? { reason: options.storedVkey === undefined ? 'there is no key to verify with' : 'the key in the store is malformed' }
    : await findFailure({ reader, key, progress, ...options }, held)
  const { frontier, checkpoints, fromTimeMs, toTimeMs } = progress
  return {
    entries: frontier.size,
    checkpoints,
    ...(fromTimeMs === undefined ? {} : { fromTime: new Date(fromTimeMs).toISOString() }),
    ...(toTimeMs === undefined ? {} : { toTime: new Date(toTimeMs).toISOString() }),
    ...(key instanceof Flaw ? {} : { origin: key.name, keyName: `${key.name}+${key.keyId}` }),
    ...(key instanceof Flaw ? {} : { keyFrom: given === undefined ? ('store' as const) : ('given' as const) }),
    ...(held === undefined ? {} : { heldCheckpoint: { size: held.size } }),
    ...(failure === undefined ? {} : { failure }),
  }
}

/** What the verifier needs of a store. */
export type LogReader = Pick<Store, 'readHead' | 'readEntries' | 'readCheckpoints'>

/** What an outsider holds against a log. */
export interface VerifyOptions {
  readonly tenant: string
  /** The verifier key that an outsider holds. */
  readonly vkey?: string
  /** The verifier key that the store itself keeps; used only without `vkey`. */
  readonly storedVkey?: string
  /** A signed checkpoint that an outsider holds: the log must be a continuation of it. */
  readonly checkpoint?: string
}

/** What a verification found. */
export interface LogReport {
  /** Entries that were read and fit, from the first one on. */
  readonly entries: number
  /** Signed checkpoints that were verified. */
  readonly checkpoints: number
  /** The earliest and latest time of these entries, RFC 3339. */
  readonly fromTime?: string
  readonly toTime?: string
  readonly origin?: string
  /** Name and id of the key, `name+hex`. */
  readonly keyName?: string
  readonly keyFrom?: 'given' | 'store'
  readonly heldCheckpoint?: { readonly size: number }
  /** Absent when everything verifies. */
  readonly failure?: LogFailure
}

/** The first thing that is wrong with a log, and where. */
export interface LogFailure {
  /** The first entry that is wrong, or from which on one is. */
  readonly index?: number
  /** The size of the checkpoint that does not hold; what is wrong lies before it. */
  readonly size?: number
  readonly reason: string
}

interface Progress {
  frontier: Frontier
  checkpoints: number
  /** The size of the last checkpoint that held. */
  goodSize: number
  fromTimeMs?: number
  toTimeMs?: number
}

interface Verification extends VerifyOptions {
  readonly reader: LogReader
  readonly key: NoteVerifier
  readonly progress: Progress
}

/** A signed note that must hold at a size. */
interface Stake {
  readonly size: number
  readonly note: string
  readonly from: 'store' | 'outside'
}

async function findFailure(work: Verification, held: Checkpoint | undefined): Promise<LogFailure | undefined> {
  const { reader, tenant, key, progress } = work
  if (!key.name.endsWith(`/${tenant}`)) return { reason: 'the key belongs to the log of another tenant' }
  const head = await reader.readHead(tenant)
  const stakes = stakesOf(work, head?.size ?? 0, held)
  let stake = (await stakes.next()).value
  for await (const row of entriesOf(reader, tenant, head?.size ?? 0)) {
    const failure = checkRow(row, progress)
    if (failure !== undefined) return failure
    while (stake !== undefined && stake.size <= progress.frontier.size) {
      const broken = checkStake(stake, work)
      if (broken !== undefined) return broken
      stake = (await stakes.next()).value
    }
  }
  return (await checkEnd(work, head)) ?? checkHeld(work, held) ?? checkStoredKey(work)
}

/** One row of the log: in its place, hashed right, and a record in the one form that a record has. */
function checkRow({ index, entry, leafHash }: LogRow, progress: Progress): LogFailure | undefined {
  const expected = progress.frontier.size
  if (index > expected) return { index: expected, reason: 'the entry is missing' }
  if (index < expected) return { index, reason: 'the entry is there twice or out of order' }
  if (!isSameHash(hashLeaf(entry), leafHash)) return { index, reason: 'the entry does not match its leaf hash' }
  const record = attempt(() => parseEntry(entry))
  if (record instanceof Flaw) return { index, reason: `the entry is no record of the log: ${record.reason}` }
  progress.frontier = appendLeaf(progress.frontier, leafHash)
  progress.fromTimeMs = Math.min(progress.fromTimeMs ?? record.timeMs, record.timeMs)
  progress.toTimeMs = Math.max(progress.toTimeMs ?? record.timeMs, record.timeMs)
  return undefined
}

/** A checkpoint against the entries up to its size. */
function checkStake({ size, note, from }: Stake, { key, progress }: Verification): LogFailure | undefined {
  const { frontier, goodSize } = progress
  const whose = from === 'outside' ? 'the checkpoint held outside' : 'the checkpoint'
  if (size !== frontier.size) return { size, reason: `${whose} is out of order` }
  // The checkpoint of the store before this one held, so the fault lies between the two. Who rewrote a log
  // behind a checkpoint held outside wrote a history to match, which narrows nothing down.
  const index = from === 'outside' ? 0 : goodSize
  const opened = attempt(() => openCheckpoint(note, key))
  if (opened instanceof Flaw) return placed({ index, size, reason: `${whose} is not signed by the log: ${opened.reason}` })
  if (opened.size !== size) return placed({ index, size, reason: `${whose} is for another size` })
  if (!isSameHash(opened.root, rootOfFrontier(frontier))) {
    const what = from === 'outside' ? 'the log was rewritten' : 'an entry was changed'
    return placed({ index, size, reason: `${what}: the entries ${index} to ${size - 1} are not those of ${whose}` })
  }
  progress.goodSize = size
  if (from === 'store') progress.checkpoints += 1
  return undefined
}

/** When everything up to the size is proven good, it is the checkpoint that is wrong and no entry. */
function placed({ index, size, reason }: Required<LogFailure>): LogFailure {
  return index < size ? { index, size, reason } : { size, reason }
}

/** The end of the log: all entries are there, none too many, and the head stands for exactly them. */
async function checkEnd(work: Verification, head: LogHead | undefined): Promise<LogFailure | undefined> {
  const { reader, tenant, key, progress } = work
  const { frontier, goodSize } = progress
  const size = head?.size ?? 0
  if (frontier.size < size) return { index: frontier.size, size, reason: 'the entry is missing, and all after it' }
  if (head !== undefined) {
    const opened = attempt(() => openCheckpoint(head.checkpoint, key))
    if (opened instanceof Flaw) {
      return placed({ index: goodSize, size, reason: `the head is not signed by the log: ${opened.reason}` })
    }
    if (opened.size !== size || !isSameHash(opened.root, rootOfFrontier(frontier))) {
      return placed({ index: goodSize, size, reason: 'the head is not over these entries' })
    }
    if (goodSize !== size) return { index: goodSize, size, reason: 'the checkpoint of the head is not in the history' }
    if (head.frontier.join() !== frontier.hashes.map((hash) => Buffer.from(hash).toString('base64')).join()) {
      return { size, reason: 'the frontier of the head is not that of the entries' }
    }
  }
  const [extra] = await reader.readEntries(tenant, size, 1)
  const [later] = await reader.readCheckpoints(tenant, size, 1)
  // Read after them: whatever was appended meanwhile is covered by a head that is as new.
  const newSize = (await reader.readHead(tenant))?.size ?? 0
  if (newSize < size) return { index: newSize, size, reason: 'the log became shorter while it was read' }
  if (extra !== undefined && extra.index >= newSize) {
    return { index: extra.index, reason: 'the entry is not covered by the head' }
  }
  if (later !== undefined && later.size > newSize) {
    return { index: newSize, size: later.size, reason: 'the log was cut: a checkpoint over more entries exists' }
  }
  return undefined
}

/** A held checkpoint beyond the end means that the log was rolled back, unless it is none of this log. */
function checkHeld(work: Verification, held: Checkpoint | undefined): LogFailure | undefined {
  const { key, progress, checkpoint = '' } = work
  if (held === undefined || (held.size > 0 && held.size <= progress.frontier.size)) return undefined
  const opened = attempt(() => openCheckpoint(checkpoint, key))
  const { size } = held
  if (opened instanceof Flaw) {
    return { size, reason: `the checkpoint held outside is not signed by the log: ${opened.reason}` }
  }
  if (size === 0) return undefined
  const reason = `the log was rolled back: it ends before the ${size} entries of the checkpoint held outside`
  return { index: progress.frontier.size, size, reason }
}

/** With a given key the stored one proves nothing, but it is what the next reader will be handed. */
function checkStoredKey({ vkey, storedVkey }: VerifyOptions): LogFailure | undefined {
  if (vkey === undefined || storedVkey === undefined || vkey === storedVkey) return undefined
  return { reason: 'the key in the store is not the given one' }
}

/** The history up to `size` in order, and the held checkpoint in its place after that of the same size. */
async function* stakesOf(work: Verification, size: number, held?: Checkpoint): AsyncGenerator<Stake, undefined> {
  let outside: Stake | undefined =
    held === undefined || held.size === 0 ? undefined : { size: held.size, note: work.checkpoint ?? '', from: 'outside' }
  let after = 0
  for (;;) {
    const page = await work.reader.readCheckpoints(work.tenant, after, pageRows)
    for (const row of page) {
      if (row.size > size) break
      if (outside !== undefined && outside.size < row.size) {
        yield outside
        outside = undefined
      }
      yield { size: row.size, note: row.checkpoint, from: 'store' }
    }
    const last = page.at(-1)
    // A reader that does not move on is cut off: its rows would come again for ever.
    if (last === undefined || last.size > size || last.size <= after) break
    after = last.size
  }
  if (outside !== undefined) yield outside
  return undefined
}

async function* entriesOf(reader: LogReader, tenant: string, size: number): AsyncGenerator<LogRow> {
  for (let from = 0; from < size; ) {
    const page = await reader.readEntries(tenant, from, Math.min(pageRows, size - from))
    for (const row of page) if (row.index < size) yield row
    const last = page.at(-1)
    if (last === undefined || last.index < from) return
    from = last.index + 1
  }
}

/** Rows that are in memory at once: at most 16 MB of entries. */
const pageRows = 256

class Flaw {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/** Turns our errors into values: here they are findings. Anything else is a bug and goes on. */
function attempt<T>(read: () => T): T | Flaw {
  try {
    return read()
  } catch (error) {
    if (isScrubjayError(error)) return new Flaw(error.message.replace(/^[^:]*: /, ''))
    throw error
  }
}
