import type { GuardOptions, Scrubjay } from '@scrubjay/core'
import type { BotSetup, RunningBot } from './bots/bot.js'

/** Starts a bot and puts the guard on it. */
export type StartGuardedBot = (options: GuardOptions, setup: BotSetup) => Promise<GuardedBot>

export interface GuardedBot extends RunningBot {
  readonly guard: Scrubjay
}
