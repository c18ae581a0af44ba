import { encodeEntry, type AuditEvent } from '../audit/record.js'
import type { Clock } from '../ports/clock.js'
import type { Bound, FailureSpool, Store, Write } from '../ports/store.js'
import type { Tenant } from './tenant.js'

/**
 * What one turn wants to be kept: writes and audit events that become durable together, before anything of
 * the turn is visible outside.
 */
export class Journal {
  readonly #tenant: Tenant
  readonly #clock: Clock
  readonly #writes: Write[] = []
  readonly #bounds: Bound[] = []
  readonly #entries: Uint8Array[] = []
  /** Whether events of what people say tell types and counts. */
  isDetailed = true

  constructor(tenant: Tenant, clock: Clock) {
    this.#tenant = tenant
    this.#clock = clock
  }

  get isEmpty(): boolean {
    return this.#writes.length === 0 && this.#entries.length === 0
  }

  write(...writes: readonly Write[]): void {
    this.#writes.push(...writes)
  }

  bound(...bounds: readonly Bound[]): void {
    this.#bounds.push(...bounds)
  }

  /** @param timeMs when it was, where the event speaks of something that names its time itself. */
  event(event: AuditEvent, timeMs: number = this.#clock.nowMs()): void {
    const { counts, ...plain } = event
    const isHidden = counts === undefined || (!this.isDetailed && /^(?:turn|model|value)\./.test(event.type))
    this.#entries.push(encodeEntry({ ...(isHidden ? plain : event), timeMs }))
  }

  /**
   * Commits everything in one durable batch and empties the journal. Events that waited in the spool because
   * the log could not be written go first.
   * @throws what `Store.commit` throws; the journal is then as before.
   */
  async commit(store: Store, spool: FailureSpool): Promise<void> {
    if (this.isEmpty) return
    const waiting = takeSpooled(spool, this.#clock.nowMs())
    const entries = [...waiting.entries, ...this.#entries]
    const log = { tenant: this.#tenant.id, entries, sequence: this.#tenant.log.sequence }
    const [writes, bounds, events] = [[...this.#writes], [...this.#bounds], this.#entries.length]
    try {
      await store.commit({ durability: 'durable', writes, bounds, ...(entries.length === 0 ? {} : { log }) })
      waiting.done()
    } finally {
      // Only now: a commit that began in between would be lent the same lines.
      waiting.release()
    }
    // What came while the commit was under way stays for the next one.
    this.#writes.splice(0, writes.length)
    this.#bounds.splice(0, bounds.length)
    this.#entries.splice(0, events)
  }
}

/** Spooled lines are lent to one commit at a time, so that none is logged twice by this process. */
const lent = new WeakSet<FailureSpool>()

function takeSpooled(spool: FailureSpool, nowMs: number): { entries: Uint8Array[]; release: () => void; done: () => void } {
  const lines = lent.has(spool) ? [] : spool.peek().slice(0, 100)
  if (lines.length === 0) return { entries: [], release: () => {}, done: () => {} }
  lent.add(spool)
  return {
    entries: lines.flatMap((line) => parseSpooled(line, nowMs)),
    release: () => lent.delete(spool),
    done: () => spool.clear(lines.length),
  }
}

/** A line of the spool: when the guard closed, and the code that says why. */
export function formatSpooled(timeMs: number, code: string): string {
  return JSON.stringify({ timeMs, code })
}

function parseSpooled(line: string, nowMs: number): Uint8Array[] {
  try {
    const { timeMs, code, lost } = JSON.parse(line) as { timeMs: number; code: string; lost?: number }
    // A full spool ends with the number of lines that it could not take.
    if (lost !== undefined) return [encodeEntry({ type: 'guard.failed-closed', counts: { lost }, timeMs: nowMs })]
    return [encodeEntry({ type: 'guard.failed-closed', code, timeMs })]
  } catch {
    // A line torn by a crash says nothing; the ones around it do.
    return []
  }
}
