import { MemoryStorage } from 'botbuilder'
import { guardedStorageContract } from '@scrubjay/testkit'

guardedStorageContract({
  name: 'MemoryStorage of Bot Framework',
  createMedium() {
    const memory: Record<string, string> = {}
    // It keeps the name of what was deleted, with nothing under it.
    const dump = (): string => JSON.stringify(Object.entries(memory).filter(([key, json]) => json !== undefined || !key.startsWith('sj1-')))
    return { storage: new MemoryStorage(memory), checksETags: true, dump }
  },
})
