import assert from 'node:assert/strict'
import { hashBytes, hashNode, isSameHash, rootOfLeaves } from './merkle.js'

/**
 * The hashes that lead from leaf `index` to the root over all of `leafHashes`, the leaf's neighbour first
 * (RFC 6962 §2.1.1).
 */
export function proveInclusion(leafHashes: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  assert(isIndex(index, leafHashes.length), 'no leaf has this index')
  return pathTo(leafHashes, index, 0, leafHashes.length)
}

/**
 * The hashes that show that the tree over the first `size` leaves is the beginning of the tree over all of
 * them (RFC 6962 §2.1.2).
 */
export function proveConsistency(leafHashes: readonly Uint8Array[], size: number): readonly Uint8Array[] {
  assert(isIndex(size - 1, leafHashes.length), 'the earlier size is not between 1 and the later one')
  return consistencyPath({ leafHashes, size, start: 0, end: leafHashes.length, isWholeEarlierTree: true })
}

/** Asks whether `proof` leads from the leaf to the root (RFC 9162 §2.1.3.2). A tree of size 0 contains nothing. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const { leafHash, index, size, root, proof } = claim
  if (!isSize(size) || !isIndex(index, size) || ![leafHash, root, ...proof].every(isHash)) return false
  const position = new Position(index, size - 1)
  let hash = leafHash
  for (const sibling of proof) {
    if (position.isRoot()) return false
    hash = position.climb() === 'left' ? hashNode(sibling, hash) : hashNode(hash, sibling)
  }
  return position.isRoot() && isSameHash(hash, root)
}

/**
 * Asks whether the earlier tree is the beginning of the later one (RFC 9162 §2.1.4.2). Sizes of 0 are refused:
 * everything is consistent with nothing, so such a proof says nothing.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { earlier, later, proof } = claim
  if (!isSize(earlier.size) || !isSize(later.size) || earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && isSameHash(earlier.root, later.root)
  if (![earlier.root, later.root, ...proof].every(isHash)) return false
  const position = new Position(earlier.size - 1, later.size - 1)
  position.skipRightEdges()
  // A perfect earlier tree is itself the first node of the path, and is left out of the proof.
  const [first, ...rest] = position.isLeftmost() ? [earlier.root, ...proof] : proof
  if (first === undefined) return false
  let earlierHash = first
  let laterHash = first
  for (const sibling of rest) {
    if (position.isRoot()) return false
    if (position.climb() === 'left') {
      earlierHash = hashNode(sibling, earlierHash)
      laterHash = hashNode(sibling, laterHash)
    } else {
      laterHash = hashNode(laterHash, sibling)
    }
  }
  return position.isRoot() && isSameHash(earlierHash, earlier.root) && isSameHash(laterHash, later.root)
}

export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

export interface ConsistencyClaim {
  readonly earlier: TreeHead
  readonly later: TreeHead
  readonly proof: readonly Uint8Array[]
}

export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * A node and the last node of its level. Sizes go up to 2^53, so that halving is arithmetic: the shift
 * operators of JavaScript would cut them to 32 bits.
 */
class Position {
  #node: number
  #last: number
  constructor(node: number, last: number) {
    this.#node = node
    this.#last = last
  }
  isRoot(): boolean {
    return this.#last === 0
  }
  isLeftmost(): boolean {
    return this.#node === 0
  }
  /** Goes to the next node that has a sibling joined to it, and says on which side that sibling is. */
  climb(): 'left' | 'right' {
    const side = this.#node % 2 === 1 || this.#node === this.#last ? 'left' : 'right'
    // The last node of a level may have no sibling; it then moves up unchanged.
    if (side === 'left') while (this.#node % 2 === 0 && this.#node !== 0) this.#up()
    this.#up()
    return side
  }
  /** Goes up while the node is a right child: there the two trees still agree. */
  skipRightEdges(): void {
    while (this.#node % 2 === 1) this.#up()
  }
  #up(): void {
    this.#node = Math.floor(this.#node / 2)
    this.#last = Math.floor(this.#last / 2)
  }
}

/** PATH of RFC 6962 §2.1.1 over the leaves `[start, end)`. */
function pathTo(leafHashes: readonly Uint8Array[], index: number, start: number, end: number): Uint8Array[] {
  if (end - start === 1) return []
  const middle = start + largestPowerBelow(end - start)
  return index < middle
    ? [...pathTo(leafHashes, index, start, middle), rootOfLeaves(leafHashes.slice(middle, end))]
    : [...pathTo(leafHashes, index, middle, end), rootOfLeaves(leafHashes.slice(start, middle))]
}

interface ConsistencyStep {
  readonly leafHashes: readonly Uint8Array[]
  readonly size: number
  readonly start: number
  readonly end: number
  readonly isWholeEarlierTree: boolean
}

/** SUBPROOF of RFC 6962 §2.1.2 over the leaves `[start, end)`; the verifier knows the earlier tree's root already. */
function consistencyPath(step: ConsistencyStep): Uint8Array[] {
  const { leafHashes, size, start, end } = step
  if (size === end) return step.isWholeEarlierTree ? [] : [rootOfLeaves(leafHashes.slice(start, end))]
  const middle = start + largestPowerBelow(end - start)
  return size <= middle
    ? [...consistencyPath({ ...step, end: middle }), rootOfLeaves(leafHashes.slice(middle, end))]
    : [
        ...consistencyPath({ ...step, start: middle, isWholeEarlierTree: false }),
        rootOfLeaves(leafHashes.slice(start, middle)),
      ]
}

/** The largest power of two smaller than `count`, which is at least 2. */
function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size > 0
}

function isIndex(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && index >= 0 && index < size
}

function isHash(hash: Uint8Array): boolean {
  return hash.length === hashBytes
}
