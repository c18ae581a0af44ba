import { ConversationState, type StatePropertyAccessor, type Storage, type TurnContext } from 'botbuilder'
import type { JsonObject } from '../channel/http.js'
import { textsOf } from '../channel/local-channel.js'
import type { BotSetup } from './bot.js'

/**
 * A small assistant, as careless with what it is told as ordinary bots are: it keeps each message in
 * its conversation state, writes it to its log, and repeats it back.
 */
export class Assistant {
  readonly #state: ConversationState
  readonly #told: StatePropertyAccessor<string[]>
  readonly #onSeen: BotSetup['onSeen']

  constructor(storage: Storage, onSeen: BotSetup['onSeen']) {
    this.#state = new ConversationState(storage)
    this.#told = this.#state.createProperty('told')
    this.#onSeen = onSeen
  }

  /** Takes a message in and answers what to say. */
  async hear(context: TurnContext): Promise<string[]> {
    const texts = hear({ ...context.activity }, this.#onSeen)
    const told = await this.#told.get(context, [])
    told.push(...texts)
    await this.#state.saveChanges(context)
    return texts.map((text) => `You said: ${text}`)
  }
}

/** What a message says, noted for the watcher and in the bot's log. */
export function hear(activity: JsonObject, onSeen: BotSetup['onSeen']): string[] {
  const texts = textsOf(activity)
  const { id } = activity['conversation'] as { readonly id: string }
  for (const text of texts) {
    onSeen(id, text)
    console.log('heard: %s', text)
  }
  return texts
}
