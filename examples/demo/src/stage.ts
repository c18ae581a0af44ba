import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, createFileKeySource, createTenantLog, verifyLog, type LogReport } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import type { JsonObject } from './channel/http.js'
import { conversationIdOf, createLocalChannel, textsOf } from './channel/local-channel.js'
import { startGuardedAgentsBot } from './guarded-bot-agents.js'
import { startGuardedBotbuilderBot } from './guarded-bot-botbuilder.js'
import { startGuardedBotkitBot } from './guarded-bot-botkit.js'
import type { StartGuardedBot } from './guarded-bot.js'
import type { Sdk } from './options.js'
import type { ScriptLine } from './script.js'
import { createStoredReader, tenant, type StoredNote } from './stored.js'

/** Sets up everything that a conversation needs: a channel, a guarded bot behind HTTP, and a store. */
export async function openStage({ sdk, dataDir, keyFile, policy, readStored, clock }: StageOptions): Promise<Stage> {
  const store = createSqliteStore(join(dataDir, 'scrubjay.db'))
  const keys = createFileKeySource(keyFile)
  const seen = new Map<string, string[]>()
  const onSeen = (conversationId: string, text: string): void => {
    seen.set(conversationId, [...(seen.get(conversationId) ?? []), text])
  }
  const bot = await starters[sdk]({ store, keys, ...(policy === undefined ? {} : { policy }), ...(clock === undefined ? {} : { clock }) }, { dataDir, onSeen })
  const channel = await createLocalChannel(lastPort(dataDir))
  writeFileSync(portFile(dataDir), String(channel.port))
  const stored = createStoredReader(dataDir, store)
  let held: string | undefined
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= closeAll())
  const closeAll = async (): Promise<void> => {
    await bot.server.close()
    await bot.guard.close()
    await channel.close()
  }
  try {
    await bot.guard.ready()
    if (readStored) await stored.start()
  } catch (error) {
    await close()
    throw error
  }
  return {
    botUrl: bot.url,
    async play(line) {
      const { status, replies } = await channel.say(bot.url, line)
      const botSaw = seen.get(conversationIdOf(line)) ?? []
      seen.delete(conversationIdOf(line))
      held = (await store.readHead(tenant))?.checkpoint
      const notes = readStored ? await stored.read() : []
      return { line, status, botSaw, replies: replies.flatMap(textsOf), activities: replies, stored: notes }
    },
    async verify() {
      // What an outsider holds: the key from the key file, not from the store, and the checkpoint of the last turn.
      const { vkey } = createTenantLog({ ring: await keys.open(), tenant })
      return verifyLog(store, { tenant, vkey, ...(held === undefined ? {} : { checkpoint: held }) })
    },
    close,
  }
}

const starters: { readonly [sdk in Sdk]: StartGuardedBot } = {
  botbuilder: startGuardedBotbuilderBot,
  botkit: startGuardedBotkitBot,
  agents: startGuardedAgentsBot,
}

export interface StageOptions {
  readonly sdk: Sdk
  readonly dataDir: string
  readonly keyFile: string
  /** Undefined: the built-in policy. */
  readonly policy?: string | object | undefined
  /** Undefined: the system's. */
  readonly clock?: Clock
  /** Whether turns say what they have stored. Costs a look at the whole store after each. */
  readonly readStored: boolean
}

export interface Stage {
  readonly botUrl: string
  /** Plays one line, and answers when the replies to it are there. */
  play(line: ScriptLine): Promise<Turn>
  verify(): Promise<LogReport>
  /** Frees every port and file. Twice is once. */
  close(): Promise<void>
}

/** One line of the script and what came of it. */
export interface Turn {
  readonly line: ScriptLine
  /** What the bot answered the HTTP request with. */
  readonly status: number
  readonly botSaw: readonly string[]
  readonly replies: readonly string[]
  /** The replies as they came. */
  readonly activities: readonly JsonObject[]
  readonly stored: readonly StoredNote[]
}

/** Makes the data folder: the one that is wanted, or a fresh one. */
export function openDataDir(wanted: string | undefined): string {
  if (wanted === undefined) return mkdtempSync(join(tmpdir(), 'scrubjay-demo-'))
  mkdirSync(wanted, { recursive: true, mode: 0o700 })
  return wanted
}

/**
 * A turn that waited for consent when the process died is answered at the address that it came from, so
 * a folder that is taken up again asks for the same port.
 */
function lastPort(dataDir: string): number | undefined {
  try {
    const port = Number(readFileSync(portFile(dataDir), 'utf8'))
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
  } catch {
    return undefined
  }
}

function portFile(dataDir: string): string {
  return join(dataDir, 'channel-port')
}
