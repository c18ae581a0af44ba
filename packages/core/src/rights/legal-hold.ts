import type { RecordKey, Store, Write } from '../ports/store.js'

/** Whom or what a hold names: tokens of the log. */
export interface HeldOf {
  readonly subject?: string | undefined
  readonly conversation?: string | undefined
}

/** Where holds stand: a record that is there is a hold. */
export function holdKeys(tenant: string, { subject, conversation }: HeldOf): readonly RecordKey[] {
  const names = [...(subject ? [`subject.${subject}`] : []), ...(conversation ? [`conversation.${conversation}`] : [])]
  return names.map((id) => ({ tenant, kind: 'legal-hold', id }))
}

/** Whether a legal hold keeps what belongs to a person or a conversation: nothing of it is erased or retired then. */
export async function isHeld(store: Store, tenant: string, of: HeldOf): Promise<boolean> {
  const keys = holdKeys(tenant, of)
  return keys.length > 0 && (await store.read(keys)).some((record) => record !== undefined)
}

/** Writes that change nothing, and let their batch fail when a hold has come meanwhile. */
export function unheldWrites(tenant: string, of: HeldOf): readonly Write[] {
  return holdKeys(tenant, of).map((key) => ({ op: 'delete', key, expect: 0 }))
}
