import { invalidKeys, keyIdOf, keyList, originText, recordOf, textOf } from './key-ring.js'

/** The names of the keys that a key management service holds for an installation, and the sealed root. No secret. */
export interface KmsKeyMaterial {
  readonly version: 1
  /** C2SP origin of the audit log, without the tenant. */
  readonly origin: string
  /** The id of the key that wraps from now on. */
  readonly primary: string
  /** In the order in which they were added; `id` stands in envelopes, `kmsKey` is the service's own name. */
  readonly keys: readonly { readonly id: string; readonly kmsKey: string }[]
  /** The root of lookups and of the log's signing key, sealed by the service under the key `id`. */
  readonly root: { readonly id: string; readonly sealed: string }
}

/**
 * Reads untrusted material.
 * @throws `ERR_KEYS_INVALID` with the place.
 */
export function parseKmsKeyMaterial(input: unknown): KmsKeyMaterial {
  const file = recordOf(input, 'material')
  if (file['version'] !== 1) throw invalidKeys('version', 'The only known version is 1.')
  const keys = keyList(file['keys'], (key, at) => ({ kmsKey: textOf(key['kmsKey'], `${at}.kmsKey`, /^[!-~]{1,2048}$/) }))
  const root = recordOf(file['root'], 'root')
  return {
    version: 1,
    origin: originText(file['origin']),
    primary: keyIdOf(file['primary'], keys, 'primary'),
    keys,
    root: { id: keyIdOf(root['id'], keys, 'root.id'), sealed: textOf(root['sealed'], 'root.sealed', /^[A-Za-z0-9_-]{0,16384}$/) },
  }
}
