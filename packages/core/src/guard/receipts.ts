import type { EntryProver } from '../audit/prove-entry.js'
import { parseEntry, type AuditEvent } from '../audit/record.js'
import { deriveKey } from '../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { endOfDay } from '../lib/days.js'
import { limits } from '../lib/limits.js'
import type { Purpose } from '../policy/policy.js'
import { recordsOf } from '../ports/pages.js'
import type { RecordKey, Store, StoredRecord } from '../ports/store.js'
import { commitTo, saltBytes, uuidOf } from '../receipts/commitment.js'
import { buildReceiptRecord, type ConsentEvent, type ReceiptRecord } from '../receipts/receipt-record.js'
import { encodeReceipt } from '../receipts/receipt-file.js'
import { verifyReceipt } from '../receipts/verify-receipt.js'
import type { Tenant } from '../turns/tenant.js'
import type { SubjectKeys } from '../vault/subject-keys.js'
import { subjectKeyId } from '../vault/vault.js'
import type { GuardTurn } from './guard-turn.js'

/** What became of purposes in a turn. */
export interface Answered {
  readonly state: ConsentEvent['state']
  readonly purposes: readonly Purpose[]
  readonly method: ConsentEvent['method']
  readonly promptDigest?: string | undefined
}

/**
 * Writes into the turn's journal what became of purposes: the event of the log, and the consent record that it commits to.
 *
 * The record says what the log calls the person, and when they answered; so it is sealed under their own key. The organisation
 * can show it (GDPR Art. 7(1)) until it is erased with them: afterwards the commitment in the log says nothing to anybody but
 * who holds a receipt.
 */
export async function attest(turn: GuardTurn, answered: Answered): Promise<void> {
  await turn.nameForGood()
  const { policy, setup, names, tenant } = turn
  const { subject } = names
  if (subject === undefined) return noteUnnamed(turn, answered)
  const timeMs = setup.clock.nowMs()
  const method = answered.method
  const { jurisdiction } = turn.regime
  const event: ConsentEvent = { ...answered, method, timeMs, subject, channel: names.channel, jurisdiction }
  const record = buildReceiptRecord(policy, event, uuidOf(setup.random(16)))
  const salt = setup.random(saltBytes)
  const [first, ...more] = answered.purposes
  const purpose = first !== undefined && more.length === 0 ? first.id : undefined
  const logged: AuditEvent = {
    type: `consent.${answered.state}`,
    ...names,
    ...(purpose === undefined ? {} : { purpose }),
    noticeVersion: policy.notice.version,
    language: policy.language,
    commitment: commitTo(record, salt),
  }
  turn.journal.event(logged, timeMs)
  // The entry gets its number when it is committed; from here on is where it is looked for.
  const from = (await setup.store.readHead(tenant.id))?.size ?? 0
  const kept: KeptReceipt = { record, salt: encodeBase64(salt), from, timeMs }
  const key = receiptKey(turn, answered.state, timeMs, purpose)
  // By its day retention finds it; nothing else ends it.
  turn.journal.write({ op: 'put', key, value: await sealReceipt(turn, key, kept), owner: turn.subject.token, expiresAtMs: endOfDay(timeMs) })
}

async function sealReceipt({ opened, setup, subject }: GuardTurn, key: RecordKey, kept: KeptReceipt): Promise<string> {
  const subjectKey = await opened.keys.ensure(subjectKeyId(key.tenant, subject.token))
  return sealEnvelope(Buffer.from(JSON.stringify(kept), 'utf8'), sealingKey(subjectKey, key), subject.token, setup.random)
}

/** Bound to the record, so that one that was copied into another's place does not open there. */
function sealingKey(subjectKey: Uint8Array, { tenant, id }: RecordKey): Uint8Array {
  return deriveKey(subjectKey, { v: 1, use: 'receipt', tenant, id })
}

