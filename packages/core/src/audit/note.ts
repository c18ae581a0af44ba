import { createHash } from 'node:crypto'
import { createEd25519Signer, createEd25519Verifier } from '../crypto/ed25519.js'
import { ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { limits } from '../lib/limits.js'

/**
 * Opens a C2SP signed note: answers its text once one of `verifiers` has signed it. Signatures by keys
 * that are not given are ignored; one by a known key that does not verify makes the whole note invalid.
 * @throws `ERR_AUDIT_FORMAT` for what is no note, `ERR_AUDIT_INVALID` for a note that is not signed by them.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): string {
  const { text, signatures } = parseNote(note)
  let isSigned = false
  for (const { name, keyId, signature } of signatures) {
    const verifier = verifiers.find((known) => known.name === name && known.keyId === keyId)
    if (verifier === undefined) continue
    if (!verifier.verify(text, signature)) throw invalid('the signature of a known key does not verify')
    isSigned = true
  }
  if (!isSigned) throw invalid('it is not signed by the expected key')
  return text
}

/**
 * Makes the signer of notes with this key name.
 * @throws `ERR_AUDIT_FORMAT` for a name with white space, a plus or control characters.
 */
export function createNoteSigner({ name, seed }: { readonly name: string; readonly seed: Uint8Array }): NoteSigner {
  if (!isKeyName(name)) throw malformed('a key name has no space, plus or control character')
  const { publicKey, sign } = createEd25519Signer(seed)
  const keyId = keyIdOf(name, publicKey)
  const vkey = `${name}+${keyId}+${encodeBase64(Buffer.concat([ed25519Type, publicKey]))}`
  return {
    vkey,
    verifier: parseVerifierKey(vkey),
    sign: (text) => {
      if (!text.endsWith('\n') || !isNoteText(text)) throw malformed('a note text is lines without control characters')
      const signature = Buffer.concat([Buffer.from(keyId, 'hex'), sign(Buffer.from(text))])
      return `${text}\n— ${name} ${encodeBase64(signature)}\n`
    },
  }
}

/**
 * Reads `name+hex+base64`, the public half of a note key.
 * @throws `ERR_AUDIT_FORMAT`, also when the key id does not fit name and key.
 */
export function parseVerifierKey(vkey: string): NoteVerifier {
  const [, name = '', keyId = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey) ?? []
  const key = decodeBase64(base64)
  // One byte for the type, which is `ed25519Type`, and 32 for the public key.
  if (!isKeyName(name) || key?.length !== 33 || key[0] !== 1) throw malformed('this is no Ed25519 verifier key')
  const publicKey = key.subarray(1)
  if (keyIdOf(name, publicKey) !== keyId) throw malformed('the key id does not fit the name and key')
  const { verify } = createEd25519Verifier(publicKey)
  return { name, keyId, verify: (text, signature) => verify(Buffer.from(text), signature) }
}

/**
 * Takes a note apart without verifying anything.
 * @throws `ERR_AUDIT_FORMAT`.
 */
export function parseNote(note: string): ParsedNote {
  if (note.length > limits.noteLengthMax) throw malformed('the note is longer than the limit')
  if (!isNoteText(note)) throw malformed('a note holds no control characters but the newline')
  const split = note.lastIndexOf('\n\n')
  if (split <= 0 || !note.endsWith('\n')) throw malformed('a note is text, an empty line and signature lines')
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > limits.noteSignaturesMax) throw malformed('the note has more signatures than the limit')
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

/** Asks whether C2SP allows the text as the name of a key. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\p{Cc}\p{Surrogate}+]+$/u.test(name)
}

export interface NoteSigner {
  /** The text form of the public key, to be handed out. */
  readonly vkey: string
  readonly verifier: NoteVerifier
  /** The signed note over `text`, which ends with a newline. */
  sign(text: string): string
}

/** Who signed, and how to tell. */
export interface NoteVerifier {
  readonly name: string
  /** Eight hexadecimal digits. It finds a key and proves nothing. */
  readonly keyId: string
  verify(text: string, signature: Uint8Array): boolean
}

export interface ParsedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
}

/** C2SP signed-note, "Signature types": an Ed25519 signature over the text. */
const ed25519Type = Uint8Array.of(1)

function parseSignature(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? []
  const bytes = decodeBase64(base64)
  // Four bytes of key id and at least one of signature.
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) throw malformed('a signature line is malformed')
  return { name, keyId: Buffer.from(bytes.subarray(0, 4)).toString('hex'), signature: bytes.subarray(4) }
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4]. */
function keyIdOf(name: string, publicKey: Uint8Array): string {
  const hash = createHash('sha256').update(`${name}\n`).update(ed25519Type).update(publicKey).digest()
  return hash.subarray(0, 4).toString('hex')
}

/** "MUST be valid UTF-8 and MUST NOT contain any ASCII control characters (those below U+0020) other than newline". */
function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(text)
}

function malformed(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_FORMAT', { reason })
}

function invalid(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_INVALID', { reason })
}
