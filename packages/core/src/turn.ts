import type { Custody } from './guard/custody.js'
import type { EntityType } from './detect/span.js'
import type { CopyTo } from './guard/destination.js'
import type { RetentionOptions } from './guard/retention.js'
import type { CorrectionRequest } from './guard/rights-correct-by.js'
import type { SubjectSummary } from './guard/rights-show.js'
import type { RetentionReport } from './retention/schedule.js'
import type { RightsKind } from './policy/duties.js'
import type { Leaf } from './scrub/leaves.js'

/**
 * What the core knows of the bot SDKs, by structure only. A Bot Framework or Botkit activity is a plain
 * object, a Microsoft 365 Agents activity a class instance; all have these fields, and many more that
 * only the deep walk of `scrub/deep.ts` looks at.
 */
export interface ActivityLike {
  type?: string
  id?: string
  name?: string
  text?: string
  /** Where the SDK computes it, it is there and may be undefined. */
  channelId?: string | undefined
  locale?: string
  deliveryMode?: string
  value?: unknown
  from?: AccountLike
  recipient?: AccountLike
  conversation?: ConversationLike
}

/** Who sends or receives: the channel's id, and a name that people chose. */
export interface AccountLike {
  id?: string
  name?: string
}

/** Where: the channel's id, and whether the channel says that it is a group. */
export interface ConversationLike {
  id?: string
  isGroup?: boolean
  name?: string
  tenantId?: string
}

/** The parts of a turn context that an adapter of ours uses. */
export interface TurnContextLike {
  readonly activity: ActivityLike
  readonly turnState: { get(key: unknown): unknown; set(key: unknown, value: unknown): unknown }
  readonly adapter: unknown
}

/**
 * Text or an activity that may hold personal data and was not scrubbed yet. It prints as
 * `[unscrubbed]` wherever it is logged, joined or serialised by mistake; `expose` is the one way in.
 */
export class Unscrubbed<T> {
  readonly #value: T
  constructor(value: T) {
    this.#value = value
  }
  expose(): T {
    return this.#value
  }
  toString(): string {
    return '[unscrubbed]'
  }
  toJSON(): string {
    return '[unscrubbed]'
  }
}

// What `console.log` and `util.inspect` show. The symbol is Node's documented hook; types cannot name it here.
Object.defineProperty(Unscrubbed.prototype, Symbol.for('nodejs.util.inspect.custom'), { value: () => '[unscrubbed]' })

/** One activity on its way in, as an adapter hands it to the guard. */
export interface Inbound {
  readonly activity: Unscrubbed<ActivityLike>
  /** Set when a parked turn goes on after the person agreed. */
  readonly ticket?: ResumeTicket
}

/** A parked turn that the person has released, in the order in which the turns came. */
export interface ResumeTicket {
  /** The record that is removed when the turn has run; at most one process succeeds. */
  readonly parkedId: string
  readonly tenant: string
  readonly version: number
  readonly activity: Unscrubbed<ActivityLike>
  /** What was on when it was said: a change never applies backwards. */
  readonly settings?: Settings
}

/**
 * What the guard decided about an inbound turn. The adapter carries it out:
 * - `pass`: send `before`, put `activity` in the place of the original, run the bot, then `finish`.
 * - `answer`: send `replies` (an invoke response may be among them), do not run the bot, then `finish`.
 * - `bypass`: the kill switch is engaged and the policy says `pass`: leave everything as it is.
 */
export type Verdict =
  | { readonly kind: 'pass'; readonly turn: OpenTurn; readonly activity: ActivityLike; readonly before: readonly ActivityLike[] }
  | { readonly kind: 'answer'; readonly turn: OpenTurn; readonly replies: readonly ActivityLike[] }
  | { readonly kind: 'bypass'; readonly turn: OpenTurn }

/** A turn that the guard has under way. Adapters keep it and hand it back; what is inside is the guard's. */
export interface OpenTurn {
  readonly isOpenTurn: true
}

