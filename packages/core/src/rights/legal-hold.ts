import { isScrubjayError } from '../errors.js'
import type { Bound, RecordKey, Store } from '../ports/store.js'

/** What is kept although it is due: a person, or a conversation, by their token of the log. */
export type HoldTarget =
  | { readonly subject: string; readonly conversation?: undefined }
  | { readonly conversation: string; readonly subject?: undefined }

/** Why, by whom and since when. */
export interface HoldRecord {
  /** A word of the organisation's own, such as a case number; never a name. */
  readonly code: string
  /** A role or a component. */
  readonly by: string
  readonly atMs: number
}

/** Where a hold stands. An erasure leaves it alone. */
export function holdKey(tenant: string, { subject, conversation }: HoldTarget): RecordKey {
  return { tenant, kind: 'hold', id: subject === undefined ? `conversation.${conversation}` : `subject.${subject}` }
}

/**
 * Whether a legal hold keeps what is of this person or in this conversation: neither erasure nor retention may touch it.
 * One read.
 */
export async function isHeld(store: Pick<Store, 'read'>, tenant: string, subject: string | undefined, conversation: string | undefined): Promise<boolean> {
  const keys: RecordKey[] = []
  if (subject !== undefined && subject !== '') keys.push(holdKey(tenant, { subject }))
  if (conversation !== undefined && conversation !== '') keys.push(holdKey(tenant, { conversation }))
  const found = keys.length === 0 ? [] : await store.read(keys)
  return found.some((record) => record !== undefined)
}

/** Whether a person may be erased now: neither they nor a conversation in which something is kept of them is held. */
export async function isErasureHeld(store: Pick<Store, 'read' | 'list'>, tenant: string, subject: string): Promise<boolean> {
  if (await isHeld(store, tenant, subject, undefined)) return true
  for (let after = heldConversation; ; ) {
    const holds = (await store.list({ tenant, kind: 'hold', after, limit: pageMax })).filter(({ id }) => id.startsWith(heldConversation))
    const counters = holds.map(({ id }): RecordKey => ({ tenant, kind: 'counter', id: `${id.slice(heldConversation.length)}.${subject}` }))
    if (counters.length > 0 && (await store.read(counters)).some((record) => record !== undefined)) return true
    if (holds.length > 0 && (await speaksAloneIn(store, tenant, { subject, held: new Set(holds.map(({ id }) => id.slice(heldConversation.length))) }))) return true
    const last = holds.at(-1)
    if (last === undefined || holds.length < pageMax) return false
    after = last.id
  }
}

/** A hold that was placed while an erasure was being decided stops the commit that begins it. */
export function unheldBound(tenant: string, subject: string): Bound {
  return { tenant, kind: 'hold', owner: subject, countMax: 0 }
}

/** Asks whether a commit failed because of `unheldBound`. */
export function isHeldError(error: unknown): boolean {
  return isScrubjayError(error, 'ERR_STORE_BOUND')
}

async function speaksAloneIn(store: Pick<Store, 'list'>, tenant: string, { subject, held }: { readonly subject: string; readonly held: ReadonlySet<string> }): Promise<boolean> {
  for (let after = ''; ; ) {
    const page = await store.list({ tenant, kind: 'conversation', owner: subject, after, limit: pageMax })
    if (page.some(({ value }) => held.has((JSON.parse(value) as { readonly token: string }).token))) return true
    const last = page.at(-1)
    if (last === undefined || page.length < pageMax) return false
    after = last.id
  }
}

const heldConversation = 'conversation.'
const pageMax = 500