/** A no counts also where the person's key does not open any more: it is logged without a name, and there is no receipt. */
function noteUnnamed({ journal, names, policy }: GuardTurn, { state, purposes }: Answered): void {
  if (state === 'granted') throw new ScrubjayError('ERR_KEY_DESTROYED', { at: 'subject' })
  for (const { id } of purposes) journal.event({ type: `consent.${state}`, ...names, purpose: id, noticeVersion: policy.notice.version, language: policy.language })
}

/** A receipt as the store has it, sealed. */
interface KeptReceipt {
  readonly record: ReceiptRecord
  readonly salt: string
  /** The log had this many entries before the entry of the record. */
  readonly from: number
  readonly timeMs: number
}

/** One record a day for each purpose and state, the newest, so that a yes and a no in turn do not pile up. */
function receiptKey(turn: GuardTurn, state: ConsentEvent['state'], timeMs: number, purpose = ''): RecordKey {
  const day = new Date(timeMs).toISOString().slice(0, 10)
  return { tenant: turn.tenant.id, kind: 'receipt', id: `${turn.subject.token}.${day}.${state}.${purpose}` }
}

/** The person's receipt files, the newest first; none for a person who has never answered. */
export async function issueReceipts(from: {
  readonly store: Store
  readonly keys: SubjectKeys
  readonly tenant: Tenant
  readonly prover: EntryProver
  readonly subject: string
  /** @default limits.receiptsPerAnswerMax */
  readonly countMax?: number
}): Promise<readonly Uint8Array[]> {
  const { store, keys, tenant, prover, subject, countMax = limits.receiptsPerAnswerMax } = from
  const subjectKey = await keys.find(subjectKeyId(tenant.id, subject))
  const newest = (await listKept(store, subjectKey, { tenant: tenant.id, owner: subject })).sort((left, right) => right.timeMs - left.timeMs)
  const files: Uint8Array[] = []
  for (const { record, salt, from: start } of newest.slice(0, countMax)) {
    const bytes = decodeBase64(salt) ?? new Uint8Array()
    const found = await findEntry(store, { tenant: tenant.id, start, commitment: commitTo(record, bytes) })
    if (found === undefined) continue
    const proof = await prover.prove(store, tenant.id, found.index)
    const file = encodeReceipt({ record, salt: bytes, entry: found.entry, proof, vkey: tenant.log.vkey })
    // What is handed out is what anybody can verify; the proof was made of what the store says.
    verifyReceipt(file, { vkey: tenant.log.vkey })
    files.push(file)
  }
  return files
}

async function listKept(store: Store, subjectKey: Uint8Array | undefined, { tenant, owner }: { readonly tenant: string; readonly owner: string }): Promise<KeptReceipt[]> {
  const kept: KeptReceipt[] = []
  for await (const record of recordsOf(store, { tenant, kind: 'receipt', owner })) kept.push(...openKept(record, subjectKey))
  return kept
}

/** None where the key is another than the receipt was sealed under, because it was lost: that holds up no other receipt. */
function openKept(record: StoredRecord, subjectKey: Uint8Array | undefined): KeptReceipt[] {
  // Receipts of before names in the log were are kept in clear.
  if (record.value.startsWith('{')) return [JSON.parse(record.value) as KeptReceipt]
  if (subjectKey === undefined) return []
  try {
    return [JSON.parse(Buffer.from(openEnvelope(record.value, sealingKey(subjectKey, record), record.owner)).toString('utf8')) as KeptReceipt]
  } catch (error) {
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return []
    throw error
  }
}

async function findEntry(
  store: Store,
  { tenant, start, commitment }: { readonly tenant: string; readonly start: number; readonly commitment: string },
): Promise<{ readonly index: number; readonly entry: Uint8Array } | undefined> {
  for (let from = start; from < start + limits.receiptEntriesMax; ) {
    const rows = await store.readEntries(tenant, from, limits.sweepBatchMax)
    const found = rows.find(({ entry }) => parseEntry(entry).commitment === commitment)
    if (found !== undefined) return found
    const last = rows.at(-1)
    if (last === undefined) return undefined
    from = last.index + 1
  }
  return undefined
}
