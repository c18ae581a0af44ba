import type { ActivityLike, OpenTurn, TurnContextLike } from '../turn.js'

/** What the host needs of a turn context; Bot Framework, Botkit and Agents contexts all have it. */
export interface HostContext extends TurnContextLike {
  /** Where replies wait when the channel asked for `expectReplies`; the SDK answers the request with them. */
  readonly bufferedReplyActivities?: ActivityLike[]
  sendActivities(activities: readonly ActivityLike[]): Promise<unknown>
  onSendActivities(handler: SendHook): unknown
  onUpdateActivity(handler: UpdateHook): unknown
}

export type SendHook = (context: unknown, activities: ActivityLike[], next: () => Promise<unknown>) => Promise<unknown>
export type UpdateHook = (context: unknown, activity: ActivityLike, next: () => Promise<unknown>) => Promise<unknown>

/** The bot itself, as its SDK calls it. */
export type Logic = (context: HostContext) => Promise<unknown>

/** The three adapter methods that every activity passes, whatever the SDK and its middleware do. */
export interface HostMethods {
  runMiddleware(context: HostContext, logic: Logic): Promise<unknown>
  sendActivities(context: HostContext, activities: readonly ActivityLike[]): Promise<unknown>
  updateActivity(context: HostContext, activity: ActivityLike): Promise<unknown>
}

/** `Symbol.for`, because two copies of this package may be loaded (dual installs, jest's module registry). */
const turnKey: symbol = Symbol.for('scrubjay.turn')

/** The guarded turn a context belongs to. A revoked context, or none, belongs to no turn. */
export function turnOf(context: unknown): OpenTurn | undefined {
  try {
    return (context as HostContext).turnState.get(turnKey) as OpenTurn | undefined
  } catch {
    return undefined
  }
}

export function markTurn(context: HostContext, turn: OpenTurn): void {
  context.turnState.set(turnKey, turn)
}

/** The entries of a turn state, which is a `Map` in every SDK. */
export function turnStateEntries(context: HostContext): readonly (readonly [unknown, unknown])[] {
  const state: unknown = context.turnState
  return state instanceof Map ? [...state].filter(([key]) => key !== turnKey) : []
}
