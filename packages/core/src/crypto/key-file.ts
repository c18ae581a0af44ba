import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { ScrubjayError } from '../errors.js'
import type { Random } from '../ports/clock.js'
import type { KeySource } from '../ports/key-source.js'
import { createKeyMaterial, createKeyRing, formatKeyMaterial, parseKeyMaterial, type KeyMaterial } from './key-ring.js'

/**
 * Keys from a file that only its owner may read.
 * @example
 * const keys = createFileKeySource('/run/secrets/scrubjay.keys')
 * @throws `ERR_KEYS_MISSING`, `ERR_KEYS_PERMISSIONS` or `ERR_KEYS_INVALID` when opened.
 */
export function createFileKeySource(path: string): KeySource {
  return { open: () => createKeyRing(readKeyFile(path), randomBytes) }
}

/**
 * Keys from an environment variable that holds the text of a key file, in JSON or in base64 of it.
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
  return summarise(material)
}

/** What may be shown of a key file. */
export interface KeyFileSummary {
  readonly origin: string
  readonly primaryKeyId: string
  readonly keyIds: readonly string[]
}

/** Reads a key file for its summary, with the same checks as `createFileKeySource`. */
export function readKeyFileSummary(path: string): KeyFileSummary {
  return summarise(readKeyFile(path))
}

function summarise(material: KeyMaterial): KeyFileSummary {
  return { origin: material.origin, primaryKeyId: material.primary, keyIds: material.keys.map((key) => key.id) }
}

function readKeyFile(path: string): KeyMaterial {
  let text: string
  try {
    // On Windows the mode says nothing about who may read.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      throw new ScrubjayError('ERR_KEYS_PERMISSIONS', { at: path })
    }
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof ScrubjayError) throw cause
    throw new ScrubjayError('ERR_KEYS_MISSING', { at: path, reason: 'The key file cannot be read. Run `npx scrubjay keys create`.', cause })
  }
  return parseKeyMaterial(parseJson(text, path))
}

function parseJson(text: string, at: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The engine's own message quotes the text, which is key material.
    throw new ScrubjayError('ERR_KEYS_INVALID', { at, reason: 'It is not JSON.' })
  }
}
