import type { GuardOptions, Scrubjay } from '@scrubjay/core'
import type { BotSetup, RunningBot } from './bots/bot.js'
import type { Kept } from './bots/kept-files.js'

/** Starts a bot and puts the guard on it. */
export type StartGuardedBot = (options: GuardOptions, setup: BotSetup) => Promise<GuardedBot>

export interface GuardedBot extends RunningBot {
  readonly guard: Scrubjay
}

/** What the bot keeps, behind the guard: sealed state, transcripts and telemetry that name nobody. */
export function guardKept(guard: Pick<Scrubjay, 'guardStorage' | 'guardTranscripts' | 'guardTelemetry'>, kept: Kept): Kept {
  return {
    storage: guard.guardStorage(kept.storage),
    transcripts: guard.guardTranscripts(kept.transcripts),
    telemetry: guard.guardTelemetry(kept.telemetry),
  }
}
