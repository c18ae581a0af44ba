import { isScrubjayError, ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { parseSettingsChange, resolveSettings } from '../policy/resolve-settings.js'
import type { ActivityLike, Settings, SettingsAccess } from '../turn.js'
import { conversationWrites } from '../turns/facts.js'
import { readTurnIds } from '../turns/turn-ids.js'
import { GuardTurn } from './guard-turn.js'
import type { Setup } from './setup.js'

/** The settings of the conversation that an activity belongs to. The store is the truth. */
export function settingsAccess(setup: Setup, activity: ActivityLike): SettingsAccess {
  return {
    async get() {
      return (await openSettings(setup, activity)).settings
    },
    async set(change, by = 'code') {
      const parsed = parseSettingsChange(setup.policy, change)
      for (let attempt = 0; attempt < limits.commitAttemptsMax; attempt += 1) {
        try {
          return await setOnce(await openSettings(setup, activity), parsed, by)
        } catch (error) {
          if (!isScrubjayError(error, 'ERR_STORE_CONFLICT')) throw error
        }
      }
      throw new ScrubjayError('ERR_STORE_CONFLICT', { retryable: true })
    },
  }
}

async function setOnce(turn: GuardTurn, change: Partial<Settings>, by: string): Promise<Settings> {
  const { policy, store, spool } = turn.setup
  const botSettings = turn.setup.botSettingsOf(turn.raw)
  const { override, conversation } = turn.facts
  const changed = { ...override.value, ...change }
  const before = turn.settings
  const after = resolveSettings({ policy, bot: botSettings, conversation: changed })
  const key = turn.tenant.settingsKey(turn.ids)
  turn.journal.write(...conversationWrites(turn.tenant, turn.ids, conversation))
  turn.journal.write({ op: 'put', key, value: JSON.stringify(changed), expect: override.version })
  await turn.nameForNow()
  turn.journal.event({ type: 'settings.changed', ...turn.names, before: { ...before }, after: { ...after }, by })
  await turn.journal.commit(store, spool)
  return after
}

/** Nobody speaks here: reading or changing settings makes no person known. */
async function openSettings(setup: Setup, activity: ActivityLike): Promise<GuardTurn> {
  const opened = await setup.open()
  const tenant = await opened.tenant(setup.tenantOf(activity))
  const ids = { ...readTurnIds(activity, tenant.id), user: undefined }
  const turn = new GuardTurn({ setup, opened, tenant, ids, raw: activity })
  await turn.refresh()
  return turn
}
