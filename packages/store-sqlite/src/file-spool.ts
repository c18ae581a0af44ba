import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FailureSpool, limits } from '@scrubjay/core'

/**
 * A spool beside the store, which outlives the process that could not log. Several processes may add to it;
 * the limit counts what this one sees. Lines wait in memory while the file cannot be written.
 */
export function createFileSpool(path: string): FailureSpool {
  const waiting: string[] = []
  let lost = 0
  let told: Told = { inFile: [], waiting: 0, lost: 0 }

  return {
    add(line) {
      const text = line.replace(/[\r\n]/g, ' ')
      if (readLines(path).length + waiting.length >= limits.spoolLinesMax) {
        lost += 1
        return
      }
      try {
        appendFileSync(path, `${text}\n`, { mode: 0o600 })
      } catch {
        waiting.push(text)
      }
    },
    peek() {
      told = { inFile: readLines(path), waiting: waiting.length, lost }
      return [...told.inFile, ...waiting, ...(lost === 0 ? [] : [JSON.stringify({ lost })])]
    },
    clear(count) {
      dropLines(path, told.inFile.slice(0, count))
      waiting.splice(0, Math.min(Math.max(0, count - told.inFile.length), told.waiting))
      if (count > told.inFile.length + told.waiting) lost -= told.lost
      told = { inFile: [], waiting: 0, lost: 0 }
    },
  }
}

/** What the last `peek` returned: only that may be cleared. */
interface Told {
  readonly inFile: readonly string[]
  readonly waiting: number
  readonly lost: number
}

/** Drops nothing when another process has dropped the same lines already: what is there now is new. */
function dropLines(path: string, told: readonly string[]): void {
  const lines = readLines(path)
  if (told.length === 0 || told.some((line, position) => line !== lines[position])) return
  const left = lines.slice(told.length)
  try {
    if (left.length === 0) {
      rmSync(path)
      return
    }
    writeFileSync(`${path}.new`, left.map(line => `${line}\n`).join(''), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch {
    // The lines stay: an event that is told twice is better than one that is never told.
  }
}

/** A file that is not there, or cannot be read, tells of no lines. */
function readLines(path: string): readonly string[] {
  try {
    // Looked for before every commit, and nearly never there: an error each time is dear.
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8').split('\n').filter(line => line !== '')
  } catch {
    return []
  }
}
