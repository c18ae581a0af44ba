export { type SqliteKeyStoreOptions, createSqliteKeyStore } from './sqlite-key-store.js'
export { type SqliteStoreOptions, createSqliteStore } from './sqlite-store.js'
