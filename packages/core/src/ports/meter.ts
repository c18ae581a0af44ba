/**
 * Counts and times, by type and outcome, for whatever metrics system the bot uses. Labels come from
 * fixed sets (entity types, outcomes, codes); a value, a name or an id of a person is never one.
 * A meter must not throw and must return at once.
 */
export interface Meter {
  count(name: MeterCount, labels: Readonly<Record<string, string>>, by: number): void
  /** `durationMs` is wall time. */
  time(name: MeterTime, labels: Readonly<Record<string, string>>, durationMs: number): void
}

/** What is counted. */
export type MeterCount = 'scrubjay_turns' | 'scrubjay_spans' | 'scrubjay_failures'
/** What is timed. */
export type MeterTime = 'scrubjay_receive' | 'scrubjay_send'
