import { ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { limits } from '../lib/limits.js'
import type { KeyRing } from '../ports/key-source.js'
import type { LogHead, Sequence } from '../ports/store.js'
import { openCheckpoint, signCheckpoint } from './checkpoint.js'
import { appendLeaf, emptyFrontier, frontierLength, hashBytes, hashLeaf, isSameHash, rootOfFrontier } from './merkle.js'
import type { Frontier } from './merkle.js'
import { createNoteSigner, isKeyName, type NoteSigner } from './note.js'

/**
 * The log of one tenant: its name is `<origin of the ring>/<tenant>`, and it has a key of its own that
 * depends on the installation only.
 * @throws `ERR_OPTIONS_INVALID` for a tenant or origin that cannot be part of a C2SP key name.
 */
export function createTenantLog({ ring, tenant }: { readonly ring: KeyRing; readonly tenant: string }): TenantLog {
  if (!isKeyName(tenant) || tenant.length > limits.idLengthMax) throw unusable('tenant')
  if (!isKeyName(ring.origin) || ring.origin.length > limits.idLengthMax) throw unusable('origin')
  const origin = `${ring.origin}/${tenant}`
  const signer = createNoteSigner({ name: origin, seed: ring.secret(`log/${tenant}`) })
  return { origin, vkey: signer.vkey, sequence: createSequence({ origin, signer }) }
}

/**
 * Makes the function that a store calls inside its transaction to append to the log. It trusts the store
 * with nothing: the head that it is handed must carry our signature over exactly its frontier.
 *
 * A checkpoint whose transaction was aborted was signed but never seen by anybody, so that signing another
 * one over the same size does not fork the log.
 * @throws (the sequence) `ERR_STORE_CORRUPT` for a head that is not ours, `ERR_LIMIT_ENTRY`, and `ERR_INPUT`
 * for no entries.
 */
export function createSequence({ origin, signer }: { readonly origin: string; readonly signer: NoteSigner }): Sequence {
  if (signer.verifier.name !== origin) throw unusable('signer')
  // The last checkpoint that we made or verified: while the head is ours, the signature is checked once.
  let known = { note: '', size: 0, root: new Uint8Array() as Uint8Array }

  const openHead = (head: LogHead): Frontier => {
    const note = head.checkpoint
    if (note !== known.note) known = { ...openCheckpoint(note, signer.verifier), note }
    const frontier = parseFrontier(head)
    if (known.size !== head.size || !isSameHash(rootOfFrontier(frontier), known.root)) {
      throw new ScrubjayError('ERR_STORE_CORRUPT', { reason: 'the head of the log does not fit its checkpoint' })
    }
    return frontier
  }

  return (head, entries) => {
    if (entries.length === 0) throw new ScrubjayError('ERR_INPUT', { reason: 'there are no entries to append' })
    if (entries.some((entry) => entry.length > limits.entryBytesMax)) throw new ScrubjayError('ERR_LIMIT_ENTRY')
    const leafHashes = entries.map(hashLeaf)
    const before = head === undefined ? emptyFrontier : asCorrupt(() => openHead(head))
    const frontier = leafHashes.reduce(appendLeaf, before)
    const root = rootOfFrontier(frontier)
    const note = signCheckpoint({ origin, size: frontier.size, root }, signer)
    known = { note, size: frontier.size, root }
    return { leafHashes, head: { size: frontier.size, frontier: frontier.hashes.map(encodeBase64), checkpoint: note } }
  }
}

/** One tenant's log: its name, its public key, and how a store appends to it. */
export interface TenantLog {
  readonly origin: string
  /** The public key, to be handed to whoever verifies. */
  readonly vkey: string
  readonly sequence: Sequence
}

function parseFrontier({ size, frontier }: LogHead): Frontier {
  const hashes = frontier.map((base64) => decodeBase64(base64) ?? new Uint8Array())
  const isWhole = Number.isSafeInteger(size) && size > 0 && hashes.length === frontierLength(size)
  if (!isWhole || hashes.some((hash) => hash.length !== hashBytes)) {
    throw new ScrubjayError('ERR_STORE_CORRUPT', { reason: 'the frontier of the log does not fit its size' })
  }
  return { size, hashes }
}

/** Whatever is wrong with what the store gave back, it is the store that is corrupt. */
function asCorrupt<T>(open: () => T): T {
  try {
    return open()
  } catch (cause) {
    throw new ScrubjayError('ERR_STORE_CORRUPT', { reason: 'the head of the log is not ours', cause })
  }
}

function unusable(at: string): ScrubjayError {
  return new ScrubjayError('ERR_OPTIONS_INVALID', { at, reason: 'log names have no space, plus or control character' })
}
