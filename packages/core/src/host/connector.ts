import type { ActivityLike, Guard, OpenTurn } from '../turn.js'
import { leave } from './outbound.js'
import type { HostContext } from './shapes.js'
import { isOnTheWire } from './wire.js'

/**
 * The SDKs lend bots their connector client, in the turn state, and what is sent with it passes neither context nor
 * adapter. In its place bots get a view of it whose sending methods are guarded; the adapter's own calls, which were
 * guarded before, go through.
 */
export function guardConnector(adapter: object, context: HostContext, { guard, turn }: { readonly guard: Guard; readonly turn: OpenTurn }): void {
  const key: unknown = Reflect.get(adapter, 'ConnectorClientKey')
  const client = key === undefined ? undefined : context.turnState.get(key)
  if (typeof client !== 'object' || client === null) return
  context.turnState.set(key, viewOf(originals.get(client) ?? client, (activity) => leave(guard, turn, [activity])))
}

type Scrub = (activity: ActivityLike) => Promise<readonly ActivityLike[]>

/** A turn that is resumed takes over the state of another one, and would get a view of its view. */
const originals = new WeakMap<object, object>()

function viewOf(client: object, scrub: Scrub): object {
  const view = new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (name === 'conversations' && typeof member === 'object' && member !== null) return viewOf(member, scrub)
      if (typeof member !== 'function') return member
      const method = member.bind(target) as Method
      return typeof name === 'string' && sendingMethods.has(name) ? guarded(method, scrub) : method
    },
  })
  originals.set(view, client)
  return view
}

type Method = (...parameters: unknown[]) => unknown

/** Their names in both SDKs; the conversation is the first argument, and the activity a later one. */
const sendingMethods: ReadonlySet<string> = new Set(['sendToConversation', 'replyToActivity', 'updateActivity'])

function guarded(method: Method, scrub: Scrub): Method {
  return async (...parameters) => {
    if (isOnTheWire()) return method(...parameters)
    const [conversation] = parameters
    const at = parameters.findIndex((parameter) => typeof parameter === 'object' && parameter !== null)
    const activity = parameters[at] as ActivityLike | undefined
    if (activity === undefined || typeof conversation !== 'string') return method(...parameters)
    const [outgoing] = await scrub({ ...activity, conversation: { ...activity.conversation, id: conversation } })
    return outgoing === undefined ? {} : method(...parameters.with(at, outgoing))
  }
}
