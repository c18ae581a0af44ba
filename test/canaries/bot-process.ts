import { join } from 'node:path'
import { createFileKeySource, entityTypes, type Settings } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createKeptFiles } from './kept-files.js'
import type { Order } from './paths.js'
import { failures } from './careless-bot.js'
import { startAgentsBot } from './sdks/agents.js'
import type { RunningBot, StartBot } from './sdks/bot.js'
import { startBotbuilderBot } from './sdks/botbuilder.js'
import { startBotkitBot } from './sdks/botkit.js'

export const sdks = ['botbuilder', 'botkit', 'agents'] as const
export type Sdk = (typeof sdks)[number]

const starts: Readonly<Record<Sdk, StartBot>> = { botbuilder: startBotbuilderBot, botkit: startBotkitBot, agents: startAgentsBot }

/** What the parent process says to the bot. */
export type ToBot =
  | { readonly kind: 'start'; readonly sdk: Sdk; readonly folder: string; readonly keyFile: string; readonly modelUrl: string; readonly settings: Partial<Settings> }
  | { readonly kind: 'record'; readonly record: number; readonly text: string }
  | { readonly kind: 'order'; readonly number: number; readonly conversation: string; readonly serviceUrl: string; readonly order: Order }
  | { readonly kind: 'close' }

/** And what it hears from it. */
export type FromBot = { readonly kind: 'ready'; readonly url: string } | { readonly kind: 'done'; readonly number: number; readonly failed: boolean } | { readonly kind: 'closed'; readonly failedTurns: number }

const records = new Map<number, string>()
let bot: RunningBot | undefined

async function take(message: ToBot): Promise<void> {
  if (message.kind === 'record') return void records.set(message.record, message.text)
  if (message.kind === 'close') {
    await bot?.close()
    tell({ kind: 'closed', failedTurns: failures.turns })
    return process.disconnect()
  }
  if (message.kind === 'order') {
    const failed = await carryOut(message).then(() => false, (error: unknown) => {
      console.error('an order failed:', error)
      return true
    })
    return tell({ kind: 'done', number: message.number, failed })
  }
  const { sdk, folder, keyFile, modelUrl, settings } = message
  const store = createSqliteStore(join(folder, 'privacy.db'))
  const guard = { store, keys: createFileKeySource(keyFile), policy: hidingAll, settings }
  bot = await starts[sdk]({ guard, kept: createKeptFiles(folder), bot: { modelUrl, records } })
  tell({ kind: 'ready', url: bot.url })
}

async function carryOut({ conversation, serviceUrl, order }: ToBot & { kind: 'order' }): Promise<void> {
  const text = order.record === undefined ? undefined : (records.get(order.record) ?? '')
  if (order.kind === 'remind') return bot?.remind(conversation, text)
  if (order.kind === 'create') return bot?.create(text ?? '', serviceUrl)
  await bot?.takeFromSkill(conversation, { type: order.type, name: 'answer', text, value: { answer: text }, channelData: { raw: { text } } })
}

function tell(message: FromBot): void {
  process.send?.(message)
}

/** Nothing is passed to the bot, and nothing but links is said by it that is not the person's own. */
const hidingAll = {
  version: 1,
  entities: Object.fromEntries(entityTypes.map((type) => [type, { inbound: 'token', outbound: type === 'URL' ? 'keep' : 'redact' }])),
}

if (require.main === module) {
  process.on('message', (message: ToBot) => void take(message))
  process.once('disconnect', () => process.exit())
}
