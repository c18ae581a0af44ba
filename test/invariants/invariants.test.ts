import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryMedium, createMemoryStore, createTenantLog, limits, Unscrubbed, verifyLog } from '@scrubjay/core'
import { createFailingStore } from '@scrubjay/testkit'
import { expect } from 'chai'
import { Talk, testKeys } from './guarded-talk.js'

const mail = 'ana.w@example.org'

describe('invariant 1: placeholders are capabilities of their owner', () => {
  it('numbers by conversation and subject', async () => {
    const talk = new Talk()
    await talk.agree({ user: 'u1', conversation: 'c1' })
    await talk.agree({ user: 'u2', conversation: 'c2' })
    const ana = await talk.say(`mail ${mail}`, { user: 'u1', conversation: 'c1' })
    const ben = await talk.say('mail ben.b@example.org', { user: 'u2', conversation: 'c2' })
    expect(ana.botSaw).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
    expect(ben.botSaw).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
    expect(ana.replies).to.deep.equal([`You said: mail ${mail}`])
    expect(ben.replies).to.deep.equal(['You said: mail ben.b@example.org'])
  })

  it('escapes what a user types that looks like a placeholder, and unescapes it on the way out', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`mail ${mail}`)
    const { botSaw, replies } = await talk.say('[EMAIL_ADDRESS_1] and [!EMAIL_ADDRESS_1]')
    expect(botSaw).to.deep.equal(['[!EMAIL_ADDRESS_1] and [!!EMAIL_ADDRESS_1]'])
    expect(replies).to.deep.equal(['You said: [EMAIL_ADDRESS_1] and [!EMAIL_ADDRESS_1]'])
  })

  it('treats a conversation without isGroup as a group', async () => {
    const talk = new Talk()
    const bare = { channelId: 'test', type: 'message', from: { id: 'u1' }, conversation: { id: 'c9' } }
    await talk.say({ ...bare, id: '1', text: 'hello' })
    await talk.say({ ...bare, id: '2', text: 'yes' })
    const { replies } = await talk.say({ ...bare, id: '3', text: `mail ${mail}` })
    expect(replies).to.deep.equal(['You said: mail [EMAIL_ADDRESS_1]'])
  })

  it('puts nothing back once a second subject has spoken, whatever the channel says', async () => {
    const talk = new Talk()
    await talk.agree({ user: 'u1' })
    await talk.say('hello', { user: 'u2' })
    const { replies } = await talk.say(`mail ${mail}`, { user: 'u1' })
    expect(replies).to.deep.equal(['You said: mail [EMAIL_ADDRESS_1]'])
  })

  it('puts nothing back in another conversation that the bot speaks to in the same turn', async () => {
    const talk = new Talk()
    await talk.agree({ user: 'u1', conversation: 'c1' })
    await talk.agree({ user: 'u2', conversation: 'c2' })
    await talk.say(`mail ${mail}`, { user: 'u1', conversation: 'c1' })
    const activity = talk.activity('tell the other', { user: 'u1', conversation: 'c1' })
    const { turn } = await talk.guard.receive({ activity: new Unscrubbed(activity) })
    const to = (id: string): object => ({ type: 'message', text: 'got [EMAIL_ADDRESS_1]', channelId: 'test', conversation: { id } })
    const sent = await talk.guard.send(turn, [to('c1'), to('c2'), to('c3')])
    expect(sent.map(({ text }) => text)).to.deep.equal([`got ${mail}`, 'got [EMAIL_ADDRESS_1]', 'got [EMAIL_ADDRESS_1]'])
    await talk.guard.finish(turn, 'done')
  })

  it('refuses words without a sender', async () => {
    const talk = new Talk()
    const { botSaw } = await talk.say({ type: 'message', id: '1', channelId: 'test', text: 'who am I?', conversation: { id: 'c1' } })
    expect(botSaw).to.deep.equal([])
  })

  it('checks the owner’s consent before a value is opened: after a withdrawal the bot runs no more', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`mail ${mail}`)
    await talk.say('stop')
    const { botSaw, replies } = await talk.say('what was it?')
    expect(botSaw).to.deep.equal([])
    expect(replies.join()).not.to.include(mail)
  })
})

