import {
  createFileKeySource,
  createGuard,
  type Guard,
  type MigrationReport,
  type StorageLike,
  type TranscriptStoreLike,
} from '@scrubjay/core'
import { type BotModule, loadBotModule } from '../bot-module.js'
import { type Command, type ExitCode, requireOption, usageError, type Words } from '../command.js'
import { readPolicyOption } from '../policy-option.js'
import { storeFile } from '../store-address.js'
import type { Terminal } from '../terminal.js'

const commonHelp = `
  --module FILE        a JavaScript module of yours, see above; it is loaded and run
  --store sqlite:FILE  the store of the bot
  --keys FILE          the key file
  --tenant NAME        whose it is  (default: default)
  --policy FILE        the policy file
  --dry-run            only count what would be done

It may be interrupted at any time and run again: what is done is not done twice. No key
and no value is ever printed. Make a backup first, and stop bots that run without the
guard: what they write meanwhile is not seen.

Exit codes: 0 done, 1 it failed and can be run again, 2 wrong use.
`

/** `scrubjay migrate state`: seals what was written in clear. */
export const migrateState: Command = {
  name: 'migrate state',
  summary: 'seal bot state that was written in clear',
  usage: '--module FILE --store sqlite:FILE --keys FILE [--dry-run]',
  help: `
Reads records of bot state under their own keys, writes each one sealed under its keyed
token, and deletes the clear one. The module exports

  storage    the bot's own storage (read, write, delete), without the guard
  keys       the keys: an array, an iterable, or a function that answers one, async or not
${commonHelp}`,
  flags: ['dry-run'],
  options: ['module', 'store', 'keys', 'tenant', 'policy'],
  async run(words, terminal) {
    return migrate(migrateState.name, { words, terminal }, async (guard, module, dryRun) => {
      const storage = member<StorageLike>(module, 'storage', ['read', 'write', 'delete'], migrateState.name)
      return guard.custody.migrateState(storage, await iterable(module, 'keys', migrateState.name), { dryRun })
    })
  },
}

/** `scrubjay migrate transcripts`: moves what was logged in clear behind the guard. */
export const migrateTranscripts: Command = {
  name: 'migrate transcripts',
  summary: 'move transcripts that were logged in clear behind the guard',
  usage: '--module FILE --store sqlite:FILE --keys FILE [--dry-run]',
  help: `
Logs every conversation again, with its values hidden and its ids replaced by keyed tokens,
and deletes the clear one. The module exports

  transcripts  the bot's own transcript store, without the guard
  channels     the channels' names, as in ['msteams', 'webchat']

  --into-store         into the guard's own transcript store, sealed, and not back into yours
${commonHelp}`,
  flags: ['dry-run', 'into-store'],
  options: ['module', 'store', 'keys', 'tenant', 'policy'],
  async run(words, terminal) {
    return migrate(migrateTranscripts.name, { words, terminal }, async (guard, module, dryRun) => {
      const methods = ['logActivity', 'getTranscriptActivities', 'listTranscripts', 'deleteTranscript']
      const transcripts = member<TranscriptStoreLike>(module, 'transcripts', methods, migrateTranscripts.name)
      const channels: string[] = []
      for await (const channel of await iterable(module, 'channels', migrateTranscripts.name)) channels.push(channel)
      const to = words.flags.has('into-store') ? { to: guard.custody.createTranscriptStore() } : {}
      return guard.custody.migrateTranscripts(transcripts, channels, { dryRun, ...to })
    })
  },
}

async function migrate(
  command: string,
  { words, terminal }: { readonly words: Words; readonly terminal: Terminal },
  run: (guard: Guard, module: BotModule, dryRun: boolean) => Promise<MigrationReport>,
): Promise<ExitCode> {
  const dryRun = words.flags.has('dry-run')
  const file = storeFile(words, command)
  const keys = createFileKeySource(requireOption(words, 'keys', command))
  const module = await loadBotModule(words, command)
  const policy = readPolicyOption(words, command)?.policy
  const { createSqliteStore } = await import('@scrubjay/store-sqlite')
  const store = createSqliteStore(file)
  const guard = createGuard({ store, keys, tenant: words.options.get('tenant') ?? 'default', ...(policy === undefined ? {} : { policy }) })
  try {
    await guard.ready()
    await terminal.print(formatReport(await run(guard, module, dryRun), dryRun))
    return 0
  } finally {
    await guard.close()
  }
}

function formatReport({ looked, moved, done, missing }: MigrationReport, dryRun: boolean): string {
  const gone = missing === 0 ? '' : `, ${missing} without a record`
  return `${looked} looked at: ${moved} ${dryRun ? 'would be moved' : 'moved'}, ${done} behind the guard already${gone}\n`
}

function member<T>(module: BotModule, name: string, methods: readonly string[], command: string): T {
  const value = module[name] as Readonly<Record<string, unknown>> | null | undefined
  const isThere = typeof value === 'object' && value !== null && methods.every((method) => typeof value[method] === 'function')
  if (isThere) return value as T
  throw usageError(`the module exports no \`${name}\` with the methods ${methods.join(', ')}.`, command)
}

async function iterable(module: BotModule, name: string, command: string): Promise<Iterable<string> | AsyncIterable<string>> {
  const exported = module[name]
  const value: unknown = typeof exported === 'function' ? await (exported as () => unknown)() : exported
  const isIterable = typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  if (isIterable) return value as Iterable<string> | AsyncIterable<string>
  throw usageError(`the module exports no \`${name}\` that can be gone through.`, command)
}
