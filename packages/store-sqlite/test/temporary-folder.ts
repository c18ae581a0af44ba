import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of the test's own. */
export function createTemporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'scrubjay-sqlite-'))
  return {
    file: name => join(path, name),
    names: () => readdirSync(path).sort(),
    bytes: () => Buffer.concat(readdirSync(path).map(name => readFileSync(join(path, name)))),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface TemporaryFolder {
  file(name: string): string
  names(): readonly string[]
  /** All files, one after the other. Reading a database drops this process' locks on it: only when all is closed. */
  bytes(): Buffer
  remove(): void
}
