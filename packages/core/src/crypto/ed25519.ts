import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { ScrubjayError } from '../errors.js'

/**
 * Signs with a key made from its 32-byte seed (RFC 8032 §5.1.5). OpenSSL does the work: it is a hundred
 * times faster than JavaScript and refuses the malleable signatures that tweetnacl accepts.
 * @throws `ERR_KEYS_INVALID` for a seed of another length.
 */
export function createEd25519Signer(seed: Uint8Array): Ed25519Signer {
  const privateKey = createPrivateKey({ key: der(pkcs8Prefix, seed), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(spkiPrefix.length)),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  }
}

/**
 * Verifies against a raw 32-byte public key; whatever is wrong with a signature, the answer is `false`.
 * @throws `ERR_KEYS_INVALID` for a key of another length.
 */
export function createEd25519Verifier(publicKey: Uint8Array): Ed25519Verifier {
  const key = createPublicKey({ key: der(spkiPrefix, publicKey), format: 'der', type: 'spki' })
  return { verify: (message, signature) => verify(null, message, key, signature) }
}

export interface Ed25519Signer {
  /** 32 bytes, RFC 8032 §5.1.2. */
  readonly publicKey: Uint8Array
  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array
}

export interface Ed25519Verifier {
  verify(message: Uint8Array, signature: Uint8Array): boolean
}

/** RFC 8410 §7: PrivateKeyInfo up to the 32 bytes of the seed. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
/** RFC 8410 §4: SubjectPublicKeyInfo up to the 32 bytes of the key. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

function der(prefix: Buffer, key: Uint8Array): Buffer {
  if (key.length !== 32) throw new ScrubjayError('ERR_KEYS_INVALID', { reason: 'an Ed25519 key has 32 bytes' })
  return Buffer.concat([prefix, key])
}
