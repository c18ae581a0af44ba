import { Activity } from '@microsoft/agents-activity'
import { CloudAdapter, type ResourceResponse, TurnContext, type WebResponse } from '@microsoft/agents-hosting'
import { installScrubjay } from '@scrubjay/agents'
import type { SdkBots } from '../bots.js'
import { serve } from './serve.js'

export const agentsBots: SdkBots = {
  inProcess(guard) {
    const adapter = new WireAdapter({})
    const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
    return {
      deliver: (activity) => adapter.deliver(activity),
      lastReply: () => adapter.lastReply,
      close: async () => scrubjay?.close(),
    }
  },
  async serve(guard) {
    const adapter = new CloudAdapter({})
    const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
    return serve(
      (request, response) => adapter.process(request, response as unknown as WebResponse, echo),
      async () => scrubjay?.close(),
    )
  },
}

async function echo(context: TurnContext): Promise<void> {
  await context.sendActivity(`You said: ${context.activity.text}`)
}

/** An adapter whose wire is a variable. */
class WireAdapter extends CloudAdapter {
  lastReply = ''

  async deliver(activity: object): Promise<void> {
    await this.runMiddleware(new TurnContext(this, Activity.fromObject(activity)), echo)
  }

  override async sendActivities(_context: TurnContext, activities: Activity[]): Promise<ResourceResponse[]> {
    this.lastReply = activities.at(-1)?.text ?? this.lastReply
    return activities.map(() => ({ id: 'sent' }))
  }
}
