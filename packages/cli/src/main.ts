import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isScrubjayError } from '@scrubjay/core'
import { errorLine, parseWords, usageError, type Command, type ExitCode } from './command.js'
import { auditExport } from './commands/audit-export.js'
import { auditVerify } from './commands/audit-verify.js'
import { doctor } from './commands/doctor.js'
import { erasureVerify } from './commands/erasure-verify.js'
import { keysCreate } from './commands/keys-create.js'
import { keysList } from './commands/keys-list.js'
import { keysRotate } from './commands/keys-rotate.js'
import { keysShred } from './commands/keys-shred.js'
import { migrateState, migrateTranscripts } from './commands/migrate.js'
import { policyCheck } from './commands/policy-check.js'
import { policyCreate } from './commands/policy-create.js'
import { policyDiff } from './commands/policy-diff.js'
import { policyExplain } from './commands/policy-explain.js'
import { receiptVerify } from './commands/receipt-verify.js'
import { retentionSweep } from './commands/retention-sweep.js'
import { rightsComplete } from './commands/rights-complete.js'
import { rightsCorrect } from './commands/rights-correct.js'
import { rightsErase } from './commands/rights-erase.js'
import { rightsExport } from './commands/rights-export.js'
import { rightsHold, rightsRelease } from './commands/rights-hold.js'
import { rightsList } from './commands/rights-list.js'
import { rightsShow } from './commands/rights-show.js'
import { scan } from './commands/scan.js'
import { scrub } from './commands/scrub.js'
import { createTerminal, type Terminal } from './terminal.js'

/** Runs one command line and answers its exit code: 0 fine, 1 the check failed, 2 wrong use. Never rejects. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const terminal = createTerminal()
  const code = await run(argv, terminal).catch((error: unknown) => report(error, argv, terminal))
  return terminal.broken === undefined ? code : report(terminal.broken, argv, terminal)
}

const commands: readonly Command[] = [scan, scrub, auditVerify, auditExport, keysCreate, keysList, keysRotate, keysShred, policyCreate, policyCheck, policyExplain, policyDiff, receiptVerify, erasureVerify, retentionSweep, rightsList, rightsShow, rightsExport, rightsCorrect, rightsErase, rightsHold, rightsRelease, rightsComplete, migrateState, migrateTranscripts, doctor]

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = findCommand(argv)
  if (command === undefined) {
    await terminal.print(answerWithoutCommand(argv))
    return 0
  }
  const words = parseWords(argv.slice(command.name.split(' ').length), command)
  if (!words.flags.has('help')) return command.run(words, terminal)
  await terminal.print(commandHelp(command))
  return 0
}

/** What `--help`, `--version` and the name of a group, `audit --help`, print; anything else is wrong use. */
function answerWithoutCommand(argv: readonly string[]): string {
  const options = argv.filter((word) => word.startsWith('-'))
  const [first, ...more] = argv.filter((word) => !word.startsWith('-'))
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (first !== undefined && group.length === 0) throw usageError(`there is no command ${quoted(first)}.`)
  if (more.length > 0) throw usageError(`there is no command ${quoted(more[0])} of \`${first}\`.`)
  const unknown = options.find((option) => !['--help', '-h', '--version'].includes(option))
  if (unknown !== undefined) throw usageError(`there is no option ${quoted(unknown)}.`)
  if (options.includes('--version')) return `${readVersion()}\n`
  if (options.length > 0) return overview(first === undefined ? commands : group)
  if (first === undefined) throw usageError('no command was given.')
  throw usageError(`say which one: ${group.map(({ name }) => `\`${name}\``).join(' or ')}.`)
}

function findCommand(argv: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
}

function report(error: unknown, argv: readonly string[], terminal: Terminal): ExitCode {
  terminal.warn(errorLine(error, argv))
  return isScrubjayError(error, 'ERR_USAGE') || isScrubjayError(error, 'ERR_INPUT') ? 2 : 1
}

function overview(shown: readonly Command[]): string {
  const width = Math.max(...shown.map(({ name }) => name.length))
  return `Scrubjay keeps personal data away from chatbots, and proves it.

Usage: scrubjay COMMAND [OPTIONS]

${shown.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

  scrubjay COMMAND --help   what a command does, and its options
  scrubjay --version        the version of this program

Exit codes: 0 fine, 1 the check failed, 2 wrong use or bad input.
`
}

function commandHelp(command: Command): string {
  return `Usage: scrubjay ${command.name} ${command.usage}\n\n${command.help.trim()}\n`
}

/** What was typed may be anything, also a value pasted by mistake: only what looks like a command is repeated. */
function quoted(word: string | undefined): string {
  return word !== undefined && /^-{0,2}[a-z][a-z-]{0,19}$/.test(word) ? `\`${word}\`` : 'of that name'
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { readonly version: string }
  return manifest.version
}
