import { recordsOf } from '../ports/pages.js'
import type { RecordKey, Store, Write } from '../ports/store.js'

/** Whom or what a hold names: tokens of the store. */
export interface HeldOf {
  readonly subject?: string | undefined
  readonly conversation?: string | undefined
}

/** Where holds stand: a record that is there is a hold. Why, by whom and since when stands in the log alone. */
export function holdKeys(tenant: string, { subject, conversation }: HeldOf): readonly RecordKey[] {
  const names = [...(subject ? [`subject.${subject}`] : []), ...(conversation ? [`conversation.${conversation}`] : [])]
  return names.map((id) => ({ tenant, kind: 'legal-hold', id }))
}

/** Whether a legal hold keeps what belongs to a person or a conversation: nothing of it is erased or retired then. */
export async function isHeld(store: Pick<Store, 'read'>, tenant: string, of: HeldOf): Promise<boolean> {
  const keys = holdKeys(tenant, of)
  return keys.length > 0 && (await store.read(keys)).some((record) => record !== undefined)
}

/** Writes that change nothing, and let their batch fail when a hold has come meanwhile. */
export function unheldWrites(tenant: string, of: HeldOf): readonly Write[] {
  return holdKeys(tenant, of).map((key) => ({ op: 'delete', key, expect: 0 }))
}

/** Whether a person may not be erased now: they are held, or a conversation in which something is kept of them. */
export async function isErasureHeld(store: Pick<Store, 'read' | 'list'>, tenant: string, subject: string): Promise<boolean> {
  if (await isHeld(store, tenant, { subject })) return true
  for (let after = heldConversation; ; ) {
    const page = await store.list({ tenant, kind: 'legal-hold', after, limit: pageMax })
    const held = page.filter(({ id }) => id.startsWith(heldConversation)).map(({ id }) => id.slice(heldConversation.length))
    if (held.length === 0) return false
    const counters = held.map((conversation): RecordKey => ({ tenant, kind: 'counter', id: `${conversation}.${subject}` }))
    if ((await store.read(counters)).some((record) => record !== undefined)) return true
    if (await speaksAloneIn(store, tenant, { subject, held: new Set(held) })) return true
    after = page.at(-1)?.id ?? ''
  }
}

async function speaksAloneIn(
  store: Pick<Store, 'list'>,
  tenant: string,
  { subject, held }: { readonly subject: string; readonly held: ReadonlySet<string> },
): Promise<boolean> {
  for await (const { value } of recordsOf(store, { tenant, kind: 'conversation', owner: subject })) {
    if (held.has((JSON.parse(value) as { readonly token: string }).token)) return true
  }
  return false
}

const heldConversation = 'conversation.'
const pageMax = 500
