import { MemoryStorage } from '@microsoft/agents-hosting'
import { guardedStorageContract } from '@scrubjay/testkit'

guardedStorageContract({
  name: 'MemoryStorage of Microsoft 365 Agents',
  createMedium() {
    const memory: { [key: string]: string } = {}
    return { storage: new MemoryStorage(memory), checksETags: true, dump: () => JSON.stringify(memory) }
  },
})