describe('invariant 2: acknowledged is never lost, and never twice', () => {
  it('neither runs nor counts a redelivery twice', async () => {
    const talk = new Talk()
    await talk.agree()
    const activity = talk.activity(`mail ${mail}`)
    await talk.say(activity)
    const before = (await talk.events()).length
    for (const process of [talk, talk.sibling()]) {
      const again = await process.say(activity)
      expect(again.botSaw).to.deep.equal([])
      expect(again.replies).to.deep.equal([])
    }
    expect((await talk.events()).length).to.equal(before)
  })

  it('runs an activity once that two processes get at once', async () => {
    const talk = new Talk()
    await talk.agree()
    const other = talk.sibling()
    const activity = talk.activity('only once')
    const said = await Promise.all([talk.say(activity), other.say(activity)])
    expect(said.flatMap((one) => one.botSaw)).to.deep.equal(['only once'])
  })

  it('never gives two turns at once the same number for two values', async () => {
    const talk = new Talk()
    await talk.agree()
    const processes = [talk, talk.sibling(), talk.sibling()]
    const said = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (processes[index % 3] ?? talk).say(`mail person${index}@example.org`)),
    )
    const names = said.flatMap((one) => one.botSaw)
    expect(new Set(names).size).to.equal(30)
    const replies = said.flatMap((one) => one.replies)
    for (let index = 0; index < 30; index += 1) expect(replies).to.include(`You said: mail person${index}@example.org`)
  })

  it('resumes a parked turn exactly once, also when the process died between the yes and the resumption', async () => {
    const talk = new Talk()
    await talk.say(`my mail is ${mail}`)
    const yes = talk.activity('yes')
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(yes) }) // and here it dies
    expect(verdict.kind).to.equal('answer')
    const [first, second] = [talk.sibling(), talk.sibling()]
    const tickets = await Promise.all([first.guard.releasedOfAll(), second.guard.releasedOfAll()])
    expect(tickets.map((of) => of.length)).to.deep.equal([1, 1])
    const redelivered = await Promise.all([first.say(yes), second.say(yes)])
    expect(redelivered.flatMap((one) => one.botSaw)).to.deep.equal(['my mail is [EMAIL_ADDRESS_1]'])
    expect(await first.guard.releasedOfAll()).to.deep.equal([])
  })

  it('lets another process take over a turn whose process died before anything was acknowledged', async () => {
    const talk = new Talk()
    await talk.agree()
    const activity = talk.activity('try again')
    await talk.guard.receive({ activity: new Unscrubbed(activity) }) // and here it dies
    talk.clock.advance(limits.turnLeaseMs + 1)
    expect((await talk.sibling().say(activity)).botSaw).to.deep.equal(['try again'])
  })
})

describe('invariant 4: a no is respected and remembered', () => {
  it('destroys the parked turn, answers later turns neutrally, and asks again only when the person wants it', async () => {
    const talk = new Talk()
    await talk.say(`my mail is ${mail}`)
    await talk.say('no')
    expect(await talk.store.list({ tenant: 'default', kind: 'parked', limit: 10 })).to.deep.equal([])
    const later = await talk.say('hello?')
    expect(later.botSaw).to.deep.equal([])
    expect(later.replies.join()).to.include('cannot process messages without your consent')
    expect((await talk.say('yes')).botSaw).to.deep.equal([])
    const asked = await talk.say('consent')
    expect(asked.replies.join()).to.include('YES or NO')
    expect((await talk.say('yes')).botSaw).to.deep.equal([])
    expect((await talk.say('now')).botSaw).to.deep.equal(['now'])
  })

  it('asks again once the cool-down is over', async () => {
    const talk = new Talk()
    await talk.say('hello')
    await talk.say('no')
    talk.clock.advance(184 * 24 * 3_600_000)
    expect((await talk.say('hello again')).replies.join()).to.include('YES or NO')
  })

  it('answers an invoke before consent at once and never parks it', async () => {
    const talk = new Talk()
    const { replies, botSaw } = await talk.say(talk.activity('', { type: 'invoke', name: 'task/submit', value: { mail } }))
    expect(botSaw).to.deep.equal([])
    expect(JSON.parse(replies[0] ?? '{}')).to.have.property('status', 403)
    expect(await talk.store.list({ tenant: 'default', kind: 'parked', limit: 10 })).to.deep.equal([])
  })
})

