import { AsyncLocalStorage } from 'node:async_hooks'
import type { StorageLike } from '../custody/shapes.js'
import type { GuardedLogger } from '../custody/transcripts.js'
import type { OpenTurn } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'

/** What one guard knows of what its bot keeps: which turn is under way, and what was put behind the guard. */
export class Kept {
  /** The bot's own storages, behind the wrappers. */
  readonly storages: { readonly inner: StorageLike; readonly readsClear: boolean }[] = []
  readonly loggers: { readonly inner: object; readonly guarded: GuardedLogger }[] = []
  /** The wrappers themselves. */
  readonly wrappers: WeakSet<object> = new WeakSet()
  readonly made: Set<'storage' | 'transcripts' | 'telemetry'> = new Set()
  /** Rows of the index that this process has written. */
  readonly noted: Set<string> = new Set()
  readonly #known = new WeakMap<GuardTurn, Map<string, unknown>>()
  readonly #logging = new Set<{ readonly turn: OpenTurn | undefined; readonly work: Promise<unknown> }>()

  /** The turn of this guard that whoever asks runs in. */
  get current(): OpenTurn | undefined {
    return underWay.getStore()?.get(this)
  }

  /** Does work, and all that it starts, in a turn. A turn of another guard, in which it may stand, goes on. */
  within<T>(turn: OpenTurn, work: () => T): T {
    return underWay.run(new Map(underWay.getStore()).set(this, turn), work)
  }

  /** Keys and tokens that this turn has looked up; nothing is remembered once it has ended. */
  knownIn(turn: GuardTurn): Map<string, unknown> | undefined {
    return this.#known.get(turn)
  }

  begin(turn: GuardTurn): void {
    this.#known.set(turn, new Map())
  }

  end(turn: GuardTurn): void {
    this.#known.delete(turn)
  }

  /** Remembers a log entry that is on its way, with the turn that it belongs to. */
  track(work: Promise<unknown>): void {
    const entry = { turn: this.current, work }
    this.#logging.add(entry)
    const done = (): void => void this.#logging.delete(entry)
    work.then(done, done)
  }

  /** Waits until what a turn, or anybody, has logged was handed on. Whoever logged hears of what failed. */
  async logged(turn?: OpenTurn): Promise<void> {
    const entries = [...this.#logging].filter((entry) => turn === undefined || entry.turn === turn)
    await Promise.allSettled(entries.map(({ work }) => work))
  }
}

/** One for all guards, for Node 20 copies each that was ever used into every promise, also when its guard is closed. */
const underWay = new AsyncLocalStorage<ReadonlyMap<Kept, OpenTurn>>()
