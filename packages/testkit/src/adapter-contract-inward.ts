import assert from 'node:assert/strict'
import type { ActivityLike } from '@scrubjay/core'
import type { AdapterContract, ContractMiddleware } from './adapter-harness.js'
import { createSessions, textsOf } from './adapter-session.js'

const canaries = ['ana@example.org', '4111 1111 1111 1111', '+1 202 555 0143'] as const
const typed = `I am ${canaries[0]}, card ${canaries[1]}, call ${canaries[2]}`

/** What the bot and the middleware around it may see. */
export function inwardCases(contract: AdapterContract): void {
  describe('inward', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    it('keeps mail, card and phone from the bot, and gives them back to the person', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      const { replies } = await say(typed)
      assert.equal(textsOf(botSaw)[0], 'I am [EMAIL_ADDRESS_1], card [CREDIT_CARD_1], call [PHONE_NUMBER_1]')
      assert.deepEqual(textsOf(replies), [`You said: ${typed}`])
    })

    it('keeps them from the bot also when they came with a turn that was parked', async () => {
      const { say, botSaw } = await sessions.open()
      await say(typed)
      const { replies } = await say('yes')
      assert.equal(botSaw.length, 1)
      assertClean(botSaw)
      assert.ok(textsOf(replies).includes(`You said: ${typed}`))
    })

    it('keeps them from loggers that were registered before the guard and after it', async () => {
      const logs = { earlier: [] as ActivityLike[], later: [] as ActivityLike[] }
      const { say, agree } = await sessions.open({ earlier: [logger(logs.earlier)], later: [logger(logs.later)] })
      await agree()
      await say(typed)
      for (const log of [logs.earlier, logs.later]) {
        assertClean(log)
        assert.ok(textsOf(log).some((text) => text.startsWith('I am [EMAIL_ADDRESS_1]')))
        assert.ok(textsOf(log).some((text) => text.startsWith('You said: I am [EMAIL_ADDRESS_1]')))
      }
    })

    it('hides consent prompts and parked turns from loggers', async () => {
      const log: ActivityLike[] = []
      const { say } = await sessions.open({ earlier: [logger(log)] })
      await say(typed)
      assert.deepEqual(log, [])
    })

    it('uses the same placeholder for the same value, and another for another', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      for (const mail of ['ana@example.org', 'bob@example.org', 'ana@example.org']) await say(`it is ${mail}`)
      assert.deepEqual(textsOf(botSaw), [1, 2, 1].map((number) => `it is [EMAIL_ADDRESS_${number}]`))
    })

    it('scrubs nested fields: value, channelData, attachments, entities', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      await say({
        text: 'see there',
        value: { form: [{ mail: canaries[0] }] },
        channelData: { raw: { text: typed } },
        attachments: [{ contentType: 'application/json', content: { card: { number: canaries[1] } } }],
        entities: [{ type: 'mention', mentioned: { id: 'u2' }, text: canaries[2] }],
      } as object)
      assert.equal(botSaw.length, 1)
      assertClean(botSaw)
    })

    it('does not let a typed placeholder open anything', async () => {
      const { say, agree } = await sessions.open()
      await agree()
      await say(`I am ${canaries[0]}`)
      const { replies } = await say('what is [EMAIL_ADDRESS_1]?')
      assert.deepEqual(textsOf(replies), ['You said: what is [EMAIL_ADDRESS_1]?'])
    })

    it('leaves the activities of a sign-in as they are', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      const value = { state: '4111111111111111', token: 'ana@example.org' }
      const signIns = [
        { type: 'invoke', name: 'signin/verifyState', value },
        { type: 'invoke', name: 'signin/tokenExchange', value },
        { type: 'event', name: 'tokens/response', value },
      ]
      for (const signIn of signIns) await say(signIn)
      assert.deepEqual(botSaw.map((seen) => seen.value), signIns.map(() => value))
    })

    it('passes events of every type through the same walk', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      for (const type of ['event', 'messageUpdate', 'invoke']) await say({ type, name: 'own', value: { text: typed } })
      assert.deepEqual(botSaw.map(({ type }) => type), ['event', 'messageUpdate', 'invoke'])
      assertClean(botSaw)
    })
  })
}

function assertClean(seen: unknown): void {
  const json = JSON.stringify(seen)
  for (const canary of canaries) assert.ok(!json.includes(canary), 'a value came through')
}

/** Logs as the SDKs' transcript middleware does: a shallow copy at the start, and replies after they went. */
function logger(log: ActivityLike[]): ContractMiddleware {
  return async (context, next) => {
    log.push({ ...context.activity })
    context.onSendActivities(async (_context, activities, go) => {
      const responses = await go()
      log.push(...activities.map((activity) => ({ ...activity })))
      return responses
    })
    await next()
  }
}
