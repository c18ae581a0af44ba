import type { Keeper } from '../custody/keeper.js'
import { messageChangeOf } from '../custody/message-change.js'
import { migrateState, migrateTranscripts, type MigrationReport } from '../custody/migrate.js'
import { createSealedTranscripts, type SealedTranscripts, type TranscriptStoreOptions } from '../custody/sealed-transcripts.js'
import type {
  GuardedStorage,
  GuardedStorageOptions,
  GuardedTranscripts,
  StorageLike,
  TelemetryClientLike,
  TranscriptLoggerLike,
  TranscriptStoreLike,
} from '../custody/shapes.js'
import type { SettingsView } from '../custody/settings-view.js'
import { createGuardedStorage } from '../custody/storage.js'
import { createGuardedTelemetry } from '../custody/telemetry.js'
import { createGuardedLogger, type TranscriptDesk } from '../custody/transcripts.js'
import { ScrubjayError } from '../errors.js'
import { strictestSettings } from '../policy/resolve-settings.js'
import type { ActivityLike, OpenTurn, Settings, Verdict } from '../turn.js'
import type { Tenant } from '../turns/tenant.js'
import { CustodyPlace } from './custody-place.js'
import { GuardTurn } from './guard-turn.js'
import { hideForTranscript, redactText } from './hide.js'
import { settingsAccess } from './settings-access.js'
import { noteFailure, type Setup } from './setup.js'

/** What a bot keeps, behind the guard: wrappers for its storage, its transcripts and its telemetry client. */
export interface Custody {
  /** See `Scrubjay.guardStorage`. */
  guardStorage<T extends StorageLike>(storage: T, options?: GuardedStorageOptions): GuardedStorage<T>
  /** See `Scrubjay.guardTranscripts`. */
  guardTranscripts<T extends TranscriptLoggerLike>(logger: T): GuardedTranscripts<T>
  /** See `Scrubjay.guardTelemetry`. */
  guardTelemetry<T extends TelemetryClientLike>(client: T): T
  /** See `Scrubjay.createTranscriptStore`. */
  createTranscriptStore(options?: TranscriptStoreOptions): SealedTranscripts
  /** Whether an object is a wrapper that this guard has made. */
  isGuarded(candidate: object): boolean
  /** Of which kinds wrappers were made. */
  readonly made: ReadonlySet<'storage' | 'transcripts' | 'telemetry'>
  /** Seals records of state that were written in clear under these keys. It may be interrupted, and done again. */
  migrateState(storage: StorageLike, keys: Iterable<string> | AsyncIterable<string>, options?: MigrationOptions): Promise<MigrationReport>
  /**
   * Moves conversations of these channels that were logged in clear behind the guard: in the store itself, or into `to`. It
   * may be interrupted, and done again.
   */
  migrateTranscripts(
    store: TranscriptStoreLike,
    channelIds: Iterable<string>,
    options?: MigrationOptions & { readonly to?: TranscriptStoreLike },
  ): Promise<MigrationReport>
}

/** How a migration goes. */
export interface MigrationOptions {
  /**
   * Only counts what would be done.
   * @default false
   */
  readonly dryRun?: boolean
}

/** The wrappers of one guard. */
export function createCustody(setup: Setup): Custody {
  const { kept } = setup
  const keeper: Keeper = {
    place: () => placeNow(setup),
    noteBroken: () => void noteFailure(setup, new ScrubjayError('ERR_ENVELOPE')),
    settings: settingsView(setup),
  }
  const desk = createDesk(setup)
  const guardLogger = (inner: TranscriptLoggerLike & Partial<TranscriptStoreLike>): TranscriptLoggerLike & Partial<TranscriptStoreLike> => {
    const guarded = createGuardedLogger(inner, desk)
    kept.loggers.push({ inner, guarded })
    return guarded.logger
  }
  const mark = <T extends object>(kind: 'storage' | 'transcripts' | 'telemetry', wrapper: T): T => {
    kept.made.add(kind)
    kept.wrappers.add(wrapper)
    return wrapper
  }
  return {
    guardStorage<T extends StorageLike>(storage: T, options: GuardedStorageOptions = {}) {
      kept.storages.push({ inner: storage, readsClear: options.readsClear ?? true })
      return mark('storage', createGuardedStorage(storage, keeper, options)) as GuardedStorage<T>
    },
    guardTranscripts<T extends TranscriptLoggerLike>(logger: T) {
      return mark('transcripts', guardLogger(logger)) as unknown as GuardedTranscripts<T>
    },
    guardTelemetry: (client) => mark('telemetry', createGuardedTelemetry(client, createTelemetryDesk(setup))),
    createTranscriptStore({ retentionDays = 30 } = {}) {
      const { store, clock, random } = setup
      const made = createSealedTranscripts({ store, clock, random, desk, retentionDays })
      const remove = ({ channelId, conversationId, activityId }: Parameters<(typeof kept.loggers)[number]['guarded']['remove']>[0]): Promise<void> =>
        made.deleteActivity(channelId, conversationId, activityId)
      kept.loggers.push({ inner: {}, guarded: { logger: made, remove } })
      return mark('transcripts', made)
    },
    isGuarded: (candidate) => kept.wrappers.has(candidate),
    made: kept.made,
    migrateState: (inner, keys, { dryRun = false } = {}) =>
      migrateState({ inner, guarded: createGuardedStorage(inner, keeper), keeper }, keys, { dryRun }),
    migrateTranscripts(from, channelIds, { dryRun = false, to } = {}) {
      const target = to ?? (createGuardedLogger(from, desk).logger as TranscriptStoreLike)
      return migrateTranscripts({ from, to: target, keeper }, channelIds, { dryRun })
    },
  }
}

