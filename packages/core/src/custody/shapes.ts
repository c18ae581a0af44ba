import type { ActivityLike } from '../turn.js'

/**
 * Where a bot keeps its state, by structure: the `Storage` of Bot Framework, Botkit and Agents. Methods, because
 * their parameters are then compared both ways and all three SDKs fit.
 */
export interface StorageLike {
  read(keys: string[]): Promise<object>
  write(changes: object): Promise<void>
  delete(keys: string[]): Promise<void>
}

/** Where a bot logs what was said: the `TranscriptLogger` of the SDKs. */
export interface TranscriptLoggerLike {
  logActivity(activity: object): unknown
}

/** A page of a list, and how to ask for the next one. */
export interface PageLike<T> {
  readonly items: T[]
  readonly continuationToken?: string | undefined
}

/** A logger that can be read again: the `TranscriptStore` of the SDKs. */
export interface TranscriptStoreLike extends TranscriptLoggerLike {
  getTranscriptActivities(channelId: string, conversationId: string, continuationToken?: string, startDate?: Date): Promise<PageLike<object>>
  listTranscripts(channelId: string, continuationToken?: string): Promise<PageLike<object>>
  deleteTranscript(channelId: string, conversationId: string): Promise<void>
}

/**
 * What a transcript store may offer besides, so that a message that was edited or taken back is so in the
 * transcript too. Either may be called for a message that the store does not have.
 */
export interface TranscriptEditorLike {
  /** Puts `activity` in the place of the message that has its id. */
  updateActivity?(activity: object): Promise<void>
  deleteActivity?(channelId: string, conversationId: string, activityId: string): Promise<void>
}

/** Where a bot sends telemetry: the `BotTelemetryClient` of the SDKs, and any other object with `track…` methods. */
export interface TelemetryClientLike {
  trackEvent(telemetry: object): unknown
}

/** The methods of a storage that a wrapper answers. */
export type GuardedStorage<T> = Pick<T, Extract<keyof T, keyof StorageLike>>
/** The methods of a logger or transcript store that a wrapper answers: those that it has. */
export type GuardedTranscripts<T> = Pick<T, Extract<keyof T, keyof TranscriptStoreLike | keyof TranscriptEditorLike>>

/** How a wrapper treats what was written before there was one. */
export interface GuardedStorageOptions {
  /**
   * Whether records that were written in clear are looked for under their own keys. Each read asks for twice as many
   * keys as long as it is on; switch it off when `scrubjay migrate` has found no clear record any more.
   * @default true
   */
  readonly readsClear?: boolean
}

/** What the wrappers need to know of an activity besides what the guard does. */
export interface LoggedActivity extends ActivityLike {
  readonly timestamp?: Date | string
  readonly channelData?: unknown
  readonly membersAdded?: readonly object[]
  readonly membersRemoved?: readonly object[]
  /** Where a plain copy of an Agents activity keeps what its class computes. */
  readonly _channelId?: string
}
