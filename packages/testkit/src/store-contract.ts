import type { Store } from '@scrubjay/core'
import { type StoreCases, caseOf } from './store-contract/bench.js'
import { handleCases } from './store-contract/handle-cases.js'
import { listCases } from './store-contract/list-cases.js'
import { logCases } from './store-contract/log-cases.js'
import { recordCases } from './store-contract/record-cases.js'

/**
 * What every store must do. Call it in a test file under a runner with the globals `describe` and `it`.
 * @example
 * storeContract({
 *   name: 'my store',
 *   createMedium: async () => {
 *     const url = await createEmptyDatabase()
 *     return { open: () => createMyStore(url), remove: () => dropDatabase(url) }
 *   },
 * })
 */
export function storeContract({ name, createMedium }: StoreContract): void {
  const sections: Readonly<Record<string, StoreCases>> = {
    records: recordCases,
    'lists and bounds': listCases,
    log: logCases,
    handles: handleCases,
  }
  describe(`${name} keeps the store contract`, () => {
    for (const [section, cases] of Object.entries(sections)) {
      describe(section, () => {
        for (const [title, run] of Object.entries(cases)) caseOf(title, () => onFreshMedium(createMedium, run))
      })
    }
  })
}

/** Describes a store to its contract. */
export interface StoreContract {
  readonly name: string
  /** An empty medium for one case. */
  readonly createMedium: () => Promise<StoreMedium> | StoreMedium
}

/** A database, a file, a folder: what stores are opened on. */
export interface StoreMedium {
  /** Opens one more store on this medium; those opened before may be open still, or closed. */
  readonly open: () => Promise<Store> | Store
  /** Called when all stores are closed. */
  readonly remove?: () => Promise<void> | void
}

async function onFreshMedium(createMedium: StoreContract['createMedium'], run: StoreCases[string]): Promise<void> {
  const medium = await createMedium()
  const opened: Store[] = []
  const open = async (): Promise<Store> => {
    const store = await medium.open()
    opened.push(store)
    return store
  }
  try {
    await run?.({ store: await open(), open })
  } finally {
    for (const store of opened) await store.close()
    await medium.remove?.()
  }
}
