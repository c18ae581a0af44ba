import { expect } from 'chai'
import { createGuard } from '../../src/guard.js'
import type { StorageLike } from '../../src/custody/shapes.js'
import { limits } from '../../src/lib/limits.js'
import { createMemoryMedium, type MemoryMedium } from '../../src/ports/memory-medium.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import { type Guard, type OpenTurn, Unscrubbed } from '../../src/turn.js'
import { codeOf } from '../lib/failure.js'
import { createTestRing, textOf } from '../lib/test-ports.js'

const value = 'ana@example.org'

/** A storage as plain as can be, and what it was asked. */
class PlainStorage implements StorageLike {
  readonly items = new Map<string, string>()
  readonly asked: string[] = []
  fails: Error | undefined
  async read(keys: string[]): Promise<Record<string, unknown>> {
    this.asked.push(...keys)
    if (this.fails !== undefined) throw this.fails
    return Object.fromEntries(keys.flatMap((key) => (this.items.has(key) ? [[key, JSON.parse(this.items.get(key) ?? '')]] : [])))
  }
  async write(changes: Record<string, unknown>): Promise<void> {
    if (this.fails !== undefined) throw this.fails
    for (const [key, item] of Object.entries(changes)) this.items.set(key, JSON.stringify(item))
  }
  async delete(keys: string[]): Promise<void> {
    for (const key of keys) this.items.delete(key)
  }
}

