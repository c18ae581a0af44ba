import assert from 'node:assert/strict'
import type { AdapterContract } from './adapter-harness.js'
import { createSessions, textsOf } from './adapter-session.js'
import { testOptions } from './test-options.js'

const mail = 'ana@example.org'

/** Redelivery, installing, switching off. */
export function turnCases(contract: AdapterContract): void {
  describe('turns', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    it('neither runs nor answers a redelivered turn twice', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      await say('once', { id: 'same' })
      const { replies } = await say('once', { id: 'same' })
      assert.deepEqual(replies, [])
      assert.equal(botSaw.length, 1)
    })

    it('parks a redelivered turn once', async () => {
      const { say, botSaw } = await sessions.open()
      await say('once', { id: 'same' })
      await say('once', { id: 'same' })
      await say('yes')
      await say('once', { id: 'same' })
      assert.deepEqual(textsOf(botSaw), ['once'])
    })

    it('releases nothing again when the yes is redelivered', async () => {
      const { say, botSaw } = await sessions.open()
      await say('once')
      await say('yes', { id: 'agreed' })
      await say('yes', { id: 'agreed' })
      assert.deepEqual(textsOf(botSaw), ['once'])
    })

    it('is installed once, however often it is', async () => {
      const { say, agree, botSaw, harness } = await sessions.open()
      assert.equal(harness.installAgain(testOptions()), harness.scrubjay)
      await agree()
      assert.equal((await say('hi')).replies.length, 1)
      assert.equal(botSaw.length, 1)
    })

    it('leaves the adapter as it was after uninstalling', async () => {
      const { say, agree, botSaw, harness } = await sessions.open()
      await agree()
      harness.scrubjay.uninstall()
      const { replies } = await say(`I am ${mail}`)
      assert.deepEqual(textsOf(botSaw), [`I am ${mail}`])
      assert.deepEqual(textsOf(replies), [`You said: I am ${mail}`])
    })

    it('closes when the kill switch is engaged, and opens when it is released', async () => {
      const { say, agree, botSaw, harness } = await sessions.open()
      await agree()
      await harness.scrubjay.killSwitch.engage('test')
      const { replies } = await say(`I am ${mail}`)
      assert.deepEqual(botSaw, [])
      assert.ok(!JSON.stringify(replies).includes(mail))
      assert.equal((await harness.scrubjay.health()).status, 'killed')
      await harness.scrubjay.killSwitch.release('test')
      await say('back')
      assert.deepEqual(textsOf(botSaw), ['back'])
    })

    it('passes all when the kill switch is engaged and the policy says so', async () => {
      const { say, botSaw, harness } = await sessions.open({ guard: { policy: { version: 1, killSwitch: 'pass' } } })
      await harness.scrubjay.killSwitch.engage('test')
      const { replies } = await say(`I am ${mail}`)
      assert.deepEqual(textsOf(botSaw), [`I am ${mail}`])
      assert.deepEqual(textsOf(replies), [`You said: I am ${mail}`])
    })

    it('passes all when it only observes, and reports what it would have done', async () => {
      const { say, botSaw, options } = await sessions.open({ guard: { mode: 'observe' } })
      const { replies } = await say(`I am ${mail}`)
      assert.deepEqual(textsOf(botSaw), [`I am ${mail}`])
      assert.deepEqual(textsOf(replies), [`You said: I am ${mail}`])
      const events = JSON.stringify(await options.auditEvents())
      assert.match(events, /EMAIL_ADDRESS/)
      assert.ok(!events.includes(mail))
    })

    it('changes the settings of one conversation from the next turn on', async () => {
      const { say, agree, activity, botSaw, harness } = await sessions.open()
      await agree({ user: 'u1' })
      await agree({ user: 'u2' })
      await harness.scrubjay.settings({ activity: activity('', { user: 'u1' }) }).set({ scrub: false }, 'test')
      await say(`I am ${mail}`, { user: 'u1' })
      await say(`I am ${mail}`, { user: 'u2' })
      assert.deepEqual(textsOf(botSaw), [`I am ${mail}`, 'I am [EMAIL_ADDRESS_1]'])
    })

    it('logs every turn, and no value in any event', async () => {
      const { say, agree, options } = await sessions.open()
      await agree()
      const before = (await options.auditEvents()).length
      await say(`I am ${mail}`)
      const events = await options.auditEvents()
      assert.ok(events.length > before)
      assert.match(JSON.stringify(events), /EMAIL_ADDRESS/)
      assert.ok(!JSON.stringify(events).includes(mail))
    })
  })
}
