import { parseNote, parseVerifierKey } from '../audit/note.js'
import { parseProof, verifyProof } from '../audit/proof.js'
import { parseEntry, type AuditEntry } from '../audit/record.js'
import { ScrubjayError } from '../errors.js'
import { isRecord } from '../lib/json.js'
import { commitTo, digestOfText } from './commitment.js'
import { parseReceipt } from './receipt-file.js'
import type { ReceiptRecord } from './receipt-record.js'

/** What a receipt is held against. */
export interface ReceiptOptions {
  /** The verifier key of the log, kept outside of the file. */
  readonly vkey?: string
  /** The text of the prompt as it was shown. */
  readonly prompt?: string
}

/** What a verified receipt says. */
export interface ReceiptReport {
  readonly record: ReceiptRecord
  /** The record's own identifier, a UUID. */
  readonly id: string
  readonly purposes: readonly string[]
  readonly state: string
  /** RFC 3339. */
  readonly time: string
  readonly subject: string
  /** Where the entry stands, and how many there were when the proof was made. */
  readonly index: number
  readonly size: number
  /** Name and id of the key, `name+hex`. */
  readonly keyName: string
  /** `file`: the receipt brought its own key, which whoever forges a receipt can do too. */
  readonly keyFrom: 'given' | 'file'
  /** Whether the prompt that was given is the one that was answered; absent when none was given. */
  readonly isPrompt?: boolean
}

/**
 * Verifies a receipt from its bytes alone, without a store or a network: that the log of the key holds the entry, that the
 * entry is about this record, and that the two say the same. A key out of the file protects against accident only.
 * @throws `ERR_AUDIT_FORMAT` for what is no receipt, `ERR_AUDIT_INVALID` for one that does not hold.
 * @example
 * const { state, purposes } = verifyReceipt(readFileSync('receipt.json'), { vkey })
 */
export function verifyReceipt(bytes: Uint8Array, options: ReceiptOptions = {}): ReceiptReport {
  const { record, salt, entry, proof, vkey } = parseReceipt(bytes)
  const verifier = parseVerifierKey(options.vkey ?? vkey)
  // A given key is what counts; a file that names another one is not the receipt that it says it is.
  if (options.vkey !== undefined && options.vkey !== vkey) throw invalid('the receipt is from the log of another key')
  const { index, extra, checkpoint } = parseProof(proof)
  // What nobody signs or checks has no place in a receipt: not the free text of a proof, nor a signature of an unknown key.
  if (extra !== undefined || parseNote(checkpoint).signatures.length !== 1) throw invalid('the proof holds what nobody can check')
  const { size } = verifyProof({ proof, entry, verifier })
  const event = parseEntry(entry)
  if (event.commitment !== commitTo(record, salt)) throw invalid('the entry of the log is about another record')
  const said = readRecord(record)
  checkAgreement(event, said)
  return {
    record,
    id: said.id,
    purposes: said.purposes,
    state: event.type.slice('consent.'.length),
    time: said.time,
    subject: said.subject,
    index,
    size,
    keyName: `${verifier.name}+${verifier.keyId}`,
    keyFrom: options.vkey === undefined ? 'file' : 'given',
    ...(options.prompt === undefined ? {} : { isPrompt: said.promptDigest === digestOfText(options.prompt) }),
  }
}

interface Said {
  readonly id: string
  readonly subject: string
  readonly noticeVersion: string
  readonly language: string
  readonly time: string
  readonly status: string
  readonly purposes: readonly string[]
  readonly promptDigest: string | undefined
}

/** What every record of TS 27560 must say, as far as the log can confirm it. */
function readRecord(record: ReceiptRecord): Said {
  const notice = part(record['dpv:hasNotice'])
  const parts = record['dct:hasPart']
  const event = part(Array.isArray(parts) && parts.length === 1 ? parts[0] : undefined)
  const purposes: unknown = record['dpv:hasPurpose']
  if (record['@type'] !== 'dpv:ConsentRecord' || !Array.isArray(purposes) || purposes.length === 0) throw invalid('it is no consent record')
  const digest = notice['schema:sha256']
  if (digest !== undefined && (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest))) throw invalid('the digest of the prompt is none')
  return {
    id: text(record['dct:identifier']),
    subject: text(part(record['dpv:hasDataSubject'])['dct:identifier']),
    noticeVersion: text(notice['dct:identifier']),
    language: text(notice['dct:language']),
    time: text(event['dct:date']),
    status: text(part(event['dpv:hasConsentStatus'])['@id']),
    purposes: purposes.map((purpose) => text(part(purpose)['dct:identifier'])),
    promptDigest: digest,
  }
}

/** Entry and record were written together; where they differ, one of them is not what was decided. */
function checkAgreement(event: AuditEntry, said: Said): void {
  const statuses: Readonly<Record<string, string>> = {
    'consent.granted': 'dpv:ConsentGiven',
    'consent.refused': 'dpv:ConsentRefused',
    'consent.withdrawn': 'dpv:ConsentWithdrawn',
    'consent.objected': 'dpv:ConsentRefused',
  }
  const isOne = event.purpose === undefined || (said.purposes.length === 1 && said.purposes[0] === event.purpose)
  const isSame =
    statuses[event.type] === said.status && event.subject === said.subject && event.noticeVersion === said.noticeVersion && event.language === said.language
  if (!isOne || !isSame || new Date(event.timeMs).toISOString() !== said.time) throw invalid('record and entry do not say the same')
}

function part(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw invalid('the record lacks a part')
  return value
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalid('the record lacks a part')
  return value
}

function invalid(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_INVALID', { reason })
}
