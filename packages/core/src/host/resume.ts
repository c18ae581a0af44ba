import { activityLike } from '../lib/activity-fields.js'
import type { ActivityLike, OpenTurn, ResumeTicket, TurnContextLike } from '../turn.js'
import type { AttachOptions } from './attach.js'
import { type Host, quietly, runTurn } from './inbound.js'
import { type HostContext, type Logic, turnStateEntries } from './shapes.js'

/** The turn after which a parked one goes on: it lends its connection to the channel. */
export interface ResumeFrom {
  readonly context: HostContext
  readonly entries: readonly (readonly [unknown, unknown])[]
  readonly logic: Logic
}

/** Runs what this person's turn has released, oldest first, each as a turn of its own under its own id. */
export async function resumeReleased(host: Host, from: ResumeFrom, turn: OpenTurn): Promise<void> {
  let tickets: readonly ResumeTicket[] = []
  await quietly(async () => {
    tickets = await host.guard.released(turn)
  })
  for (const ticket of tickets) await resumeTurn(host, from, ticket)
}

/**
 * Resumes what a process that died has left behind, through the SDK's own way of starting a conversation
 * again. Nobody waits for it, so that nothing of it may reject. Each person's turns stay in order.
 */
export async function resumeReleasedOfAll(host: Host, logic: Logic, proactive: Proactive): Promise<void> {
  await quietly(async () => {
    for (const ticket of await host.guard.releasedOfAll()) {
      await quietly(() =>
        proactive(referenceOf(ticket.activity.expose()), (context) =>
          resumeTurn(host, { context, entries: turnStateEntries(context), logic }, ticket),
        ),
      )
    }
  })
}

export type Proactive = (reference: object, callback: Logic) => Promise<void>

/** Chooses what the SDK has: what the options say, or `continueConversationAsync` of a CloudAdapter, or `continueConversation`. */
export function createProactive(adapter: object, options: AttachOptions, ownLogic: WeakSet<object>): Proactive {
  return async (reference, callback) => {
    let entered = false
    const logic = async (context: TurnContextLike): Promise<void> => {
      entered = true
      await callback(context as HostContext)
    }
    ownLogic.add(logic)
    if (options.continueConversation !== undefined) return options.continueConversation(reference, logic)
    // The base adapter has a `continueConversationAsync` that only throws; then the older one is the right one.
    await quietly(() => call(adapter, 'continueConversationAsync', [options.botAppId ?? '', reference, logic]))
    if (!entered) await call(adapter, 'continueConversation', [reference, logic])
  }
}

async function resumeTurn(host: Host, from: ResumeFrom, ticket: ResumeTicket): Promise<void> {
  const context = freshContext(host.adapter, from, ticket)
  await runTurn(host, context, from.logic, ticket)
  carryAnswer(context, from.context)
  const waiting = from.context.bufferedReplyActivities
  if (from.context.activity.deliveryMode === 'expectReplies') waiting?.push(...(context.bufferedReplyActivities ?? []))
}

/** A context for the parked activity, as the adapter would have made it, with the connection of `from`. */
function freshContext(adapter: object, from: ResumeFrom, ticket: ResumeTicket): HostContext {
  const activity = activityLike(from.context.activity, ticket.activity.expose())
  // The request that brought the parked activity was answered long ago; replies leave the way the present turn's do.
  if (from.context.activity.deliveryMode === 'expectReplies') activity.deliveryMode = 'expectReplies'
  else delete activity.deliveryMode
  const Context = from.context.constructor as new (adapter: object, activity: ActivityLike, identity: unknown) => HostContext
  const context = new Context(adapter, activity, Reflect.get(from.context, 'identity'))
  for (const [key, value] of from.entries) context.turnState.set(key, value)
  // Bot Framework keeps the bot under this name; after a restart it would be our own callback.
  if (context.turnState.get('botCallbackHandler') !== undefined) context.turnState.set('botCallbackHandler', from.logic)
  carryAnswer(from.context, context)
  return context
}

/** Botkit's webhook adapters collect the answer to the HTTP request in the turn state. */
function carryAnswer(from: HostContext, to: HostContext): void {
  for (const key of ['httpStatus', 'httpBody']) {
    const value = from.turnState.get(key)
    if (value !== undefined) to.turnState.set(key, value)
  }
}

/** A conversation reference, by the names of Bot Framework (`bot`) and Agents (`agent`). */
function referenceOf(activity: ActivityLike): object {
  return {
    activityId: activity.id,
    user: activity.from,
    bot: activity.recipient,
    agent: activity.recipient,
    conversation: activity.conversation,
    channelId: activity.channelId,
    locale: activity.locale,
    serviceUrl: Reflect.get(activity, 'serviceUrl') as unknown,
  }
}

async function call(adapter: object, name: string, parameters: readonly unknown[]): Promise<void> {
  const method: unknown = Reflect.get(adapter, name)
  if (typeof method === 'function') await (method.apply(adapter, [...parameters]) as Promise<unknown>)
}
