import { createMemoryKeyStore, createMemoryMedium, createMemorySpool, createMemoryStore } from '@scrubjay/core'
import { keyStoreContract, spoolContract, storeContract } from '@scrubjay/testkit'

storeContract({
  name: 'the memory store',
  createMedium: () => {
    const medium = createMemoryMedium()
    return { open: () => createMemoryStore({ medium }) }
  },
})

keyStoreContract({
  name: 'the memory key store',
  createMedium: () => {
    const { keys } = createMemoryMedium()
    return { open: () => createMemoryKeyStore({ keys }), dump: () => Buffer.from(JSON.stringify([...keys])) }
  },
})

spoolContract({ name: 'the memory spool', createMedium: () => ({ open: () => createMemorySpool() }) })
