import { randomBytes } from 'node:crypto'
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { ScrubjayError } from '../errors.js'
import type { Random } from '../ports/clock.js'
import { readKeyFile, summariseKeys, type KeyFileSummary } from './key-file.js'
import { createWrappingKey, formatKeyMaterial, type KeyMaterial } from './key-ring.js'
import { addKey, promoteKey, retireKeys, type RotationChange } from './rotation.js'

/**
 * Does one step of a rotation to a key file. Whoever reads the file sees all of it as it was, or all of it as it is
 * now, also after a crash; owner and mode stay. Two at once never undo each other: the second is refused.
 * @throws `ERR_KEYS_ROTATION` for a step that is not due or while another one is under way, and what
 * `createFileKeySource` throws.
 */
export function rotateKeyFile(path: string, change: RotationChange, random: Random = randomBytes): KeyFileSummary {
  return summariseKeys(replaceKeyFile(path, (material) => applyChange(material, change, random)))
}

function applyChange(material: KeyMaterial, change: RotationChange, random: Random): KeyMaterial {
  if (change.step === 'add') return addKey(material, createWrappingKey(random))
  return change.step === 'promote' ? promoteKey(material) : retireKeys(material, change.inUse)
}

/** The new file is the lock as well: who cannot make it is not alone. */
function replaceKeyFile(link: string, change: (material: KeyMaterial) => KeyMaterial): KeyMaterial {
  readKeyFile(link)
  const path = realpathSync(link)
  const file = openNew(`${path}.new`)
  let isReplaced = false
  try {
    const changed = change(readKeyFile(path))
    const { mode, uid, gid } = statSync(path)
    // Before there is a key in it. Run by root for the bot's user, the file stays the bot's.
    if (process.platform !== 'win32') {
      const own = statSync(`${path}.new`)
      if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid)
      fchmodSync(file, mode & 0o777)
    }
    writeSync(file, formatKeyMaterial(changed))
    fsyncSync(file)
    renameSync(`${path}.new`, path)
    isReplaced = true
    syncDirectory(dirname(path))
    return changed
  } catch (cause) {
    if (cause instanceof ScrubjayError) throw cause
    throw new ScrubjayError('ERR_KEYS_INVALID', { at: link, reason: 'The key file cannot be replaced.', cause })
  } finally {
    closeSync(file)
    if (!isReplaced) rmSync(`${path}.new`, { force: true })
  }
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    const reason = isThere
      ? 'Another rotation is under way, or one was cut off: then remove the file that ends in `.new`.'
      : 'No file can be made beside the key file.'
    throw new ScrubjayError('ERR_KEYS_ROTATION', { reason, cause })
  }
}

/** A rename is on the disk once its directory is. Windows has no such thing. */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
