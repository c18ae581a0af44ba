import type { Health, KillSwitch } from '../turn.js'
import { Journal } from '../turns/journal.js'
import type { Setup } from './setup.js'

/** The kill switch of the bot's default tenant. It stands in the store, so that it holds on all instances at once. */
export function createKillSwitch(setup: Setup): KillSwitch {
  let engaged = false
  const turnTo = async (to: boolean, by: string): Promise<void> => {
    const tenant = await (await setup.open()).tenant(setup.tenantOf({}))
    const journal = new Journal(tenant, setup.clock)
    const key = tenant.killKey()
    journal.write(to ? { op: 'put', key, value: '{}' } : { op: 'delete', key })
    journal.event({ type: 'guard.killed', outcome: to ? 'engaged' : 'released', by })
    await journal.commit(setup.store, setup.spool)
    engaged = to
  }
  return {
    get engaged() {
      return engaged
    },
    engage: (by = 'code') => turnTo(true, by),
    release: (by = 'code') => turnTo(false, by),
  }
}

/** What an operator's health check asks; reads the store, so it fails when the store does. */
export async function readHealth(setup: Setup): Promise<Health> {
  const failures = Object.fromEntries(setup.failures)
  const { mode } = setup
  try {
    const tenant = await (await setup.open()).tenant(setup.tenantOf({}))
    const [kill] = await setup.store.read([tenant.killKey()])
    const head = await setup.store.readHead(tenant.id)
    return { status: kill === undefined ? 'ok' : 'killed', mode, logSize: head?.size ?? 0, failures }
  } catch {
    return { status: 'failing', mode, logSize: 0, failures }
  }
}
