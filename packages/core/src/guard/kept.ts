import { AsyncLocalStorage } from 'node:async_hooks'
import type { StorageLike } from '../custody/shapes.js'
import type { GuardedLogger } from '../custody/transcripts.js'
import { collectLeaves } from '../scrub/leaves.js'
import type { ActivityLike, OpenTurn } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'

/** What one guard knows of what its bot keeps: which turn is under way, and what was put behind the guard. */
export class Kept {
  readonly current: AsyncLocalStorage<OpenTurn> = new AsyncLocalStorage()
  /** The bot's own storages, behind the wrappers. */
  readonly storages: { readonly inner: StorageLike; readonly readsClear: boolean }[] = []
  readonly loggers: { readonly inner: object; readonly guarded: GuardedLogger }[] = []
  /** The wrappers themselves. */
  readonly wrappers: WeakSet<object> = new WeakSet()
  readonly made: Set<'storage' | 'transcripts' | 'telemetry'> = new Set()
  /** Rows of the index that this process has written. */
  readonly noted: Set<string> = new Set()
  readonly #keys = new WeakMap<GuardTurn, Map<string, Promise<unknown>>>()
  readonly #clean = new WeakMap<OpenTurn, ActivityLike[]>()

  /** What this turn has found of keys; nothing is remembered once it has ended. */
  keysOf(turn: GuardTurn): Map<string, Promise<unknown>> | undefined {
    return this.#keys.get(turn)
  }

  begin(turn: GuardTurn): void {
    this.#keys.set(turn, new Map())
  }

  end(turn: GuardTurn): void {
    this.#keys.delete(turn)
  }

  /** Remembers what the guard has made of an activity, so that nobody has to look at it twice. */
  noteClean(turn: OpenTurn, activity: ActivityLike): void {
    if (!this.made.has('transcripts')) return
    const activities = this.#clean.get(turn)
    if (activities === undefined) this.#clean.set(turn, [activity])
    else activities.push(activity)
  }

  cleanTexts(turn: OpenTurn | undefined): ReadonlySet<string> {
    const activities = turn === undefined ? [] : (this.#clean.get(turn) ?? [])
    return new Set(activities.flatMap((activity) => collectLeaves(activity).map(({ text }) => text)))
  }
}
