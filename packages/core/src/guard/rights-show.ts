import { parseConsentRecord } from '../consent/consent-record.js'
import { standingOf, type Standing } from '../consent/standing.js'
import { chooseRegime } from '../policy/duties.js'
import { pagesOf, recordsOf } from '../ports/pages.js'
import type { Purpose } from '../policy/policy.js'
import { isErasureHeld } from '../rights/legal-hold.js'
import { eachRequest } from '../rights/request.js'
import type { OpenRequest } from '../turn.js'
import type { KeyStanding } from '../vault/subject-keys.js'
import { subjectKeyId } from '../vault/vault.js'
import { findSubject } from './find-subject.js'
import { countKept } from './forget-kept.js'
import { toOpen } from './rights-requests.js'
import type { Setup } from './setup.js'

/** What is kept of a person, by types and counts. No member holds a value, nor anything that a value was sealed in. */
export interface SubjectSummary {
  readonly tenant: string
  /** What the log calls the person; their token in the store, where they have no key that names them. */
  readonly subject: string
  /** Whether what was sealed for them can be opened: `destroyed` after an erasure, `none` when nothing was ever sealed. */
  readonly key: KeyStanding
  /** Whether a legal hold on them, or on a conversation in which something is kept of them, keeps them from erasure. */
  readonly isHeld: boolean
  /** Sealed values over all conversations, by entity type. */
  readonly values: Readonly<Record<string, number>>
  readonly kept: KeptSummary
  /** What they have answered, purpose by purpose. */
  readonly consents: readonly ConsentSummary[]
  /** Their data is kept and not processed, because they asked for that (GDPR Art. 18). */
  readonly isRestricted: boolean
  /** What they have asked for: open requests, the first due first, then those that are done. */
  readonly requests: readonly OpenRequest[]
}

/** How much there is besides values. */
export interface KeptSummary {
  /** Records of the bot's state in which they had a hand. */
  readonly stateRecords: number
  /** Transcripts of the bot's own in which they had a hand. */
  readonly transcripts: number
  /** Messages in the guard's own transcript store. */
  readonly messages: number
  readonly receipts: number
  /** Messages that wait for their consent. */
  readonly waiting: number
}

/** Where somebody stands with a purpose. */
export interface ConsentSummary {
  readonly purpose: string
  /** What they answered last, or that they were asked and did not. */
  readonly state: Standing
  /** What that is worth now, by the policy and the strictest of its regimes: a yes may be too old, or to another notice. */
  readonly standing: Standing
  /** The version of the notice that they answered. */
  readonly notice: string
  /** The day in UTC, `2026-11-26`. */
  readonly day: string
}

/** What there is of a person whom an operator names. Reads only, and opens nothing. */
export async function showSubject(setup: Setup, { tenant, subject: given }: { readonly tenant: string; readonly subject: string }): Promise<SubjectSummary | undefined> {
  const { store } = setup
  const opened = await setup.open()
  const found = await findSubject(setup, opened, { tenant, subject: given })
  if (found === undefined) return undefined
  const { token: subject, name = given } = found
  const key = await opened.keys.stateOf(subjectKeyId(tenant, subject))
  const of = { tenant, owner: subject }
  const index = await countKept({ setup, tenant, subject })
  return {
    tenant,
    subject: name,
    key,
    isHeld: await isErasureHeld(store, tenant, subject),
    values: await countValues(setup, of),
    kept: {
      stateRecords: index['state record'] ?? 0,
      transcripts: index['transcript'] ?? 0,
      messages: await count(setup, { ...of, kind: 'transcript' }),
      receipts: await count(setup, { ...of, kind: 'receipt' }),
      waiting: (await opened.parking.list(tenant, subject)).length,
    },
    ...(await summariseConsents(setup, of)),
    requests: await listRequests(setup, { tenant, subject, name }),
  }
}

interface Owned {
  readonly tenant: string
  readonly owner: string
}

/** By the records themselves: the counters go on where retention has removed something. */
async function countValues({ store }: Setup, of: Owned): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>()
  for await (const { id } of recordsOf(store, { ...of, kind: 'value' })) {
    // conversation.subject.TYPE_number
    const type = id.slice(id.lastIndexOf('.') + 1).replace(/_\d+$/, '')
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)))
}

async function count({ store }: Setup, of: Owned & { readonly kind: string }): Promise<number> {
  let total = 0
  for await (const page of pagesOf(store, of)) total += page.length
  return total
}

async function summariseConsents(setup: Setup, of: Owned): Promise<Pick<SubjectSummary, 'consents' | 'isRestricted'>> {
  const { policy, clock, store } = setup
  // Nobody says here where the person is, so what holds is the strictest, as for the deadline of an operator's erasure.
  const regime = chooseRegime(policy, {})
  const consents: ConsentSummary[] = []
  let isRestricted = false
  for await (const { value } of recordsOf(store, { ...of, kind: 'consent' })) {
    const record = parseConsentRecord(value)
    isRestricted ||= record.restricted === true
    for (const [id, { state, notice, atMs }] of Object.entries(record.purposes)) {
      const purpose: Purpose = policy.purposes.find((each) => each.id === id) ?? { id, description: '', required: false }
      const standing = standingOf({ policy, regime, record, nowMs: clock.nowMs() }, purpose)
      consents.push({ purpose: id, state, standing, notice, day: new Date(atMs).toISOString().slice(0, 10) })
    }
  }
  return { consents, isRestricted }
}

async function listRequests({ store }: Setup, { tenant, subject, name }: { readonly tenant: string; readonly subject: string; readonly name: string }): Promise<readonly OpenRequest[]> {
  const found: OpenRequest[] = []
  for (const done of [false, true]) {
    const some: OpenRequest[] = []
    for await (const request of eachRequest(store, tenant, { subject, done })) some.push(toOpen({ ...request, subject: name }))
    found.push(...some.sort((left, right) => left.dueAtMs - right.dueAtMs))
  }
  return found
}
