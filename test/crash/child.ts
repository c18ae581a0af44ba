import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BotStart } from './bot-process.js'

/** Bot processes, one of them always warmed up ahead: loading an SDK takes longer than most of them live. */
export class Nursery {
  #spare: ChildProcess = spawnBot()

  /** Lets the warm process go on its folder, and warms up the next one. */
  start(options: BotStart): RunningChild {
    const child = this.#spare
    this.#spare = spawnBot()
    const stderr: string[] = []
    child.stderr?.setEncoding('utf8').on('data', (text: string) => stderr.push(text))
    const dead = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
    const ready = new Promise<string>((resolve) => {
      child.once('message', ({ port }: { port: number }) => resolve(`http://127.0.0.1:${port}`))
    })
    child.send(options)
    return { url: ready, dead, kill: () => child.kill('SIGKILL'), errors: () => stderr.join('') }
  }

  async close(): Promise<void> {
    const dead = once(this.#spare, 'exit')
    this.#spare.kill('SIGKILL')
    await dead
  }
}

export interface RunningChild {
  /** Where it listens, once it does. */
  readonly url: Promise<string>
  /** The signal or code with which it ended. */
  readonly dead: Promise<string>
  kill(): void
  errors(): string
}

function spawnBot(): ChildProcess {
  return fork(join(__dirname, 'bot-process.js'), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--enable-source-maps'] })
}
