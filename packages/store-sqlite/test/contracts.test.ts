import { keyStoreContract, spoolContract, storeContract } from '@scrubjay/testkit'
import { createFileSpool } from '../src/file-spool.js'
import { createSqliteKeyStore, createSqliteStore } from '../src/index.js'
import { createTemporaryFolder } from './temporary-folder.js'

storeContract({
  name: 'the SQLite store',
  createMedium: () => {
    const folder = createTemporaryFolder()
    return { open: () => createSqliteStore(folder.file('privacy.db')), remove: folder.remove }
  },
})

keyStoreContract({
  name: 'the SQLite key store',
  createMedium: () => {
    const folder = createTemporaryFolder()
    return { open: () => createSqliteKeyStore(folder.file('keys.db')), dump: folder.bytes, remove: folder.remove }
  },
})

spoolContract({
  name: 'the file spool',
  createMedium: () => {
    const folder = createTemporaryFolder()
    return { open: () => createFileSpool(folder.file('privacy.db.spool')), remove: folder.remove }
  },
})
