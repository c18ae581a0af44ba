import { limits } from '../lib/limits.js'
import type { FailureSpool } from './store.js'

/** The default spool: lines wait in memory, and after the limit only their number does. */
export function createMemorySpool(): FailureSpool {
  const lines: string[] = []
  let lost = 0
  /** What the last `peek` told, so that clearing it forgets nothing that came later. */
  let told = { lines: 0, lost: 0 }

  return {
    add(line) {
      if (lines.length < limits.spoolLinesMax) lines.push(line.replace(/[\r\n]/g, ' '))
      else lost += 1
    },
    peek() {
      told = { lines: lines.length, lost }
      return lost === 0 ? [...lines] : [...lines, JSON.stringify({ lost })]
    },
    clear(count) {
      if (count > told.lines) lost -= told.lost
      lines.splice(0, Math.min(count, told.lines))
      told = { lines: 0, lost: 0 }
    },
  }
}
