import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Task, TaskReport } from './erasure-process.js'

/** How a process ended, and what it said before. */
export interface TaskEnd {
  /** The signal or code. */
  readonly ending: string
  readonly report: TaskReport | undefined
  readonly complaints: string
}

/** Processes for one task each, some of them always warmed up ahead: to start one takes longer than most tasks. */
export class TaskNursery {
  readonly #spares: ChildProcess[] = []

  constructor(spares: number) {
    for (let count = 0; count < spares; count += 1) this.#spares.push(spawn())
  }

  async run(task: Task): Promise<TaskEnd> {
    const child = this.#spares.shift() ?? spawn()
    this.#spares.push(spawn())
    let complaints = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints += text
    })
    let report: TaskReport | undefined
    child.once('message', (said: TaskReport) => {
      report = said
    })
    const closed = once(child, 'close')
    child.send(task)
    const [code, signal] = (await closed) as [number | null, string | null]
    return { ending: String(signal ?? code), report, complaints }
  }

  /** The same for a task that nothing may kill. */
  async complete(task: Task): Promise<TaskReport> {
    const { ending, report, complaints } = await this.run(task)
    if (ending === '0' && report !== undefined && complaints === '') return report
    throw new Error(`a process ended with ${ending}: ${complaints.slice(0, 2_000)}`)
  }

  async close(): Promise<void> {
    const closed = this.#spares.map((child) => once(child, 'close'))
    for (const child of this.#spares) child.kill('SIGKILL')
    await Promise.all(closed)
  }
}

function spawn(): ChildProcess {
  return fork(join(__dirname, 'erasure-process.js'), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--enable-source-maps'] })
}