describe('invariant 5: consent and settings are read fresh', () => {
  it('lets a withdrawal on one instance hold on all at once', async () => {
    const talk = new Talk()
    const other = talk.sibling()
    await talk.agree()
    expect((await other.say('hi')).botSaw).to.deep.equal(['hi'])
    await talk.say('withdraw consent')
    expect((await other.say('hi')).botSaw).to.deep.equal([])
  })

  it('lets a setting that one instance changed hold on all at once, and logs what was before and after', async () => {
    const talk = new Talk()
    const other = talk.sibling()
    await talk.agree()
    await talk.guard.settings(talk.activity('')).set({ scrub: false }, 'support-lead')
    expect((await other.say(`mail ${mail}`)).botSaw).to.deep.equal([`mail ${mail}`])
    const change = (await talk.events()).find((event) => event['type'] === 'settings.changed')
    expect(change).to.deep.include({ by: 'support-lead' })
    expect(change?.['before']).to.deep.include({ scrub: true })
    expect(change?.['after']).to.deep.include({ scrub: false })
  })

  it('reads consent and settings in one round trip', async () => {
    let reads = 0
    const talk = new Talk()
    await talk.agree()
    const counting = new Proxy(talk.store, {
      get: (store, name) => {
        if (name === 'read') reads += 1
        const value: unknown = Reflect.get(store, name)
        return typeof value === 'function' ? (value as () => unknown).bind(store) : value
      },
    })
    await talk.sibling({ store: counting }).say('nothing to hide here')
    expect(reads).to.equal(1)
  })
})

describe('invariant 6: bounds', () => {
  it('parks five turns of a subject, refuses the sixth with a neutral text, and keeps the old', async () => {
    const talk = new Talk()
    for (let index = 1; index <= 5; index += 1) await talk.say(`turn ${index}`)
    expect((await talk.say('turn 6')).replies).to.deep.equal(['I cannot take this message right now. Please try again later.'])
    const { botSaw } = await talk.say('yes')
    expect(botSaw).to.deep.equal(['turn 1', 'turn 2', 'turn 3', 'turn 4', 'turn 5'])
    expect((await talk.guard.health()).failures).to.deep.equal({ ERR_LIMIT_PARKED: 1 })
  })

  it('destroys a parked turn after a quarter of an hour', async () => {
    const talk = new Talk()
    await talk.say('too early')
    talk.clock.advance(limits.parkedForMs + 1)
    expect((await talk.say('yes')).botSaw).to.deep.equal([])
  })

  it('writes nothing for strangers who ask for rights or send invokes', async () => {
    const talk = new Talk()
    for (const [index, text] of ['stop', 'what do you know about me', 'delete my data'].entries()) {
      expect((await talk.say(text, { user: `s${index}` })).replies).to.have.length(1)
    }
    await talk.say(talk.activity('', { type: 'invoke', name: 'task/submit', value: { mail } }))
    for (const kind of ['subject', 'consent', 'conversation', 'parked']) {
      expect(await talk.store.list({ tenant: 'default', kind, limit: 10 }), kind).to.deep.equal([])
    }
    expect(await talk.store.readHead('default')).to.equal(undefined)
  })

  it('costs a new subject no key before the first value, nor before the first answer, whose receipt is sealed', async () => {
    const unasked = new Talk({ policy: { version: 1, regimes: { none: {} } }, settings: { consent: false } })
    const asked = new Talk()
    const subjectKeys = async ({ store }: Talk): Promise<number> =>
      (await store.keyStore.list('', 100)).filter(({ id }) => id.includes('/subject/')).length
    for (const talk of [unasked, asked]) {
      await talk.say('nothing to hide')
      expect(await subjectKeys(talk)).to.equal(0)
    }
    await unasked.say(`mail ${mail}`)
    await asked.say('yes')
    for (const talk of [unasked, asked]) expect(await subjectKeys(talk)).to.equal(1)
  })

  it('keeps the store bounded under forged user ids', async () => {
    const talk = new Talk()
    await talk.say('hi')
    const room = limits.parkedPerStoreMax - 11 // as many strangers wait already, but for ten places
    const writes = Array.from({ length: room }, (_, index) => ({
      op: 'put' as const,
      key: { tenant: 'default', kind: 'parked', id: `x${index}` },
      value: '{}',
      expiresAtMs: talk.clock.nowMs() + limits.parkedForMs,
    }))
    await talk.store.commit({ durability: 'durable', writes })
    for (let index = 0; index < 100; index += 1) {
      await talk.say('hi', { user: `forged${index}`, conversation: `forged${index}` })
    }
    const count = async (kind: string): Promise<number> =>
      (await talk.store.list({ tenant: 'default', kind, limit: 20_000 })).length
    expect(await count('parked')).to.equal(limits.parkedPerStoreMax)
    for (const kind of ['subject', 'consent', 'conversation', 'turn']) expect(await count(kind), kind).to.equal(11)
    expect((await talk.store.readHead('default'))?.size).to.equal(3 * 11)
  })
})

