import type { SettingsView } from './settings-view.js'

/** Who keeps what just now: the tenant, and the person of the turn that is under way, if any. The guard implements it. */
export interface Keeper {
  /** The place of the turn that is under way, or of the bot itself outside of any. */
  place(): Promise<Place>
  /** How the settings of a conversation stand in its state; left out where they do not. */
  readonly settings?: SettingsView
  /** Something that should have opened did not: noted for health and the log. */
  noteBroken(): void
}

/** Where something is kept, and whose it is. */
export interface Place {
  readonly tenant: string
  /** The token of the conversation of the turn that is under way, or `''`. */
  readonly conversation: string
  /** A keyed token of some texts, 22 characters that every storage takes; the same in every process, and no way back. */
  token(parts: readonly string[]): string
  /** What may stand in state, where a rule of the policy sets that apart; anything else goes as the bot wrote it. */
  prepare(item: unknown): Promise<unknown>
  /** Whose a record is, by the turn that is under way and by the bot's own name of the record. */
  ownership(rawKey: string): Promise<Ownership>
  /**
   * Seals bytes for nothing but the record `what`. What belongs to one person is sealed under that person's key.
   * @param rawKey the bot's own name of the record, which may say whose it is
   * @throws `ERR_KEY_DESTROYED` when that person was erased meanwhile.
   */
  seal(plain: Uint8Array, record: { readonly rawKey: string; readonly what: string }): Promise<Sealed>
  /**
   * Opens what was sealed for `what`; `undefined` when its key was destroyed, or never was.
   * @throws `ERR_ENVELOPE` when the key is there and it does not open all the same.
   */
  open(envelope: string, what: string): Promise<Uint8Array | undefined>
  /** Notes that people had a hand in records, so that these are found when one of them asks. */
  index(records: readonly IndexedRecord[]): Promise<void>
}

export interface Sealed extends Ownership {
  readonly envelope: string
}

/** Whose a record is. */
export interface Ownership {
  /** The token of the person who had a hand in it, or `''`. */
  readonly owner: string
  /** Whether it is that person's alone. */
  readonly isOwn: boolean
}

export interface IndexedRecord extends Ownership {
  /** Under which it is kept. */
  readonly token: string
  /** Of a transcript; left out for a record of state. */
  readonly channelId?: string
}
