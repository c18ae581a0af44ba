import type { SendHook, UpdateHook } from '../../src/host/shapes.js'
import type { ActivityLike } from '../../src/turn.js'

type Next = () => Promise<unknown>
export type FakeLogic = (context: FakeContext) => Promise<unknown>
export type FakeMiddleware = (context: FakeContext, next: Next) => Promise<unknown>

/** A turn context as the SDKs behave: copies on send, hooks in order of registration, none of it on update. */
export class FakeContext {
  readonly turnState: Map<unknown, unknown> = new Map()
  readonly bufferedReplyActivities: ActivityLike[] = []
  readonly adapter: FakeAdapter
  readonly activity: ActivityLike
  readonly #sendHooks: SendHook[] = []
  readonly #updateHooks: UpdateHook[] = []
  constructor(adapter: FakeAdapter, activity: ActivityLike) {
    this.adapter = adapter
    this.activity = activity
  }
  onSendActivities(hook: SendHook): void {
    this.#sendHooks.push(hook)
  }
  onUpdateActivity(hook: UpdateHook): void {
    this.#updateHooks.push(hook)
  }
  async sendActivities(activities: readonly ActivityLike[]): Promise<unknown> {
    const output = activities.map((activity) => ({ ...activity }))
    // As the Agents SDK does, before any hook.
    for (const activity of output) if (activity.type === 'invokeResponse') this.turnState.set('invokeResponse', activity)
    const emit = async (index: number): Promise<unknown> => {
      const hook = this.#sendHooks[index]
      if (hook !== undefined) return hook(this, output, () => emit(index + 1))
      if (this.activity.deliveryMode !== 'expectReplies') return this.adapter.sendActivities(this, output)
      this.bufferedReplyActivities.push(...output)
      return output.map(() => ({}))
    }
    return emit(0)
  }
  async updateActivity(activity: ActivityLike): Promise<unknown> {
    const emit = async (index: number): Promise<unknown> => {
      const hook = this.#updateHooks[index]
      return hook === undefined ? this.adapter.updateActivity(this, activity) : hook(this, activity, () => emit(index + 1))
    }
    return emit(0)
  }
}

/** Has methods on its prototype, as the SDKs' adapters do, and keeps what reached the wire. */
export class FakeAdapter {
  readonly wire: ActivityLike[] = []
  readonly updates: ActivityLike[] = []
  readonly middleware: FakeMiddleware[] = []
  onTurnError?: (context: FakeContext, error: unknown) => Promise<void>

  async process(activity: ActivityLike, logic: FakeLogic): Promise<FakeContext> {
    const context = new FakeContext(this, activity)
    context.turnState.set('connector', 'of the adapter')
    context.turnState.set('botCallbackHandler', logic)
    await this.runMiddleware(context, logic)
    return context
  }
  async runMiddleware(context: FakeContext, logic: FakeLogic): Promise<void> {
    const run = async (index: number): Promise<unknown> => {
      const middleware = this.middleware[index]
      return middleware === undefined ? logic(context) : middleware(context, () => run(index + 1))
    }
    try {
      await run(0)
    } catch (error) {
      if (this.onTurnError === undefined) throw error
      await this.onTurnError(context, error)
    }
  }
  async sendActivities(_context: FakeContext, activities: readonly ActivityLike[]): Promise<unknown> {
    if (activities.length === 0) throw new Error('Expecting one or more activities')
    this.wire.push(...activities)
    return activities.map((_activity, index) => ({ id: `sent-${index}` }))
  }
  async updateActivity(_context: FakeContext, activity: ActivityLike): Promise<unknown> {
    this.updates.push(activity)
    return { id: activity.id }
  }
  async continueConversation(reference: { conversation: object; user: object }, logic: FakeLogic): Promise<void> {
    await this.process({ type: 'event', name: 'ContinueConversation', conversation: reference.conversation, from: reference.user }, logic)
  }
}
