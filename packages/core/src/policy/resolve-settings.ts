import { ScrubjayError } from '../errors.js'
import type { Settings } from '../turn.js'
import type { Policy } from './policy.js'

/** Where settings come from, weakest first: default ◄ policy ◄ bot ◄ conversation. */
export interface SettingSources {
  /** Already merged with the defaults. */
  readonly policy: Policy
  readonly bot: Partial<Settings>
  readonly conversation: Partial<Settings>
}

/** What is on for a conversation. A locked setting is the policy's, whatever the others say. */
export function resolveSettings({ policy, bot, conversation }: SettingSources): Settings {
  const resolved = { ...policy.settings, ...bot, ...conversation }
  for (const name of policy.locks) resolved[name] = policy.settings[name]
  return resolved
}

/** What is stricter of each: more is hidden, asked, said, looked for and logged, and less is put back. */
const stricterValue: Settings = { scrub: true, consent: true, disclosure: true, restore: false, auditDetail: true, thorough: true }

/** Of two that disagree, the stricter one of each setting. */
export function strictestSettings(left: Settings, right: Partial<Settings>): Settings {
  const names = Object.keys(stricterValue) as (keyof Settings)[]
  return Object.fromEntries(names.map((name) => [name, right[name] === stricterValue[name] ? stricterValue[name] : left[name]])) as unknown as Settings
}

/**
 * Reads a change of settings by code or by chat.
 * @throws `ERR_SETTING_UNKNOWN` for another name or value, `ERR_SETTING_LOCKED` for what the policy locks.
 */
export function parseSettingsChange(policy: Policy, change: object): Partial<Settings> {
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(policy.settings, name)) throw new ScrubjayError('ERR_SETTING_UNKNOWN', { at: safeName(name) })
    if (typeof value !== 'boolean') throw new ScrubjayError('ERR_SETTING_UNKNOWN', { at: name, reason: 'A setting is true or false.' })
    if (policy.locks.includes(name as keyof Settings)) throw new ScrubjayError('ERR_SETTING_LOCKED', { at: name })
  }
  return { ...change }
}

function safeName(name: string): string {
  return /^[A-Za-z]{1,40}$/.test(name) ? name : 'a name'
}
