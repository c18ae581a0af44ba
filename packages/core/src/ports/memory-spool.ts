import { limits } from '../lib/limits.js'
import type { FailureSpool } from './store.js'

/** The default spool: lines wait in memory, and after the limit only their number does. */
export function createMemorySpool(): FailureSpool {
  const lines: string[] = []
  let lost = 0
  /** How many lost lines the last `peek` told of, so that clearing it forgets no later one. */
  let lostTold = 0

  return {
    add(line) {
      if (lines.length < limits.spoolLinesMax) lines.push(line.replace(/[\r\n]/g, ' '))
      else lost += 1
    },
    peek() {
      lostTold = lost
      return lost === 0 ? [...lines] : [...lines, JSON.stringify({ lost })]
    },
    clear(count) {
      if (count > lines.length) lost -= lostTold
      lines.splice(0, count)
      lostTold = 0
    },
  }
}
