import assert from 'node:assert/strict'
import { createMemoryStore } from '@scrubjay/core'
import type { AdapterContract } from './adapter-harness.js'
import { createSessions, echo, textsOf } from './adapter-session.js'
import { createFailingStore } from './failing-store.js'

const mail = 'ana@example.org'

/** What happens when the bot or the world fails. */
export function failureCases(contract: AdapterContract): void {
  describe('failures', () => {
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
  })
}
