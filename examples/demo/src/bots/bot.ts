import type { JsonServer } from '../channel/http.js'

/** A bot that listens for activities, and what the demo wants to look at. */
export interface RunningBot {
  /** Where a channel posts activities. */
  readonly url: string
  readonly server: JsonServer
}

/** Where a bot keeps things, and who watches what reaches its handler. */
export interface BotSetup {
  readonly dataDir: string
  /** Called with everything that the bot's own code was given to read. */
  readonly onSeen: (conversationId: string, text: string) => void
}
