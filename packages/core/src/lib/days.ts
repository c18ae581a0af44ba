/** A day, in milliseconds. */
export const dayMs: number = 24 * 3_600_000

/** The first millisecond of a time's day, in UTC. */
export function startOfDay(timeMs: number): number {
  return Math.floor(timeMs / dayMs) * dayMs
}

/** The last millisecond of a time's day, in UTC. */
export function endOfDay(timeMs: number): number {
  return startOfDay(timeMs) + dayMs - 1
}
