import { expect } from 'chai'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { proveConsistency, proveInclusion, verifyConsistency, verifyInclusion } from '../../src/audit/merkle-proof.js'
import {
  appendLeaf,
  emptyFrontier,
  frontierLength,
  hashLeaf,
  hashNode,
  rootOfFrontier,
  rootOfLeaves,
} from '../../src/audit/merkle.js'
import { readFiles, sharedFolder } from '../lib/shared-data.js'

describe('the Merkle tree', () => {
  it('has the hashes of RFC 6962 that other implementations publish', () => {
    expect(base64(rootOfLeaves([]))).to.equal('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')
    expect(base64(hashLeaf(new Uint8Array()))).to.equal('bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=')
    expect(base64(hashLeaf(Buffer.from('hello world')))).to.equal('TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=')
  })

  it('has the root that the definition of RFC 6962 §2.1 gives, for every size up to 130', () => {
    for (let size = 1; size <= 130; size += 1) {
      const frontier = leaves(size).reduce(appendLeaf, emptyFrontier)
      expect(base64(rootOfFrontier(frontier))).to.equal(base64(rootByDefinition(leaves(size))))
      expect(frontier.hashes).to.have.length(frontierLength(size))
    }
  })

  it('proves inclusion of every leaf and consistency with every earlier tree, for every size up to 40', () => {
    let count = 0
    for (let size = 1; size <= 40; size += 1) {
      const leafHashes = leaves(size)
      const root = rootOfLeaves(leafHashes)
      for (const [index, leafHash] of leafHashes.entries()) {
        const earlier = { size: index + 1, root: rootOfLeaves(leafHashes.slice(0, index + 1)) }
        expect(verifyInclusion({ leafHash, index, size, root, proof: proveInclusion(leafHashes, index) })).to.equal(true)
        const proof = proveConsistency(leafHashes, earlier.size)
        expect(verifyConsistency({ earlier, later: { size, root }, proof })).to.equal(true)
        count += 2
      }
    }
    console.log(`      ${count} proofs`)
  })

  it('refuses a proof in which one bit, the index or the size is another', () => {
    const seed = Date.now()
    const place = fc.record({ size: fc.integer({ min: 2, max: 60 }), at: fc.nat(), hash: fc.nat(), bit: fc.nat(255) })
    fc.assert(
      fc.property(place, ({ size, at, hash, bit }) => {
        const leafHashes = leaves(size)
        const index = at % size
        const proof = proveInclusion(leafHashes, index)
        const leafHash = leafHashes[index] ?? new Uint8Array()
        const claim = { leafHash, index, size, root: rootOfLeaves(leafHashes), proof }
        const broken = proof.map((bytes, i) => (i === hash % proof.length ? flipBit(bytes, bit) : bytes))
        expect(verifyInclusion(claim)).to.equal(true)
        expect(verifyInclusion({ ...claim, proof: broken })).to.equal(false)
        expect(verifyInclusion({ ...claim, index: (index + 1) % size })).to.equal(false)
        expect(verifyInclusion({ ...claim, root: flipBit(claim.root, bit) })).to.equal(false)
        expect(verifyInclusion({ ...claim, leafHash: flipBit(claim.leafHash, bit) })).to.equal(false)
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).to.equal(false)
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 proofs, seed ${seed}`)
  })

  it('decides every inclusion and consistency vector as it must be decided', function () {
    const folder = sharedFolder(this, 'vectors/merkle')
    const counts = { good: 0, bad: 0 }
    for (const [path, bytes] of readFiles(join(folder, 'inclusion'))) {
      const { leafIdx, treeSize, root, leafHash, proof, wantErr } = parseVector(bytes)
      const claim = { leafHash: bytesOf(leafHash), index: Number(leafIdx), size: Number(treeSize), root: bytesOf(root) }
      expect(verifyInclusion({ ...claim, proof: (proof ?? []).map(bytesOf) }), `inclusion/${path}`).to.equal(!wantErr)
      counts[wantErr ? 'bad' : 'good'] += 1
    }
    for (const [path, bytes] of readFiles(join(folder, 'consistency'))) {
      const { size1, size2, root1, root2, proof, wantErr } = parseVector(bytes)
      const earlier = { size: Number(size1), root: bytesOf(root1) }
      const later = { size: Number(size2), root: bytesOf(root2) }
      const claim = { earlier, later, proof: (proof ?? []).map(bytesOf) }
      expect(verifyConsistency(claim), `consistency/${path}`).to.equal(!wantErr)
      counts[wantErr ? 'bad' : 'good'] += 1
    }
    expect(counts).to.deep.equal({ good: 12, bad: 184 })
    const all = [...readFiles(folder).keys()]
    const others = all.filter((path) => path.startsWith('subtree')).length
    expect(counts.good + counts.bad + others).to.equal(all.length)
    console.log(`      ${counts.good} good and ${counts.bad} bad proofs`)
    console.log(`      not run: ${others} subtree proofs, which we do not have`)
  })

  it('keeps the vectors\' integers exact', function () {
    const path = join(sharedFolder(this, 'vectors/merkle'), 'inclusion/0/leafIdx-sub-@1.json')
    expect(parseVector(readFileSync(path)).leafIdx).to.equal(18446744073709551615n)
  })
})

/** Written anew from RFC 6962 §2.1, without the frontier. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (hashes.length === 1 && only !== undefined) return only
  const split = 2 ** Math.ceil(Math.log2(hashes.length) - 1)
  return hashNode(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)))
}

function leaves(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) => hashLeaf(Buffer.from(`leaf ${index}`)))
}

function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}

interface Vector {
  readonly leafIdx: bigint
  readonly treeSize: bigint
  readonly root: string
  readonly leafHash: string
  readonly size1: bigint
  readonly size2: bigint
  readonly root1: string
  readonly root2: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

/** Sizes and indexes go up to 2^64 - 1, which `JSON.parse` would round before anybody could refuse it. */
function parseVector(bytes: Buffer): Vector {
  const text = bytes.toString().replace(/^(\s*"\w+": )(\d+)(,?)$/gm, '$1"$2n"$3')
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as Vector
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64')
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