/** The message path. No step of a turn rejects: what cannot be done safely is closed, and the verdict says so. */
export interface Guard {
  /** Steps 1 to 8 of the walk, inward. */
  receive(inbound: Inbound): Promise<Verdict>
  /**
   * Inside the process: replaces values by placeholders in what the bot sends, before transcript loggers and
   * other middleware see it. `turn` is undefined outside of any guarded turn.
   */
  scrubReply(turn: OpenTurn | undefined, activity: ActivityLike): Promise<ActivityLike>
  /**
   * On the wire: commits what the turn has decided, scrubs what was not scrubbed yet, and puts back what this
   * recipient may see. Answers the activities to send, possibly none; the arguments are never changed.
   */
  send(turn: OpenTurn | undefined, activities: readonly ActivityLike[]): Promise<readonly ActivityLike[]>
  /** Runs the bot: what it keeps meanwhile, and in whatever goes on from there, is kept as this turn's person's. */
  within<T>(turn: OpenTurn, work: () => Promise<T>): Promise<T>
  /**
   * The texts of `leaves` as the policy lets them go to a destination beside the conversation: a transcript,
   * telemetry, state, a model, a human. They may hold placeholders already. Without a turn nothing opens.
   */
  applyAtDestination(turn: OpenTurn | undefined, leaves: readonly Leaf[], to: CopyTo): Promise<readonly string[]>
  /**
   * Inside the process, at once: what is put into the activity of a turn that is under way, as the SDKs' skill handlers
   * do. Values are redacted for good, for there is no time to keep them.
   */
  scrubLate(turn: OpenTurn, late: ActivityLike): ActivityLike
  /** Ends a turn: commits what is left and frees its lease. Call it in a `finally`; twice is once. */
  finish(turn: OpenTurn, outcome: 'done' | 'failed'): Promise<void>
  /** Parked turns of this person in this conversation that wait to go on, oldest first. */
  released(turn: OpenTurn): Promise<readonly ResumeTicket[]>
  /** The same of everybody: after a start, for turns whose process died between the yes and the resumption. */
  releasedOfAll(): Promise<readonly ResumeTicket[]>
  settings(activity: ActivityLike): SettingsAccess
  /** Wrappers for what the bot keeps. */
  readonly custody: Custody
  /**
   * Erases a person by what the log calls them, on behalf of an operator: their key is destroyed, whatever it sealed is
   * unreadable from then on, also in backups of the store, and the log says so. Cannot be undone.
   * @returns `unknown` when nothing of this person is there, `held` when a legal hold keeps them; nothing is written then.
   */
  erase(request: ErasureRequest): Promise<'erased' | 'unknown' | 'held'>
  /** Removes what is older than the policy's schedules allow; see `Scrubjay.sweepRetention`. */
  sweepRetention(options?: RetentionOptions): Promise<RetentionReport>
  /** The receipts of a person by what the log calls them, as files, the newest first; see `Scrubjay.receipts`. */
  receipts(request: ReceiptsRequest): Promise<readonly string[]>
  /** What an operator does about what people have asked for. */
  readonly rights: RightsDesk
  /** Gives the bot values of the person of a turn in clear; see `TurnHandle.reveal`. Rejects with a coded error. */
  reveal(turn: OpenTurn | undefined, text: string, options: RevealOptions): Promise<string>
  /** Hands types to the bot in clear with the next turn; see `Scrubjay.expect`. Rejects with a coded error. */
  expect(turn: OpenTurn | undefined, types: readonly EntityType[], options: ExpectOptions): Promise<void>
  /** Asks the person of a turn for an optional purpose; see `Scrubjay.askConsent`. Rejects with a coded error. */
  askConsent(turn: OpenTurn | undefined, purpose: string): Promise<ConsentAsked>
  /** Stands between the bot and a model in a turn; see `Scrubjay.guardModel`. */
  model(turn: OpenTurn | undefined): ModelGuard
  readonly killSwitch: KillSwitch
  health(): Promise<Health>
  /** Resolves when keys, policy and store are usable; rejects with the coded error that says what is missing. */
  ready(): Promise<void>
  close(): Promise<void>
}

