import type { AuditEventType } from '@scrubjay/core'

/**
 * One thing that must happen exactly once, with the events that it leaves in the log: the guard's own answer to
 * an activity, or the bot's turn of it.
 */
export interface Unit {
  readonly id: string
  readonly by: 'guard' | 'bot'
  /** Each person has a channel of their own, because the log names nobody and no activity. */
  readonly channel: string
  readonly conversation: string
  readonly events: readonly AuditEventType[]
  /** The value that the activity holds. */
  readonly mail?: string
}

export type EventCounts = ReadonlyMap<string, number>

/** What was sent, and what of it was acknowledged: what a channel knows, and all it can hold a bot to. */
export class Ledger {
  readonly #sent = new Map<string, Unit>()
  /** The process that acknowledged the unit. */
  readonly #acknowledged = new Map<string, number>()

  send(...units: readonly Unit[]): void {
    for (const unit of units) this.#sent.set(keyOf(unit), unit)
  }

  acknowledge(unit: Pick<Unit, 'id' | 'by'>, run: number): void {
    const key = keyOf(unit)
    if (!this.#acknowledged.has(key)) this.#acknowledged.set(key, run)
  }

  isAcknowledged(unit: Pick<Unit, 'id' | 'by'>): boolean {
    return this.#acknowledged.has(keyOf(unit))
  }

  get(unit: Pick<Unit, 'id' | 'by'>): Unit | undefined {
    return this.#sent.get(keyOf(unit))
  }

  acknowledgedBy(unit: Pick<Unit, 'id' | 'by'>): number {
    return this.#acknowledged.get(keyOf(unit)) ?? Number.POSITIVE_INFINITY
  }

  units(): readonly Unit[] {
    return [...this.#sent.values()]
  }

  get acknowledgedCount(): number {
    return this.#acknowledged.size
  }

  /** The events of acknowledged units must be in the log. */
  least(): EventCounts {
    return countEvents(this.units().filter((unit) => this.isAcknowledged(unit)))
  }

  /** Those of other units that were sent may be in it. */
  most(): EventCounts {
    return countEvents(this.units())
  }
}

/** How often each channel has each event, by `channel type`. */
export function countEvents(events: Iterable<{ readonly channel: string; readonly events: readonly string[] }>): EventCounts {
  const counts = new Map<string, number>()
  for (const { channel, events: types } of events) {
    for (const type of types) counts.set(`${channel} ${type}`, (counts.get(`${channel} ${type}`) ?? 0) + 1)
  }
  return counts
}

function keyOf({ id, by }: Pick<Unit, 'id' | 'by'>): string {
  return `${id}/${by}`
}
