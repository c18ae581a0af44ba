import type { SealedTranscripts, TranscriptStoreOptions } from '../custody/sealed-transcripts.js'
import type {
  GuardedStorage,
  GuardedStorageOptions,
  GuardedTranscripts,
  StorageLike,
  TelemetryClientLike,
  TranscriptLoggerLike,
} from '../custody/shapes.js'
import type { EntityType } from '../detect/span.js'
import type { RetentionOptions } from '../guard/retention.js'
import type { RetentionReport } from '../retention/schedule.js'
import type { ActivityLike, ErasureRequest, ExpectOptions, Guard, Health, KillSwitch, ModelGuard, ReceiptsRequest, RightsDesk, RevealOptions, SettingsAccess } from '../turn.js'
import { type AttachOptions, attachGuard, attachmentOf } from './attach.js'
import { turnOf } from './shapes.js'

/**
 * Builds a guard and attaches it, for the adapter packages. An adapter that is guarded already keeps its guard,
 * and no second one is made.
 */
export function createInstallation(adapter: object, createGuard: () => Guard, options: AttachOptions = {}): Scrubjay {
  const attachment = attachmentOf(adapter) ?? attachGuard(adapter, createGuard(), options)
  const { guard } = attachment
  const present = handles.get(guard)
  if (present !== undefined) return present
  const handle: Scrubjay = {
    killSwitch: guard.killSwitch,
    ready: () => guard.ready(),
    health: () => guard.health(),
    settings: (context) => guard.settings(context.activity),
    guardStorage: guard.custody.guardStorage,
    guardTranscripts: guard.custody.guardTranscripts,
    guardTelemetry: guard.custody.guardTelemetry,
    createTranscriptStore: guard.custody.createTranscriptStore,
    erase: (request) => guard.erase(request),
    receipts: (request) => guard.receipts(request),
    rights: guard.rights,
    sweepRetention: (options) => guard.sweepRetention(options),
    of: (context) => ({ reveal: (text, options) => guard.reveal(turnOf(context), text, options) }),
    expect: (context, types, options) => guard.expect(turnOf(context), types, options),
    async askConsent(context, purpose) {
      const { answer, prompt } = await guard.askConsent(turnOf(context), purpose)
      if (prompt !== undefined) await context.sendActivity(prompt)
      return answer
    },
    guardModel: (context) => guard.model(turnOf(context)),
    uninstall: () => attachment.detach(),
    async close() {
      attachment.detach()
      await attachment.settled()
      await guard.close()
    },
  }
  handles.set(guard, handle)
  return handle
}