/** Whom an operator erases. */
export interface ErasureRequest {
  readonly tenant: string
  /** What the log calls the person. */
  readonly subject: string
  /**
   * Who erases: a role or a component, never a person's name or id.
   * @default 'operator'
   */
  readonly by?: string
  /**
   * Who tells recipients of it: `here`, this process when it has `tellRecipients`; `later`, whichever process has it, with its
   * next sweep. What waits for that is a record with what the log calls the person, which stays while no process has the port.
   * @default 'here'
   */
  readonly tell?: 'here' | 'later'
}

/** Requests of people, exports and legal holds, by what the log calls them. */
export interface RightsDesk {
  /** Requests that wait, the one that is due first first. */
  list(tenant: string): Promise<readonly OpenRequest[]>
  /**
   * What is kept of a person, by types and counts and never by value; nothing is opened for it, and nothing written.
   * `undefined`: there is nothing of this person, and never was a key.
   */
  show(of: Pick<ErasureRequest, 'tenant' | 'subject'>): Promise<SubjectSummary | undefined>
  /**
   * Everything that is kept of a person, as a JSON file (`docs/spec/export.md`); the log says that it was opened, and by whom.
   * @throws `ERR_LIMIT_EXPORT`.
   */
  export(of: Omit<ErasureRequest, 'tell'>): Promise<string>
  /**
   * Puts another value of a person behind a placeholder, on their word; the log says who did it, and recipients are told.
   * `false`: they have no such value there.
   * @throws `ERR_INPUT` for what is no placeholder, no value, or surely a value of another type; `ERR_LIMIT_TEXT`.
   */
  correct(request: CorrectionRequest): Promise<boolean>
  /** Keeps a person or a conversation from erasure and retention. */
  hold(request: HoldRequest): Promise<boolean>
  /** Ends a hold; an erasure that it kept from happening happens with the next sweep, or with `resume`. `false`: there was none. */
  release(request: HoldRequest): Promise<boolean>
  /** Notes that a request was answered elsewhere. `false`: there is no such request. */
  complete(request: Omit<ErasureRequest, 'tell'> & { readonly kind: RightsKind }): Promise<boolean>
  /** Completes what was cut off: erasures, and what recipients are still to be told. A sweep does it too. */
  resume(): Promise<void>
}

/** A request that waits. */
export interface OpenRequest {
  /** What the log calls the person. */
  readonly subject: string
  readonly kind: RightsKind
  readonly state: 'received' | 'confirmed' | 'held' | 'failed' | 'done'
  readonly reference: string
  readonly receivedAtMs: number
  readonly dueAtMs: number
  /** Why it waits. */
  readonly code?: string
}

/** What is held, or no more: a person or a conversation. */
export interface HoldRequest {
  readonly tenant: string
  readonly subject?: string
  readonly conversation?: string
  /** A word that says why, such as a case number; never a name. Needed for a hold. */
  readonly code?: string
  /** Who: a role or a component. */
  readonly by: string
}

/** Whose receipts are wanted. */
export interface ReceiptsRequest {
  readonly tenant: string
  /** What the log calls the person. */
  readonly subject: string
}

/** What a bot says when it wants values in clear. */
export interface RevealOptions {
  /** The id of a purpose of the policy. The person must have agreed to it. */
  readonly purpose: string
  /**
   * What becomes of a placeholder that stands for no value of this person: `refuse` reveals nothing at all, `keep`
   * leaves it where it is.
   * @default 'refuse'
   */
  readonly unknown?: 'refuse' | 'keep'
}

