import { type Activity, type ConversationReference, TestAdapter, TurnContext } from 'botbuilder'
import type { ActivityLike } from '@scrubjay/core'
import type { Delivery, Harness, HarnessOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'

/** A guarded bot on the SDK's own adapter for tests. */
export async function createTestAdapterHarness({ guard, bot, earlier, later }: HarnessOptions): Promise<Harness> {
  const adapter = new RecordingAdapter()
  for (const middleware of earlier) adapter.use(middleware)
  const scrubjay = installScrubjay(adapter, guard)
  for (const middleware of later) adapter.use(middleware)
  return {
    scrubjay,
    installAgain: (options) => installScrubjay(adapter, options),
    async deliver(activity) {
      adapter.activeQueue.length = 0
      adapter.updates.length = 0
      // A bot that throws rejects here, as it does in production without `onTurnError`.
      await adapter.processActivity(activity as Partial<Activity>, async (context) => bot(context)).catch(() => {})
      return adapter.takeDelivery()
    },
    async proactive(activity, logic) {
      const reference = TurnContext.getConversationReference(activity as Activity)
      await adapter.continueConversation(reference, async (context) => void (await logic(context)))
    },
    takeWire: () => adapter.activeQueue.splice(0),
    close: () => scrubjay.close(),
  }
}

/** The SDK's adapter, which has no proactive messages and forgets buffered replies and updates. */
class RecordingAdapter extends TestAdapter {
  readonly updates: ActivityLike[] = []
  #context: TurnContext | undefined

  protected override createContext(request: Partial<Activity>): TurnContext {
    this.#context = super.createContext(request)
    return this.#context
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): ReturnType<TestAdapter['updateActivity']> {
    this.updates.push({ ...activity })
    return super.updateActivity(context, activity)
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const request = TurnContext.applyConversationReference({ type: 'event', name: 'ContinueConversation' }, reference, true)
    await this.runMiddleware(new TurnContext(this, request), logic)
  }

  takeDelivery(): Delivery {
    const sent: ActivityLike[] = [...this.activeQueue.splice(0), ...(this.#context?.bufferedReplyActivities ?? [])]
    const response = sent.find(({ type }) => type === 'invokeResponse')
    return {
      replies: sent.filter((activity) => activity !== response),
      updates: this.updates.splice(0),
      ...(response === undefined ? {} : { invokeResponse: response.value as object }),
    }
  }
}
