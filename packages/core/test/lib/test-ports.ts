import { createHash } from 'node:crypto'
import { createKeyMaterial, createKeyRing } from '../../src/crypto/key-ring.js'
import type { Clock, Random } from '../../src/ports/clock.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { createMemoryMedium, type MemoryMedium } from '../../src/ports/memory-medium.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import type { Store } from '../../src/ports/store.js'
import { createSubjectKeys, type SubjectKeys } from '../../src/vault/subject-keys.js'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves on, wakes those whose time has come, one by one, and lets each do what it does. */
  advance(durationMs: number): Promise<void>
}

export function createTestClock(startMs: number = 1_700_000_000_000): TestClock {
  let nowMs = startMs
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = []
  return {
    nowMs: () => nowMs,
    wait: (durationMs) => new Promise((wake) => void sleepers.push({ atMs: nowMs + durationMs, wake })),
    async advance(durationMs) {
      const endMs = nowMs + durationMs
      for (;;) {
        await settle()
        const next = sleepers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined) break
        sleepers = sleepers.filter((sleeper) => sleeper !== next)
        nowMs = Math.max(nowMs, next.atMs)
        next.wake()
      }
      nowMs = endMs
    },
  }
}

/** Lets everything run that waits for nothing but other promises. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

/** Bytes that look random and are the same in every run. */
export function createTestRandom(seed: string = 'seed'): Random {
  let calls = 0
  return (byteCount) => {
    calls += 1
    const blocks = Array.from({ length: Math.ceil(byteCount / 32) }, (_, block) =>
      createHash('sha256').update(`${seed}/${calls}/${block}`).digest())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, byteCount))
  }
}

export function createTestRing(seed: string = 'ring'): KeyRing {
  const random = createTestRandom(seed)
  return createKeyRing(createKeyMaterial({ random }), random)
}

/** One process: a store and the subjects' keys on a medium that others may share. */
export interface TestProcess {
  readonly medium: MemoryMedium
  readonly store: Store
  readonly keys: SubjectKeys
}

export function openProcess(medium: MemoryMedium = createMemoryMedium(), seed: string = 'process'): TestProcess {
  const store = createMemoryStore({ medium })
  return { medium, store, keys: createSubjectKeys(store.keyStore, createTestRing(), createTestRandom(seed)) }
}

/** Everything that the medium's records and keys say. */
export function textOf({ collections, keys }: MemoryMedium): string {
  return JSON.stringify([[...collections].map(([name, records]) => [name, [...records]]), [...keys]])
}