describe('invariant 7: the store is the truth about settings', () => {
  it('keeps a locked setting whatever bot and conversation say', async () => {
    const policy = { version: 1, locks: ['scrub'] }
    const talk = new Talk({ policy })
    await talk.agree()
    const error = await talk.guard.settings(talk.activity('')).set({ scrub: false }).catch((thrown: unknown) => thrown)
    expect(error).to.have.property('code', 'ERR_SETTING_LOCKED')
    expect(() => new Talk({ policy, settings: { scrub: false } })).to.throw(/ERR_SETTING_LOCKED/)
    expect((await talk.say(`mail ${mail}`)).botSaw).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
  })

  it('resolves default ◄ policy ◄ bot ◄ conversation', async () => {
    const talk = new Talk({ policy: { version: 1, settings: { disclosure: false } }, settings: { restore: false } })
    const settings = talk.guard.settings(talk.activity(''))
    expect(await settings.get()).to.include({ scrub: true, consent: true, disclosure: false, restore: false })
    expect(await settings.set({ restore: true })).to.include({ scrub: true, consent: true, disclosure: false, restore: true })
  })
})

describe('invariant 8: tenants are walls', () => {
  it('shares no consent, value or log between two tenants, even for the same ids', async () => {
    const tenant = (activity: { text?: string }): string => (activity as { tenant?: string }).tenant ?? 'default'
    const talk = new Talk({ tenant })
    await talk.agree({ tenant: 'acme' })
    expect((await talk.say(`mail ${mail}`, { tenant: 'acme' })).botSaw).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
    expect((await talk.say(`mail ${mail}`, { tenant: 'globex' })).botSaw).to.deep.equal([])
    const subjects = async (id: string): Promise<unknown[]> => (await talk.events(id)).map((event) => event['subject'])
    expect(await subjects('acme')).not.to.include.members((await subjects('globex')).slice(0, 1))
    expect(await talk.store.listTenants()).to.deep.equal(['acme', 'globex'])
  })
})

