import { type Activity, BotAdapter, CloudAdapter, ConfigurationBotFrameworkAuthentication, type ResourceResponse, TurnContext } from 'botbuilder'
import { installScrubjay } from '@scrubjay/botbuilder'
import type { SdkBots } from '../bots.js'
import { serve } from './serve.js'

export const botbuilderBots: SdkBots = {
  inProcess(guard) {
    const adapter = new WireAdapter()
    const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
    return {
      deliver: (activity) => adapter.runMiddleware(new TurnContext(adapter, activity), echo),
      lastReply: () => adapter.lastReply,
      close: async () => scrubjay?.close(),
    }
  },
  async serve(guard) {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
    const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
    return serve((request, response) => adapter.process(request, response, echo), async () => scrubjay?.close())
  },
}

async function echo(context: TurnContext): Promise<void> {
  await context.sendActivity(`You said: ${context.activity.text}`)
}

/** An adapter whose wire is a variable. */
export class WireAdapter extends BotAdapter {
  lastReply = ''

  override async runMiddleware(context: TurnContext, next: (revocable: TurnContext) => Promise<void>): Promise<void> {
    await super.runMiddleware(context, next)
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.lastReply = activities.at(-1)?.text ?? this.lastReply
    return activities.map(() => ({ id: 'sent' }))
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}
