import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'

/** Runs the demo as a person would, and waits until it ends by itself. */
export function runDemo(args: readonly string[], { input = '', env = {} }: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [demoFile, ...args], { env: { ...process.env, ...env } })
  const outputs: { stdout: string; stderr: string } = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      outputs[name] += text
    })
  }
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...outputs }))
  })
}

export interface RunOptions {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder that is gone when `work` has ended. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'scrubjay-e2e-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const demoFile = join(projectRoot, 'examples', 'demo', 'dist', 'main.js')
