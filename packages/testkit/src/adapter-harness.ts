import type { ActivityLike, GuardOptions, Scrubjay } from '@scrubjay/core'

/** What an adapter package says of its SDK, so that `adapterContract` can drive a guarded bot through it. */
export interface AdapterContract {
  readonly name: string
  /** Starts a bot with the guard installed. Several may live at once, also on one store. */
  createHarness(options: HarnessOptions): Promise<Harness>
  /**
   * What this SDK's adapter offers beside turns. The cases for what is not named here are skipped, and seen to be.
   * @default []
   */
  readonly ways?: readonly SdkWay[]
}

/** Beginning a conversation, and a connector client in the turn state. */
export type SdkWay = 'createConversation' | 'connectorClient'

/** What a case asks of the adapter under test. */
export interface HarnessOptions {
  readonly guard: GuardOptions
  /** Runs for every type of activity. */
  readonly bot: ContractBot
  /** Registered before the guard is installed. */
  readonly earlier: readonly ContractMiddleware[]
  /** Registered after the guard is installed. */
  readonly later: readonly ContractMiddleware[]
}

/** A guarded bot on its SDK. */
export interface Harness {
  readonly scrubjay: Scrubjay
  /** Delivers one activity as the channel does; resolves when the request is answered, and never rejects. */
  deliver(activity: ActivityLike): Promise<Delivery>
  /** Runs `logic` in the conversation of `activity` as the SDK's proactive messaging does. */
  proactive(activity: ActivityLike, logic: ContractBot): Promise<void>
  /** Begins a conversation with these parameters as the SDK does; present where `ways` names it. */
  createConversation?(parameters: object): Promise<void>
  /** Installs once more on the same adapter, with other options. */
  installAgain(options: GuardOptions): Scrubjay
  /** What the channel got by itself since the last call: replies of proactive and resumed turns. */
  takeWire(): readonly ActivityLike[]
  close(): Promise<void>
}

/** What the channel got for one activity. */
export interface Delivery {
  /** What was sent, buffered replies of `expectReplies` included, invoke responses not. */
  readonly replies: readonly ActivityLike[]
  readonly updates: readonly ActivityLike[]
  readonly invokeResponse?: { readonly status?: number; readonly body?: unknown }
}

/** A turn context, as far as the contract's bots use it. */
export interface ContractContext {
  readonly activity: ActivityLike
  readonly turnState: { get(key: unknown): unknown }
  readonly adapter: { sendActivities(context: ContractContext, activities: readonly object[]): Promise<unknown> }
  sendActivity(activity: string | object): Promise<{ readonly id?: string } | undefined>
  updateActivity(activity: object): Promise<unknown>
  deleteActivity(id: string): Promise<unknown>
  onSendActivities(
    hook: (context: unknown, activities: ActivityLike[], next: () => Promise<unknown>) => Promise<unknown>,
  ): unknown
  onUpdateActivity(hook: (context: unknown, activity: ActivityLike, next: () => Promise<unknown>) => Promise<unknown>): unknown
}

/** The bot behind the adapter under test. */
export type ContractBot = (context: ContractContext) => Promise<unknown>
/** Middleware of somebody else, before or after ours. */
export type ContractMiddleware = (context: ContractContext, next: () => Promise<void>) => Promise<void>
