import { installScrubjay, type ScrubjayOptions } from '@scrubjay/botbuilder'
import { type Activity, TestAdapter } from 'botbuilder'
import { ModelBot } from './bot.js'
import type { ChatMessage } from './chat-completions.js'
import { startStandInModel } from './stand-in-model.js'

/** What everybody has seen of one conversation. */
export interface ModelBotRun {
  /** What the person reads: the pieces of streams, and messages. */
  readonly shown: readonly Partial<Activity>[]
  /** What the model was sent, word for word. */
  readonly received: readonly string[]
  /** To whom the tool has written. */
  readonly mailed: readonly string[]
  /** What the bot keeps. */
  readonly history: readonly ChatMessage[]
}

/** Has a person say `lines` to the bot, which asks the stand-in for a model on this machine. */
export async function runModelBot(options: ScrubjayOptions, lines: readonly string[]): Promise<ModelBotRun> {
  const model = await startStandInModel()
  const mailed: string[] = []
  const shown: Partial<Activity>[] = []
  const adapter = new TestAdapter(async (context) => bot.run(context), { conversation: { id: 'c1', isGroup: false, conversationType: 'personal', name: '' } })
  const scrubjay = installScrubjay(adapter, options)
  const bot = new ModelBot({
    scrubjay,
    modelUrl: model.url,
    async sendMail(to, subject) {
      mailed.push(to)
      return `“${subject}” was sent to ${to}`
    },
  })
  try {
    for (const line of lines) {
      await adapter.send(line).startTest()
      shown.push(...adapter.activeQueue.splice(0))
    }
  } finally {
    await scrubjay.close()
    await model.close()
  }
  return { shown, received: model.received, mailed, history: bot.history }
}
