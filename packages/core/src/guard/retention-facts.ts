import { parseConsentRecord } from '../consent/consent-record.js'
import { mayProcess } from '../consent/standing.js'
import { chooseRegime } from '../policy/duties.js'
import type { RetentionTally, ScheduledRule } from '../retention/schedule.js'
import type { HeldOf } from '../rights/legal-hold.js'
import type { Journal } from '../turns/journal.js'
import type { Setup } from './setup.js'

/** One sweep under way, in one tenant. */
export interface Retiring {
  readonly setup: Setup
  readonly tenant: string
  readonly nowMs: number
  readonly isDryRun: boolean
  readonly tally: RetentionTally
}

/** The event that proves that something went: how much, and by which rule. */
export function noteRetired(journal: Journal, { path, what, days }: ScheduledRule, types: readonly string[]): void {
  const counts: Record<string, number> = {}
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1
  journal.event({ type: 'retention.swept', counts, code: path.replace(/\[(\d+)\]/, '.$1'), outcome: `${what}-after-${days}-days` })
}

/** For which purposes a person's data may be processed, by the law that is strictest: nothing tells where they are. */
export class ProcessedFor {
  readonly #retiring: Retiring
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(retiring: Retiring) {
    this.#retiring = retiring
  }

  async of(rules: readonly ScheduledRule[], { subject = '' }: HeldOf): Promise<(purpose: string) => boolean> {
    if (subject === '' || rules.every(({ unlessPurpose }) => unlessPurpose === undefined)) return () => false
    const known = this.#known.get(subject) ?? (await this.#read(subject))
    this.#known.set(subject, known)
    return (purpose) => known.has(purpose)
  }

  async #read(owner: string): Promise<ReadonlySet<string>> {
    const { setup, tenant, nowMs } = this.#retiring
    const { policy, store } = setup
    const [row] = await store.list({ tenant, kind: 'consent', owner, limit: 1 })
    const regime = chooseRegime(policy, {})
    const ground = { policy, regime, record: parseConsentRecord(row?.value), nowMs }
    return new Set(policy.purposes.filter((purpose) => mayProcess(ground, purpose)).map(({ id }) => id))
  }
}
