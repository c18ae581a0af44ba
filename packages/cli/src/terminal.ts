import { ScrubjayError } from '@scrubjay/core'

/** The process's own streams, as the commands use them. */
export interface Terminal {
  /**
   * Writes to stdout and waits until it takes more, so that memory stays constant.
   * `false` once the reader has gone (`scrubjay … | head`): then the command stops, quietly.
   */
  print(text: string): Promise<boolean>
  /** One line on stderr. Never holds a value of a person. */
  warn(line: string): void
  /** Set when stdout failed for another reason than a reader that went away, a full disk for example. */
  readonly broken: ScrubjayError | undefined
  /** Whether stdout is a person's screen that wants colour (https://no-color.org). */
  readonly colour: boolean
}

/** Takes hold of stdout and stderr; call it once. */
export function createTerminal(): Terminal {
  const { stdout, stderr, env } = process
  let gone = false
  let broken: ScrubjayError | undefined
  let wake = (): void => {}
  stdout.on('drain', () => wake())
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    gone = true
    const reason = 'The output cannot be written.'
    if (error.code !== 'EPIPE') broken = new ScrubjayError('ERR_INPUT', { at: 'stdout', reason, cause: error })
    wake()
  })
  // Whoever closes stderr does not want to hear of it.
  stderr.on('error', () => {})
  return {
    async print(text) {
      if (!gone && !stdout.write(text)) await new Promise<void>((resolve) => { wake = resolve })
      return !gone
    },
    warn(line) {
      stderr.write(`scrubjay: ${printable(line)}\n`)
    },
    get broken() {
      return broken
    },
    colour: stdout.isTTY && (env['NO_COLOR'] ?? '') === '',
  }
}

/**
 * Text that a stranger may have written, a tenant's name in a store under test for example, without what
 * could move the cursor and paint over what we say.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, '?')
}
