import { randomBytes } from 'node:crypto'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import type { Random } from '../ports/clock.js'
import type { KeyRing, KeySource } from '../ports/key-source.js'
import type { KmsClient, KmsRequest } from '../ports/kms-client.js'
import { fromBase64Url, toBase64Url } from './bytes.js'
import { deriveKey, keyedToken } from './derive.js'
import { formatEnvelope, openEnvelope, parseEnvelope, sealEnvelope } from './envelope.js'
import { parseKmsKeyMaterial, type KmsKeyMaterial } from './kms-key-material.js'
import { addKey, promoteKey, retireKeys } from './rotation.js'

/**
 * A ring whose wrapping keys never leave a key management service: AWS, Google, Azure or one of your own behind
 * `KmsClient`. The service is asked once when the guard starts, and then once for a subject's key that this process
 * has not used within the last minute; whoever is denied the service reads nothing from then on.
 * @example
 * const keys = createKmsKeySource({ client, material: JSON.parse(readFileSync('scrubjay.kms.json', 'utf8')) })
 * @throws `ERR_KEYS_INVALID`; `ERR_KEYS_UNAVAILABLE` (retryable) when opened while the service fails.
 */
export function createKmsKeySource({ client, material, random = randomBytes }: KmsKeySourceOptions): KeySource {
  const parsed = parseKmsKeyMaterial(material)
  return { open: () => openRing({ client, material: parsed, random }) }
}

/** What `createKmsKeySource` needs. */
export interface KmsKeySourceOptions {
  readonly client: KmsClient
  /** What `createKmsKeyMaterial` made, as parsed JSON. It holds no secret in clear. */
  readonly material: object
  /** @default `crypto.randomBytes` */
  readonly random?: Random
}

/**
 * New material for a key of a key management service. Keep it as JSON beside the bot's settings; nobody can use it
 * without the service, and without it what was sealed does not open.
 * @throws `ERR_KEYS_INVALID` for a malformed origin, `ERR_KEYS_UNAVAILABLE`.
 */
export async function createKmsKeyMaterial(options: {
  readonly client: KmsClient
  /** The name by which the service knows the key: an ARN, a resource name, a URL. */
  readonly kmsKey: string
  /** @default a random one below `scrubjay.invalid` */
  readonly origin?: string
  readonly random?: Random
}): Promise<KmsKeyMaterial> {
  const { client, kmsKey, random = randomBytes } = options
  const key = { id: newId(random), kmsKey }
  const origin = options.origin ?? `scrubjay.invalid/log-${Buffer.from(random(4)).toString('hex')}`
  const draft = parseKmsKeyMaterial({ version: 1, origin, primary: key.id, keys: [key], root: { id: key.id, sealed: '' } })
  return { ...draft, root: await sealRoot(client, draft, random(32)) }
}

/**
 * Does one step of a rotation to another key of the service. (A service that rotates the key itself, behind its
 * name, needs none of this.) Between `promote` and `retire`, run `rewrapKeys`.
 * @throws `ERR_KEYS_ROTATION` for a step that is not due, `ERR_KEYS_INVALID`, `ERR_KEYS_UNAVAILABLE`.
 */
export async function rotateKmsKeyMaterial(options: {
  readonly client: KmsClient
  readonly material: object
  readonly change:
    | { readonly step: 'add'; readonly kmsKey: string }
    | { readonly step: 'promote' }
    | { readonly step: 'retire'; readonly inUse: Iterable<string> }
  readonly random?: Random
}): Promise<KmsKeyMaterial> {
  const { client, change, random = randomBytes } = options
  const material = parseKmsKeyMaterial(options.material)
  if (change.step === 'add') return parseKmsKeyMaterial(addKey(material, { id: newId(random), kmsKey: change.kmsKey }))
  if (change.step === 'retire') return retireKeys(material, change.inUse)
  const promoted = promoteKey(material)
  return { ...promoted, root: await sealRoot(client, promoted, await openRoot(client, material)) }
}

async function openRing({ client, material, random }: Required<KmsKeySourceOptions> & { readonly material: KmsKeyMaterial }): Promise<KeyRing> {
  const root = await openRoot(client, material)
  const { primary, origin } = material
  // The service binds to the context where it can; this key binds to it wherever the service cannot. The service
  // keeps a log of its own, and what it is told of the context must not say whose key it is.
  const bindingKey = (context: string): Uint8Array => deriveKey(root, { v: 1, use: 'wrap', context })
  const requestFor = (keyId: string, context: string, bytes: Uint8Array): KmsRequest => ({
    kmsKey: kmsKeyOf(material, keyId),
    bytes,
    context: { scrubjay: keyedToken(bindingKey(context), ['kms']) },
  })
  return {
    primaryKeyId: primary,
    origin,
    async wrap(key, context) {
      const inner = partsOf(sealEnvelope(key, bindingKey(context), primary, random))
      const ciphertext = await ask(() => client.encrypt(requestFor(primary, context, inner.ciphertext)))
      return formatEnvelope({ ...inner, ciphertext })
    },
    async unwrap(envelope, context) {
      const outer = partsOf(envelope)
      const ciphertext = await ask(() => client.decrypt(requestFor(outer.keyId, context, outer.ciphertext)))
      return openEnvelope(formatEnvelope({ ...outer, ciphertext }), bindingKey(context), outer.keyId)
    },
    secret: (label) => deriveKey(root, { v: 1, use: 'secret', label }),
  }
}

async function sealRoot(client: KmsClient, { primary, origin, keys }: KmsKeyMaterial, root: Uint8Array): Promise<KmsKeyMaterial['root']> {
  const request = { kmsKey: kmsKeyOf({ keys }, primary), bytes: root, context: rootContext(origin) }
  return { id: primary, sealed: toBase64Url(await ask(() => client.encrypt(request))) }
}

async function openRoot(client: KmsClient, material: KmsKeyMaterial): Promise<Uint8Array> {
  const { id, sealed } = material.root
  const bytes = fromBase64Url(sealed) ?? new Uint8Array()
  const root = await ask(() => client.decrypt({ kmsKey: kmsKeyOf(material, id), bytes, context: rootContext(material.origin) }))
  if (root.byteLength !== 32) throw new ScrubjayError('ERR_KEYS_INVALID', { at: 'root', reason: 'It does not open to a key of 32 bytes.' })
  return root
}

function rootContext(origin: string): Readonly<Record<string, string>> {
  return { scrubjay: 'root', origin }
}

function kmsKeyOf({ keys }: Pick<KmsKeyMaterial, 'keys'>, id: string): string {
  const key = keys.find((known) => known.id === id)
  if (key === undefined) throw new ScrubjayError('ERR_ENVELOPE')
  return key.kmsKey
}

function partsOf(envelope: string): NonNullable<ReturnType<typeof parseEnvelope>> {
  const parts = parseEnvelope(envelope)
  if (parts === undefined) throw new ScrubjayError('ERR_ENVELOPE')
  return parts
}

function newId(random: Random): string {
  return `k${toBase64Url(random(6))}`
}

/** Whatever a client throws: its own words may quote a request. Only it can say that the bytes themselves are wrong. */
async function ask(call: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return new Uint8Array(await call())
  } catch (cause) {
    if (isScrubjayError(cause, 'ERR_ENVELOPE')) throw cause
    throw new ScrubjayError('ERR_KEYS_UNAVAILABLE', { retryable: true, cause })
  }
}
