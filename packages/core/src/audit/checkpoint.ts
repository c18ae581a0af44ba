import { ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { hashBytes } from './merkle.js'
import { openNote, parseNote, type NoteSigner, type NoteVerifier } from './note.js'

/** The state of a log at one size, as C2SP tlog-checkpoint writes it. */
export interface Checkpoint {
  /** The name of the log. */
  readonly origin: string
  /** The number of entries. */
  readonly size: number
  /** The RFC 6962 root over them. */
  readonly root: Uint8Array
}

/** The signed note over a checkpoint. */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  return signer.sign(formatCheckpoint(checkpoint))
}

/**
 * Reads a checkpoint that the log itself has signed: its origin is the name of the key.
 * @throws `ERR_AUDIT_FORMAT` for what is no checkpoint, `ERR_AUDIT_INVALID` when this key has not signed it.
 */
export function openCheckpoint(note: string, verifier: NoteVerifier): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, [verifier]))
  if (checkpoint.origin !== verifier.name) {
    throw new ScrubjayError('ERR_AUDIT_INVALID', { reason: 'the checkpoint belongs to another log' })
  }
  return checkpoint
}

/**
 * Reads a checkpoint and believes nothing: no signature is checked.
 * @throws `ERR_AUDIT_FORMAT`.
 */
export function peekCheckpoint(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note).text)
}

/** The three lines that are signed. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${encodeBase64(root)}\n`
  parseCheckpoint(text)
  return text
}

/**
 * Reads the three lines. C2SP allows further, opaque lines; our logs have none, and a line that nobody
 * checks is refused.
 * @throws `ERR_AUDIT_FORMAT`.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [, origin = '', decimal = '', base64 = ''] = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([^\n]+)\n$/.exec(text) ?? []
  const size = Number(decimal)
  const root = decodeBase64(base64)
  if (origin === '' || !Number.isSafeInteger(size) || root?.length !== hashBytes) {
    throw new ScrubjayError('ERR_AUDIT_FORMAT', { reason: 'a checkpoint is an origin, a size and a root hash' })
  }
  return { origin, size, root }
}