/** The bot's conversation state shows the settings; what its code makes stricter there holds from the next turn on. */
function settingsView(setup: Setup): SettingsView {
  return {
    current: () => {
      const turn = turnNow(setup)
      return turn === undefined ? undefined : { ...turn.settings }
    },
    async accept(wanted) {
      const turn = turnNow(setup)
      if (turn === undefined) return
      const { settings, policy, raw } = turn
      const strict = strictestSettings(settings, wanted)
      const changed = (Object.keys(strict) as (keyof Settings)[]).filter((name) => strict[name] !== settings[name] && !policy.locks.includes(name))
      if (changed.length === 0) return
      await settingsAccess(setup, raw).set(Object.fromEntries(changed.map((name) => [name, strict[name]])), 'bot-state')
    },
  }
}

/** Runs what belongs to a turn, so that what is kept meanwhile is kept as this person's. */
export async function within<T>(setup: Setup, turn: OpenTurn, work: () => Promise<T>): Promise<T> {
  if (turn instanceof GuardTurn) setup.kept.begin(turn)
  return setup.kept.within(turn, work)
}

/** After the walk inward: what a channel takes back is out of the transcripts, whatever consent says. */
export async function afterReceive(setup: Setup, verdict: Verdict, activity: ActivityLike): Promise<Verdict> {
  const change = setup.kept.loggers.length === 0 || setup.mode === 'observe' ? undefined : messageChangeOf(activity)
  if (change?.kind !== 'remove') return verdict
  for (const { guarded } of setup.kept.loggers) {
    await setup.kept.within(verdict.turn, () => guarded.remove(change)).catch((error: unknown) => void noteFailure(setup, error))
  }
  return verdict
}

async function placeNow(setup: Setup): Promise<CustodyPlace> {
  const turn = turnNow(setup)
  if (turn !== undefined) return new CustodyPlace({ setup, opened: turn.opened, tenant: turn.tenant, turn })
  const opened = await setup.open()
  return new CustodyPlace({ setup, opened, tenant: await opened.tenant(setup.tenantOf({})), turn: undefined })
}

function turnNow(setup: Setup): GuardTurn | undefined {
  const turn = setup.kept.current
  return turn instanceof GuardTurn ? turn : undefined
}

function createDesk(setup: Setup): TranscriptDesk {
  return {
    place: () => placeNow(setup),
    hide: (activity) => hideForTranscript(setup, turnNow(setup), activity),
    track: (handedOn) => setup.kept.track(handedOn),
    get botId() {
      return turnNow(setup)?.raw.recipient?.id
    },
  }
}

/** Telemetry waits for nothing: until the keys are open, outside of any turn, an id is left out. */
function createTelemetryDesk(setup: Setup): Parameters<typeof createGuardedTelemetry>[1] {
  let own: Tenant | undefined
  void setup.open().then((opened) => opened.tenant(setup.tenantOf({}))).then((tenant) => void (own = tenant), () => {})
  return {
    redact(text) {
      try {
        return redactText(setup, text)
      } catch {
        // Longer than what is looked at, or a detector that failed: nothing of it goes on.
        return '[REDACTED]'
      }
    },
    token(id) {
      const tenant = turnNow(setup)?.tenant ?? own
      return setup.mode === 'observe' ? id : tenant === undefined ? '[ID]' : `sjt-${tenant.custodyToken(['telemetry', id])}`
    },
  }
}
