import type { Settings } from '../turn.js'

/** What somebody asks of the settings of a conversation: to show them, or to change one. */
export interface SettingsCommand {
  readonly change: Partial<Settings>
}

/**
 * Reads `privacy settings`, `privacy scrub off`, and the same with a slash. Slack keeps what begins with a slash for
 * itself, so it is never needed. `undefined` for anything else.
 */
export function parseSettingsCommand(text: string | undefined): SettingsCommand | undefined {
  if (text === undefined || text.length > lengthMax) return undefined
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (/^\/?privacy(?: settings)?$/.test(words)) return { change: {} }
  const [, name = '', value] = /^\/?privacy ([a-z ]{1,20}) (on|off)$/.exec(words) ?? []
  const setting = settingsByWord[name]
  return setting === undefined ? undefined : { change: { [setting]: value === 'on' } }
}

/** The settings in the words of the commands: `scrub on, audit detail off`. */
export function formatSettings(settings: Settings): string {
  return Object.entries(settingsByWord).map(([word, name]) => `${word} ${settings[name] ? 'on' : 'off'}`).join(', ')
}

const settingsByWord: Readonly<Record<string, keyof Settings>> = {
  scrub: 'scrub', consent: 'consent', disclosure: 'disclosure', restore: 'restore', 'audit detail': 'auditDetail', thorough: 'thorough',
}
const lengthMax = 60
