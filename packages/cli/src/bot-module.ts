import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { redactError } from '@scrubjay/core'
import { requireOption, usageError, type Words } from './command.js'

/** What a module of the bot's exports, named by `--module FILE`; a default export counts as its members too. */
export type BotModule = Readonly<Record<string, unknown>>

/**
 * Loads the module that opens the bot's own storage. It runs with the rights of this program.
 * @throws `ERR_USAGE` naming no path: what was typed may be a value.
 */
export async function loadBotModule(words: Words, command: string): Promise<BotModule> {
  const file = resolve(requireOption(words, 'module', command))
  if (!existsSync(file)) throw usageError('the FILE of `--module` does not exist.', command)
  let loaded: BotModule
  try {
    loaded = (await import(pathToFileURL(file).href)) as BotModule
  } catch (error) {
    throw usageError(`the FILE of \`--module\` cannot be loaded (${redactError(error).message}).`, command)
  }
  const { default: members } = loaded
  return typeof members === 'object' && members !== null ? { ...(members as BotModule), ...loaded } : loaded
}
