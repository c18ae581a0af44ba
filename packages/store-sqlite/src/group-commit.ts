import { type Batch, type Sequence, callSequence, isScrubjayError, limits, redactError } from '@scrubjay/core'
import type { Connection } from './connection.js'
import { appendToLog, readHead } from './log.js'
import { writeRecords } from './records.js'

/**
 * Group commit: what was queued in one turn of the event loop, or while the group before was being flushed to the disk,
 * shares one transaction and one flush, which is what a commit costs. Each batch has its own savepoint, so that a
 * conflict is its own. The flush runs beside the event loop, and nobody hears of a commit before it is done.
 */
export function createGroupCommit(connection: Connection): GroupCommit {
  const queue: Waiting[] = []
  let draining: Promise<void> | undefined
  let lost: Error | undefined

  async function commitNext(): Promise<void> {
    const settled = commitGroup(connection, queue.splice(0, limits.groupBatchesMax))
    // What was not flushed once may be lost although the next flush succeeds: from then on nothing is durable.
    if (lost === undefined && settled.some(({ error }) => error === undefined)) {
      await connection.flush().catch((error: unknown) => {
        lost = redactError(error)
      })
    }
    for (const { waiting, error = lost } of settled) {
      if (error === undefined) waiting.resolve()
      else waiting.reject(error)
    }
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // An immediate, not a microtask: all requests that arrived in this poll of the loop get into the group.
      await new Promise(resolve => setImmediate(resolve))
      await commitNext()
    }
    draining = undefined
  }

  return {
    commit: batch =>
      new Promise((resolve, reject) => {
        queue.push({ batch, resolve, reject })
        draining ??= drain()
      }),
    drained: async () => draining,
  }
}

export interface GroupCommit {
  commit(batch: Batch): Promise<void>
  /** Waits for what is queued. */
  drained(): Promise<void>
}

interface Waiting {
  readonly batch: Batch
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** What became of a batch in its transaction. */
interface Settled {
  readonly waiting: Waiting
  readonly error?: Error | undefined
}

function commitGroup(connection: Connection, group: readonly Waiting[]): readonly Settled[] {
  try {
    const refused = connection.transaction(() => applyGroup(connection, group))
    return group.map(waiting => ({ waiting, error: refused.get(waiting) }))
  } catch (error) {
    // One batch's entries must not cost the others their commit: each gets a transaction of its own.
    if (error instanceof SequenceFailed && group.length > 1) return group.flatMap(waiting => commitGroup(connection, [waiting]))
    const reason = redactError(error instanceof SequenceFailed ? error.cause : error)
    return group.map(waiting => ({ waiting, error: reason }))
  }
}

/** Answers the batches that did not happen, and why. */
function applyGroup(connection: Connection, group: readonly Waiting[]): ReadonlyMap<Waiting, Error> {
  const refused = new Map<Waiting, Error>()
  const logs = new Map<string, Map<Sequence, Uint8Array[]>>()
  // A batch alone needs no savepoint: it is undone with its transaction.
  const isAlone = group.length === 1
  const within: Connection['savepoint'] = isAlone ? work => work() : connection.savepoint
  for (const waiting of group) {
    try {
      within(() => writeRecords(connection, waiting.batch))
      collectEntries(logs, waiting.batch)
    } catch (error) {
      if (isAlone || !isRefusal(error)) throw error
      refused.set(waiting, error)
    }
  }
  for (const [tenant, appends] of logs) {
    for (const [sequence, entries] of appends) {
      const head = readHead(connection, tenant)
      appendToLog(connection, { tenant, ...tryTo(() => callSequence({ sequence, head, entries })) })
    }
  }
  return refused
}

function isRefusal(error: unknown): error is Error {
  return isScrubjayError(error, 'ERR_STORE_CONFLICT') || isScrubjayError(error, 'ERR_STORE_BOUND')
}

/** Each sequence function signs for its own owner, so only batches that share it are signed together. */
function collectEntries(logs: Map<string, Map<Sequence, Uint8Array[]>>, { log }: Batch): void {
  if (log === undefined || log.entries.length === 0) return
  const appends = logs.get(log.tenant) ?? new Map<Sequence, Uint8Array[]>()
  const entries = appends.get(log.sequence) ?? []
  entries.push(...log.entries)
  appends.set(log.sequence, entries)
  logs.set(log.tenant, appends)
}

/** Tells a failure of `sequence` from one of the medium, which trying again one by one would not mend. */
class SequenceFailed extends Error {}

function tryTo<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new SequenceFailed('', { cause })
  }
}
