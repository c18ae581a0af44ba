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
   * What this bot wants on or off, between the policy and a conversation's own override.
   * @default {} (the policy decides)
   */
  readonly settings?: Partial<Settings>
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

/** Messages of one person that held a piece of a value in clear. */
export interface ExposedMessages {
  readonly channelId: string
  readonly conversationId: string
  readonly activityIds: readonly string[]
}
