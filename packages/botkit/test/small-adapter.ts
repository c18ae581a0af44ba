import { type Activity, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder'
import type { ActivityLike } from '@scrubjay/core'

/** An adapter that Botkit accepts, and that keeps what reached the wire. */
export class SmallAdapter extends BotAdapter {
  readonly sent: ActivityLike[] = []
  readonly updated: ActivityLike[] = []
  #serial = 0

  /** Delivers one activity; answers the replies that were buffered for `expectReplies`. */
  async deliver(activity: ActivityLike, logic: (context: TurnContext) => Promise<unknown>): Promise<readonly ActivityLike[]> {
    const context = new TurnContext(this, { ...activity } as Activity)
    await this.runMiddleware(context, async (inner) => void (await logic(inner)))
    return context.bufferedReplyActivities
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const request = TurnContext.applyConversationReference({ type: 'event', name: 'ContinueConversation' }, reference, true)
    await this.runMiddleware(new TurnContext(this, request), logic)
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities)
    return activities.map(() => ({ id: `m${(this.#serial += 1)}` }))
  }

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<void> {
    this.updated.push({ ...activity })
  }

  override async deleteActivity(): Promise<void> {}
}
