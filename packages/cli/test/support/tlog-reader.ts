import { createHash, createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads a static log as C2SP tlog-tiles, tlog-checkpoint and signed-note describe it, written from their text
 * and sharing nothing with the code under test. Throws at the first thing that is not as they say.
 */
export function readTiledLog(directory: string): { readonly origin: string; readonly entries: readonly Buffer[] } {
  const { origin, size, root } = readCheckpoint(directory)
  const expected = new Set(['checkpoint', 'vkey'])
  const readTile = (level: string, index: number, width: number): Buffer => {
    const path = `tile/${level}/${indexPath(index)}${width === 256 ? '' : `.p/${width}`}`
    expected.add(path)
    return readFileSync(join(directory, path))
  }
  const entries: Buffer[] = []
  for (let start = 0; start < size; start += 256) {
    const width = Math.min(256, size - start)
    entries.push(...parseBundle(readTile('entries', start / 256, width), width))
  }
  let hashes = entries.map((entry) => sha256(Buffer.of(0), entry))
  if (!subtreeRoot(hashes).equals(root)) throw new Error('the root is not that of the entries')
  for (let level = 0; hashes.length > 0; level++) {
    const parents: Buffer[] = []
    for (let start = 0; start < hashes.length; start += 256) {
      const tile = hashes.slice(start, start + 256)
      const stored = readTile(String(level), start / 256, tile.length)
      if (!stored.equals(Buffer.concat(tile))) throw new Error('a tile holds other hashes')
      if (tile.length === 256) parents.push(subtreeRoot(tile))
    }
    hashes = parents
  }
  const found = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  if (found.length !== expected.size) throw new Error('there are files that belong to no log of this size')
  return { origin, entries }
}

/** signed-note: text, an empty line, then `— name base64(key id ‖ signature)`; the text has three lines. */
function readCheckpoint(directory: string): { readonly origin: string; readonly size: number; readonly root: Buffer } {
  const [name = '', keyId = '', ...keyText] = readFileSync(join(directory, 'vkey'), 'utf8').trimEnd().split('+')
  const key = Buffer.from(keyText.join('+'), 'base64')
  if (key[0] !== 1 || key.length !== 33) throw new Error('this is no Ed25519 key')
  if (sha256(Buffer.from(`${name}\n`), key).toString('hex', 0, 4) !== keyId) throw new Error('the key id is wrong')
  const note = readFileSync(join(directory, 'checkpoint'), 'utf8')
  const text = note.slice(0, note.indexOf('\n\n') + 1)
  const [dash, signer, base64 = ''] = note.slice(text.length + 1).trimEnd().split(' ')
  const signature = Buffer.from(base64, 'base64')
  const isByThisKey = dash === '\u2014' && signer === name && signature.toString('hex', 0, 4) === keyId
  if (!isByThisKey) throw new Error('signed by another key')
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(text), publicKey, signature.subarray(4))) throw new Error('the signature does not verify')
  const [origin = '', size = '', root = '', end, ...rest] = text.split('\n')
  const isCheckpoint = origin === name && /^[1-9][0-9]*$/.test(size) && end === '' && rest.length === 0
  if (!isCheckpoint) throw new Error('the checkpoint is malformed')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

/** "Each entry is prefixed with its length as a big-endian uint16." */
function parseBundle(bytes: Buffer, width: number): readonly Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const start = at + 2
    at = start + bytes.readUInt16BE(at)
    entries.push(bytes.subarray(start, at))
  }
  if (entries.length !== width) throw new Error('a bundle has another width than its name says')
  return entries
}

/** RFC 6962 §2.1, as it is written there: split at the largest power of two smaller than n. */
function subtreeRoot(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (hashes.length === 1 && only !== undefined) return only
  const split = 2 ** Math.floor(Math.log2(hashes.length - 1))
  return sha256(Buffer.of(1), subtreeRoot(hashes.slice(0, split)), subtreeRoot(hashes.slice(split)))
}

/** "1234067 is encoded as x001/x234/067". */
function indexPath(index: number): string {
  const last = String(index % 1_000).padStart(3, '0')
  const rest = Math.floor(index / 1_000)
  return rest === 0 ? last : `${indexPath(rest).replace(/(\d{3})$/, 'x$1')}/${last}`
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}
