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
  /** Wrapping keys, in the order in which they were added; the ones that are not primary only unwrap. */
  readonly keys: readonly { readonly id: string; readonly key: string }[]
  /** The root of lookups and of the log's signing key. Outlives rotation. */
  readonly root: string
}

/** Fresh material with one wrapping key. */
export function createKeyMaterial(options: { readonly origin?: string; readonly random: Random }): KeyMaterial {
  const { random } = options
  const key = createWrappingKey(random)
  const origin = options.origin ?? `scrubjay.invalid/log-${Buffer.from(random(4)).toString('hex')}`
  return parseKeyMaterial({
    version: 1,
    origin,
    primary: key.id,
    keys: [key],
    root: toBase64Url(random(32)),
  })
}

/** One more key for a ring, with a random id. */
export function createWrappingKey(random: Random): KeyMaterial['keys'][number] {
  return { id: `k${toBase64Url(random(6))}`, key: toBase64Url(random(32)) }
}

/**
 * Reads untrusted key material.
 * @throws `ERR_KEYS_INVALID` with the place; the message never quotes what stands there.
 */
export function parseKeyMaterial(input: unknown): KeyMaterial {
  const file = recordOf(input, 'keys')
  if (file['version'] !== 1) throw invalidKeys('version', 'The only known version is 1.')
  const keys = keyList(file['keys'], (key, at) => ({ key: keyText(key['key'], `${at}.key`) }))
  return { version: 1, origin: originText(file['origin']), primary: keyIdOf(file['primary'], keys, 'primary'), keys, root: keyText(file['root'], 'root') }
}

/** Reads the keys of a ring: their ids, each once, and of each what `read` reads. */
export function keyList<T>(input: unknown, read: (key: Readonly<Record<string, unknown>>, at: string) => T): ({ readonly id: string } & T)[] {
  if (!Array.isArray(input) || input.length === 0 || input.length > 100) throw invalidKeys('keys', 'Between 1 and 100 keys are needed.')
  const keys = input.map((entry: unknown, index) => {
    const at = `keys[${index}]`
    const key = recordOf(entry, at)
    return { id: textOf(key['id'], `${at}.id`, keyIdPattern), ...read(key, at) }
  })
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw invalidKeys('keys', 'Two keys have the same id.')
  return keys
}

/** Reads the id of one of these keys. */
export function keyIdOf(input: unknown, keys: readonly { readonly id: string }[], at: string): string {
  const id = textOf(input, at, keyIdPattern)
  if (!keys.some((key) => key.id === id)) throw invalidKeys(at, 'No key has this id.')
  return id
}

const keyIdPattern = /^[A-Za-z0-9_-]{1,64}$/

/** A signed-note key name is not empty and has neither space nor plus (C2SP signed-note); ours are printable ASCII. */
export function originText(input: unknown): string {
  return textOf(input, 'origin', /^[!-*,-~]{1,200}$/)
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

function keyText(input: unknown, at: string): string {
  const value = textOf(input, at, /^[A-Za-z0-9_-]{43}$/)
  if (fromBase64Url(value)?.byteLength !== 32) throw invalidKeys(at, 'A key is 32 bytes in base64url.')
  return value
}

function decode(key: string): Uint8Array {
  return new Uint8Array(Buffer.from(key, 'base64url'))
}

/** @throws `ERR_KEYS_INVALID` for anything but a text of this pattern. */
export function textOf(input: unknown, at: string, pattern: RegExp): string {
  if (typeof input !== 'string' || !pattern.test(input)) throw invalidKeys(at, 'It is missing or malformed.')
  return input
}

/** @throws `ERR_KEYS_INVALID` for anything but an object. */
export function recordOf(input: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw invalidKeys(at, 'An object is needed.')
  return input as Record<string, unknown>
}

/** What is wrong with key material, by its place and never by what stands there. */
export function invalidKeys(at: string, reason: string): ScrubjayError {
  return new ScrubjayError('ERR_KEYS_INVALID', { at, reason })
}
