import type { RecordKey, StoredRecord, Write } from '../ports/store.js'
import type { Tenant } from './tenant.js'
import type { TurnIds } from './turn-ids.js'

/** The rows of somebody, as they were found. */
export interface PersonRows {
  readonly subject: StoredRecord | undefined
  readonly consent: StoredRecord | undefined
}

/** That an account of a channel is a person's: a row that is yet to be written, so that the account alone leads to them. */
export interface Reference {
  readonly key: RecordKey
  readonly at: string
  readonly version: number
}

/** Whose rows hold, and with which ids they are found. */
export interface FoundPerson extends PersonRows {
  readonly ids: TurnIds
  readonly reference: Reference | undefined
  readonly move: readonly Write[]
}

/**
 * Decides who somebody is whose account is known, whose person is known, or both:
 * - Who was known by their account before anybody said who they are goes on as that: their rows move to where the person is
 *   found, or, where the person has rows already, stay and are marked as this person's. Two who were known apart stay apart,
 *   so that nobody's values, consent or erasure is lost or becomes another's.
 * - An account that refers to a person is theirs, also when a turn does not say who they are.
 * - On a channel whose ids can be forged only the resolver counts; `tenant` has no keys of accounts for it.
 * @returns `elsewhere` with the ids to read by, where other rows hold than were read
 */
export function findPerson(tenant: Tenant, ids: TurnIds, own: PersonRows, account: PersonRows): FoundPerson | { readonly elsewhere: TurnIds } {
  const found = { ids, ...own, reference: undefined, move: [] }
  const ownKey = tenant.subjectKey(ids)
  if (ids.person === undefined) {
    const { at } = parseRow(own.subject)
    return at === undefined || at === ids.foundAt ? found : { elsewhere: { ...ids, foundAt: at } }
  }
  if (ids.foundAt !== undefined) return findByAad(tenant, ids, own)
  const [subjectKey] = tenant.accountKeys(ids) ?? []
  if (subjectKey === undefined || ownKey === undefined) return found
  const { at, of } = parseRow(account.subject)
  const { aad } = ids.person
  if (at !== undefined && at !== ownKey.id && aad !== undefined && at === tenant.aadToken(aad)) return { elsewhere: { ...ids, foundAt: at } }
  if (account.subject === undefined || at !== undefined) {
    const isKept = account.subject?.expiresAtMs === 0 || own.subject?.expiresAtMs !== 0
    const isWritten = at === ownKey.id && account.subject?.owner === own.subject?.owner && isKept
    const reference = { key: subjectKey, at: ownKey.id, version: account.subject?.version ?? 0 }
    return { ...found, reference: isWritten ? undefined : reference }
  }
  if (of !== undefined && of !== ownKey.id) return found
  const asAccount = { ids: { ...ids, foundAt: subjectKey.id }, ...account, reference: undefined }
  if (own.subject === undefined) return { ...asAccount, move: moveWrites(tenant, ids, account) }
  return { ...asAccount, move: of === undefined ? [markWrite(account.subject, ownKey.id)] : [] }
}

/** Somebody whom Teams knew before there was a resolver; not, when the resolver has named another person in their place. */
function findByAad(tenant: Tenant, ids: TurnIds, own: PersonRows): FoundPerson | { readonly elsewhere: TurnIds } {
  const { foundAt: _foundAt, ...given } = ids
  const named = tenant.subjectKey(given)?.id ?? ''
  const { of } = parseRow(own.subject)
  if (ids.person !== undefined && of !== undefined && of !== named) return { elsewhere: { ...given, person: { ...ids.person, isForgeable: true } } }
  const move = own.subject === undefined || of !== undefined ? [] : [markWrite(own.subject, named)]
  return { ids, ...own, reference: undefined, move }
}

/** What a row says besides who it is: where the person is found that it refers to, or whose it is and nobody else's. */
function parseRow(row: StoredRecord | undefined): { readonly at?: string; readonly of?: string } {
  return row === undefined ? {} : (JSON.parse(row.value) as { readonly at?: string; readonly of?: string })
}

function markWrite(row: StoredRecord, of: string): Write {
  const value = JSON.stringify({ ...(JSON.parse(row.value) as object), of })
  return { op: 'put', key: keyOf(row), value, owner: row.owner, expiresAtMs: row.expiresAtMs, expect: row.version }
}

function moveWrites(tenant: Tenant, ids: TurnIds, { subject, consent }: PersonRows): readonly Write[] {
  const [subjectKey, consentKey] = [tenant.subjectKey(ids), tenant.consentKey(ids)]
  if (subject === undefined || subjectKey === undefined || consentKey === undefined) return []
  const { owner, expiresAtMs } = subject
  const { token } = JSON.parse(subject.value) as { readonly token: string }
  const writes: Write[] = [
    { op: 'put', key: subjectKey, value: subject.value, owner, expiresAtMs, expect: 0 },
    { op: 'put', key: keyOf(subject), value: JSON.stringify({ token, at: subjectKey.id }), owner, expiresAtMs, expect: subject.version },
  ]
  if (consent === undefined) return writes
  return [
    ...writes,
    { op: 'put', key: consentKey, value: consent.value, owner: consent.owner, expiresAtMs: consent.expiresAtMs },
    { op: 'delete', key: keyOf(consent), expect: consent.version },
  ]
}

function keyOf({ tenant, kind, id }: StoredRecord): RecordKey {
  return { tenant, kind, id }
}
