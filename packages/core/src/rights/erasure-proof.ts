import { parseVerifierKey } from '../audit/note.js'
import { verifyProof } from '../audit/proof.js'
import { parseEntry } from '../audit/record.js'
import { ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { canonicalJson } from '../lib/canonical-json.js'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'

/** What a person holds after their erasure. See `docs/spec/export.md`. */
export interface ErasureProof {
  /** The bytes of the entry of the log. */
  readonly entry: Uint8Array
  /** The text of a C2SP tlog-proof. */
  readonly proof: string
  /** The verifier key of the log, as its own installation says it: against accident only. */
  readonly vkey: string
}

/** What a verified proof of an erasure says. */
export interface ErasureReport {
  /** The token that the person had; it leads nowhere now. */
  readonly subject: string
  /** RFC 3339. */
  readonly time: string
  /** How many entries the log had in the state that it was proven against. */
  readonly size: number
  /** `file`: the proof brought its own key, which whoever forges one can do too. */
  readonly keyFrom: 'given' | 'file'
}

/** The bytes of a proof of erasure: canonical JSON and a newline. */
export function encodeErasureProof({ entry, proof, vkey }: ErasureProof): Uint8Array {
  return new TextEncoder().encode(`${canonicalJson({ format, entry: encodeBase64(entry), proof, vkey })}\n`)
}

/**
 * Verifies a proof of erasure from its bytes alone, without a store or a network.
 * @throws `ERR_AUDIT_FORMAT` for what is none, `ERR_AUDIT_INVALID` for one that does not hold.
 */
export function verifyErasureProof(bytes: Uint8Array, options: { readonly vkey?: string } = {}): ErasureReport {
  const { entry, proof, vkey } = parseErasureProof(bytes)
  if (options.vkey !== undefined && options.vkey !== vkey) throw new ScrubjayError('ERR_AUDIT_INVALID', { reason: 'the proof is from the log of another key' })
  const { size } = verifyProof({ proof, entry, verifier: parseVerifierKey(options.vkey ?? vkey) })
  const { type, subject, timeMs } = parseEntry(entry)
  if (type !== 'erasure.completed' || subject === undefined) throw new ScrubjayError('ERR_AUDIT_INVALID', { reason: 'the entry is about no erasure' })
  return { subject, time: new Date(timeMs).toISOString(), size, keyFrom: options.vkey === undefined ? 'file' : 'given' }
}

function parseErasureProof(bytes: Uint8Array): ErasureProof {
  if (bytes.length > limits.receiptBytesMax) throw malformed()
  const file = parseJson(bytes)
  if (!isRecord(file) || file['format'] !== format || Object.keys(file).length !== 4) throw malformed()
  const { entry, proof, vkey } = file
  const entryBytes = typeof entry === 'string' ? decodeBase64(entry) : undefined
  if (entryBytes === undefined || typeof proof !== 'string' || typeof vkey !== 'string') throw malformed()
  return { entry: entryBytes, proof, vkey }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // The parser's message quotes the text.
    throw malformed()
  }
}

function malformed(): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_FORMAT', { reason: 'it is no proof of an erasure of this version' })
}

const format = 'scrubjay-erasure/v1'