describe('invariant 9: closing is silent about values and loud about itself', () => {
  for (const call of ['read', 'commit'] as const) {
    it(`gives a constant text while the store cannot ${call}, and logs it first on recovery`, async () => {
      const medium = createMemoryMedium()
      let isDown = false
      const store = createFailingStore(createMemoryStore({ medium }), { failWhen: ({ method }) => isDown && method === call })
      const talk = new Talk({ medium, store })
      await talk.agree()
      const before = (await talk.events()).length
      isDown = true
      const { botSaw, replies } = await talk.say(`mail ${mail}`)
      isDown = false
      expect(botSaw.join()).not.to.include(mail)
      expect(replies).to.deep.equal(['Sorry, I cannot process messages right now. Nothing of what you wrote was passed on.'])
      await talk.say('again')
      const after = (await talk.events()).slice(before)
      expect(after[0]).to.deep.include({ type: 'guard.failed-closed', code: 'ERR_STORE_UNAVAILABLE' })
      expect(after.filter((event) => event['type'] === 'guard.failed-closed')).to.have.length(1)
    })
  }

  it('redacts everything where the policy says so, and shows the bot no value', async () => {
    const medium = createMemoryMedium()
    let isDown = false
    const store = createFailingStore(createMemoryStore({ medium }), { failWhen: () => isDown })
    const talk = new Talk({ medium, store, policy: { version: 1, onFailure: 'redact-all' } })
    await talk.agree()
    isDown = true
    expect((await talk.say(`mail ${mail}`)).botSaw).to.deep.equal(['[REDACTED]'])
  })
})

describe('invariant 10: durable before visible', () => {
  it('has logged the turn and its reply before the reply leaves', async () => {
    const talk = new Talk()
    await talk.agree()
    const activity = talk.activity(`mail ${mail}`)
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(activity) })
    if (verdict.kind !== 'pass') return expect.fail(verdict.kind)
    const before = (await talk.store.readHead('default'))?.size ?? 0
    const sent = await talk.guard.send(verdict.turn, [{ ...activity, text: 'is it [EMAIL_ADDRESS_1]?' }])
    expect(sent[0]?.text).to.equal(`is it ${mail}?`)
    expect((await talk.eventTypes()).slice(before)).to.deep.equal(['turn.received', 'turn.replied'])
    const checkpoints = await talk.store.readCheckpoints('default', before, 10)
    expect(checkpoints.map(({ size }) => size)).to.deep.equal([before + 2])
    await talk.guard.finish(verdict.turn, 'done')
  })
})

describe('invariant 11: verification distrusts', () => {
  it('verifies with an outsider’s key, says where a key came from, and fails another installation’s', async () => {
    const talk = new Talk()
    await talk.agree()
    const [stored] = await talk.store.read([{ tenant: 'default', kind: 'log-key', id: 'vkey' }])
    const storedVkey = JSON.parse(stored?.value ?? '""') as string
    const own = await verifyLog(talk.store, { tenant: 'default', storedVkey })
    expect(own).to.deep.include({ keyFrom: 'store' })
    expect(own.failure).to.equal(undefined)
    expect((await verifyLog(talk.store, { tenant: 'default', vkey: storedVkey })).keyFrom).to.equal('given')
    const ring = await testKeys().open()
    const other = createTenantLog({ ring, tenant: 'default' }).vkey
    expect((await verifyLog(talk.store, { tenant: 'default', vkey: other })).failure).not.to.equal(undefined)
  })

  it('stores a signed checkpoint with every commit of the log', async () => {
    const talk = new Talk()
    await talk.agree()
    const sizes = (await talk.store.readCheckpoints('default', 0, 100)).map(({ size }) => size)
    expect(sizes.at(-1)).to.equal((await talk.store.readHead('default'))?.size)
    expect(sizes).to.deep.equal([3, 5, 7])
  })
})

describe('the invariants of the design', () => {
  it('are each named by a test of this folder', () => {
    const folder = join(__dirname, '..', '..', 'invariants')
    const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
    const text = tests.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
    const named = [...text.matchAll(/describe\('invariant (\d+):/g)].map(([, number]) => Number(number))
    expect(named.sort((left, right) => left - right)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })
})
