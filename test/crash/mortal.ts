import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { KeyStore, Store } from '@scrubjay/core'

/** Where a process kills itself. */
export interface DeathPlan {
  /** Counted from 1. */
  readonly at: number
  /** `before` the operation, or `after` it has done its work and before whoever asked for it hears so. */
  readonly when: 'before' | 'after'
}

/**
 * What is counted: `operation`, each call of a port that changes something; `statement`, each statement of SQLite that
 * may write and each flush of its files, and so the steps within those calls too.
 */
export type Fineness = 'operation' | 'statement'

/** Counts what a process does to what it keeps, and ends the process there. A read changes nothing, and is not counted. */
export class Death {
  readonly #plan: DeathPlan
  #count: number | undefined

  constructor(plan: DeathPlan = { at: Number.POSITIVE_INFINITY, when: 'before' }) {
    this.#plan = plan
  }

  /** From now on it is counted. */
  arm(): void {
    this.#count = 0
  }

  get count(): number {
    return this.#count ?? 0
  }

  around<T>(work: () => T): T {
    if (this.#count === undefined) return work()
    this.#count += 1
    const isLast = this.#count === this.#plan.at
    if (isLast && this.#plan.when === 'before') die()
    const result = work()
    if (!isLast) return result
    if (result instanceof Promise) return result.finally(die) as T
    return die()
  }

  /** A port of which these methods are counted. */
  wrap<T extends object>(port: T, names: readonly (keyof T & string)[], instead: Partial<T> = {}): T {
    const counted: readonly (string | symbol)[] = names
    return new Proxy(port, {
      get: (_target, name) => {
        const member: unknown = Reflect.get(name in instead ? instead : port, name)
        if (typeof member !== 'function') return member
        const call = (...given: unknown[]): unknown => Reflect.apply(member, port, given)
        return counted.includes(name) ? (...given: unknown[]) => this.around(() => call(...given)) : call
      },
    })
  }

  wrapStore(store: Store): Store {
    const keyStore: KeyStore = this.wrap(store.keyStore, ['putIfAbsent', 'replace', 'destroy'])
    return this.wrap(store, ['commit'], { keyStore })
  }

  /** Counts the statements of every SQLite file that this process opens from now on. */
  wrapStatements(): void {
    // The driver is the store's own, and none of ours.
    const Database = createRequire(require.resolve('@scrubjay/store-sqlite'))('libsql') as { readonly prototype: Driver }
    const { prototype } = Database
    const { exec, pragma, prepare } = prototype
    const around = <T>(work: () => T): T => this.around(work)
    prototype.exec = function (sql) {
      return around(() => exec.call(this, sql))
    }
    prototype.pragma = function (source) {
      return around(() => pragma.call(this, source))
    }
    prototype.prepare = function (sql) {
      const statement = prepare.call(this, sql)
      const { run } = statement
      return Object.defineProperty(statement, 'run', { value: (...given: unknown[]) => around(() => Reflect.apply(run, statement, given)) })
    }
    const { fdatasync } = fs
    const flush = (file: number, done: (error: NodeJS.ErrnoException | null) => void): void => around(() => fdatasync(file, done))
    Object.assign(fs, { fdatasync: flush })
  }
}

interface Driver {
  exec(sql: string): unknown
  pragma(source: string): unknown
  prepare(sql: string): { run(...given: unknown[]): unknown }
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // Nothing more may happen until the signal arrives.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
