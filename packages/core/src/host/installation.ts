import type { ActivityLike, Guard, Health, KillSwitch, SettingsAccess } from '../turn.js'
import type { SealedTranscripts, TranscriptStoreOptions } from '../custody/sealed-transcripts.js'
import type {
  GuardedStorage,
  GuardedStorageOptions,
  GuardedTranscripts,
  StorageLike,
  TelemetryClientLike,
  TranscriptLoggerLike,
} from '../custody/shapes.js'
import { type AttachOptions, attachGuard, attachmentOf } from './attach.js'

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
  /** Turns the guard off at once, on every instance; the policy says whether that closes the bot or lets all pass. */
  readonly killSwitch: KillSwitch
  /** Takes the guard off the adapter, which is then exactly what it was. The store stays open. */
  uninstall(): void
  /** Uninstalls, waits for what is under way, then closes guard and store. Call it when the process ends. */
  close(): Promise<void>
}

const handles = new WeakMap<Guard, Scrubjay>()
