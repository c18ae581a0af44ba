import assert from 'node:assert/strict'
import { createMemoryStore, limits } from '@scrubjay/core'
import type { AdapterContract } from './adapter-harness.js'
import { createSessions, echo, textsOf } from './adapter-session.js'
import { createFailingStore } from './failing-store.js'

const mail = 'ana@example.org'
const card = '4111 1111 1111 1111'

/** What happens when the bot or the world fails. */
export function failureCases(contract: AdapterContract): void {
  describe('failures', () => {
    botAndStoreCases(contract)
    stepCases(contract)
  })
}

/** The bot throws, the store is down, the activity is too much. */
function botAndStoreCases(contract: AdapterContract): void {
  const sessions = createSessions(contract)
  afterEach(() => sessions.closeAll())

  it('logs a turn whose bot throws, shows nothing of it, and goes on', async () => {
    let fails = false
    const { say, agree, options } = await sessions.open({
      bot: async (context) => {
        if (fails && context.activity.type === 'message') throw new Error(`cannot ${context.activity.text}`)
        await echo(context)
      },
    })
    await agree()
    const before = (await options.auditEvents()).length
    fails = true
    const delivery = await say(`I am ${mail}`)
    assert.ok(!JSON.stringify(delivery).includes(mail))
    assert.ok((await options.auditEvents()).length > before)
    fails = false
    assert.deepEqual(textsOf((await say('again')).replies), ['You said: again'])
  })

  for (const fails of ['read', 'commit'] as const) {
    it(`closes with a constant text when the store cannot ${fails}, and opens when it can again`, async () => {
      const store = createFailingStore(createMemoryStore())
      const { say, agree, botSaw, harness } = await sessions.open({ guard: { store } })
      await agree()
      store.failWhen((call) => call.method === fails)
      const said = [await say(`I am ${mail}`), await say('and now?')]
      assert.deepEqual(botSaw, [])
      assert.ok(!JSON.stringify(said).includes(mail))
      const [first, second] = said.map(({ replies }) => textsOf(replies))
      assert.equal(first?.length, 1)
      assert.deepEqual(first, second)
      assert.notDeepEqual((await harness.scrubjay.health()).failures, {})
      store.heal()
      await say('back')
      assert.equal(textsOf(botSaw).at(-1), 'back')
    })
  }

  it('sends no value when the store fails between the turn and its reply', async () => {
    const store = createFailingStore(createMemoryStore())
    const { say, agree } = await sessions.open({
      guard: { store },
      bot: async (context) => {
        store.failWhen((call) => call.method === 'commit')
        await echo(context)
      },
    })
    await agree()
    store.heal()
    const delivery = await say('call +1 202 555 0143')
    assert.ok(!JSON.stringify(delivery).includes('202 555 0143'))
  })

  it('answers an invoke also when the store fails', async () => {
    const store = createFailingStore(createMemoryStore())
    const { say, agree } = await sessions.open({ guard: { store } })
    await agree()
    store.failWhen((call) => call.method === 'commit')
    const { invokeResponse } = await say({ type: 'invoke', name: 'own', value: { mail } })
    assert.equal(typeof invokeResponse?.status, 'number')
  })

  it('refuses an activity that is nested too deep, and says nothing of it', async () => {
    const { say, agree, botSaw } = await sessions.open()
    await agree()
    let value: object = { mail }
    for (let depth = 0; depth < 100; depth += 1) value = { value }
    const delivery = await say({ text: 'look', value })
    assert.deepEqual(botSaw, [])
    assert.ok(!JSON.stringify(delivery).includes(mail))
  })
}

