import { type Batch, type Sequence, callSequence, isScrubjayError, limits, redactError } from '@scrubjay/core'
import type { Connection } from './connection.js'
import { appendToLog, readHead } from './log.js'
import { writeRecords } from './records.js'

/**
 * Group commit: what was queued in one turn of the event loop shares one transaction, and therefore one fsync,
 * which is what a commit costs. Each batch has its own savepoint, so that a conflict is its own.
 */
export function createGroupCommit(connection: Connection): GroupCommit {
  const queue: Waiting[] = []
  let scheduled = false

  function commitNext(): void {
    commitGroup(connection, queue.splice(0, limits.groupBatchesMax))
    scheduled = queue.length > 0
    if (scheduled) setImmediate(commitNext)
  }

  return {
    commit: batch =>
      new Promise((resolve, reject) => {
        queue.push({ batch, resolve, reject })
        // An immediate, not a microtask: all requests that arrived in this poll of the loop get into the group.
        if (!scheduled) setImmediate(commitNext)
        scheduled = true
      }),
    flush: () => {
      while (queue.length > 0) commitGroup(connection, queue.splice(0, limits.groupBatchesMax))
    },
  }
}

export interface GroupCommit {
  commit(batch: Batch): Promise<void>
  /** Commits now what is queued. */
  flush(): void
}

interface Waiting {
  readonly batch: Batch
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Never throws: every promise of the group settles, and only after the commit. */
function commitGroup(connection: Connection, group: readonly Waiting[]): void {
  if (group.length === 0) return
  let refused: ReadonlyMap<Waiting, Error>
  try {
    refused = connection.syncedTransaction(() => applyGroup(connection, group))
  } catch (error) {
    // One batch's entries must not cost the others their commit: each gets a transaction of its own.
    if (error instanceof SequenceFailed && group.length > 1) {
      for (const waiting of group) commitGroup(connection, [waiting])
      return
    }
    const reason = redactError(error instanceof SequenceFailed ? error.cause : error)
    for (const { reject } of group) reject(reason)
    return
  }
  for (const waiting of group) {
    const refusal = refused.get(waiting)
    if (refusal === undefined) waiting.resolve()
    else waiting.reject(refusal)
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
