import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { ScrubjayError } from '../errors.js'
import type { Random } from '../ports/clock.js'
import type { KeyRing, KeySource } from '../ports/key-source.js'
import { envelopeKeyId } from './envelope.js'
import { createKeyMaterial, createKeyRing, formatKeyMaterial, parseKeyMaterial, type KeyMaterial } from './key-ring.js'
import { readRotation, type RotationState } from './rotation.js'

/**
 * Keys from a file that only its owner may read. The ring follows the file: when it has changed, the next key that
 * is wrapped is wrapped by the new primary key, and an envelope by a key that the ring does not know makes it look
 * again, so that a rotation needs no restart. A changed file that cannot be used, or that belongs to another log or
 * root, changes nothing; the next start says what is wrong with it.
 * @example
 * const keys = createFileKeySource('/run/secrets/scrubjay.keys')
 * @throws `ERR_KEYS_MISSING`, `ERR_KEYS_PERMISSIONS` or `ERR_KEYS_INVALID` when opened.
 */
export function createFileKeySource(path: string, options: KeyFileOptions = {}): KeySource {
  return { open: () => followKeyFile(path, options) }
}

/** How a key file is read. */
export interface KeyFileOptions {
  /**
   * Who besides its owner may read the file. Orchestrators mount secrets as files of root with mode 0440 or 0444;
   * then whoever gets into the container can read the keys, whatever user they are. Nobody else may ever write it.
   * @default 'owner'
   */
  readonly readableBy?: 'owner' | 'group' | 'everyone'
}

/**
 * Keys from an environment variable that holds the text of a key file, in JSON or in base64 of it. A process
 * sees a change of its environment when it starts again.
 * @throws `ERR_KEYS_MISSING` or `ERR_KEYS_INVALID` when opened.
 */
export function createEnvKeySource(variable: string = 'SCRUBJAY_KEYS'): KeySource {
  return {
    open() {
      const value = process.env[variable]
      if (value === undefined || value === '') {
        throw new ScrubjayError('ERR_KEYS_MISSING', { at: variable, reason: 'The variable is not set. Run `npx scrubjay keys create`.' })
      }
      const json = value.trimStart().startsWith('{') ? value : Buffer.from(value, 'base64').toString('utf8')
      return createKeyRing(parseKeyMaterial(parseJson(json, variable)), randomBytes)
    },
  }
}

/** Writes a new key file with mode 0600. Never overwrites: keys that are gone are gone. */
export function createKeyFile(path: string, options: { readonly origin?: string; readonly random?: Random } = {}): KeyFileSummary {
  const { random = randomBytes } = options
  const material = createKeyMaterial(options.origin === undefined ? { random } : { origin: options.origin, random })
  try {
    writeFileSync(path, formatKeyMaterial(material), { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new ScrubjayError('ERR_KEYS_INVALID', { at: path, reason: 'The key file cannot be written, or is there already.', cause })
  }
  return summariseKeys(material)
}

/** What may be shown of a key file. */
export interface KeyFileSummary {
  readonly origin: string
  readonly primaryKeyId: string
  readonly keyIds: readonly string[]
  /** The keys that a rotation adds and retires. */
  readonly rotation: RotationState
}

/** Reads a key file for its summary, with the same checks as `createFileKeySource`. */
export function readKeyFileSummary(path: string, options: KeyFileOptions = {}): KeyFileSummary {
  return summariseKeys(readKeyFile(path, options))
}

/** Leaves out everything that is secret. */
export function summariseKeys(material: KeyMaterial): KeyFileSummary {
  return { origin: material.origin, primaryKeyId: material.primary, keyIds: material.keys.map((key) => key.id), rotation: readRotation(material) }
}

/** @throws `ERR_KEYS_MISSING`, `ERR_KEYS_PERMISSIONS` or `ERR_KEYS_INVALID`. */
export function readKeyFile(path: string, { readableBy = 'owner' }: KeyFileOptions = {}): KeyMaterial {
  let text: string
  try {
    // On Windows the mode says nothing about who may read.
    if (process.platform !== 'win32' && (statSync(path).mode & forbiddenModes[readableBy]) !== 0) {
      throw new ScrubjayError('ERR_KEYS_PERMISSIONS', { at: path })
    }
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof ScrubjayError) throw cause
    throw new ScrubjayError('ERR_KEYS_MISSING', { at: path, reason: 'The key file cannot be read. Run `npx scrubjay keys create`.', cause })
  }
  return parseKeyMaterial(parseJson(text, path))
}

const forbiddenModes = { owner: 0o077, group: 0o037, everyone: 0o033 } as const

function followKeyFile(path: string, options: KeyFileOptions): KeyRing {
  // Taken before the file is read: a file that is replaced in between is read once more, not missed.
  let stamp = stampOf(path)
  let material = readKeyFile(path, options)
  let ring = createKeyRing(material, randomBytes)
  const follow = (): void => {
    const now = stampOf(path)
    if (now === stamp) return
    try {
      const changed = readKeyFile(path, options)
      if (changed.root !== material.root || changed.origin !== material.origin) return
      material = changed
      ring = createKeyRing(material, randomBytes)
      stamp = now
    } catch {
      // What was read before goes on; a file that is being replaced is whole a moment later.
    }
  }
  return {
    get primaryKeyId() {
      return ring.primaryKeyId
    },
    origin: material.origin,
    wrap(key, context) {
      follow()
      return ring.wrap(key, context)
    },
    unwrap(envelope, context) {
      const id = envelopeKeyId(envelope)
      if (!material.keys.some((key) => key.id === id)) follow()
      return ring.unwrap(envelope, context)
    },
    secret: (label) => ring.secret(label),
  }
}

/** Differs once a file has been replaced or written; a mounted secret is replaced through a link. */
function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? '' : [found.dev, found.ino, found.size, found.mtimeNs, found.mode].join()
}

function parseJson(text: string, at: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The engine's own message quotes the text, which is key material.
    throw new ScrubjayError('ERR_KEYS_INVALID', { at, reason: 'It is not JSON.' })
  }
}
