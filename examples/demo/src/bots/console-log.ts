import { Console } from 'node:console'
import { appendFileSync } from 'node:fs'
import { Writable } from 'node:stream'

/**
 * Sends what the bot and its libraries print to a log file, as a service manager would. Nothing of it
 * may reach the demo's own output.
 */
export function sendConsoleTo(file: string): void {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      appendFileSync(file, chunk)
      done()
    },
  })
  globalThis.console = new Console({ stdout: stream, stderr: stream })
}
