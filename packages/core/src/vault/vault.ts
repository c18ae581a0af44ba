import { deriveKeyOnce, keyedToken } from '../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import type { EntityType } from '../detect/span.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { endOfDay } from '../lib/days.js'
import { limits } from '../lib/limits.js'
import type { Clock, Random } from '../ports/clock.js'
import type { RecordKey, Store, StoredRecord, Write } from '../ports/store.js'
import type { SubjectKeys } from './subject-keys.js'

/** Whose values, and where they were given, by the tokens of the store. */
export interface VaultScope {
  readonly tenant: string
  readonly subject: string
  readonly conversation: string
}

export interface VaultValue {
  readonly type: EntityType
  readonly text: string
}

/** Seals what may come back later, and gives it a number that is stable within its scope. */
export interface Vault {
  /**
   * Seals values that are new in the scope; answers each value's number, in order. The same text of the same
   * type has the same number, also when two processes see it at once, and no two values ever share one.
   * @throws `ERR_LIMIT_VAULT` when the conversation or the subject has reached its bound; nothing was sealed.
   */
  seal(scope: VaultScope, values: readonly VaultValue[]): Promise<readonly number[]>
  /** The numbers of values that are known already; `undefined` for the others. Seals nothing. */
  find(scope: VaultScope, values: readonly VaultValue[]): Promise<readonly (number | undefined)[]>
  /** How many numbers of a type the scope has. */
  count(scope: VaultScope, type: EntityType): Promise<number>
  /** The writes that put another value behind a number; none when there is no such number, or no key any more. */
  correct(scope: VaultScope, change: VaultValue & { readonly number: number }): Promise<readonly Write[]>
  /** Opens values by their names, such as `EMAIL_ADDRESS_1`. Names that the scope does not have are left out. */
  open(scope: VaultScope, names: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** Collections of the vault; all records are owned by the subject. */
export const vaultKinds = ['placeholder', 'counter', 'value'] as const

export function createVault(options: { readonly store: Store; readonly keys: SubjectKeys; readonly clock: Clock; readonly random: Random }): Vault {
  const { store, keys, clock, random } = options
  return {
    async seal(scope, values) {
      if (values.length === 0) return []
      const subjectKey = await keys.ensure(subjectKeyId(scope.tenant, scope.subject))
      for (let attempt = 0; attempt < limits.commitAttemptsMax; attempt += 1) {
        const known = await readKnown(store, scope, subjectKey, values)
        const missing = eachOnce(values.filter((_value, index) => known.numbers[index] === undefined))
        const sealed = missing.length === 0 ? new Map<string, number>() : await sealMissing({ store, scope, subjectKey, random, nowMs: clock.nowMs() }, missing, known)
        if (sealed !== undefined) return known.numbers.map((number, index) => number ?? sealed.get(keyOf(values[index])) ?? 0)
      }
      throw new ScrubjayError('ERR_STORE_CONFLICT', { retryable: true })
    },
    async find(scope, values) {
      const subjectKey = values.length === 0 ? undefined : await keys.find(subjectKeyId(scope.tenant, scope.subject))
      if (subjectKey === undefined) return values.map(() => undefined)
      return (await readKnown(store, scope, subjectKey, values)).numbers
    },
    async count(scope, type) {
      const [counter] = await store.read([counterRecord(scope)])
      return (JSON.parse(counter?.value ?? '{}') as Record<string, number>)[type] ?? 0
    },
    async correct(scope, change) {
      const subjectKey = await keys.find(subjectKeyId(scope.tenant, scope.subject))
      return subjectKey === undefined ? [] : correctWrites({ store, scope, subjectKey, random, nowMs: clock.nowMs() }, change)
    },
    async open(scope, names) {
      const subjectKey = names.length === 0 ? undefined : await keys.find(subjectKeyId(scope.tenant, scope.subject))
      if (subjectKey === undefined) return new Map()
      const records = await store.read(names.map((name) => valueRecord(scope, name)))
      return new Map(records.flatMap((record, index) => openRecord(scope, subjectKey, names[index] ?? '', record)))
    },
  }
}

/** Where the key of a subject stands in the key store. */
export function subjectKeyId(tenant: string, subject: string): string {
  return `${subjectKeyPrefix(tenant)}${subject}`
}

/** What the ids of all subjects' keys of a tenant begin with. */
export function subjectKeyPrefix(tenant: string): string {
  return `${tenant}/subject/`
}

/** Where the number of values of a conversation stands. */
export function conversationTotalKey(tenant: string, conversation: string): RecordKey {
  return { tenant, kind: 'counter-total', id: conversation }
}

/** A value that stands in the vault, as far as it can be told without opening it. */
export interface KeptValue {
  readonly type: string
  readonly conversation: string
  readonly subject: string
  /** The end of the day on which it was given. */
  readonly atMs: number
  /** What removes it. Its number is never given again. */
  readonly writes: readonly Write[]
}

/** Reads a record of kind `placeholder`. */
export function readKeptValue(record: StoredRecord): KeptValue {
  const { tenant, kind, id, owner, expiresAtMs, version } = record
  const [conversation = ''] = id.split('.', 1)
  const scope = { tenant, conversation, subject: owner }
  const writes: Write[] = [
    { op: 'delete', key: { tenant, kind, id }, expect: version },
    { op: 'delete', key: valueRecord(scope, record.value) },
  ]
  return { type: nameOf(record).type, conversation, subject: owner, atMs: expiresAtMs, writes }
}

interface Known {
  readonly numbers: readonly (number | undefined)[]
  /** The last number given to each type in this scope. */
  readonly counter: StoredRecord | undefined
  /** How many values the conversation holds. */
  readonly total: StoredRecord | undefined
}

async function readKnown(store: Store, scope: VaultScope, subjectKey: Uint8Array, values: readonly VaultValue[]): Promise<Known> {
  const [counter, total, ...placeholders] = await store.read([
    counterRecord(scope),
    conversationTotalKey(scope.tenant, scope.conversation),
    ...values.map((value) => placeholderRecord(scope, subjectKey, value)),
  ])
  return { counter, total, numbers: placeholders.map((record) => (record === undefined ? undefined : nameOf(record).number)) }
}

interface Sealing {
  readonly store: Store
  readonly scope: VaultScope
  readonly subjectKey: Uint8Array
  readonly random: Random
  readonly nowMs: number
}

function eachOnce(values: readonly VaultValue[]): readonly VaultValue[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()]
}

function keyOf(value: VaultValue | undefined): string {
  return `${value?.type}\n${value?.text}`
}

/** Seals values and answers their numbers, or nothing when another writer was faster; the caller reads again then. */
async function sealMissing(sealing: Sealing, missing: readonly VaultValue[], known: Known): Promise<ReadonlyMap<string, number> | undefined> {
  const { store, scope } = sealing
  const total = Number(known.total?.value ?? '0') + missing.length
  if (total > limits.vaultValuesPerConversationMax) throw new ScrubjayError('ERR_LIMIT_VAULT', { at: 'conversation' })
  const sealed = sealWrites(sealing, missing, known)
  const writes = [...sealed.writes, put(conversationTotalKey(scope.tenant, scope.conversation), '', String(total), known.total?.version ?? 0)]
  const bounds = [{ tenant: scope.tenant, kind: 'value', owner: scope.subject, bytesMax: limits.vaultBytesPerSubjectMax }]
  try {
    await store.commit({ durability: 'process', writes, bounds })
    return sealed.numbers
  } catch (error) {
    if (isScrubjayError(error, 'ERR_STORE_CONFLICT')) return undefined
    if (isScrubjayError(error, 'ERR_STORE_BOUND')) throw new ScrubjayError('ERR_LIMIT_VAULT', { at: 'subject', cause: error })
    throw error
  }
}

function sealWrites({ scope, subjectKey, random, nowMs }: Sealing, missing: readonly VaultValue[], known: Known): { writes: Write[]; numbers: ReadonlyMap<string, number> } {
  const numbers = new Map<string, number>()
  const counts = JSON.parse(known.counter?.value ?? '{}') as Record<string, number>
  const writes: Write[] = []
  for (const value of missing) {
    const number = (counts[value.type] ?? 0) + 1
    counts[value.type] = number
    numbers.set(keyOf(value), number)
    const key = sealingKey(scope, subjectKey, value.type)
    const envelope = sealEnvelope(unitsOf(value.text), key, scope.subject, random)
    const name = `${value.type}_${number}`
    // By its day retention finds it. How long after that it is kept, the policy of that day says.
    writes.push({ ...put(placeholderRecord(scope, subjectKey, value), scope.subject, name, 0), expiresAtMs: endOfDay(nowMs) })
    writes.push(put(valueRecord(scope, name), scope.subject, envelope, 0))
  }
  writes.push(put(counterRecord(scope), scope.subject, JSON.stringify(counts), known.counter?.version ?? 0))
  return { writes, numbers }
}

/** Each value keeps one index record that names it, by whose time retention finds it: since it was corrected. */
async function correctWrites({ store, scope, subjectKey, random, nowMs }: Sealing, { number, ...value }: VaultValue & { readonly number: number }): Promise<readonly Write[]> {
  const name = `${value.type}_${number}`
  const found = placeholderRecord(scope, subjectKey, value)
  const twin = twinRecord(scope, subjectKey, name)
  const [old, taken, asTwin] = await store.read([valueRecord(scope, name), found, twin])
  if (old === undefined) return []
  const text = new Map(openRecord(scope, subjectKey, name, old)).get(name) ?? ''
  const [byText] = await store.read([placeholderRecord(scope, subjectKey, { type: value.type, text })])
  // The same value may have a number of its own already: that one stays the one that is found, and both stand for it.
  const isTwin = taken !== undefined && nameOf(taken).number !== number
  const [index, before] = isTwin ? [twin, asTwin] : [found, taken]
  const former = [byText, asTwin].flatMap((record): Write[] => {
    if (record === undefined || record.id === index.id || nameOf(record).number !== number) return []
    return [{ op: 'delete', key: { tenant: scope.tenant, kind: record.kind, id: record.id }, expect: record.version }]
  })
  const envelope = sealEnvelope(unitsOf(value.text), sealingKey(scope, subjectKey, value.type), scope.subject, random)
  return [
    put(valueRecord(scope, name), scope.subject, envelope, old.version),
    ...former,
    { ...put(index, scope.subject, name, before?.version ?? 0), expiresAtMs: endOfDay(nowMs) },
  ]
}

function openRecord(scope: VaultScope, subjectKey: Uint8Array, name: string, record: StoredRecord | undefined): [string, string][] {
  if (record === undefined) return []
  const plain = openEnvelope(record.value, sealingKey(scope, subjectKey, name.replace(/_\d+$/, '')), scope.subject)
  return [[name, Buffer.from(plain).toString('utf16le')]]
}

/** Bound to all four, so that an envelope copied into another's record does not open. */
function sealingKey({ tenant, subject, conversation }: VaultScope, subjectKey: Uint8Array, type: string): Uint8Array {
  return deriveKeyOnce(subjectKey, { v: 1, tenant, subject, conversation, type })
}

/** The index that finds the same value again is keyed by the subject, so that nobody else's guess matches. */
function placeholderRecord(scope: VaultScope, subjectKey: Uint8Array, { type, text }: VaultValue): RecordKey {
  const token = keyedToken(deriveKeyOnce(subjectKey, { v: 1, use: 'index' }), [scope.conversation, type, unitsOf(text).toString('base64')])
  return { tenant: scope.tenant, kind: 'placeholder', id: `${scopeId(scope)}.${token}` }
}

/** The index record of a value whose text has another number already: no text leads to it. */
function twinRecord(scope: VaultScope, subjectKey: Uint8Array, name: string): RecordKey {
  const token = keyedToken(deriveKeyOnce(subjectKey, { v: 1, use: 'index' }), [scope.conversation, name])
  return { tenant: scope.tenant, kind: 'placeholder', id: `${scopeId(scope)}.${token}` }
}

/** The name that a value has, such as `EMAIL_ADDRESS_1`. */
function nameOf({ value }: StoredRecord): { readonly type: string; readonly number: number } {
  const end = value.lastIndexOf('_')
  return { type: value.slice(0, Math.max(0, end)), number: Number(value.slice(end + 1)) }
}

/** A text cut inside an emoji is no Unicode. Its code units are, and they come back to the letter. */
function unitsOf(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}

function valueRecord(scope: VaultScope, name: string): RecordKey {
  return { tenant: scope.tenant, kind: 'value', id: `${scopeId(scope)}.${name}` }
}

function counterRecord(scope: VaultScope): RecordKey {
  return { tenant: scope.tenant, kind: 'counter', id: scopeId(scope) }
}

function scopeId({ conversation, subject }: VaultScope): string {
  return `${conversation}.${subject}`
}

function put(key: RecordKey, owner: string, value: string, expect: number): Write & { readonly op: 'put' } {
  return { op: 'put', key, owner, value, expect }
}
