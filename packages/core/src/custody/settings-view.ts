import { isRecord } from '../lib/json.js'

/** How the settings of a conversation stand in the bot's own conversation state; the guard implements it. */
export interface SettingsView {
  /** What is on in the conversation of the turn under way; none outside of one. */
  current(): Readonly<Record<string, boolean>> | undefined
  /** The bot's code has changed them in its state. Only what is stricter holds. */
  accept(settings: Readonly<Record<string, unknown>>): Promise<void>
}

/** The property of conversation state under which a bot finds the settings. */
export const settingsProperty = 'scrubjaySettings'

/** The item as the bot reads it: a record of conversation state shows the settings. It is never stored so. */
export function showSettings(view: SettingsView | undefined, key: string, item: unknown): unknown {
  const settings = isConversation(key) && isRecord(item) ? view?.current() : undefined
  return settings === undefined ? item : { ...(item as object), [settingsProperty]: settings }
}

/** The item without the settings, which are taken note of when the bot has changed them. */
export async function takeSettings(view: SettingsView | undefined, key: string, item: unknown): Promise<unknown> {
  if (view === undefined || !isConversation(key) || !isRecord(item) || !Object.hasOwn(item, settingsProperty)) return item
  const { [settingsProperty]: settings, ...rest } = item
  if (isRecord(settings)) await view.accept(settings)
  return rest
}

/** As Bot Framework, Botkit and Microsoft 365 Agents name their records of conversation state. */
function isConversation(key: string): boolean {
  return key.includes('/conversations/')
}
