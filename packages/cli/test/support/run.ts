import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The program as npm links it. */
export const bin: string = join(__dirname, '../../../bin/scrubjay.js')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  /** @default '' */
  readonly input?: string | Uint8Array
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
}

/** Runs the real program as a child process. */
export function scrubjay(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { input = '', cwd, env = {} } = options
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, ...env } })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  // A command that refuses its arguments does not read its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
  })
}

/** A directory of the test's own, removed by `remove`. */
export function temporaryDirectory(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'scrubjay-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * A directory of each test's own in a suite, made before everything else and removed at the end.
 * @param close what uses it until then, and must be closed before it goes
 */
export function directoryOfEach(close: () => Promise<void> = async () => {}): { readonly path: string } {
  let directory: ReturnType<typeof temporaryDirectory> | undefined
  beforeEach(() => { directory = temporaryDirectory() })
  afterEach(async () => {
    try {
      await close()
    } finally {
      directory?.remove()
    }
  })
  return {
    get path() {
      if (directory === undefined) throw new Error('it is there within a test only')
      return directory.path
    },
  }
}
