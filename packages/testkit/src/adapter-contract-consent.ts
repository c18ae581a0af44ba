import assert from 'node:assert/strict'
import { createGuard, Unscrubbed, type GuardOptions } from '@scrubjay/core'
import type { AdapterContract } from './adapter-harness.js'
import { createSessions, eventually, textsOf } from './adapter-session.js'

/** Disclosure, consent, parked turns. */
export function consentCases(contract: AdapterContract): void {
  describe('consent', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    it('discloses the bot and asks on the first turn, and the bot sees nothing', async () => {
      const { say, botSaw } = await sessions.open()
      const { replies } = await say('hello, I am ana@example.org')
      const said = textsOf(replies).join('\n')
      assert.match(said, /bot/i)
      assert.match(said, /\bYES\b/)
      assert.ok(!said.includes('ana@example.org'))
      assert.deepEqual(botSaw, [])
    })

    it('releases the parked turn once on a yes, under its own id', async () => {
      const { say, botSaw } = await sessions.open()
      await say('hello there', { id: 'early' })
      const { replies } = await say('yes')
      await say('and more', { id: 'late' })
      assert.deepEqual(botSaw.map(({ id, text }) => [id, text]), [['early', 'hello there'], ['late', 'and more']])
      assert.equal(textsOf(replies).filter((text) => text === 'You said: hello there').length, 1)
    })

    it('releases several parked turns in the order in which they came', async () => {
      const { say, botSaw } = await sessions.open()
      for (const text of ['first', 'second', 'third']) await say(text)
      await say('yes')
      assert.deepEqual(textsOf(botSaw), ['first', 'second', 'third'])
    })

    it('takes a yes with more as a yes and a turn', async () => {
      const { say, botSaw } = await sessions.open()
      await say('hello')
      await say('Yes, and my mail is ana@example.org')
      const seen = textsOf(botSaw).join('\n')
      assert.match(seen, /hello/)
      assert.match(seen, /my mail is \[EMAIL_ADDRESS_1\]/)
    })

    it('destroys the parked turn on a no, remembers it, and a later yes does not bring it back', async () => {
      const { say, botSaw } = await sessions.open()
      await say('hello')
      await say('no')
      const { replies } = await say('are you there?')
      assert.ok(textsOf(replies).length > 0)
      assert.deepEqual(botSaw, [])
      await say('consent')
      await say('yes')
      assert.ok(!textsOf(botSaw).includes('hello'))
      await say('now then')
      assert.equal(textsOf(botSaw).at(-1), 'now then')
    })

    it('stops on a withdrawal', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      await say('before')
      await say('stop')
      await say('after')
      assert.deepEqual(textsOf(botSaw), ['before'])
    })

    it('takes one person’s yes for nobody else', async () => {
      const { say, botSaw } = await sessions.open()
      await say('mine', { user: 'u1', conversation: 'room', isGroup: true })
      await say('yes', { user: 'u2', conversation: 'room', isGroup: true })
      assert.ok(!textsOf(botSaw).includes('mine'))
    })

    it('knows whom the bot’s resolver names under each of their ids, with one consent and one stop', async () => {
      const subjectOf: GuardOptions['subjectOf'] = ({ from }) => (from?.id === 'u3' ? undefined : 'one-person')
      const { say, agree, botSaw } = await sessions.open({ guard: { subjectOf } })
      await agree({ user: 'u1' })
      await say('from elsewhere', { user: 'u2' })
      await say('somebody else', { user: 'u3' })
      assert.deepEqual(textsOf(botSaw), ['from elsewhere'])
      await say('stop', { user: 'u2' })
      await say('still here', { user: 'u1' })
      assert.deepEqual(textsOf(botSaw), ['from elsewhere'])
    })

    it('releases what was parked before a restart', async () => {
      const { say, options } = await sessions.open()
      await say('hello', { id: 'early' })
      const { store, keys } = options
      const restarted = await sessions.open({ guard: { store, keys } })
      await restarted.say('yes')
      assert.deepEqual(restarted.botSaw.map(({ id }) => id), ['early'])
    })

    it('resumes by itself what a process that died between the yes and the resumption has left', async () => {
      const { say, options, activity, harness } = await sessions.open()
      await say('hello', { id: 'early' })
      const { store, keys } = options
      const dying = createGuard({ store, keys })
      const verdict = await dying.receive({ activity: new Unscrubbed(activity('yes')) })
      assert.equal(verdict.kind, 'answer')
      if (verdict.kind === 'answer') {
        await dying.send(verdict.turn, verdict.replies)
        await dying.finish(verdict.turn, 'done')
      }
      const restarted = await sessions.open({ guard: { store, keys } })
      // What is resumed in the background may reach the channel before this delivery ends, or after it, and goes to where
      // the turn came from.
      const said = [...textsOf((await restarted.say('hello', { user: 'u2' })).replies)]
      await eventually(() => restarted.botSaw.length > 0)
      assert.deepEqual(restarted.botSaw.map(({ id }) => id), ['early'])
      await eventually(() => {
        for (const { takeWire } of [harness, restarted.harness]) said.push(...textsOf(takeWire()))
        return said.includes('You said: hello')
      })
      assert.ok(said.includes('You said: hello'))
    })

    it('answers an invoke before consent at once, and never parks it', async () => {
      const { say, botSaw } = await sessions.open()
      const { invokeResponse } = await say({ type: 'invoke', name: 'adaptiveCard/action', value: { action: 'ana@example.org' } })
      assert.equal(typeof invokeResponse?.status, 'number')
      await say('hello')
      await say('yes')
      assert.deepEqual(botSaw.map(({ type }) => type), ['message'])
    })

    it('lets a conversation update through before consent, without names', async () => {
      const { say, botSaw } = await sessions.open()
      const membersAdded = [{ id: 'u1', name: 'Ana Example' }]
      await say({ type: 'conversationUpdate', membersAdded, from: { id: 'u1', name: 'Ana Example' } } as object)
      assert.equal(botSaw.length, 1)
      assert.ok(!JSON.stringify(botSaw).includes('Ana Example'))
    })
  })
}
