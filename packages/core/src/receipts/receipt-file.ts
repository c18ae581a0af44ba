import { isScrubjayError, ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { canonicalJson, type JsonValue } from '../lib/canonical-json.js'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import { saltBytes } from './commitment.js'
import type { ReceiptRecord } from './receipt-record.js'

/** A receipt as a person holds it: the record, and what proves that it is in the log. See `docs/spec/receipt.md`. */
export interface Receipt {
  readonly record: ReceiptRecord
  /** What the commitment in the log is salted with. */
  readonly salt: Uint8Array
  /** The bytes of the entry of the log. */
  readonly entry: Uint8Array
  /** The text of a C2SP tlog-proof. */
  readonly proof: string
  /** The verifier key of the log, as its own installation says it: against accident only. */
  readonly vkey: string
}

/** The bytes of a receipt file: canonical JSON and a newline, so that one receipt has one form. */
export function encodeReceipt({ record, salt, entry, proof, vkey }: Receipt): Uint8Array {
  const file = { format, record, salt: encodeBase64(salt), entry: encodeBase64(entry), proof, vkey }
  return new TextEncoder().encode(`${canonicalJson(file)}\n`)
}

/**
 * Reads a receipt file without believing it.
 * @throws `ERR_AUDIT_FORMAT` for anything that `encodeReceipt` would not have written.
 */
export function parseReceipt(bytes: Uint8Array): Receipt {
  if (bytes.length > limits.receiptBytesMax) throw malformed('it is too long')
  const file = parseJson(bytes)
  if (!isRecord(file) || file['format'] !== format) throw malformed('it is no receipt of this version')
  const { record, salt, entry, proof, vkey } = file
  if (Object.keys(file).length !== 6 || !isRecord(record)) throw malformed('a member is missing, or there is one too many')
  const salted = typeof salt === 'string' ? decodeBase64(salt) : undefined
  const entryBytes = typeof entry === 'string' ? decodeBase64(entry) : undefined
  if (salted?.length !== saltBytes || entryBytes === undefined) throw malformed('salt or entry is not in base64')
  if (typeof proof !== 'string' || typeof vkey !== 'string') throw malformed('proof and key are texts')
  const receipt = { record, salt: salted, entry: entryBytes, proof, vkey }
  if (!isCanonical(receipt, bytes)) throw malformed('it is not in canonical form')
  return receipt
}

function isCanonical(receipt: Receipt, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(encodeReceipt(receipt), bytes) === 0
  } catch (error) {
    // A record that canonical JSON cannot say, such as one nested too deeply.
    if (isScrubjayError(error, 'ERR_INPUT')) return false
    throw error
  }
}

const format = 'scrubjay-receipt/v1'

function parseJson(bytes: Uint8Array): JsonValue {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as JsonValue
  } catch {
    // The parser's message quotes the text.
    throw malformed('it is no JSON in UTF-8')
  }
}

function malformed(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_FORMAT', { reason: `the receipt does not fit: ${reason}` })
}
