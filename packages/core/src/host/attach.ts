import { ScrubjayError } from '../errors.js'
import type { ActivityLike, Guard, TurnContextLike } from '../turn.js'
import { guardCreation } from './create-conversation.js'
import { type Host, isProactive, runTurn } from './inbound.js'
import { replaceFields, scrubbed, sendGuarded, updateGuarded } from './outbound.js'
import { createProactive, resumeReleased, resumeReleasedOfAll } from './resume.js'
import { StartWatch } from './warn.js'
import { type HostContext, type HostMethods, type Logic, turnOf, turnStateEntries } from './shapes.js'

/**
 * Puts a guard around an adapter of any of the three SDKs. Registered middleware cannot be first inbound and
 * last outbound (outbound hooks run in the order of registration too), so the adapter's own methods are
 * wrapped: `runMiddleware` stands before all middleware, `sendActivities` and `updateActivity` behind all of it.
 * Twice is once: an adapter that has a guard keeps it, and the same handle comes back.
 * @throws `ERR_OPTIONS_INVALID` at `adapter` when it lacks one of the three methods.
 */
export function attachGuard(adapter: object, guard: Guard, options: AttachOptions = {}): Attachment {
  const present = attachmentOf(adapter)
  if (present !== undefined) return present
  const originals = methodsOf(adapter)
  const host: Host = { adapter, guard, runMiddleware: watched }
  const ownLogic = new WeakSet<object>()
  let attached = true
  let background: Promise<void> | undefined

  const resumeOnce = (logic: Logic): void => {
    background ??= resumeReleasedOfAll(host, logic, createProactive(adapter, options, ownLogic))
  }
  async function watched(context: HostContext, logic: Logic): Promise<unknown> {
    watch.begin(context)
    try {
      return await originals.runMiddleware(context, logic)
    } finally {
      watch.end(context)
    }
  }
  const wrappers: HostMethods = {
    async runMiddleware(context, logic) {
      if (!attached) return originals.runMiddleware(context, logic)
      // Our own way back into a conversation: the callback makes the guarded context itself.
      if (ownLogic.has(logic)) return logic(context)
      // What a developer's own proactive code passes as logic is not the bot, and no parked turn may run in it.
      if (isProactive(context.activity)) return runTurn(host, context, logic)
      try {
        return await runAndResume(host, context, logic)
      } finally {
        if (attached) resumeOnce(logic)
      }
    },
    sendActivities: (context, activities) =>
      attached ? sendGuarded(guard, originals.sendActivities, context, activities) : originals.sendActivities(context, activities),
    updateActivity: (context, activity) =>
      attached ? updateGuarded(guard, originals.updateActivity, context, activity) : originals.updateActivity(context, activity),
  }
  const watch = new StartWatch({ adapter, custody: guard.custody, own: wrappers.runMiddleware, keepsState: options.keepsState ?? true })
  const restore = wrapMethods(adapter, { ...wrappers, ...createWrappers(adapter, guard) })

  const attachment: Attachment = {
    guard,
    detach() {
      if (!attached) return
      attached = false
      restore()
      Reflect.deleteProperty(adapter, attachmentKey)
    },
    async settled() {
      await background
    },
  }
  Object.defineProperty(adapter, attachmentKey, { value: attachment, configurable: true })
  return attachment
}

/** What the glue needs to know of the bot. */
export interface AttachOptions {
  /**
   * Whether the bot's state outlives the process; only then is there a warning when it is not guarded.
   * @default true
   */
  readonly keepsState?: boolean
  /** The bot's own app id, with which a CloudAdapter goes back into a conversation. @default '' */
  readonly botAppId?: string
  /**
   * The adapter's own way back into a conversation.
   * @default `continueConversationAsync(botAppId, ...)`, or `continueConversation(reference, logic)` where that is not there
   */
  readonly continueConversation?: (reference: object, logic: (context: TurnContextLike) => Promise<void>) => Promise<void>
}

