import { join } from 'node:path'
import type { GuardOptions } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createTestKeySource } from '@scrubjay/testkit'
import { type Sdk, sdks } from './bots.js'

/** A bot in a process of its own: `<sdk> bare`, or `<sdk> guarded <folder>`. Tells its parent where it listens. */
async function main(): Promise<void> {
  const [sdk = 'botbuilder', kind, folder = ''] = process.argv.slice(2)
  const guard = kind === 'guarded' ? guardOptions(folder) : undefined
  const { url, close } = await sdks[sdk as Sdk].serve(guard)
  process.on('message', () => void close().then(() => process.disconnect()))
  process.send?.(url)
}

/** Everything on: settings, consent, disclosure, detection, vault, restore, and a durable audit log. */
export function guardOptions(folder: string): GuardOptions {
  const store = createSqliteStore(join(folder, 'privacy.db'), { keyStorePath: join(folder, 'keys.db') })
  return { store, keys: createTestKeySource() }
}

if (require.main === module) void main()
