import { isScrubjayError, ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { Clock } from '../ports/clock.js'
import type { RecordKey, Store, Write } from '../ports/store.js'

/**
 * One process's right to run one turn, so that a redelivery neither runs nor counts twice. It is a lease: it
 * is renewed while the turn runs, and when its process dies another one takes over after `turnLeaseMs`.
 */
export class Claim {
  readonly #store: Store
  readonly #clock: Clock
  readonly #key: RecordKey
  #version: number
  #renewal: Promise<void> = Promise.resolve()
  #ended = false

  private constructor(store: Store, clock: Clock, key: RecordKey, version: number) {
    this.#store = store
    this.#clock = clock
    this.#key = key
    this.#version = version
    void this.#keepAlive()
  }

  /**
   * Claims a turn; answers `undefined` when it was done before. Waits for another process that is working on it.
   * @throws `ERR_TURN_IN_PROGRESS` (retryable) when that process goes on for longer than two leases.
   */
  static async take(store: Store, clock: Clock, key: RecordKey): Promise<Claim | undefined> {
    // Nearly every turn is a new one: the row is put where none is, and read only if there is one.
    if (await tryPut(store, key, clock.nowMs(), 0)) return new Claim(store, clock, key, 1)
    const giveUpAtMs = clock.nowMs() + 2 * limits.turnLeaseMs
    for (;;) {
      const [found] = await store.read([key])
      const state = found === undefined ? undefined : parseState(found.value)
      const nowMs = clock.nowMs()
      if (state?.state === 'done' && (found?.expiresAtMs ?? 0) > nowMs) return undefined
      if (state?.state !== 'running' || state.leaseUntilMs <= nowMs) {
        const expect = found?.version ?? 0
        if (await tryPut(store, key, nowMs, expect)) return new Claim(store, clock, key, expect + 1)
      } else if (nowMs >= giveUpAtMs) {
        throw new ScrubjayError('ERR_TURN_IN_PROGRESS', { retryable: true })
      } else {
        await clock.wait(100)
      }
    }
  }

  /** The write that marks the turn as done, for the journal. Ends the renewal. */
  async done(forMs: number = limits.turnMemoryMs): Promise<Write> {
    await this.end()
    const expiresAtMs = this.#clock.nowMs() + forMs
    return { op: 'put', key: this.#key, value: '{"state":"done"}', expiresAtMs, expect: this.#version }
  }

  /** Ends the renewal, so that nothing but a later redelivery touches the turn again. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#renewal
  }

  /** Forgets the turn: a redelivery is a new one. */
  async release(): Promise<void> {
    await this.end()
    await this.#store.commit({ durability: 'process', writes: [{ op: 'delete', key: this.#key, expect: this.#version }] })
  }

  async #keepAlive(): Promise<void> {
    for (;;) {
      await this.#clock.wait(limits.turnLeaseRenewMs)
      if (this.#ended) return
      this.#renewal = this.#renew()
      await this.#renewal
    }
  }

  async #renew(): Promise<void> {
    try {
      if (await tryPut(this.#store, this.#key, this.#clock.nowMs(), this.#version)) this.#version += 1
      else this.#ended = true // Somebody else has taken over: the commit that expects our version will fail.
    } catch {
      // The store is out of reach. The commit will say so.
    }
  }
}

async function tryPut(store: Store, key: RecordKey, nowMs: number, expect: number): Promise<boolean> {
  const value = JSON.stringify({ state: 'running', leaseUntilMs: nowMs + limits.turnLeaseMs })
  try {
    await store.commit({
      durability: 'process',
      writes: [{ op: 'put', key, value, expiresAtMs: nowMs + limits.parkedForMs, expect }],
    })
    return true
  } catch (error) {
    if (isScrubjayError(error, 'ERR_STORE_CONFLICT')) return false
    throw error
  }
}

type ClaimState = { readonly state: 'done' } | { readonly state: 'running'; readonly leaseUntilMs: number }

function parseState(value: string): ClaimState {
  return JSON.parse(value) as ClaimState
}