/** Whether a purpose may be used now, and the question that is to be sent when the person has not answered it. */
export interface ConsentAsked {
  /** `asked`: the person will answer with one of their next messages, or not. */
  readonly answer: 'granted' | 'refused' | 'asked'
  readonly prompt?: ActivityLike
}

/** Keeps a model from what it need not know: what goes to it holds placeholders, and so does what comes back. */
export interface ModelGuard {
  /** A text of a person's that comes in pieces, scrubbed on its way: what has left is always a beginning of the whole. */
  prompt(text: AsyncIterable<string>): AsyncIterable<string>
  /**
   * The messages as the model may read them: chat messages of any vendor, a whole request, or a text of the person's.
   * Values that are known become their placeholders; others that a person wrote are sealed, and what a tool has found or
   * the bot says itself goes by policy. The arguments are never changed.
   * @throws `ERR_PROMPT_CONTENT`, `ERR_LIMIT_TEXT`, `ERR_LIMIT_DEPTH`, `ERR_LIMIT_LEAVES`, `ERR_LIMIT_VAULT`, `ERR_TURN_NONE`, and
   * what the store throws. Do not ask the model then.
   */
  prompt<T>(messages: T): Promise<T>
  /** A stream of texts or chunks, in the same shape; no chunk ends within a placeholder. */
  restore<T>(reply: AsyncIterable<T>, options?: RestoreOptions): AsyncIterable<T>
  /**
   * What the bot may have of a model's reply, or of a part of it. Placeholders stay: they become values again on their
   * way to the person, and those that the model has bent are spelled as they were. With a `purpose` they become values
   * here and now, for a tool that must run with them; a placeholder that is none of this person's stays.
   * @throws with a purpose what `TurnHandle.reveal` throws.
   */
  restore<T>(reply: T, options?: RestoreOptions): Promise<T>
}

/** What a bot says when it takes a model's reply. */
export interface RestoreOptions {
  /**
   * The id of a purpose of the policy that the person has agreed to. It costs an event in the log for each value.
   * @default none: the bot gets placeholders
   */
  readonly purpose?: string
}

/** What a bot says when it expects values in clear. */
export interface ExpectOptions {
  /** The id of a purpose of the policy. The person must have agreed to it, now and when they answer. */
  readonly purpose: string
}

/** What is on for one conversation. */
export interface Settings {
  /** Replace sensitive values before the bot sees them. */
  readonly scrub: boolean
  /** Ask for consent before the bot sees a turn. */
  readonly consent: boolean
  /** Say that this is a bot. */
  readonly disclosure: boolean
  /** Put a person's own values back into replies to them. */
  readonly restore: boolean
  /** Write types and counts into the log, and not only what was decided. */
  readonly auditDetail: boolean
  /** Look for names in the thorough mode, which costs more time. */
  readonly thorough: boolean
}

/** Reads and overrides the settings of one conversation. */
export interface SettingsAccess {
  get(): Promise<Settings>
  /**
   * Overrides settings for this conversation, from the next turn on; audited with what was before and after.
   * @param by who asked for it: a role or a component, never a person's name or id.
   * @throws `ERR_SETTING_LOCKED` when the policy locks one of them, `ERR_SETTING_UNKNOWN` for anything else.
   */
  set(change: Partial<Settings>, by?: string): Promise<Settings>
}

/** Turns the guard off in an emergency. What happens then is the policy's word: `close` or `pass`. */
export interface KillSwitch {
  readonly engaged: boolean
  engage(by?: string): Promise<void>
  release(by?: string): Promise<void>
}

/** What an operator's health check is told. */
export interface Health {
  readonly status: 'ok' | 'failing' | 'killed'
  readonly mode: 'enforce' | 'observe'
  /** Entries in the audit log of the default tenant. */
  readonly logSize: number
  /** Times the guard failed closed since the start, by error code. */
  readonly failures: Readonly<Record<string, number>>
}
