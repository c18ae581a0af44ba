import { isScrubjayError, verifyLog, type LogRow, type Store } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { countEvents, type EventCounts, type Ledger } from './ledger.js'

/**
 * Somebody outside who holds the log's key and the last checkpoint that was seen. The store is opened anew for
 * every look and closed again: a connection that lived on would spare the next process the recovery of the journal.
 */
export class LogWatch {
  readonly #file: string
  readonly #vkey: string
  #checkpoint: string | undefined
  /** Verifications, and how many entries and signatures they walked. */
  readonly work: { verified: number; entries: number; checkpoints: number } = { verified: 0, entries: 0, checkpoints: 0 }

  constructor(file: string, vkey: string) {
    this.#file = file
    this.#vkey = vkey
  }

  /** Takes the newest checkpoint along: whatever comes now, the log must be a continuation of it. */
  async hold(): Promise<void> {
    await this.#look(async (store) => {
      this.#checkpoint = (await store.readHead(tenant))?.checkpoint ?? this.#checkpoint
    })
  }

  /** Answers what is wrong with the log: its proofs, or what it says of what was acknowledged. */
  async check(ledger: Ledger): Promise<readonly string[]> {
    const least = ledger.least()
    const found = await this.#look(async (store) => {
      const checkpoint = this.#checkpoint
      const report = await verifyLog(store, { tenant, vkey: this.#vkey, ...(checkpoint === undefined ? {} : { checkpoint }) })
      this.work.verified += 1
      this.work.entries += report.entries
      this.work.checkpoints += report.checkpoints
      const events = await readEvents(store)
      this.#checkpoint = (await store.readHead(tenant))?.checkpoint ?? checkpoint
      const failure = report.failure === undefined ? [] : [`the log does not verify: ${JSON.stringify(report.failure)}`]
      return [...failure, ...compare(events, least, ledger.most())]
    })
    // The first process may have been killed before it had made the store.
    return found ?? (least.size === 0 ? [] : ['the store cannot be read'])
  }

  async counts(): Promise<EventCounts> {
    return (await this.#look(async (store) => countsOf(await readEvents(store)))) ?? new Map()
  }

  async #look<T>(work: (store: Store) => Promise<T>): Promise<T | undefined> {
    let store: Store
    try {
      store = createSqliteStore(this.#file, { readOnly: true })
    } catch (error) {
      if (isScrubjayError(error) && this.#checkpoint === undefined) return undefined
      throw error
    }
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }
}

const tenant = 'default'

interface Event {
  readonly type: string
  readonly channel?: string
  readonly code?: string
}

async function readEvents(store: Store): Promise<readonly Event[]> {
  const rows: LogRow[] = []
  for (;;) {
    const page = await store.readEntries(tenant, rows.length, 1_000)
    rows.push(...page)
    if (page.length < 1_000) break
  }
  return rows.map(({ entry }) => JSON.parse(new TextDecoder().decode(entry)) as Event)
}

function countsOf(events: readonly Event[]): EventCounts {
  return countEvents(events.map(({ channel = 'no channel', type }) => ({ channel, events: [type] })))
}

function compare(events: readonly Event[], least: EventCounts, most: EventCounts): readonly string[] {
  const counts = countsOf(events)
  const lost = [...least].filter(([name, count]) => (counts.get(name) ?? 0) < count)
  const tooMany = [...counts].filter(([name, count]) => !name.startsWith('no channel') && count > (most.get(name) ?? 0))
  const failures = events.filter(({ type }) => type === 'guard.failed-closed' || type === 'turn.failed')
  return [
    ...lost.map(([name, count]) => `lost: ${count} × ${name} acknowledged, ${counts.get(name) ?? 0} in the log`),
    ...tooMany.map(([name, count]) => `counted twice: ${count} × ${name} in the log, ${most.get(name) ?? 0} sent`),
    ...failures.map(({ type, code }) => `the log says ${type} ${code ?? ''}`),
  ]
}
