import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'

/** The hash of one entry: SHA-256(0x00 ‖ entry), RFC 6962 §2.1. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

/** The hash of two subtrees side by side: SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/**
 * A log without its entries: enough to append to it and to know its root. The hashes are the roots of the
 * perfect subtrees that the ones in the binary form of `size` stand for, largest first.
 */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

/** The log before its first entry. */
export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** The frontier after one more leaf. Each one at the end of `size` is a carry, as in adding one to it. */
export function appendLeaf(frontier: Frontier, leafHash: Uint8Array): Frontier {
  const hashes = [...frontier.hashes]
  let hash = leafHash
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = hashes.pop()
    assert(left !== undefined, 'the frontier does not fit its size')
    hash = hashNode(left, hash)
  }
  hashes.push(hash)
  return { size: frontier.size + 1, hashes }
}

/** The root of the whole tree; of no entries it is SHA-256 of nothing. */
export function rootOfFrontier(frontier: Frontier): Uint8Array {
  if (frontier.size === 0) return createHash('sha256').digest()
  return frontier.hashes.reduceRight((right, left) => hashNode(left, right))
}

/** The root over leaf hashes that are all at hand. */
export function rootOfLeaves(leafHashes: readonly Uint8Array[]): Uint8Array {
  return rootOfFrontier(leafHashes.reduce(appendLeaf, emptyFrontier))
}

/** How many hashes the frontier of a log of this size has: the ones in its binary form. */
export function frontierLength(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}

/** Asks whether two hashes are equal. Everything hashed here is public, so time may tell. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** SHA-256. */
export const hashBytes = 32

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)
