import { readKeptMessage } from '../custody/sealed-transcripts.js'
import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { RecordKey, StoredRecord, Write } from '../ports/store.js'
import { cutoffMs, dueRule, RetentionTally, rulesAbout, type Kept, type RetentionReport, type ScheduledRule } from '../retention/schedule.js'
import { isHeld, unheldWrites, type HeldOf } from '../rights/legal-hold.js'
import { Journal } from '../turns/journal.js'
import { conversationTotalKey, readKeptValue } from '../vault/vault.js'
import { noteRetired, ProcessedFor, type Retiring } from './retention-facts.js'
import { retireKept } from './retention-kept.js'
import type { Setup } from './setup.js'

/** How a sweep by the policy's schedules goes. */
export interface RetentionOptions {
  /**
   * Only tells what would go, and by which rule.
   * @default false
   */
  readonly dryRun?: boolean
}

/**
 * Removes what is older than the policy's schedules allow, in bounded batches; each goes together with the event that
 * proves it. May run beside itself and beside any turn, and may be cut off and done again: what is due is asked anew of
 * every batch, and what was changed or put on hold meanwhile stays.
 * @param isStopped asked between batches
 */
export async function sweepRetention(setup: Setup, { dryRun = false }: RetentionOptions = {}, isStopped: () => boolean = () => false): Promise<RetentionReport> {
  const tally = new RetentionTally(dryRun)
  if (setup.policy.retention.length === 0) return tally.report()
  await setup.open()
  for (const tenant of await setup.store.listTenants()) {
    const retiring: Retiring = { setup, tenant, nowMs: setup.clock.nowMs(), isDryRun: dryRun, tally }
    for (const room of rooms) await retireRoom(retiring, room, isStopped)
    if (!isStopped()) await retireKept(retiring, isStopped)
  }
  return tally.report()
}

/** One record that may be due, whose it is, and what removes it. */
interface Candidate extends Omit<Kept, 'isProcessedFor'> {
  readonly of: HeldOf
  readonly writes: readonly Write[]
}

/** A collection of the store that retention looks through. */
interface Room {
  readonly what: Kept['what']
  readonly kind: string
  /** Whether the time of a record is when it came, so that the store finds the old ones. */
  readonly isTimed: boolean
  read(record: StoredRecord): Candidate
}

const rooms: readonly Room[] = [
  {
    what: 'values',
    kind: 'placeholder',
    isTimed: true,
    read(record) {
      const { type, subject, conversation, atMs, writes } = readKeptValue(record)
      return { what: 'values', type, atMs, of: { subject, conversation }, writes }
    },
  },
  {
    what: 'receipts',
    kind: 'receipt',
    isTimed: true,
    read: ({ tenant, kind, id, owner, expiresAtMs, version }) => ({
      what: 'receipts',
      type: 'receipt',
      atMs: expiresAtMs,
      of: { subject: owner },
      writes: [{ op: 'delete', key: { tenant, kind, id }, expect: version }],
    }),
  },
  {
    what: 'transcripts',
    kind: 'transcript',
    isTimed: false,
    read(record) {
      const { atMs, conversation, writes } = readKeptMessage(record)
      return { what: 'transcripts', type: 'message', atMs, of: { subject: record.owner, conversation }, writes }
    },
  },
]

async function retireRoom(retiring: Retiring, { what, kind, isTimed, read }: Room, isStopped: () => boolean): Promise<void> {
  const { setup, tenant, nowMs } = retiring
  const rules = rulesAbout(setup.policy.retention, what)
  if (rules.length === 0) return
  const expired = isTimed ? { expiredAtMs: cutoffMs(rules, nowMs) } : {}
  let conflicts = 0
  for (let after = ''; !isStopped(); ) {
    const page = await setup.store.list({ tenant, kind, ...expired, after, limit: limits.sweepBatchMax })
    try {
      await retirePage(retiring, rules, page.map(read))
    } catch (error) {
      // Somebody else was faster: what is left of the page is read again.
      conflicts += 1
      if (!isScrubjayError(error, 'ERR_STORE_CONFLICT') || conflicts === limits.commitAttemptsMax) throw error
      continue
    }
    conflicts = 0
    const last = page.at(-1)
    if (last === undefined || page.length < limits.sweepBatchMax) return
    after = last.id
  }
}

async function retirePage(retiring: Retiring, rules: readonly ScheduledRule[], page: readonly Candidate[]): Promise<void> {
  const { tenant, tally, isDryRun } = retiring
  const due: { readonly candidate: Candidate; readonly rule: ScheduledRule }[] = []
  const held: Candidate[] = []
  const areHeld = rememberHeld(retiring)
  const processed = new ProcessedFor(retiring)
  for (const candidate of page) {
    const rule = dueRule(rules, { ...candidate, isProcessedFor: await processed.of(rules, candidate.of) }, retiring.nowMs)
    if (rule === undefined) continue
    if (await areHeld(candidate.of)) held.push(candidate)
    else due.push({ candidate, rule })
  }
  if (due.length > 0 && !isDryRun) await commitRetired(retiring, due)
  tally.held += held.length
  for (const { candidate, rule } of due) tally.add(tenant, rule, candidate)
}

/** Whether something is held, asked once for all that a person has given in one conversation. */
function rememberHeld({ setup, tenant }: Retiring): (of: HeldOf) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>()
  return (of) => {
    const name = `${of.subject}.${of.conversation}`
    const held = known.get(name) ?? isHeld(setup.store, tenant, of)
    known.set(name, held)
    return held
  }
}

async function commitRetired(retiring: Retiring, due: readonly { readonly candidate: Candidate; readonly rule: ScheduledRule }[]): Promise<void> {
  const { setup, tenant } = retiring
  const opened = await setup.open()
  const journal = new Journal(await opened.tenant(tenant), setup.clock)
  for (const rule of new Set(due.map(({ rule }) => rule))) noteRetired(journal, rule, due.filter((one) => one.rule === rule).map(({ candidate }) => candidate.type))
  const unheld = new Map(due.flatMap(({ candidate }) => unheldWrites(tenant, candidate.of)).map((write) => [write.key.id, write]))
  const values = due.map(({ candidate }) => candidate).filter(({ what }) => what === 'values')
  journal.write(...unheld.values(), ...due.flatMap(({ candidate }) => candidate.writes), ...(await lessValues(retiring, values)))
  await journal.commit(setup.store, setup.spool)
}

/** A conversation that has lost values has room for new ones. */
async function lessValues({ setup, tenant }: Retiring, values: readonly Candidate[]): Promise<readonly Write[]> {
  const gone = new Map<string, number>()
  for (const { of } of values) gone.set(of.conversation ?? '', (gone.get(of.conversation ?? '') ?? 0) + 1)
  const keys: RecordKey[] = [...gone.keys()].map((conversation) => conversationTotalKey(tenant, conversation))
  const totals = keys.length === 0 ? [] : await setup.store.read(keys)
  return totals.flatMap((total): Write[] => {
    if (total === undefined) return []
    const { kind, id, value, version } = total
    return [{ op: 'put', key: { tenant, kind, id }, value: String(Math.max(0, Number(value) - (gone.get(id) ?? 0))), expect: version }]
  })
}
