import { ScrubjayError } from '../errors.js'
import { decodeBase64, encodeBase64 } from '../lib/base64.js'
import { limits } from '../lib/limits.js'
import type { Store, StoredCheckpoint } from '../ports/store.js'
import { hashNode, rootOfLeaves } from './merkle.js'
import { encodeProof } from './proof.js'

/**
 * Proofs of single entries of a log that may be long. Hashes over whole blocks of entries never change once they are
 * written: those over small blocks are remembered by the process, those over large ones by the store. So the first proof
 * of a log reads all that was written before its entry, and the first one of a process what a few large blocks hold.
 */
export class EntryProver {
  /** By tenant, and by number of the block. */
  readonly #blocks = new Map<string, Map<number, Uint8Array>>()
  readonly #keptSize: number

  /** @param keptSize entries of a block whose hash the store keeps; a power of two above 256. */
  constructor(keptSize: number = 65_536) {
    this.#keptSize = keptSize
  }

  /**
   * The C2SP tlog-proof of an entry, against the first checkpoint that covers it. Verify it before it is handed out: what
   * it is made of comes from the store.
   * @throws `ERR_STORE_CORRUPT` when there is no such checkpoint, or entries are missing.
   */
  async prove(store: ProvingStore, tenant: string, index: number): Promise<string> {
    const [covering] = await store.readCheckpoints(tenant, index, 1)
    if (covering === undefined) throw corrupt('no checkpoint covers the entry')
    const hashes = await this.#path({ store, tenant }, index, covering)
    return encodeProof({ index, hashes, checkpoint: covering.checkpoint })
  }

  /** RFC 6962 §2.1.1, from the leaf's neighbour upwards. */
  async #path(log: Log, index: number, { size }: StoredCheckpoint): Promise<readonly Uint8Array[]> {
    const siblings: Range[] = []
    for (let [start, end] = [0, size]; end - start > 1; ) {
      const middle = start + largestPowerBelow(end - start)
      const isLeft = index < middle
      siblings.unshift(isLeft ? { start: middle, end } : { start, end: middle })
      if (isLeft) end = middle
      else start = middle
    }
    const hashes: Uint8Array[] = []
    for (const range of siblings) hashes.push(await this.#root(log, range))
    return hashes
  }

  /** The root over a range that the tree knows as a node: it begins where its size divides, or ends with the tree. */
  async #root(log: Log, { start, end }: Range): Promise<Uint8Array> {
    const isBlock = end - start === blockSize && start % blockSize === 0
    const known = isBlock ? this.#blocksOf(log.tenant).get(start / blockSize) : undefined
    if (known !== undefined) return known
    if (end - start === this.#keptSize && start % this.#keptSize === 0) return this.#keptRoot(log, { start, end })
    if (end - start > blockSize) return this.#joinedRoot(log, { start, end })
    const rows = await log.store.readEntries(log.tenant, start, end - start)
    if (rows.length !== end - start || rows.some((row, place) => row.index !== start + place)) throw corrupt('entries are missing')
    const root = rootOfLeaves(rows.map(({ leafHash }) => leafHash))
    if (isBlock) this.#remember(log.tenant, start / blockSize, root)
    return root
  }

  async #joinedRoot(log: Log, { start, end }: Range): Promise<Uint8Array> {
    const middle = start + largestPowerBelow(end - start)
    return hashNode(await this.#root(log, { start, end: middle }), await this.#root(log, { start: middle, end }))
  }

  /** A damaged one makes a proof that does not hold, which whoever hands it out finds. */
  async #keptRoot({ store, tenant }: Log, range: Range): Promise<Uint8Array> {
    const key = { tenant, kind: 'log-block', id: `${this.#keptSize}.${range.start / this.#keptSize}` }
    const [kept] = await store.read([key])
    if (kept !== undefined) return decodeBase64(JSON.parse(kept.value) as string) ?? new Uint8Array()
    const root = await this.#joinedRoot({ store, tenant }, range)
    await store.commit({ durability: 'process', writes: [{ op: 'put', key, value: JSON.stringify(encodeBase64(root)) }] })
    return root
  }

  #blocksOf(tenant: string): Map<number, Uint8Array> {
    const blocks = this.#blocks.get(tenant) ?? new Map<number, Uint8Array>()
    this.#blocks.set(tenant, blocks)
    return blocks
  }

  #remember(tenant: string, block: number, root: Uint8Array): void {
    const count = [...this.#blocks.values()].reduce((sum, { size }) => sum + size, 0)
    if (count < limits.logBlocksMax) this.#blocksOf(tenant).set(block, root)
  }
}

/** What a proof needs of a store. */
export type ProvingStore = Pick<Store, 'read' | 'readCheckpoints' | 'readEntries' | 'commit'>

interface Log {
  readonly store: ProvingStore
  readonly tenant: string
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Entries of one block, and so of one read. */
const blockSize = 256

/** The largest power of two smaller than `count`, which is at least 2. */
function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

function corrupt(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_STORE_CORRUPT', { reason })
}
