import type { RightsKind } from './policy/duties.js'
import type { Clock, Random } from './ports/clock.js'
import type { KeySource } from './ports/key-source.js'
import type { Meter } from './ports/meter.js'
import type { FailureSpool, KeyStore, Store } from './ports/store.js'
import type { ActivityLike, Settings } from './turn.js'

/** What a guard is made of. Only `store` and `keys` have no default. */
export interface GuardOptions {
  readonly store: Store
  /** Without keys nothing starts: `ERR_KEYS_MISSING`. */
  readonly keys: KeySource
  /**
   * The organisation's policy: a path to a YAML or JSON file, or the parsed object.
   * @default the built-in policy: one required purpose, everything on
   */
  readonly policy?: string | object
  /**
   * What this bot wants on or off, between the policy and a conversation's own override; as a function, by tenant or
   * whatever else an activity tells.
   * @default {} (the policy decides)
   */
  readonly settings?: Partial<Settings> | ((activity: ActivityLike) => Partial<Settings>)
  /**
   * `observe` passes everything and reports, by types and counts, what would have been done.
   * @default 'enforce'
   */
  readonly mode?: 'enforce' | 'observe'
  /**
   * Which tenant a turn belongs to; tenants are walls.
   * @default 'default'
   */
  readonly tenant?: string | ((activity: ActivityLike) => string)
  /**
   * The bot's own app id, needed to send on its own after a restart.
   * @default ''
   */
  readonly botAppId?: string
  /**
   * Called when a value came in pieces over several turns, and the earlier ones had passed before anybody could
   * know what they were part of: redact these messages wherever the bot has kept them.
   * @default nothing is told
   */
  readonly onExposed?: (exposed: ExposedMessages) => void
  /**
   * Which of the policy's regimes holds for somebody, where the bot knows better than channel and locale tell.
   * @default the policy's own rules
   */
  readonly regimeOf?: (activity: ActivityLike) => string | undefined
  /**
   * Who somebody is, wherever they write from: an id of the bot's own for the person, who is then one subject on all
   * channels, and whom it has authenticated. Answer `undefined` where nobody has signed in; an activity that is on its way
   * out comes with its recipient as `from`.
   * @default the channel's user id; for Teams the AAD object id
   */
  readonly subjectOf?: (activity: ActivityLike) => string | undefined
  /**
   * The role that somebody has, authenticated by the bot; a bare channel user id is none.
   * @default nobody has a role
   */
  readonly roleOf?: (activity: ActivityLike) => Promise<string | undefined> | string | undefined
  /**
   * Whether somebody's browser sends Global Privacy Control, where the bot's web host has seen the header.
   * @default what `channelData` says: `globalPrivacyControl: true`, or `'Sec-GPC': '1'`
   */
  readonly globalPrivacyControl?: (activity: ActivityLike) => boolean | undefined
  /** What people ask for that the bot's operator must know of, or do. */
  readonly rights?: RightsPorts
  /** @default nothing is measured */
  readonly meter?: Meter
  /** @default `store.keyStore` */
  readonly keyStore?: KeyStore
  /** @default `store.spool` */
  readonly spool?: FailureSpool
  /** @default the system's clock */
  readonly clock?: Clock
  /** @default `crypto.randomBytes` */
  readonly random?: Random
}

/** What stands outside the guard when people use their rights. Each may be called again after a crash, with the same reference. */
export interface RightsPorts {
  /**
   * Whether the person of this turn has shown who they are, beyond the channel's word; asked before an export.
   * @default the channel's word is enough
   */
  readonly confirmIdentity?: (activity: ActivityLike) => Promise<boolean> | boolean
  /**
   * Tells recipients of an erasure, correction, restriction or objection (GDPR Art. 19).
   * @default nobody is told
   */
  readonly tellRecipients?: (request: RightsNotice) => Promise<void> | void
  /**
   * Somebody wants to talk to a human.
   * @default the bot hears of it; the word HUMAN alone is a request that waits for the operator
   */
  readonly callHuman?: (request: RightsNotice) => Promise<void> | void
  /**
   * Whether somebody is old enough to consent by themselves, where the bot knows; `undefined` asks the person.
   * @default the person is asked
   */
  readonly isOldEnough?: (activity: ActivityLike, minimumAge: number) => Promise<boolean | undefined> | boolean | undefined
}

/** A request of a person. */
export interface RightsNotice {
  readonly kind: RightsKind
  readonly tenant: string
  /** What the log calls the person. */
  readonly subject: string
  /** One request has one reference, however often it is told. */
  readonly reference: string
  readonly dueAtMs: number
  /** The ids of the purposes that it is about. */
  readonly purposes: readonly string[]
}

/** Messages of one person that held a piece of a value in clear. */
export interface ExposedMessages {
  readonly channelId: string
  readonly conversationId: string
  readonly activityIds: readonly string[]
}
