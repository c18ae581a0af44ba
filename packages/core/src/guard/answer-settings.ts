import { say } from '../disclosure/disclosure.js'
import { isScrubjayError } from '../errors.js'
import { formatSettings, type SettingsCommand } from '../rights/settings-command.js'
import type { Verdict } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { settingsAccess } from './settings-access.js'

/**
 * Shows the settings of a conversation to whoever asks, and changes them for people with a role that may. A channel's
 * user id is no role; the bot's own resolver says who has one. The log names the role and not the person.
 */
export async function answerSettings(turn: GuardTurn, { change }: SettingsCommand): Promise<Verdict> {
  turn.stage = 'answered'
  const { policy, raw, setup, settings } = turn
  const names = Object.keys(change) as (keyof typeof settings)[]
  if (names.length === 0) return answer(turn, say(policy, 'settingsShown', { settings: formatSettings(settings) }))
  const role = await setup.roleOf(raw)
  const may = role === undefined ? [] : (Object.hasOwn(policy.roles, role) ? policy.roles[role]?.settings : undefined) ?? []
  if (role === undefined || !names.every((name) => may.includes(name))) return answer(turn, say(policy, 'settingsDenied'))
  try {
    const changed = await settingsAccess(setup, raw).set(change, role)
    return await answer(turn, say(policy, 'settingsChanged', { settings: formatSettings(changed) }))
  } catch (error) {
    if (!isScrubjayError(error, 'ERR_SETTING_LOCKED')) throw error
    return answer(turn, say(policy, 'settingsDenied'))
  }
}

async function answer(turn: GuardTurn, reply: ReturnType<typeof say>): Promise<Verdict> {
  await turn.settle()
  return { kind: 'answer', turn, replies: [reply] }
}