/** One step of the walk fails, and the others could go on. */
function stepCases(contract: AdapterContract): void {
  const sessions = createSessions(contract)
  afterEach(() => sessions.closeAll())
  /** So many values of a policy's own kind that the detector throws. */
  const badges = 'EMP-123456 '.repeat(limits.ownFindsMax + 1)
  const policy = { version: 1, detect: { patterns: { EMPLOYEE_ID: String.raw`\bEMP-\d{6}\b` } } }

  for (const method of ['keyStore.read', 'keyStore.putIfAbsent'] as const) {
    it(`closes when the vault is down: ${method} fails`, async () => {
      const store = createFailingStore(createMemoryStore())
      const { say, botSaw, harness } = await sessions.open({ guard: { store, settings: { consent: false, disclosure: false }, policy: { version: 1, regimes: { none: {} } } } })
      await say('hello', { user: 'u1' })
      store.failWhen((call) => call.method === method)
      // A person whose first value this would be.
      const delivery = await say(`I am ${mail}`, { user: 'u1' })
      assert.ok(store.failures > 0)
      assert.equal(botSaw.length, 1)
      assert.equal(textsOf(delivery.replies).length, 1)
      assert.ok(!JSON.stringify(delivery).includes(mail))
      assert.notDeepEqual((await harness.scrubjay.health()).failures, {})
      store.heal()
      assert.deepEqual(textsOf((await say(`I am ${mail}`)).replies), [`You said: I am ${mail}`])
    })
  }

  it('shows the bot a text without any word when the vault is down and the policy says redact-all', async () => {
    const store = createFailingStore(createMemoryStore())
    const { say, agree, botSaw } = await sessions.open({ guard: { store, policy: { version: 1, onFailure: 'redact-all' } } })
    await agree()
    store.failWhen((call) => call.method.startsWith('keyStore.'))
    const delivery = await say({ text: `I am ${mail}`, value: { mail } })
    assert.deepEqual(botSaw.map(({ text, value }) => [text, value]), [['[REDACTED]', { mail: '[REDACTED]' }]])
    assert.ok(!JSON.stringify(delivery).includes(mail))
  })

  it('refuses a message at which the detector throws', async () => {
    const { say, agree, botSaw } = await sessions.open({ guard: { policy } })
    await agree()
    const delivery = await say({ text: `I am ${mail}`, value: badges })
    assert.deepEqual(botSaw, [])
    assert.equal(textsOf(delivery.replies).length, 1)
    assert.ok(!/example\.org|EMP-/.test(JSON.stringify(delivery)))
  })

  it('says a constant text in the place of a reply at which the detector throws, once, and goes on', async () => {
    const { say, agree } = await sessions.open({
      guard: { policy },
      bot: async (context) => {
        for (const text of context.activity.text === 'go' ? [badges, `card ${card}`] : ['noted']) await context.sendActivity(text)
      },
    })
    await agree()
    const delivery = await say('go')
    assert.equal(textsOf(delivery.replies).length, 1)
    assert.ok(!/4111|EMP-/.test(JSON.stringify(delivery)))
    assert.deepEqual(textsOf((await say('again')).replies), ['noted'])
  })

  for (const failure of [true, 'lost-answer'] as const) {
    it(`says a constant text in the place of a reply when the log refuses it${failure === true ? '' : ', or its answer is lost'}`, async () => {
      const store = createFailingStore(createMemoryStore())
      const { say, agree } = await sessions.open({ guard: { store } })
      await agree()
      store.failWhen((call) => (call.batch?.log === undefined ? false : failure))
      const delivery = await say(`I am ${mail}, card ${card}`)
      assert.ok(store.failures > 0)
      assert.equal(textsOf(delivery.replies).length, 1)
      assert.ok(!/example\.org|4111/.test(JSON.stringify(delivery)))
      store.heal()
      assert.deepEqual(textsOf((await say('again')).replies), ['You said: again'])
    })
  }

  it('sends no value, and no card, in an update, an invoke response or a proactive message when the log refuses it', async () => {
    const store = createFailingStore(createMemoryStore())
    const { say, agree, activity, harness } = await sessions.open({
      guard: { store },
      bot: async (context) => {
        const isInvoke = context.activity.type === 'invoke'
        if (isInvoke) return context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { text: `[EMAIL_ADDRESS_1], ${card}` } } })
        return context.updateActivity({ type: 'message', id: 'm1', text: `[EMAIL_ADDRESS_1], ${card}` })
      },
    })
    await agree()
    const about = activity(`I am ${mail}`)
    await say(about)
    store.failWhen((call) => call.batch?.log !== undefined)
    const delivered = [await say('update'), await say({ type: 'invoke', name: 'own', value: {} })]
    await harness.proactive(about, (context) => context.sendActivity(`[EMAIL_ADDRESS_1], ${card}`))
    const wire = harness.takeWire()
    assert.equal(typeof delivered[1]?.invokeResponse?.status, 'number')
    const seen = JSON.stringify([delivered, wire])
    for (const text of ['example.org', card, card.replaceAll(' ', '')]) assert.ok(!seen.includes(text))
  })
}
