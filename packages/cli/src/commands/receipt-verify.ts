import { verifyReceipt, type ReceiptReport } from '@scrubjay/core'
import { usageError, type Command, type ExitCode } from '../command.js'
import { failureOf, keyWorth, readHeldFile, readVkeyOption } from '../held-file.js'
import { printable } from '../terminal.js'

/** `scrubjay receipt verify`: does a receipt that somebody holds stand in the log of this bot? */
export const receiptVerify: Command = {
  name: 'receipt verify',
  summary: 'verify a consent receipt, offline and without the store',
  usage: 'FILE [--vkey KEY|@FILE] [--prompt FILE]',
  help: `
Checks a receipt that a bot has handed out: that the key signed the state of the log,
that the log holds the entry, that the entry is about this consent record, and that the
record is whole. Needs nothing but the file: no store, no network, no keys of the bot.

  --vkey KEY|@FILE     the log's verifier key as you keep it outside of the file;
                       \`scrubjay keys create\` printed it
  --prompt FILE        the text of the prompt as it was shown: is it the one that was
                       answered?

Without --vkey the key is read from the receipt. That shows damage by accident; whoever
forges a receipt on purpose can bring a key of their own.

Exit codes: 0 it verifies, 1 it does not, 2 wrong use.
`,
  options: ['vkey', 'prompt'],
  filesMax: 1,
  async run(words, terminal) {
    const [file] = words.files
    if (file === undefined) throw usageError('a FILE is needed.', receiptVerify.name)
    const vkey = readVkeyOption(words, receiptVerify.name)
    const prompt = words.options.get('prompt')
    const held = {
      ...(vkey === undefined ? {} : { vkey }),
      ...(prompt === undefined ? {} : { prompt: readHeldFile(prompt, 'the file of `--prompt`', receiptVerify.name).toString() }),
    }
    const bytes = readHeldFile(file, 'FILE', receiptVerify.name)
    try {
      const report = verifyReceipt(bytes, held)
      await terminal.print(printable(formatReport(report)))
      return codeOf(report)
    } catch (error) {
      await terminal.print(printable(`FAILED       ${failureOf(error)}\n`))
      return 1
    }
  },
}

function codeOf({ isPrompt }: ReceiptReport): ExitCode {
  return isPrompt === false ? 1 : 0
}

function formatReport(report: ReceiptReport): string {
  const { state, purposes, time, subject, index, size, keyName, keyFrom, isPrompt } = report
  const rows: (readonly [string, string])[] = [
    isPrompt === false ? ['FAILED', 'the prompt that you gave is not the one that was answered'] : ['verified', `${state}: ${purposes.join(', ')}`],
    ['time', time],
    ['person', `${subject} (a random token of the log)`],
    ['log', `entry ${index}, proven against a state of ${size} entries`],
    ['key', keyName],
    ['', keyWorth(keyFrom, 'receipt')],
  ]
  if (isPrompt === true) rows.push(['prompt', 'the one that you gave was answered'])
  return rows.map(([name, text]) => `${name.padEnd(11)}  ${text}\n`).join('')
}
