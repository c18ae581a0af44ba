import { isSealedItem, parseSealed } from '../custody/sealed-item.js'
import type { TranscriptStoreLike } from '../custody/shapes.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { pagesOf } from '../ports/pages.js'
import { eachRequest } from '../rights/request.js'
import { parseConsentRecord } from '../consent/consent-record.js'
import type { Tenant } from '../turns/tenant.js'
import { CustodyPlace } from './custody-place.js'
import { listIndex, readRow, type IndexRow } from './forget-kept.js'
import { issueReceipts } from './receipts.js'
import type { Opened, Setup } from './setup.js'

/** Whose export, and how large it may become. */
export interface ExportOf {
  readonly setup: Setup
  readonly opened: Opened
  readonly tenant: Tenant
  readonly subject: string
  readonly bytesMax: number
}

/**
 * Everything that is kept of a person, opened, as one JSON file (`docs/spec/export.md`); what belongs to others as well, or
 * cannot be reached from here, is counted in it by a code and not left out in silence.
 * @throws `ERR_LIMIT_EXPORT` beyond `bytesMax`; nothing is cut.
 */
export async function collectExport(of: ExportOf): Promise<{ readonly file: Uint8Array; readonly counts: Readonly<Record<string, number>> }> {
  const { setup, tenant, subject, bytesMax } = of
  const budget = new Budget(bytesMax)
  const values = await openValues(of, budget)
  const consents = budget.take(await listConsents(of))
  const receipts = budget.take((await issueReceipts({ store: setup.store, keys: of.opened.keys, prover: setup.prover, tenant, subject, countMax: Number.POSITIVE_INFINITY })).map(parseFile))
  const requests = budget.take(await listRequests(of))
  const kept = await openKept(of, budget)
  const parked = (await of.opened.parking.list(tenant.id, subject)).length
  const omitted = [...kept.omitted, ...(parked === 0 ? [] : [{ what: 'parked', code: 'waits-for-consent', count: parked }])]
  const { name, contact } = setup.policy.controller
  const whole = {
    format: 'scrubjay-export/v1',
    created: new Date(setup.clock.nowMs()).toISOString(),
    controller: { name, contact },
    subject: (await of.opened.naming.find(tenant.id, subject))?.subject ?? subject,
    values,
    consents,
    receipts,
    requests,
    state: kept.state,
    transcripts: kept.transcripts,
    omitted,
  }
  const file = new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`)
  if (file.length > bytesMax) throw new ScrubjayError('ERR_LIMIT_EXPORT')
  const counts = { values: values.length, consents: consents.length, receipts: receipts.length, state: kept.state.length, transcripts: kept.transcripts.length }
  return { file, counts }
}

/** Counts what was collected, so that too much is refused before it fills the memory. */
class Budget {
  #left: number

  constructor(bytesMax: number) {
    this.#left = bytesMax
  }

  take<T>(part: T): T {
    this.#left -= Buffer.byteLength(JSON.stringify(part) ?? '')
    if (this.#left < 0) throw new ScrubjayError('ERR_LIMIT_EXPORT')
    return part
  }
}

interface ExportedValue {
  readonly conversation: string
  readonly type: string
  readonly placeholder: string
  readonly value: string
}

async function openValues({ setup, opened, tenant, subject }: ExportOf, budget: Budget): Promise<readonly ExportedValue[]> {
  const found: ExportedValue[] = []
  for await (const page of pagesOf(setup.store, { tenant: tenant.id, kind: 'value', owner: subject })) {
    const byConversation = new Map<string, string[]>()
    for (const { id } of page) {
      const [conversation = '', , name = ''] = id.split('.')
      byConversation.set(conversation, [...(byConversation.get(conversation) ?? []), name])
    }
    const opening: ExportedValue[] = []
    for (const [conversation, names] of byConversation) {
      const values = await opened.vault.open({ tenant: tenant.id, subject, conversation }, names)
      for (const [name, value] of values) opening.push({ conversation, type: name.replace(/_\d+$/, ''), placeholder: `[${name}]`, value })
    }
    found.push(...budget.take(opening))
  }
  return found
}

async function listConsents({ setup, tenant, subject }: ExportOf): Promise<readonly object[]> {
  const rows = await setup.store.list({ tenant: tenant.id, kind: 'consent', owner: subject, limit: limits.sweepBatchMax })
  return rows.flatMap(({ value }) =>
    Object.entries(parseConsentRecord(value).purposes).map(([purpose, { state, notice, atMs }]) => ({ purpose, state, notice, day: new Date(atMs).toISOString().slice(0, 10) })),
  )
}

async function listRequests({ setup, tenant, subject }: ExportOf): Promise<readonly object[]> {
  const found: object[] = []
  for (const done of [false, true]) {
    for await (const { kind, state, reference, receivedAtMs, dueAtMs } of eachRequest(setup.store, tenant.id, { subject, done })) {
      found.push({ kind, state, reference, received: new Date(receivedAtMs).toISOString().slice(0, 10), due: new Date(dueAtMs).toISOString().slice(0, 10) })
    }
  }
  return found
}

interface Omitted {
  readonly what: string
  readonly code: string
  readonly count: number
}

interface KeptParts {
  readonly state: readonly object[]
  readonly transcripts: readonly object[]
  readonly omitted: readonly Omitted[]
}

/** What the bot keeps of the person: their own is opened, and what others had a hand in too is counted. */
async function openKept(of: ExportOf, budget: Budget): Promise<KeptParts> {
  const { setup, opened, tenant } = of
  const place = new CustodyPlace({ setup, opened, tenant, turn: undefined })
  const rows = (await listIndex({ setup, tenant: tenant.id, subject: of.subject })).map(readRow)
  const [own, shared] = [rows.filter(({ isOwn }) => isOwn), rows.filter(({ isOwn }) => !isOwn)]
  const omitted: Omitted[] = shared.length === 0 ? [] : [{ what: 'state', code: 'shared', count: shared.length }]
  const state: object[] = []
  const transcripts: object[] = await openSealedTranscripts(of, place, budget)
  let missing = 0
  for (const row of own) {
    const found = row.channelId === undefined ? await openState(of, place, row) : await readTranscript(of, row)
    if (found === undefined) missing += 1
    else if (row.channelId === undefined) state.push(budget.take({ name: row.token, data: found }))
    else transcripts.push(...budget.take(found as object[]))
  }
  if (missing > 0) omitted.push({ what: 'state', code: 'not-here', count: missing })
  return { state, transcripts, omitted }
}

async function openState({ setup }: ExportOf, place: CustodyPlace, { token }: IndexRow): Promise<unknown> {
  for (const { inner } of setup.kept.storages) {
    const item = (await inner.read([token]) as Readonly<Record<string, unknown>>)[token]
    const opened = isSealedItem(item) ? await openBytes(place, item.scrubjay, token) : undefined
    if (opened !== undefined) return opened
  }
  return undefined
}

/** What the guard's own transcript store has of the person. */
async function openSealedTranscripts({ setup, tenant, subject }: ExportOf, place: CustodyPlace, budget: Budget): Promise<object[]> {
  const found: object[] = []
  for await (const page of pagesOf(setup.store, { tenant: tenant.id, kind: 'transcript', owner: subject })) {
    for (const { id, value } of page) {
      const activity = await openBytes(place, JSON.parse(value) as string, id)
      if (typeof activity === 'object' && activity !== null) found.push(budget.take(activity))
    }
  }
  return found
}

/** What the bot's own transcript store has, in which ids of people and conversations are tokens. */
async function readTranscript({ setup }: ExportOf, { token, channelId = '' }: IndexRow): Promise<readonly object[] | undefined> {
  for (const { inner } of setup.kept.loggers) {
    const store = inner as Partial<TranscriptStoreLike>
    if (store.getTranscriptActivities === undefined) continue
    const found: object[] = []
    for (let more: string | undefined; ; ) {
      const page = await store.getTranscriptActivities(channelId, token, more)
      found.push(...page.items)
      more = page.continuationToken
      if (!more) break
    }
    if (found.length > 0) return found
  }
  return undefined
}

/** What does not open was erased, or is damaged: it is not there. */
async function openBytes(place: CustodyPlace, envelope: string, what: string): Promise<unknown> {
  try {
    const plain = await place.open(envelope, what)
    return plain === undefined ? undefined : parseSealed(plain)
  } catch (error) {
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return undefined
    throw error
  }
}

function parseFile(file: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(file))
}
