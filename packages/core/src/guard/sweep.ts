import { limits } from '../lib/limits.js'
import { sweepExpired } from '../retention/sweep.js'
import { Journal } from '../turns/journal.js'
import { sweepRetention } from './retention.js'
import { resumeRights } from './rights-desk.js'
import { noteFailure, type Setup } from './setup.js'

/** A sweep that runs behind the turns of a bot, at most once in `sweepEveryMs`, and never beside itself. */
export interface Sweeping {
  /** Begins a sweep when one is due; returns at once. */
  poke(): void
  /** Waits for the one under way and begins no more. */
  stop(): Promise<void>
}

export function scheduleSweep(setup: Setup): Sweeping {
  let dueAtMs = setup.clock.nowMs() + limits.sweepEveryMs
  let retentionDueAtMs = dueAtMs
  let running: Promise<void> | undefined
  let stopped = false
  return {
    poke() {
      if (stopped || running !== undefined || setup.clock.nowMs() < dueAtMs) return
      dueAtMs = setup.clock.nowMs() + limits.sweepEveryMs
      const isRetentionDue = setup.clock.nowMs() >= retentionDueAtMs
      if (isRetentionDue) retentionDueAtMs = setup.clock.nowMs() + limits.retentionEveryMs
      running = sweep(setup)
        .then(async () => void (isRetentionDue && (await sweepRetention(setup, {}, () => stopped))))
        .catch((error: unknown) => {
          noteFailure(setup, error)
        })
        .finally(() => {
          running = undefined
        })
    },
    async stop() {
      stopped = true
      await running
    },
  }
}

async function sweep(setup: Setup): Promise<void> {
  const opened = await setup.open()
  for (const id of await setup.store.listTenants()) {
    const tenant = await opened.tenant(id)
    let parked = 0
    for (let batch = 0; batch < limits.sweepBatchesMax; batch += 1) {
      const swept = await sweepExpired(setup.store, id, setup.clock.nowMs())
      parked += swept.parked
      if (!swept.more) break
    }
    await opened.parking.destroyOldKeys(id)
    await resumeRights(setup, id)
    if (parked === 0) continue
    const journal = new Journal(tenant, setup.clock)
    journal.event({ type: 'turn.destroyed', code: 'expired', counts: { turns: parked } })
    await journal.commit(setup.store, setup.spool)
  }
}
