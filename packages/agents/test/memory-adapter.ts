import { expect } from 'chai'
import { Activity } from '@microsoft/agents-activity'
import { BaseAdapter, type ResourceResponse, TurnContext } from '@microsoft/agents-hosting'
import type { ActivityLike } from '@scrubjay/core'
import type { Harness, HarnessOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'

/** A guarded bot on an adapter of somebody's own, which has nothing but what `BaseAdapter` asks for. */
export async function createMemoryAdapterHarness({ guard, bot, earlier, later }: HarnessOptions): Promise<Harness> {
  const adapter = new MemoryAdapter()
  const logic = async (context: TurnContext): Promise<void> => void (await bot(context))
  for (const middleware of earlier) adapter.use(middleware)
  const scrubjay = installScrubjay(adapter, guard)
  for (const middleware of later) adapter.use(middleware)
  return {
    scrubjay,
    installAgain: (options) => installScrubjay(adapter, options),
    async deliver(activity) {
      adapter.sent.length = 0
      adapter.updated.length = 0
      const buffered = await adapter.deliver(activity, logic)
      const sent = [...adapter.sent.splice(0), ...buffered]
      const response = sent.find(({ type }) => type === 'invokeResponse')
      return {
        replies: sent.filter((reply) => reply !== response),
        updates: adapter.updated.splice(0),
        ...(response === undefined ? {} : { invokeResponse: response.value as object }),
      }
    },
    async proactive(activity, run) {
      const reference = Activity.fromObject(activity).getConversationReference()
      await adapter.continueConversation('bot', reference, async (context) => void (await run(context)))
    },
    takeWire: () => adapter.sent.splice(0),
    close: () => scrubjay.close(),
  }
}

/** Keeps what reached the wire. */
export class MemoryAdapter extends BaseAdapter {
  readonly sent: ActivityLike[] = []
  readonly updated: ActivityLike[] = []
  #serial = 0

  /** Delivers one activity; answers the replies that were buffered for `expectReplies`. */
  async deliver(activity: ActivityLike, logic: (context: TurnContext) => Promise<void>): Promise<readonly ActivityLike[]> {
    const context = new TurnContext(this, Activity.fromObject(activity))
    await this.runMiddleware(context, logic)
    return context.bufferedReplyActivities
  }

  override async continueConversation(...parameters: Parameters<BaseAdapter['continueConversation']>): Promise<void> {
    const [, reference, logic] = parameters
    await this.runMiddleware(new TurnContext(this, Activity.getContinuationActivity(reference as never)), logic)
  }

  override async sendActivities(_context: TurnContext, activities: Activity[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities)
    return activities.map(() => ({ id: `m${(this.#serial += 1)}` }))
  }

  override async updateActivity(_context: TurnContext, activity: Activity): Promise<void> {
    this.updated.push(activity)
  }

  override async deleteActivity(): Promise<void> {}
  override async uploadAttachment(): Promise<never> {
    return expect.fail('not in this test')
  }
  override async getAttachmentInfo(): Promise<never> {
    return expect.fail('not in this test')
  }
  override async getAttachment(): Promise<never> {
    return expect.fail('not in this test')
  }
}
