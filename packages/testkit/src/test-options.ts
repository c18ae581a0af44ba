import { randomBytes } from 'node:crypto'
import {
  createKeyMaterial,
  createKeyRing,
  createMemoryStore,
  type GuardOptions,
  type KeySource,
  type Store,
} from '@scrubjay/core'

/**
 * Everything a guard needs to run inside a test: a store and keys in memory. Your own mocha or Jest tests
 * install it on the adapter they test with, and look at what was decided.
 * @example
 * const options = testOptions({ settings: { consent: false } })
 * const adapter = new TestAdapter((context) => bot.run(context))
 * const scrubjay = installScrubjay(adapter, options)
 * await adapter.send('I am at ana@example.org').assertReply('Noted: ana@example.org').startTest()
 * expect(await options.auditEvents()).not.to.be.empty
 */
export function testOptions(options: Partial<GuardOptions> = {}): TestOptions {
  const { store = createMemoryStore(), keys = createTestKeySource() } = options
  return { ...options, store, keys, auditEvents: () => readAuditEvents(store) }
}

/** Options for a guard in a test, and a look at its log. */
export interface TestOptions extends GuardOptions {
  /** The audit log of the default tenant so far, oldest first. */
  auditEvents(): Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** Keys made anew for this process; nothing is written anywhere. The same source always opens the same ring. */
export function createTestKeySource(): KeySource {
  const material = createKeyMaterial({ origin: 'scrubjay.invalid/test', random: randomBytes })
  return { open: async () => createKeyRing(material, randomBytes) }
}

async function readAuditEvents(store: Store): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await store.readEntries('default', 0, 100_000)
  return rows.map(({ entry }) => JSON.parse(new TextDecoder().decode(entry)) as Record<string, unknown>)
}
