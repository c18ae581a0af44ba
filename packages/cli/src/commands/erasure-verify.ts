import { verifyErasureProof, type ErasureReport } from '@scrubjay/core'
import { usageError, type Command } from '../command.js'
import { failureOf, keyWorth, readHeldFile, readVkeyOption } from '../held-file.js'
import { printable } from '../terminal.js'

/** `scrubjay erasure verify`: does the log of this bot say that somebody was erased? */
export const erasureVerify: Command = {
  name: 'erasure verify',
  summary: 'verify a proof of erasure, offline and without the store',
  usage: 'FILE [--vkey KEY|@FILE] [--json]',
  help: `
Checks the file that a person was handed when they were erased: that the key signed the
state of the log, that the log holds the entry, and that the entry says that this person
was erased. Needs nothing but the file: no store, no network, no keys of the bot.

  --vkey KEY|@FILE     the log's verifier key as you keep it outside of the file;
                       \`scrubjay keys create\` printed it
  --json               as one line of JSON

Without --vkey the key is read from the file. That shows damage by accident; whoever forges
a proof on purpose can bring a key of their own.

Exit codes: 0 it verifies, 1 it does not, 2 wrong use.
`,
  flags: ['json'],
  options: ['vkey'],
  filesMax: 1,
  async run(words, terminal) {
    const [file] = words.files
    if (file === undefined) throw usageError('a FILE is needed.', erasureVerify.name)
    const vkey = readVkeyOption(words, erasureVerify.name)
    const bytes = readHeldFile(file, 'FILE', erasureVerify.name)
    const isJson = words.flags.has('json')
    try {
      const report = verifyErasureProof(bytes, vkey === undefined ? {} : { vkey })
      await terminal.print(isJson ? `${JSON.stringify({ isVerified: true, ...report })}\n` : printable(formatReport(report)))
      return 0
    } catch (error) {
      const reason = failureOf(error)
      await terminal.print(isJson ? `${JSON.stringify({ isVerified: false, reason })}\n` : printable(`FAILED       ${reason}\n`))
      return 1
    }
  },
}

function formatReport({ subject, time, size, keyFrom }: ErasureReport): string {
  const rows: readonly (readonly [string, string])[] = [
    ['verified', 'the person was erased'],
    ['time', time],
    ['person', `${subject} (a random token of the log, which leads nowhere now)`],
    ['log', `proven against a state of ${size} entries`],
    ['key', keyWorth(keyFrom, 'proof')],
  ]
  return rows.map(([name, text]) => `${name.padEnd(11)}  ${text}\n`).join('')
}
