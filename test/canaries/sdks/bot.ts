import type { GuardOptions, Scrubjay } from '@scrubjay/core'
import type { CarelessBotOptions } from '../careless-bot.js'
import type { Kept } from '../kept-files.js'

/** A careless bot on one SDK. */
export interface RunningBot {
  readonly url: string
  /** Says a text in a conversation, without having been asked. */
  remind(conversation: string, text: string | undefined): Promise<void>
  /** Begins a conversation with somebody. */
  create(text: string, serviceUrl: string): Promise<void>
  /** What the SDK's skill handler does with the answer of a skill. */
  takeFromSkill(conversation: string, fields: object): Promise<void>
  close(): Promise<void>
}

export interface BotSetup {
  readonly guard: GuardOptions
  /** In clear; who starts the bot puts it behind the guard. */
  readonly kept: Kept
  readonly bot: Pick<CarelessBotOptions, 'modelUrl' | 'records'>
}

export type StartBot = (setup: BotSetup) => Promise<RunningBot>

/** What the bot keeps, behind the guard. */
export function guardKept(guard: Pick<Scrubjay, 'guardStorage' | 'guardTranscripts' | 'guardTelemetry'>, kept: Kept): Pick<Kept, 'telemetry'> & GuardedKept {
  return {
    storage: guard.guardStorage(kept.storage),
    transcripts: guard.guardTranscripts(kept.transcripts),
    telemetry: guard.guardTelemetry(kept.telemetry),
  }
}

interface GuardedKept {
  readonly storage: Pick<Kept['storage'], 'read' | 'write' | 'delete'>
  readonly transcripts: Pick<Kept['transcripts'], 'logActivity'>
}

/** What bots remind people of: what they were told last, or what the back office says. */
export function reminderOf(lastHeard: string, text: string | undefined): string {
  return `Do not forget: ${text ?? lastHeard}`
}
