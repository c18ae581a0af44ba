import { expect } from 'chai'
import { parseEntry } from '../../src/audit/record.js'
import { createMemorySpool } from '../../src/ports/memory-spool.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import type { Store } from '../../src/ports/store.js'
import { ScrubjayError } from '../../src/errors.js'
import { formatSpooled, Journal } from '../../src/turns/journal.js'
import { openTenant } from '../../src/turns/tenant.js'
import { codeOf } from '../lib/failure.js'
import { createTestClock, createTestRing, settle } from '../lib/test-ports.js'

const clock = createTestClock()
const tenant = openTenant(createTestRing(), 'acme')
const key = { tenant: 'acme', kind: 'settings', id: 'x' }

describe('a journal', () => {
  it('commits its writes and events in one durable batch, and then is empty', async () => {
    const store = createMemoryStore()
    const journal = newJournal('turn.received')
    journal.write({ op: 'put', key, value: '{}', expect: 0 })
    await journal.commit(store, createMemorySpool())
    expect(await typesOf(store)).to.deep.equal(['turn.received'])
    expect((await store.read([key]))[0]?.version).to.equal(1)
    expect(journal.isEmpty).to.equal(true)
    await journal.commit(store, createMemorySpool())
    expect(await typesOf(store)).to.have.length(1)
  })

  it('is as before when its commit failed, and takes neither events nor spooled lines with it', async () => {
    const store = createMemoryStore()
    const spool = createMemorySpool()
    spool.add(formatSpooled(5, 'ERR_STORE_UNAVAILABLE'))
    const journal = newJournal('turn.received')
    journal.write({ op: 'put', key, value: '{}', expect: 7 })
    expect(await codeOf(journal.commit(store, spool))).to.equal('ERR_STORE_CONFLICT')
    expect([journal.isEmpty, spool.peek().length]).to.deep.equal([false, 1])
    expect(await typesOf(store)).to.deep.equal([])
    await newJournal('turn.replied').commit(store, spool)
    expect(await typesOf(store)).to.deep.equal(['ERR_STORE_UNAVAILABLE@5', 'turn.replied'])
  })

  it('keeps for the next commit what came while one was under way', async () => {
    const store = createMemoryStore()
    const journal = newJournal('turn.received')
    const committing = journal.commit(store, createMemorySpool())
    journal.event({ type: 'turn.replied' })
    journal.write({ op: 'put', key, value: '{}' })
    await committing
    expect([await typesOf(store), journal.isEmpty]).to.deep.equal([['turn.received'], false])
    await journal.commit(store, createMemorySpool())
    expect([await typesOf(store), (await store.read([key]))[0]?.version]).to.deep.equal([['turn.received', 'turn.replied'], 1])
  })

  it('lets spooled events go first, once, and in order, a hundred at a time', async () => {
    const store = createMemoryStore()
    const spool = createMemorySpool()
    for (let index = 0; index < 150; index += 1) spool.add(formatSpooled(index, 'ERR_FOREIGN'))
    await newJournal('turn.received').commit(store, spool)
    await newJournal('turn.received').commit(store, spool)
    const spooled = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, index) => `ERR_FOREIGN@${from + index}`)
    expect(await typesOf(store)).to.deep.equal([...spooled(0, 100), 'turn.received', ...spooled(100, 150), 'turn.received'])
    expect(spool.peek()).to.deep.equal([])
  })

  it('logs no spooled line twice and loses none, at whatever moment another commit begins', async () => {
    // The second commit begins a number of microtasks after the first one's store has answered.
    for (let delay = 0; delay < 12; delay += 1) {
      const store = createMemoryStore()
      const spool = createMemorySpool()
      spool.add(formatSpooled(1, 'ERR_FOREIGN'))
      let second: Promise<void> | undefined
      const answering: Store = {
        ...store,
        commit: async (batch) => {
          await store.commit(batch)
          void microtasks(delay).then(() => {
            spool.add(formatSpooled(2, 'ERR_FOREIGN'))
            second = newJournal('turn.replied').commit(store, spool)
          })
        },
      }
      await newJournal('turn.received').commit(answering, spool)
      await settle()
      await second
      await newJournal('turn.replied').commit(store, spool)
      const logged = (await typesOf(store)).filter((type) => type.startsWith('ERR_FOREIGN'))
      expect(logged, `after ${delay} microtasks`).to.deep.equal(['ERR_FOREIGN@1', 'ERR_FOREIGN@2'])
    }
  })

  it('logs how many lines a full spool lost, and skips a line that a crash tore', async () => {
    const store = createMemoryStore()
    const spool = createMemorySpool()
    const whole = formatSpooled(1, 'ERR_FOREIGN')
    for (const line of [whole, whole.slice(0, 9), 'null', '{"lost":"many"}', '{"timeMs":-1,"code":"x"}', '{"timeMs":1}', '{"lost":3}']) spool.add(line)
    await newJournal('turn.received').commit(store, spool)
    const entries = (await store.readEntries('acme', 0, 10)).map(({ entry }) => parseEntry(entry))
    expect(entries.map(({ type, code, counts }) => [type, code ?? counts?.['lost']])).to.deep.equal([
      ['guard.failed-closed', 'ERR_FOREIGN'], ['guard.failed-closed', 3], ['turn.received', undefined],
    ])
    expect(spool.peek()).to.deep.equal([])
  })

  it('is lent the lines again after a store that failed', async () => {
    const store = createMemoryStore()
    const spool = createMemorySpool()
    spool.add(formatSpooled(1, 'ERR_FOREIGN'))
    const broken: Store = { ...store, commit: () => Promise.reject(new ScrubjayError('ERR_STORE_UNAVAILABLE', { retryable: true })) }
    expect(await codeOf(newJournal('turn.received').commit(broken, spool))).to.equal('ERR_STORE_UNAVAILABLE')
    await newJournal('turn.replied').commit(store, spool)
    expect(await typesOf(store)).to.deep.equal(['ERR_FOREIGN@1', 'turn.replied'])
  })
})

function newJournal(type: 'turn.received' | 'turn.replied'): Journal {
  const journal = new Journal(tenant, clock)
  journal.event({ type })
  return journal
}

async function typesOf(store: Store): Promise<string[]> {
  const entries = (await store.readEntries('acme', 0, 1_000)).map(({ entry }) => parseEntry(entry))
  return entries.map(({ type, code, timeMs }) => (code === undefined ? type : `${code}@${timeMs}`))
}

async function microtasks(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await Promise.resolve()
}
