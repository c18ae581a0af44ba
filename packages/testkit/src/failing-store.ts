import { type Batch, type KeyStore, ScrubjayError, type Store } from '@scrubjay/core'

/**
 * Wraps a store and makes chosen calls reject with `ERR_STORE_UNAVAILABLE`, as an unreachable database does.
 * @example
 * const store = createFailingStore(createMemoryStore(), { failWhen: call => call.batch?.log !== undefined })
 * store.heal()
 */
export function createFailingStore(store: Store, options: FailingStoreOptions = {}): FailingStore {
  let failWhen: FailWhen = options.failWhen ?? (() => false)
  let calls = 0
  let failures = 0

  async function attempt<T>(call: Omit<StoreCall, 'count'>, work: () => Promise<T>): Promise<T> {
    calls += 1
    const failure = failWhen({ ...call, count: calls })
    if (failure === false) return work()
    failures += 1
    if (failure === 'lost-answer') await work()
    throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { retryable: true, reason: 'made to fail by a test' })
  }

  const { keyStore } = store
  const failingKeys: KeyStore = {
    read: id => attempt({ method: 'keyStore.read' }, () => keyStore.read(id)),
    putIfAbsent: (id, wrapped) => attempt({ method: 'keyStore.putIfAbsent' }, () => keyStore.putIfAbsent(id, wrapped)),
    replace: (id, from, to) => attempt({ method: 'keyStore.replace' }, () => keyStore.replace(id, from, to)),
    destroy: id => attempt({ method: 'keyStore.destroy' }, () => keyStore.destroy(id)),
    list: (after, limit) => attempt({ method: 'keyStore.list' }, () => keyStore.list(after, limit)),
    close: () => keyStore.close(),
  }
  return {
    read: keys => attempt({ method: 'read' }, () => store.read(keys)),
    list: query => attempt({ method: 'list' }, () => store.list(query)),
    commit: batch => attempt({ method: 'commit', batch }, () => store.commit(batch)),
    readHead: tenant => attempt({ method: 'readHead' }, () => store.readHead(tenant)),
    readEntries: (tenant, from, limit) =>
      attempt({ method: 'readEntries' }, () => store.readEntries(tenant, from, limit)),
    readCheckpoints: (tenant, after, limit) =>
      attempt({ method: 'readCheckpoints' }, () => store.readCheckpoints(tenant, after, limit)),
    listTenants: () => attempt({ method: 'listTenants' }, () => store.listTenants()),
    close: () => store.close(),
    keyStore: failingKeys,
    spool: store.spool,
    failWhen: when => {
      failWhen = when
    },
    heal: () => {
      failWhen = () => false
    },
    get failures() {
      return failures
    },
  }
}

/** Options of `createFailingStore`. */
export interface FailingStoreOptions {
  /** @default nothing fails until `failWhen` of the store is called */
  readonly failWhen?: FailWhen
}

/**
 * Decides before each call: `true` fails it without doing anything, `'lost-answer'` does it and fails all the
 * same, as a connection does that breaks after the commit.
 */
export type FailWhen = (call: StoreCall) => boolean | 'lost-answer'

/** One call of the store or of its key store. */
export interface StoreCall {
  readonly method: Exclude<keyof Store, 'close' | 'keyStore' | 'spool'> | `keyStore.${Exclude<keyof KeyStore, 'close'>}`
  /** Only of a commit. */
  readonly batch?: Batch
  /** 1 for the first call of all. */
  readonly count: number
}

/** A store with a switch. */
export interface FailingStore extends Store {
  /** Fails these calls from now on. */
  failWhen(when: FailWhen): void
  /** Fails nothing any more. */
  heal(): void
  /** How many calls were made to fail. */
  readonly failures: number
}