describe('what a bot keeps behind the guard', () => {
  let medium: MemoryMedium
  let inner: PlainStorage
  let guard: Guard
  let serial = 0
  const open = (): Guard =>
    createGuard({ store: createMemoryStore({ medium }), keys: { open: () => createTestRing() }, policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } })
  beforeEach(() => {
    medium = createMemoryMedium()
    inner = new PlainStorage()
    guard = open()
  })

  const start = async (on: Guard, text = 'hello', user = 'ana', more: object = {}): Promise<OpenTurn> => {
    const activity = { type: 'message', id: `t${(serial += 1)}`, channelId: 'sms', text, from: { id: user }, recipient: { id: 'bot' }, conversation: { id: `c-${user}`, isGroup: false }, ...more }
    return (await on.receive({ activity: new Unscrubbed(activity) })).turn
  }
  const turn = async <T>(work: () => Promise<T>, on = guard, text?: string, user?: string, more?: object): Promise<T> => {
    const opened = await start(on, text, user, more)
    try {
      return await on.within(opened, work)
    } finally {
      await on.finish(opened, 'done')
    }
  }
  const count = (kind: string): number => [...medium.collections].filter(([name]) => name.includes(kind)).reduce((sum, [, records]) => sum + records.size, 0)

  it('is read by another process with the same keys, in a turn or outside of any', async () => {
    await turn(() => guard.custody.guardStorage(inner).write({ k: { n: 1 } }))
    const other = open()
    expect(await other.custody.guardStorage(inner).read(['k'])).to.deep.equal({ k: { n: 1 } })
    expect(await turn(() => other.custody.guardStorage(inner).read(['k']), other)).to.deep.equal({ k: { n: 1 } })
  })

  it('is unreadable once its person is erased, by a process that has no storage too', async () => {
    await turn(() => guard.custody.guardStorage(inner).write({ k: { n: 1 } }))
    const other = open()
    await turn(async () => {}, other, 'delete my data')
    expect(inner.items.size).to.equal(1)
    expect(await guard.custody.guardStorage(inner).read(['k'])).to.deep.equal({})
    expect((await guard.health()).failures).to.deep.equal({})
    expect(count('state-index')).to.equal(0)
  })

  it('goes when an operator erases its person by the log token', async () => {
    const storage = guard.custody.guardStorage(inner)
    await turn(() => storage.write({ k: { n: 1 } }))
    await turn(() => storage.write({ b: { n: 2 } }), guard, 'hello', 'ben')
    const [subject = ''] = [...medium.keys.keys()].flatMap((id) => id.split('/subject/').slice(1))
    expect(await guard.erase({ tenant: 'default', subject })).to.equal('erased')
    expect([inner.items.size, Object.keys(await storage.read(['k', 'b']))]).to.deep.equal([1, ['b']])
  })

  it('cannot be written any more by a turn whose person was erased meanwhile', async () => {
    const storage = guard.custody.guardStorage(inner)
    await turn(() => storage.write({ k: { n: 1 } }))
    const late = await start(guard)
    await turn(async () => {}, open(), 'delete my data')
    expect(await codeOf(guard.within(late, () => storage.write({ k: { n: 2 } })))).to.equal('ERR_KEY_DESTROYED')
  })

  it('costs a stranger no key and no row', async () => {
    const news = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: 'ana', name: 'Ana' }] }
    await turn(() => guard.custody.guardStorage(inner).write({ 'sms/users/ana/': { welcomed: true } }), guard, '', 'ana', news)
    expect(count('state-index')).to.equal(0)
    expect([...medium.keys.keys()].filter((id) => !id.startsWith('default/parking/'))).to.deep.equal(['default/custody'])
    expect(await guard.custody.guardStorage(inner).read(['sms/users/ana/'])).to.deep.equal({ 'sms/users/ana/': { welcomed: true } })
    // Whoever is known later takes it with them.
    await turn(async () => {})
    await turn(async () => {}, guard, 'delete my data')
    expect(inner.items.size).to.equal(0)
  })

  it('belongs, outside of turns, to whom its key names', async () => {
    await turn(async () => {})
    await turn(async () => {}, guard, 'hello', 'ben')
    const storage = guard.custody.guardStorage(inner)
    await storage.write({ 'sms/users/ana/': { a: 1 }, 'sms/conversations/c-ana/': { a: 2 }, 'sms/users/ben/': { b: 1 }, list: { c: 1 } })
    await turn(async () => {}, guard, 'delete my data')
    expect(await storage.read(['sms/users/ana/', 'sms/conversations/c-ana/', 'sms/users/ben/', 'list'])).to.deep.equal({ 'sms/users/ben/': { b: 1 }, list: { c: 1 } })
  })

  it('goes by the policy’s rules for state, where it has any', async () => {
    guard = createGuard({
      store: createMemoryStore({ medium }),
      keys: { open: () => createTestRing() },
      settings: { consent: false, disclosure: false },
      policy: { version: 1, regimes: { none: {} }, rules: [{ types: ['EMAIL_ADDRESS'], destinations: ['state'], operator: 'redact' }] },
    })
    const storage = guard.custody.guardStorage(inner)
    await turn(() => storage.write({ k: { list: [`at ${value}`], kept: 'in May', n: 1 } }))
    expect(await storage.read(['k'])).to.deep.equal({ k: { list: ['at [EMAIL_ADDRESS]'], kept: 'in May', n: 1 } })
  })

  it('is counted when its person asks what is kept', async () => {
    const storage = guard.custody.guardStorage(inner)
    await turn(() => storage.write({ a: { n: 1 }, b: { n: 2 } }))
    const activity = { type: 'message', id: 'ask', channelId: 'sms', text: 'what do you know about me', from: { id: 'ana' }, conversation: { id: 'c-ana', isGroup: false } }
    const verdict = await guard.receive({ activity: new Unscrubbed(activity) })
    expect(verdict.kind === 'answer' && verdict.replies[0]?.text).to.include('2 × note of the bot')
  })

  it('looks for no clear record any more when it is told so', async () => {
    inner.items.set('k', '{"old":1}')
    expect(await guard.custody.guardStorage(inner, { readsClear: false }).read(['k'])).to.deep.equal({})
    expect(inner.asked.every((key) => key.startsWith('sj1-'))).to.equal(true)
  })

  it('is refused beyond its limits, and without JSON, with nothing written', async () => {
    const storage = guard.custody.guardStorage(inner)
    const cyclic: Record<string, unknown> = { [value]: 1 }
    cyclic[value] = cyclic
    for (const [item, code] of [['x'.repeat(limits.stateBytesMax), 'ERR_LIMIT_STATE'], [cyclic, 'ERR_INPUT'], [{ n: 1n }, 'ERR_INPUT']] as const) {
      const error = await turn(() => storage.write({ k: { item } })).then(() => undefined, (failure: unknown) => failure)
      expect(error).to.have.property('code', code)
      expect(`${(error as Error).message}${(error as Error).stack}`).to.not.include(value)
    }
    expect(inner.items.size).to.equal(0)
  })

  it('passes errors of the storage on without the bot’s own keys', async () => {
    const key = `sms/users/${value}/`
    inner.fails = Object.assign(new Error(`GET https://store/${key} failed`), { code: 'ECONNRESET', name: 'RestError' })
    const storage = guard.custody.guardStorage(inner)
    for (const work of [() => storage.read([key]), () => storage.write({ [key]: { n: 1 } })]) {
      const error = await turn<unknown>(work).then(() => undefined, (failure: unknown) => failure as Error)
      expect((error as Error).message).to.equal('ERR_FOREIGN: RestError (ECONNRESET)')
      expect((error as Error).stack).to.not.include(value)
    }
  })

  it('leaves nothing of its keys or values in the guard’s own store', async () => {
    await turn(() => guard.custody.guardStorage(inner).write({ [`sms/users/${value}/`]: { note: value } }))
    expect(textOf(medium)).to.not.include(value)
  })

  it('treats what was tampered with as absent, and says so in its health', async () => {
    const storage = guard.custody.guardStorage(inner)
    await turn(() => storage.write({ k: { n: 1 } }))
    const [name = ''] = [...inner.items.keys()]
    for (const damaged of ['{"scrubjay":"v1.x"}', '{"n":1}', (inner.items.get(name) ?? '').replace(/.{4}"/, 'AAAA"'), 'null']) {
      inner.items.set(name, damaged)
      expect(await turn(() => storage.read(['k']))).to.deep.equal({})
    }
    expect((await guard.health()).failures['ERR_ENVELOPE']).to.equal(3)
  })
})
