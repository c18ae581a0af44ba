import { ScrubjayError } from '../errors.js'
import type { Random } from '../ports/clock.js'
import type { KeyRing } from '../ports/key-source.js'
import { fromBase64Url, toBase64Url } from './bytes.js'
import { deriveKey } from './derive.js'
import { envelopeKeyId, openEnvelope, sealEnvelope } from './envelope.js'

/** Key material as it stands in a key file or in the environment. All keys are 32 bytes in base64url. */
export interface KeyMaterial {
  readonly version: 1
  /** C2SP origin of the audit log, without the tenant. */
  readonly origin: string
  /** The id of the key that wraps from now on. */
  readonly primary: string
  /** Wrapping keys; the ones that are not primary only unwrap. */
  readonly keys: readonly { readonly id: string; readonly key: string }[]
  /** The root of lookups and of the log's signing key. Outlives rotation. */
  readonly root: string
}

/** Fresh material with one wrapping key. */
export function createKeyMaterial(options: { readonly origin?: string; readonly random: Random }): KeyMaterial {
  const { random } = options
  const id = `k${toBase64Url(random(6))}`
  const origin = options.origin ?? `scrubjay.invalid/log-${Buffer.from(random(4)).toString('hex')}`
  return parseKeyMaterial({
    version: 1,
    origin,
    primary: id,
    keys: [{ id, key: toBase64Url(random(32)) }],
    root: toBase64Url(random(32)),
  })
}

/**
 * Reads untrusted key material.
 * @throws `ERR_KEYS_INVALID` with the place; the message never quotes what stands there.
 */
export function parseKeyMaterial(input: unknown): KeyMaterial {
  const file = record(input, 'keys')
  if (file['version'] !== 1) throw invalid('version', 'The only known version is 1.')
  const keys = file['keys']
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > 100) throw invalid('keys', 'Between 1 and 100 keys are needed.')
  const parsed = keys.map((key: unknown, index) => parseKey(key, `keys[${index}]`))
  if (new Set(parsed.map((key) => key.id)).size !== parsed.length) throw invalid('keys', 'Two keys have the same id.')
  const primary = text(file['primary'], 'primary', /^[A-Za-z0-9_-]{1,64}$/)
  if (!parsed.some((key) => key.id === primary)) throw invalid('primary', 'No key has this id.')
  // A signed-note key name is not empty and has neither space nor plus (C2SP signed-note); ours are printable ASCII.
  const origin = text(file['origin'], 'origin', /^[!-*,-~]{1,200}$/)
  return { version: 1, origin, primary, keys: parsed, root: keyText(file['root'], 'root') }
}

/** Opens material as a ring. */
export function createKeyRing(material: KeyMaterial, random: Random): KeyRing {
  const keys = new Map(material.keys.map(({ id, key }) => [id, decode(key)]))
  const root = decode(material.root)
  const wrappingKey = (id: string, context: string): Uint8Array => {
    const key = keys.get(id)
    if (key === undefined) throw new ScrubjayError('ERR_ENVELOPE')
    return deriveKey(key, { v: 1, use: 'wrap', context })
  }
  return {
    primaryKeyId: material.primary,
    origin: material.origin,
    async wrap(key, context) {
      return sealEnvelope(key, wrappingKey(material.primary, context), material.primary, random)
    },
    async unwrap(envelope, context) {
      const keyId = envelopeKeyId(envelope) ?? ''
      return openEnvelope(envelope, wrappingKey(keyId, context), keyId)
    },
    secret(label) {
      return deriveKey(root, { v: 1, use: 'secret', label })
    },
  }
}

/** The text of a key file. */
export function formatKeyMaterial(material: KeyMaterial): string {
  return `${JSON.stringify(material, null, 2)}\n`
}

function parseKey(input: unknown, at: string): { id: string; key: string } {
  const key = record(input, at)
  return { id: text(key['id'], `${at}.id`, /^[A-Za-z0-9_-]{1,64}$/), key: keyText(key['key'], `${at}.key`) }
}

function keyText(input: unknown, at: string): string {
  const value = text(input, at, /^[A-Za-z0-9_-]{43}$/)
  if (fromBase64Url(value)?.byteLength !== 32) throw invalid(at, 'A key is 32 bytes in base64url.')
  return value
}

function decode(key: string): Uint8Array {
  return new Uint8Array(Buffer.from(key, 'base64url'))
}

function text(input: unknown, at: string, pattern: RegExp): string {
  if (typeof input !== 'string' || !pattern.test(input)) throw invalid(at, 'It is missing or malformed.')
  return input
}

function record(input: unknown, at: string): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw invalid(at, 'An object is needed.')
  return input as Record<string, unknown>
}

function invalid(at: string, reason: string): ScrubjayError {
  return new ScrubjayError('ERR_KEYS_INVALID', { at, reason })
}