/** A guard on an adapter, and the way to take it off. */
export interface Attachment {
  readonly guard: Guard
  /** Restores the adapter exactly as it was. Turns under way end guarded inward and raw outward. Twice is once. */
  detach(): void
  /** Resolves when the turns that a dead process left behind have been resumed, if that has begun. */
  settled(): Promise<void>
}

/** The attachment of an adapter that has a guard already. */
export function attachmentOf(adapter: object): Attachment | undefined {
  return Reflect.get(adapter, attachmentKey) as Attachment | undefined
}

/**
 * Replaces values by placeholders in what a bot is about to send, in place, for hooks that cannot hand on another
 * object (Botkit's `send`). Never rejects; does nothing when the context's adapter has no guard.
 */
export async function scrubInPlace(context: TurnContextLike, activity: ActivityLike): Promise<void> {
  const guard = attachmentOf(context.adapter as object)?.guard
  if (guard === undefined) return
  // It has no address yet, and without one a placeholder belongs to nobody.
  const { channelId, conversation, from, recipient } = context.activity
  const addressed = { ...activity, channelId, conversation, from: recipient, recipient: from } as ActivityLike
  replaceFields(activity, await scrubbed(guard, turnOf(context), addressed))
}

/** `Symbol.for`, because a second copy of this package must see the first one's guard. */
const attachmentKey = Symbol.for('scrubjay.attachment')
const methodNames = ['runMiddleware', 'sendActivities', 'updateActivity'] as const

/** A turn, and after it the parked turns that it released, each as a turn of its own. */
async function runAndResume(host: Host, context: HostContext, logic: Logic): Promise<void> {
  // Taken before the bot runs: a resumed turn starts with what the adapter put there, not with the bot's caches.
  const entries = turnStateEntries(context)
  const turn = await runTurn(host, context, logic)
  if (turn !== undefined) await resumeReleased(host, { context, entries, logic }, turn)
}

function methodsOf(adapter: object): HostMethods {
  const bound = methodNames.map((name) => {
    const method: unknown = Reflect.get(adapter, name)
    if (typeof method === 'function') return method.bind(adapter) as (...parameters: readonly unknown[]) => Promise<unknown>
    throw new ScrubjayError('ERR_OPTIONS_INVALID', { at: 'adapter', reason: `The adapter has no method ${name}.` })
  })
  const [runMiddleware, sendActivities, updateActivity] = bound
  return { runMiddleware, sendActivities, updateActivity } as HostMethods
}

/**
 * Own, hidden properties shadow the class's methods. The answer puts back what was there: an own property of the
 * same shape, or none. A wrapper that somebody else has put over ours since then stays; ours lets everything through.
 */
function wrapMethods(adapter: object, wrappers: object): () => void {
  const wrapped = Object.entries(wrappers).map(([name, wrapper]) => ({ name, wrapper: wrapper as unknown, before: Object.getOwnPropertyDescriptor(adapter, name) }))
  for (const { name, wrapper } of wrapped) {
    Object.defineProperty(adapter, name, { value: wrapper, writable: true, configurable: true, enumerable: false })
  }
  return () => {
    for (const { name, wrapper, before } of wrapped) {
      if (Reflect.get(adapter, name) !== wrapper) continue
      if (before === undefined) Reflect.deleteProperty(adapter, name)
      else Object.defineProperty(adapter, name, before)
    }
  }
}

/** The ways in which an adapter begins a conversation, of those that it has. */
function createWrappers(adapter: object, guard: Guard): object {
  const names = ['createConversation', 'createConversationAsync'].filter((name) => typeof Reflect.get(adapter, name) === 'function')
  return Object.fromEntries(
    names.map((name) => [name, guardCreation(guard, (Reflect.get(adapter, name) as (...parameters: unknown[]) => Promise<unknown>).bind(adapter))]),
  )
}
