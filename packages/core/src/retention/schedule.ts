import { dayMs } from '../lib/days.js'
import type { RetentionRule } from '../policy/duties.js'

/** Something that is kept, as far as a schedule asks about it. */
export interface Kept {
  readonly what: RetentionRule['what']
  /** Its entity type; for what is no value, what it is. */
  readonly type: string
  readonly atMs: number
  /** Whether its person's data may still be processed for a purpose. */
  isProcessedFor(purpose: string): boolean
}

/** A rule, and where it stands in the policy. */
export interface ScheduledRule extends RetentionRule {
  readonly path: string
}

/** The rules of a policy about one kind of data, each with its path, such as `retention[0]`. */
export function rulesAbout(rules: readonly RetentionRule[], ...whats: readonly RetentionRule['what'][]): readonly ScheduledRule[] {
  return rules.map((rule, index) => ({ ...rule, path: `retention[${index}]` })).filter(({ what }) => whats.includes(what))
}

/** The first rule by which something is too old. */
export function dueRule(rules: readonly ScheduledRule[], kept: Kept, nowMs: number): ScheduledRule | undefined {
  return rules.find(({ what, types, unlessPurpose, days }) => {
    if (what !== kept.what || kept.atMs + days * dayMs > nowMs) return false
    return (types?.includes(kept.type) ?? true) && (unlessPurpose === undefined || !kept.isProcessedFor(unlessPurpose))
  })
}

/** Nothing that is newer can be due by any of the rules; none are left without a rule. */
export function cutoffMs(rules: readonly ScheduledRule[], nowMs: number): number {
  return nowMs - Math.min(...rules.map(({ days }) => days)) * dayMs
}

/** What a sweep by the policy's schedules removed, or in a dry run would have removed. */
export interface RetentionReport {
  readonly isDryRun: boolean
  /** What was due, by tenant and rule. */
  readonly lines: readonly RetentionLine[]
  /** What was due and stays because of a legal hold. */
  readonly held: number
  /** What was due and stands in storages or transcripts that this process has not behind the guard. */
  readonly elsewhere: number
}

/** What went by one rule. */
export interface RetentionLine {
  readonly tenant: string
  /** Where the rule stands in the policy, such as `retention[0]`. */
  readonly rule: string
  readonly what: RetentionRule['what']
  readonly days: number
  /** By entity type; for what is no value, by what it is. */
  readonly counts: Readonly<Record<string, number>>
  /** When the oldest of it was given. */
  readonly oldestMs: number
}

/** Counts what goes. */
export class RetentionTally {
  readonly #isDryRun: boolean
  readonly #lines = new Map<string, RetentionLine>()
  held = 0
  elsewhere = 0

  constructor(isDryRun: boolean) {
    this.#isDryRun = isDryRun
  }

  add(tenant: string, { path: rule, what, days }: ScheduledRule, { type, atMs }: Pick<Kept, 'type' | 'atMs'>): void {
    const key = `${tenant}\n${rule}`
    const { counts = {}, oldestMs = atMs } = this.#lines.get(key) ?? {}
    const line = { tenant, rule, what, days, counts: { ...counts, [type]: (counts[type] ?? 0) + 1 }, oldestMs: Math.min(oldestMs, atMs) }
    this.#lines.set(key, line)
  }

  report(): RetentionReport {
    const { held, elsewhere } = this
    return { isDryRun: this.#isDryRun, lines: [...this.#lines.values()], held, elsewhere }
  }
}
