import type { ActivityLike, Guard, OpenTurn, ResumeTicket, Verdict } from '../turn.js'
import { Unscrubbed } from '../turn.js'
import { closedReplies } from './closed.js'
import { guardConnector } from './connector.js'
import { guardLateFields } from './late-fields.js'
import { hookReplies, replaceFields, sendBuffered } from './outbound.js'
import type { HostContext, HostMethods, Logic } from './shapes.js'
import { markTurn } from './shapes.js'

/** What a turn is run with: the adapter, its guard, and the SDK's own way of running middleware and bot. */
export interface Host {
  readonly adapter: object
  readonly guard: Guard
  readonly runMiddleware: HostMethods['runMiddleware']
}

/**
 * One inbound turn, before any middleware: carries out the guard's verdict (see `Verdict`). Answers the turn
 * when it has ended, and nothing when the guard let it bypass or could not look at it.
 */
export async function runTurn(
  host: Host,
  context: HostContext,
  logic: Logic,
  ticket?: ResumeTicket,
): Promise<OpenTurn | undefined> {
  const verdict = await receive(host.guard, context.activity, ticket)
  if (verdict === 'closed') {
    await asTurn(host.adapter, context, () => sendAll(context, closedReplies(context.activity)))
    return undefined
  }
  const { turn } = verdict
  if (verdict.kind === 'bypass') {
    markTurn(context, turn)
    await host.runMiddleware(context, logic)
    return undefined
  }
  let failed = true
  try {
    markTurn(context, turn)
    guardConnector(host.adapter, context, { guard: host.guard, turn })
    failed = verdict.kind === 'answer' ? await answer(host, context, verdict) : await pass(host, context, logic, verdict)
    await sendBuffered(host.guard, turn, context)
  } finally {
    await quietly(() => host.guard.finish(turn, failed ? 'failed' : 'done'))
  }
  return turn
}

/**
 * A turn that somebody's code started (`continueConversation`, `createConversation`): its logic is a callback
 * of that code, not the bot.
 */
export function isProactive(activity: ActivityLike): boolean {
  return activity.type === 'event' && /^(continue|create)conversation$/i.test(activity.name ?? '')
}

async function answer(host: Host, context: HostContext, verdict: Verdict & { kind: 'answer' }): Promise<boolean> {
  return asTurn(host.adapter, context, () => sendAll(context, verdict.replies))
}

/** Answers whether the bot failed. The SDK may have handled that already with `onTurnError`. */
async function pass(
  host: Host,
  context: HostContext,
  logic: Logic,
  verdict: Verdict & { kind: 'pass' },
): Promise<boolean> {
  let failed = await asTurn(host.adapter, context, () => sendAll(context, verdict.before))
  if (failed) return true
  replaceFields(context.activity, verdict.activity)
  if (isProactive(context.activity)) guardLateFields(context.activity, (late) => host.guard.scrubLate(verdict.turn, late))
  hookReplies(host.guard, verdict.turn, context)
  const run: Logic = async (inner) => {
    try {
      return await logic(inner)
    } catch (error) {
      failed = true
      throw error
    }
  }
  await host.guard.within(verdict.turn, () => host.runMiddleware(context, run))
  return failed
}

async function receive(guard: Guard, activity: ActivityLike, ticket?: ResumeTicket): Promise<Verdict | 'closed'> {
  try {
    return await guard.receive({ activity: new Unscrubbed(activity), ...(ticket === undefined ? {} : { ticket }) })
  } catch {
    return 'closed'
  }
}

/** The SDKs reject empty lists. The context applies the conversation reference and looks after invoke responses. */
async function sendAll(context: HostContext, activities: readonly ActivityLike[]): Promise<void> {
  if (activities.length > 0) await context.sendActivities([...activities])
}

/** Sends of ours fail as the bot's would: into `onTurnError` when there is one. Answers whether they failed. */
async function asTurn(adapter: object, context: HostContext, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return false
  } catch (error) {
    const onTurnError: unknown = Reflect.get(adapter, 'onTurnError')
    if (typeof onTurnError !== 'function') throw error
    await (onTurnError.call(adapter, context, error) as Promise<unknown>)
    return true
  }
}

/** For calls that never reject by contract. */
export async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch {
    // The guard has reported it in its health; here it must not reach the bot.
  }
}
