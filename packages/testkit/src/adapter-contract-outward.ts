import assert from 'node:assert/strict'
import type { AdapterContract, ContractBot, ContractMiddleware } from './adapter-harness.js'
import { createSessions, echo, textsOf } from './adapter-session.js'

const mail = 'ana@example.org'

/** What the channel gets, and whose value comes back to whom. */
export function outwardCases(contract: AdapterContract): void {
  describe('outward', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    it('puts nothing back in a group, nor where the channel does not say that it is none', async () => {
      for (const isGroup of [true, undefined]) {
        const { say, agree } = await sessions.open()
        await agree({ isGroup })
        const { replies } = await say(`I am ${mail}`, { isGroup })
        assert.equal(replies.length, 1)
        assert.ok(!JSON.stringify(replies).includes(mail))
      }
    })

    it('opens a placeholder for its owner only', async () => {
      const { say, agree } = await sessions.open({
        bot: async (context) => {
          await context.sendActivity('known: [EMAIL_ADDRESS_1]')
        },
      })
      await agree({ user: 'u1' })
      await agree({ user: 'u2' })
      assert.deepEqual(textsOf((await say(`I am ${mail}`, { user: 'u1' })).replies), [`known: ${mail}`])
      assert.ok(!JSON.stringify(await say('and I?', { user: 'u2' })).includes(mail))
    })

    it('restores inside cards, and leaves the developer’s own card as it was', async () => {
      const card = { text: 'Yours:', attachments: [{ contentType: 'x/card', content: { body: [{ text: '[EMAIL_ADDRESS_1]' }] } }] }
      const before = structuredClone(card)
      const { say, agree } = await sessions.open({ bot: replyWith(card) })
      await agree()
      const { replies } = await say(`I am ${mail}`)
      assert.match(JSON.stringify(replies.at(-1)), /ana@example\.org/)
      assert.deepEqual(card, before)
    })

    it('covers what middleware sends through the adapter directly', async () => {
      const direct: ContractMiddleware = async (context, next) => {
        const { channelId, conversation, from, recipient, id } = context.activity
        const reply = { type: 'message', text: 'direct [EMAIL_ADDRESS_1]', channelId, conversation, from: recipient, recipient: from, replyToId: id }
        await next()
        const { serviceUrl } = context.activity as { serviceUrl?: string }
        await context.adapter.sendActivities(context, [{ ...reply, serviceUrl }])
        assert.equal(reply.text, 'direct [EMAIL_ADDRESS_1]')
      }
      const { say, agree } = await sessions.open({ earlier: [direct] })
      await agree()
      assert.ok(textsOf((await say(`I am ${mail}`)).replies).includes(`direct ${mail}`))
    })

    it('restores updates on the wire, and shows loggers placeholders', async () => {
      const logged: string[] = []
      const bot: ContractBot = async (context) => {
        if (context.activity.type !== 'message') return
        const sent = await context.sendActivity('one moment')
        const update = { type: 'message', id: sent?.id, text: 'Yours: [EMAIL_ADDRESS_1]' }
        await context.updateActivity(update)
        assert.equal(update.text, 'Yours: [EMAIL_ADDRESS_1]')
      }
      const logger: ContractMiddleware = async (context, next) => {
        context.onUpdateActivity(async (_context, activity, go) => {
          logged.push(activity.text ?? '')
          return go()
        })
        await next()
      }
      const { say, agree } = await sessions.open({ bot, earlier: [logger] })
      await agree()
      logged.length = 0
      const { updates } = await say(`I am ${mail}`)
      assert.deepEqual(textsOf(updates), [`Yours: ${mail}`])
      assert.deepEqual(logged, ['Yours: [EMAIL_ADDRESS_1]'])
    })

    it('restores replies that wait for expectReplies', async () => {
      const { say, agree } = await sessions.open()
      await agree()
      const { replies } = await say({ text: `I am ${mail}`, deliveryMode: 'expectReplies' })
      assert.deepEqual(textsOf(replies), [`You said: I am ${mail}`])
    })

    it('restores the body of an invoke response', async () => {
      const bot: ContractBot = async (context) => {
        if (context.activity.type !== 'invoke') return
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: context.activity.value } })
      }
      const { say, agree, botSaw } = await sessions.open({ bot })
      await agree()
      const { invokeResponse } = await say({ type: 'invoke', name: 'own', value: { mail } })
      assert.deepEqual(botSaw.map(({ value }) => value), [{ mail: '[EMAIL_ADDRESS_1]' }])
      assert.deepEqual(invokeResponse, { status: 200, body: { mail } })
    })

    it('restores a proactive message to the person of a one-to-one conversation', async () => {
      const { say, agree, activity, harness } = await sessions.open()
      await agree()
      const about = activity(`I am ${mail}`)
      await say(about)
      harness.takeWire()
      await harness.proactive(about, async (context) => context.sendActivity('News for [EMAIL_ADDRESS_1]'))
      assert.deepEqual(textsOf(harness.takeWire()), [`News for ${mail}`])
    })

    it('answers ids in the order of what was sent', async () => {
      const ids: unknown[] = []
      const { agree, say } = await sessions.open({
        bot: async (context) => {
          for (const text of ['a', 'b']) ids.push((await context.sendActivity(text))?.id)
        },
      })
      await agree()
      ids.length = 0
      await say('go')
      assert.equal(new Set(ids).size, 2)
    })

    it('redacts a card that the bot says of its own, for the person and for loggers', async () => {
      const logged: unknown[] = []
      const logger: ContractMiddleware = async (context, next) => {
        context.onSendActivities(async (_context, activities, go) => {
          logged.push(structuredClone(activities))
          return go()
        })
        await next()
      }
      const { say, agree } = await sessions.open({ bot: replyWith({ text: 'charge 4111 1111 1111 1111' }), earlier: [logger] })
      await agree()
      const { replies } = await say('go')
      assert.equal(replies.length, 1)
      assert.ok(logged.length > 0)
      assert.ok(!JSON.stringify([replies, logged]).includes('4111 1111 1111 1111'))
    })

    it('sends an ordinary reply as it is', async () => {
      const { say, agree } = await sessions.open({ bot: echo })
      await agree()
      assert.deepEqual(textsOf((await say('what are your hours?')).replies), ['You said: what are your hours?'])
    })
  })
}

function replyWith(activity: object): ContractBot {
  return async (context) => {
    if (context.activity.type === 'message') await context.sendActivity({ type: 'message', ...activity })
  }
}
