import { limits } from './limits.js'

/**
 * The quarter of an hour that a time belongs to, for names of keys that end with it.
 */
export function quarterHourOf(timeMs: number): string {
  return padded(Math.floor(timeMs / limits.parkedForMs))
}

/** The first millisecond of a time's quarter of an hour. */
export function startOfQuarterHour(timeMs: number): number {
  return Math.floor(timeMs / limits.parkedForMs) * limits.parkedForMs
}

/** A number in fifteen digits, so that the order of names is the order of time. */
export function padded(value: number): string {
  return String(Math.max(0, value)).padStart(15, '0')
}
