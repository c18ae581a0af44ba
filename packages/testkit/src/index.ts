// The adapter contract: what holds for a guarded bot whatever its SDK.
export { adapterContract } from './adapter-contract.js'
export type {
  AdapterContract,
  ContractBot,
  ContractContext,
  ContractMiddleware,
  Delivery,
  Harness,
  HarnessOptions,
  SdkWay,
} from './adapter-harness.js'

// A guard for your own bot tests.
export { type TestOptions, createTestKeySource, testOptions } from './test-options.js'

// Contracts for stores, key stores and failure spools.
export { type KeyStoreContract, type KeyStoreMedium, keyStoreContract } from './key-store-contract.js'
export { type SpoolContract, type SpoolMedium, spoolContract } from './spool-contract.js'
export { type StoreContract, type StoreMedium, storeContract } from './store-contract.js'

// A contract for a bot's own storage behind the guard.
export { type GuardedStorageContract, type StorageMedium, guardedStorageContract } from './guarded-storage-contract.js'

// A store that fails on command.
export {
  type FailWhen,
  type FailingStore,
  type FailingStoreOptions,
  type StoreCall,
  createFailingStore,
} from './failing-store.js'

// For a store's own tests, beyond the contract.
export { assertContinuousLog, chainSequence, increment } from './store-contract/bench.js'
