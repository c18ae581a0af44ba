import { type Activity, BotAdapter, type ResourceResponse, type Storage, TurnContext } from 'botbuilder'
import { Botkit } from 'botkit'
import { Activity as AgentsActivity } from '@microsoft/agents-activity'
import { CloudAdapter, type ResourceResponse as AgentsResponse, TurnContext as AgentsContext } from '@microsoft/agents-hosting'
import { installScrubjay as installOnAgents } from '@scrubjay/agents'
import { installScrubjay } from '@scrubjay/botbuilder'
import { scrubjayPlugin } from '@scrubjay/botkit'
import type { ActivityLike, Scrubjay } from '@scrubjay/core'
import { type Asked, bare, type StartProcess } from './flow.js'

/** Makes a bot on its storage. */
export type CreateBot<Context> = (storage: Storage, scrubjay: Asked) => (context: Context) => Promise<void>

/** A Bot Framework bot, and the adapter that it would have. */
export const onBotbuilder =
  (createBot: CreateBot<TurnContext>): StartProcess =>
  ({ guard, storage }) => {
    const adapter = new WireAdapter()
    const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
    const bot = createBot(storage(scrubjay), scrubjay ?? bare)
    return { hear: (activity) => adapter.hear(activity, bot), close: async () => scrubjay?.close() }
  }

/** A Botkit controller with its plugin. `asked` is there when the first message comes. */
export const onBotkit =
  (addSkills: (controller: Botkit, asked: () => Asked) => void): StartProcess =>
  ({ guard, storage }) => {
    const adapter = new WireAdapter()
    const plugin = guard === undefined ? undefined : scrubjayPlugin(guard)
    const controller = new Botkit({ adapter, storage: storage(plugin), disable_webserver: true, disable_console: true })
    if (plugin !== undefined) controller.usePlugin(plugin)
    const scrubjay = (): Scrubjay | undefined => controller.plugins['scrubjay'] as Scrubjay | undefined
    addSkills(controller, () => scrubjay() ?? bare)
    return {
      hear: (activity) => adapter.hear(activity, async (context) => void (await controller.handleTurn(context))),
      close: async () => scrubjay()?.close(),
    }
  }

/** A bot of the Microsoft 365 Agents SDK. */
export const onAgents =
  (createBot: CreateBot<AgentsContext>): StartProcess =>
  ({ guard, storage }) => {
    const adapter = new AgentsWireAdapter({})
    const scrubjay = guard === undefined ? undefined : installOnAgents(adapter, guard)
    const bot = createBot(storage(scrubjay), scrubjay ?? bare)
    return { hear: (activity) => adapter.hear(activity, bot), close: async () => scrubjay?.close() }
  }

/** An adapter whose wire is a list. */
class WireAdapter extends BotAdapter {
  readonly #sent: ActivityLike[] = []

  async hear(activity: ActivityLike, bot: (context: TurnContext) => Promise<void>): Promise<readonly ActivityLike[]> {
    await this.runMiddleware(new TurnContext(this, { ...activity } as Activity), bot)
    return this.#sent.splice(0)
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.#sent.push(...activities)
    return activities.map((_activity, index) => ({ id: `sent-${index}` }))
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

class AgentsWireAdapter extends CloudAdapter {
  readonly #sent: ActivityLike[] = []

  async hear(activity: ActivityLike, bot: (context: AgentsContext) => Promise<void>): Promise<readonly ActivityLike[]> {
    await this.runMiddleware(new AgentsContext(this, AgentsActivity.fromObject(activity)), bot)
    return this.#sent.splice(0)
  }

  override async sendActivities(_context: AgentsContext, activities: AgentsActivity[]): Promise<AgentsResponse[]> {
    this.#sent.push(...(activities as object[]))
    return activities.map((_activity, index) => ({ id: `sent-${index}` }))
  }
}
