import { ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { limits } from '../lib/limits.js'
import { openCheckpoint, type Checkpoint } from './checkpoint.js'
import { verifyInclusion } from './merkle-proof.js'
import { hashBytes, hashLeaf } from './merkle.js'
import { parseNote, type NoteVerifier } from './note.js'

/** What a person can be handed: that an entry is in the log, in a form that is verified offline (C2SP tlog-proof). */
export interface LogProof {
  readonly index: number
  /** From the leaf's neighbour up to the child of the root. */
  readonly hashes: readonly Uint8Array[]
  /** The signed note. */
  readonly checkpoint: string
  /** Opaque and not authenticated. */
  readonly extra?: Uint8Array
}

/** The text of a proof. */
export function encodeProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const lines = [
    header,
    ...(extra === undefined ? [] : [`extra ${encodeBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(encodeBase64),
  ]
  const text = `${lines.join('\n')}\n\n${checkpoint}`
  parseProof(text)
  return text
}

/**
 * Reads a proof without believing it.
 * @throws `ERR_AUDIT_FORMAT`.
 */
export function parseProof(text: string): LogProof {
  const end = text.indexOf('\n\n')
  if (end < 0 || text.length > limits.noteLengthMax) throw malformed('it has no empty line, or is too long')
  const [first, ...lines] = text.slice(0, end).split('\n')
  if (first !== header) throw malformed('the first line is not that of a proof')
  const extraLine = lines[0]?.startsWith('extra ') === true ? lines.shift() : undefined
  const extra = extraLine === undefined ? undefined : decodeBase64(extraLine.slice('extra '.length))
  if (extraLine !== undefined && extra === undefined) throw malformed('the extra data is not base64')
  const [, decimal] = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '') ?? []
  const index = Number(decimal)
  if (!Number.isSafeInteger(index)) throw malformed('the index is not a number')
  // A tree of 2^63 leaves, the largest that C2SP knows, has paths of 63 hashes.
  if (lines.length > 63) throw malformed('the proof has too many hashes')
  const hashes = lines.map(parseHash)
  const checkpoint = text.slice(end + 2)
  parseNote(checkpoint)
  return { index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) }
}

/**
 * Verifies that the log of this key holds `entry`, and answers in which state of the log.
 * @throws `ERR_AUDIT_FORMAT`, `ERR_AUDIT_INVALID`.
 */
export function verifyProof({ proof, entry, verifier }: ProofClaim): Checkpoint {
  const { index, hashes, checkpoint } = parseProof(proof)
  const { origin, size, root } = openCheckpoint(checkpoint, verifier)
  if (!verifyInclusion({ leafHash: hashLeaf(entry), index, size, root, proof: hashes })) {
    throw new ScrubjayError('ERR_AUDIT_INVALID', { reason: 'the proof does not lead from the entry to the checkpoint' })
  }
  return { origin, size, root }
}

/** What a proof is held against. */
export interface ProofClaim {
  /** The text of the proof. */
  readonly proof: string
  /** The bytes of the entry. */
  readonly entry: Uint8Array
  readonly verifier: NoteVerifier
}

const header = 'c2sp.org/tlog-proof@v1'

function parseHash(line: string): Uint8Array {
  const hash = decodeBase64(line)
  if (hash?.length !== hashBytes) throw malformed('a line of the proof is no hash')
  return hash
}

function malformed(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_FORMAT', { reason })
}