/** What the developer holds after installing: to ask, to change settings, to stop. */
export interface Scrubjay {
  /**
   * Resolves when keys, policy and store are usable. Turns that come earlier wait for the same.
   * @throws the coded error that says what is missing.
   */
  ready(): Promise<void>
  /** Whether the guard works, and how often it failed closed. Types and counts, never values. */
  health(): Promise<Health>
  /** What is on for the conversation of this turn, and the way to change it within the policy's locks. */
  settings(context: { readonly activity: ActivityLike }): SettingsAccess
  /**
   * Puts the bot's storage behind the guard: values sealed, keys replaced by keyed tokens, found and erased with their
   * person. Give the answer to the bot in the storage's place. To the bot it behaves as the storage does.
   * @example
   * const state = new ConversationState(scrubjay.guardStorage(new BlobsStorage(connection, container)))
   */
  guardStorage<T extends StorageLike>(storage: T, options?: GuardedStorageOptions): GuardedStorage<T>
  /**
   * Puts a transcript logger or store behind the guard: placeholders only, ids replaced by keyed tokens, and messages
   * that were edited or taken back so in the transcript too.
   * @example
   * adapter.use(new TranscriptLoggerMiddleware(scrubjay.guardTranscripts(store)))
   */
  guardTranscripts<T extends TranscriptLoggerLike>(logger: T): GuardedTranscripts<T>
  /**
   * Puts a telemetry client behind the guard: values and names taken out, ids replaced by keyed tokens, errors without
   * their messages.
   * @example
   * adapter.use(new TelemetryLoggerMiddleware(scrubjay.guardTelemetry(client)))
   */
  guardTelemetry<T extends TelemetryClientLike>(client: T): T
  /**
   * A transcript store in the guard's own store: sealed, bounded in time, erased with its person, and able to edit
   * and to take back.
   */
  createTranscriptStore(options?: TranscriptStoreOptions): SealedTranscripts
  /**
   * Erases a person by the token that the audit log has for them, as when they ask for it themselves.
   * @returns `unknown` when nothing of this person is there.
   */
  erase(request: ErasureRequest): Promise<'erased' | 'unknown' | 'held'>
  /**
   * The newest receipts of a person by what the log calls them: what they answered, with a proof from the audit log. Each is the
   * text of a file that `scrubjay receipt verify` and any verifier of C2SP tlog-proof can check offline.
   */
  receipts(request: ReceiptsRequest): Promise<readonly string[]>
  /** What an operator does about what people have asked for: the list of requests, exports, legal holds. */
  readonly rights: RightsDesk
  /**
   * Removes at once what is older than the policy's schedules allow, or with `dryRun` tells what would go and by which
   * rule. The guard does so by itself once an hour; both at once do no harm.
   */
  sweepRetention(options?: RetentionOptions): Promise<RetentionReport>
  /** What the bot may ask for in the turn of this context. */
  of(context: TurnOwner): TurnHandle
  /**
   * Asks the person for an optional purpose, when the bot first needs it, and tells whether it may be used: `asked` means
   * that the question was sent, and that the bot goes on without. The answer is the guard's; ask again in a later turn.
   * @example
   * if ((await scrubjay.askConsent(context, 'newsletter')) === 'granted') await subscribe()
   * @throws `ERR_PURPOSE_UNKNOWN`, `ERR_TURN_NONE` outside of a turn, and what the store throws.
   */
  askConsent(context: AskingContext, purpose: string): Promise<'granted' | 'refused' | 'asked'>
  /**
   * Hands values of these types to the bot in clear with the next message of this person in this conversation, so
   * that a prompt can check them: an e-mail, a date, a number. Once, within 15 minutes, and with an event in the log.
   * Ask again when the prompt does. An empty list takes it back.
   * @example
   * await scrubjay.expect(step.context, ['EMAIL_ADDRESS'], { purpose: 'order' })
   * return step.prompt('email', 'Where may we write to?')
   * @throws `ERR_PURPOSE_UNKNOWN`, `ERR_TYPE_UNKNOWN`, `ERR_CONSENT_MISSING`, `ERR_REVEAL_REFUSED` when the policy
   * hides a type for good, `ERR_TURN_NONE` outside of a turn or before the person has spoken.
   */
  expect(context: TurnOwner, types: readonly EntityType[], options: ExpectOptions): Promise<void>
  /**
   * Stands between the bot and a model client: history, tool calls and tool results carry placeholders only.
   * @example
   * const guarded = scrubjay.guardModel(context)
   * const reply = await guarded.restore(await ask(await guarded.prompt(messages)))
   */
  guardModel(context: TurnOwner): ModelGuard
  /** Turns the guard off at once, on every instance; the policy says whether that closes the bot or lets all pass. */
  readonly killSwitch: KillSwitch
  /** Takes the guard off the adapter, which is then exactly what it was. The store stays open. */
  uninstall(): void
  /** Uninstalls, waits for what is under way, then closes guard and store. Call it when the process ends. */
  close(): Promise<void>
}

/** What a turn context needs to have, so that its turn is found. */
export interface TurnOwner {
  readonly turnState: { get(key: unknown): unknown }
}

/** A turn context that can send, as those of the SDKs do. */
export interface AskingContext extends TurnOwner {
  sendActivity(activity: object): Promise<unknown>
}

/** The turn of one context, and what the bot may ask of it. */
export interface TurnHandle {
  /**
   * The text with the placeholders in it replaced by what this person has given. In the log before the bot has it.
   * @example
   * const email = await scrubjay.of(context).reveal('[EMAIL_ADDRESS_1]', { purpose: 'order' })
   * @throws `ERR_PLACEHOLDER_UNKNOWN`, `ERR_PURPOSE_UNKNOWN`, `ERR_CONSENT_MISSING`, `ERR_REVEAL_REFUSED` when the
   * policy hides a type for good, `ERR_TURN_NONE`, `ERR_GUARD_KILLED`; nothing is revealed then.
   */
  reveal(text: string, options: RevealOptions): Promise<string>
}

const handles = new WeakMap<Guard, Scrubjay>()
