import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { StoredRecord, Write } from '../ports/store.js'
import { cutoffMs, dueRule, rulesAbout, type ScheduledRule } from '../retention/schedule.js'
import { isHeld, unheldWrites, type HeldOf } from '../rights/legal-hold.js'
import { Journal } from '../turns/journal.js'
import { deleteAll, deleteTranscript, readRow } from './forget-kept.js'
import { noteRetired, ProcessedFor, type Retiring } from './retention-facts.js'

/**
 * Removes what the bot keeps in its own storages and transcripts, as far as this process has them behind the guard, once
 * everybody who had a hand in it has been silent for as long as a rule says.
 */
export async function retireKept(retiring: Retiring, isStopped: () => boolean): Promise<void> {
  const { setup, tenant, nowMs } = retiring
  const rules = rulesAbout(setup.policy.retention, 'state', 'transcripts')
  if (rules.length === 0) return
  const processed = new ProcessedFor(retiring)
  let last = ''
  for (let after = ''; !isStopped(); ) {
    const page = await setup.store.list({ tenant, kind: 'state-index', expiredAtMs: cutoffMs(rules, nowMs), after, limit: limits.sweepBatchMax })
    for (const row of page) {
      const { token } = readRow(row)
      if (token !== last) await retireRecord(retiring, rules, processed, token)
      last = token
    }
    const end = page.at(-1)
    if (end === undefined || page.length < limits.sweepBatchMax) return
    after = end.id
  }
}

interface Found {
  readonly rows: readonly StoredRecord[]
  readonly rule: ScheduledRule
  readonly atMs: number
  readonly channelId: string | undefined
}

async function retireRecord(retiring: Retiring, rules: readonly ScheduledRule[], processed: ProcessedFor, token: string): Promise<void> {
  const { setup, tenant, tally, isDryRun } = retiring
  const found = await findDue(retiring, rules, processed, token)
  if (found === undefined) return
  const { rule, atMs, rows } = found
  const of = rows.map(ownersOf)
  for (const one of of) if (await isHeld(setup.store, tenant, one)) return void (tally.held += 1)
  if ((found.channelId === undefined ? setup.kept.storages : setup.kept.loggers).length === 0) return void (tally.elsewhere += 1)
  const type = found.channelId === undefined ? 'record' : 'transcript'
  if (isDryRun || (await removeRecord(retiring, rules, processed, { token, of, type }))) tally.add(tenant, rule, { type, atMs })
}

/** All rows of a record, when each of them is due; the rule is that of the last one. */
async function findDue(retiring: Retiring, rules: readonly ScheduledRule[], processed: ProcessedFor, token: string): Promise<Found | undefined> {
  const { setup, tenant, nowMs } = retiring
  const listed = await setup.store.list({ tenant, kind: 'state-index', after: `${token}.`, limit: limits.sweepBatchMax })
  const rows = listed.filter(({ id }) => id.startsWith(`${token}.`))
  const [first] = rows
  if (first === undefined || rows.length === limits.sweepBatchMax) return undefined
  const { channelId } = readRow(first)
  const what = channelId === undefined ? 'state' : 'transcripts'
  let rule: ScheduledRule | undefined
  for (const row of rows) {
    const type = channelId === undefined ? 'record' : 'transcript'
    const kept = { what, type, atMs: row.expiresAtMs, isProcessedFor: await processed.of(rules, { subject: row.owner }) } as const
    // What has no time yet gets one with its next write.
    rule = row.expiresAtMs === 0 ? undefined : dueRule(rules, kept, nowMs)
    if (rule === undefined) return undefined
  }
  return rule === undefined ? undefined : { rows, rule, channelId, atMs: Math.max(...rows.map(({ expiresAtMs }) => expiresAtMs)) }
}

/** A row names its person, and the conversation in which it was written. */
function ownersOf(row: StoredRecord): HeldOf {
  return { subject: row.owner, conversation: readRow(row).conversation }
}

/**
 * A storage cannot delete on a condition. So the record is locked first, for as long as a lease: whoever wants to note that
 * somebody had a hand in it, as the first write of a day does, waits. It is then looked at again, and removed.
 * @returns false when it was not due any more, or another sweep is at it.
 */
async function removeRecord(
  { setup, tenant, nowMs, ...more }: Retiring,
  rules: readonly ScheduledRule[],
  processed: ProcessedFor,
  { token, of, type }: { readonly token: string; readonly of: readonly HeldOf[]; readonly type: string },
): Promise<boolean> {
  const { store, spool, clock, kept } = setup
  const lock = { tenant, kind: 'state-lock', id: token }
  const [before] = await store.read([lock])
  if (before !== undefined && before.expiresAtMs > clock.nowMs()) return false
  const put: Write = { op: 'put', key: lock, value: '{}', expiresAtMs: clock.nowMs() + limits.turnLeaseMs, expect: before?.version ?? 0 }
  try {
    await store.commit({ durability: 'process', writes: [put, ...of.flatMap((one) => unheldWrites(tenant, one))] })
    const found = await findDue({ setup, tenant, nowMs, ...more }, rules, processed, token)
    const unlock: Write = { op: 'delete', key: lock, expect: (before?.version ?? 0) + 1 }
    if (found === undefined) {
      await store.commit({ durability: 'process', writes: [unlock] })
      return false
    }
    if (found.channelId === undefined) for (const { inner } of kept.storages) await deleteAll(inner, [token])
    else for (const { inner } of kept.loggers) await deleteTranscript(inner, found.channelId, token)
    const journal = new Journal(await (await setup.open()).tenant(tenant), clock)
    noteRetired(journal, found.rule, [type])
    journal.write(unlock, ...found.rows.map(({ kind, id, version }): Write => ({ op: 'delete', key: { tenant, kind, id }, expect: version })))
    await journal.commit(store, spool)
    return true
  } catch (error) {
    if (isScrubjayError(error, 'ERR_STORE_CONFLICT')) return false
    throw error
  }
}
