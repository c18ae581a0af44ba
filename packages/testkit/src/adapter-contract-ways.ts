import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { ActivityLike } from '@scrubjay/core'
import type { AdapterContract, ContractBot, ContractContext, ContractMiddleware, SdkWay } from './adapter-harness.js'
import { createSessions, echo, textsOf } from './adapter-session.js'

const mail = 'ana@example.org'
const card = '4111 1111 1111 1111'

/** Ways out beside the reply to a message, and what comes back to the bot by another way. */
export function wayCases(contract: AdapterContract): void {
  const itWhere = (way: SdkWay): typeof it | typeof it.skip => (contract.ways?.includes(way) === true ? it : it.skip)

  describe('ways', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    it('puts nothing back in a proactive message to a group, and says no card in one', async () => {
      const { say, agree, activity, harness } = await sessions.open()
      const room = { conversation: 'room', isGroup: true }
      await agree(room)
      const about = activity(`I am ${mail}`, room)
      await say(about)
      harness.takeWire()
      await harness.proactive(about, (context) => context.sendActivity(`News for [EMAIL_ADDRESS_1]: ${card}`))
      assert.equal(harness.takeWire().filter((sent) => sent.text?.startsWith('News for [EMAIL_ADDRESS_1]: [CREDIT_CARD')).length, 1)
    })

    it('puts one person’s value back in nobody else’s conversation', async () => {
      const { say, agree, activity, harness } = await sessions.open()
      await agree({ user: 'u1' })
      await agree({ user: 'u2' })
      await say(`I am ${mail}`, { user: 'u1' })
      harness.takeWire()
      await harness.proactive(activity('', { user: 'u2' }), (context) => context.sendActivity('News for [EMAIL_ADDRESS_1]'))
      assert.deepEqual(textsOf(harness.takeWire()), ['News for [EMAIL_ADDRESS_1]'])
    })

    it('puts nothing back in what is sent from one person’s turn to another conversation', async () => {
      const { say, agree, activity, harness } = await sessions.open({ bot: sendElsewhere })
      await agree({ user: 'u1' })
      await agree({ user: 'u2' })
      const delivery = await say({ text: `I am ${mail}`, value: { to: activity('', { user: 'u2' }).conversation } }, { user: 'u1' })
      const sent = [...delivery.replies, ...harness.takeWire()]
      assert.deepEqual(textsOf(sent), ['You said: I am [EMAIL_ADDRESS_1]'])
    })

    it('gives a skill’s reply back to the person with what they gave', async () => {
      const { say, agree, activity, harness } = await sessions.open()
      await agree()
      const about = activity(`I am ${mail}`)
      await say(about)
      harness.takeWire()
      // A skill's reply arrives as a request of its own, and its handler sends it in the person's conversation.
      const reply = { type: 'message', text: 'The skill has [EMAIL_ADDRESS_1]', attachments: [{ contentType: 'x/card', content: { to: '[EMAIL_ADDRESS_1]' } }] }
      await harness.proactive(about, (context) => context.sendActivity(reply))
      const wire = harness.takeWire()
      assert.deepEqual(textsOf(wire), [`The skill has ${mail}`])
      assert.ok(!JSON.stringify(wire).includes('[EMAIL_ADDRESS_1]'))
    })

    for (const type of ['event', 'endOfConversation']) {
      it(`keeps from the bot what a skill’s ${type} brings`, async () => {
        const { agree, activity, harness } = await sessions.open()
        await agree()
        let seen: ActivityLike = {}
        await harness.proactive(activity('hello'), async ({ activity: running }) => {
          // So do the skill handlers of all three SDKs, after all middleware.
          const brought = { type, text: `I am ${mail}`, value: { mail }, channelData: { mail }, entities: [{ type: 'x', mail }] }
          Object.assign(running, brought)
          seen = JSON.parse(JSON.stringify(running)) as ActivityLike
        })
        assert.equal(seen.type, type)
        assert.match(JSON.stringify(seen), /\[EMAIL_ADDRESS/)
        assert.ok(!JSON.stringify(seen).includes(mail))
      })
    }

    itWhere('createConversation')('says no card in the activity that begins a conversation, where the SDK has that', async () => {
      const { harness } = await sessions.open()
      const parameters = { isGroup: false, bot: { id: 'bot' }, members: [{ id: 'u1' }], topicName: `on ${card}`, activity: { type: 'message', text: `charge ${card}`, attachments: [{ contentType: 'x/card', content: { card } }] } }
      const before = structuredClone(parameters)
      await harness.createConversation?.(parameters)
      const wire = harness.takeWire()
      assert.match(JSON.stringify(wire), /charge \[CREDIT_CARD/)
      assert.ok(!JSON.stringify(wire).includes(card))
      assert.deepEqual(parameters, before)
    })

    itWhere('connectorClient')('guards the connector client that the SDK lends to bots, where it does', async () => {
      const { say, agree, harness } = await sessions.open({ bot: useConnector })
      await agree()
      const { replies } = await say(`I am ${mail}`)
      const sent = [...replies, ...harness.takeWire()]
      assert.deepEqual(textsOf(sent).map((text) => text.replace(/\[CREDIT_CARD\w*\]/, '[CREDIT_CARD]')), [`To ${mail}: [CREDIT_CARD]`])
    })

    it('puts no value into a trace', async () => {
      const traced: unknown[] = []
      const { say, agree } = await sessions.open({
        earlier: [sendLogger(traced)],
        bot: async (context) => {
          const { text } = context.activity
          if (context.activity.type === 'message') await context.sendActivity({ type: 'trace', name: 'BotState', label: 'state', value: { text, own: `known: ${card}` } })
        },
      })
      await agree()
      const { replies } = await say({ text: `I am ${mail}`, channelId: 'emulator' })
      assert.ok(traced.length > 0)
      for (const value of [mail, card]) assert.ok(!JSON.stringify([replies, traced]).includes(value))
    })

    it('guards what onTurnError says', async () => {
      const { say, agree, harness } = await sessions.open({ bot: failing })
      await agree()
      const { replies } = await say(`I am ${mail}`)
      const sent = JSON.stringify([...replies, ...harness.takeWire()])
      assert.ok(sent.includes(`Failed at: I am ${mail}`))
      assert.ok(!sent.includes(card))
    })

    it('lets a message be deleted, with its reference only', async () => {
      let deleted = false
      const { say, agree, harness } = await sessions.open({
        bot: async (context) => {
          const sent = await context.sendActivity('one moment')
          if (context.activity.type !== 'message') return
          await context.deleteActivity(sent?.id ?? '')
          deleted = true
        },
      })
      await agree()
      const { replies } = await say(`I am ${mail}`)
      assert.ok(deleted)
      assert.ok(!JSON.stringify([replies, harness.takeWire()]).includes(mail))
    })

    it('hands over placeholders to a human agent, in the context and in the transcript', async () => {
      const { say, agree } = await sessions.open({ bot: handOff })
      await agree()
      const { replies } = await say(`I am ${mail}`)
      assert.equal(replies.filter(({ type, name }) => type === 'event' && name === 'handoff.initiate').length, 1)
      assert.match(JSON.stringify(replies), /I am \[EMAIL_ADDRESS_1\]/)
      for (const value of [mail, card]) assert.ok(!JSON.stringify(replies).includes(value))
    })

    it('keeps values out of everything that hangs on the context, also when it is printed', async () => {
      const printed: string[] = []
      const { say, agree } = await sessions.open({
        bot: async (context) => {
          printed.push(inspect(context, { depth: 8, showHidden: true }), inspect(context.turnState, { depth: 8 }))
          await echo(context)
        },
      })
      await agree()
      await say({ text: `I am ${mail}`, value: { mail } })
      assert.ok(printed.length >= 2)
      assert.ok(!printed.join('\n').includes(mail))
    })
  })
}

/** Sends what it heard to the conversation that `value.to` names. */
const sendElsewhere: ContractBot = async (context) => {
  const { type, text, value, channelId, recipient } = context.activity
  if (type !== 'message' || value === undefined) return
  const { serviceUrl } = context.activity as { serviceUrl?: string }
  const { to } = value as { to: object }
  const elsewhere = { type: 'message', text: `You said: ${text}`, channelId, serviceUrl, conversation: to, from: recipient, recipient: { id: 'u2' }, replyToId: 'earlier' }
  await context.adapter.sendActivities(context, [elsewhere])
}

/** Sends with the connector client itself, past context and adapter. */
const useConnector: ContractBot = async (context) => {
  const { type, conversation, recipient, from } = context.activity
  if (type !== 'message') return
  const key: unknown = Reflect.get(context.adapter, 'ConnectorClientKey')
  const client = context.turnState.get(key) as ConnectorClient
  const activity = { type: 'message', text: `To [EMAIL_ADDRESS_1]: ${card}`, conversation, from: recipient, recipient: from }
  const send = client.conversations ?? client
  await send.sendToConversation?.(conversation?.id ?? '', activity)
}

/** Bot Framework has its methods one level below, Agents at the client itself. */
interface ConnectorClient {
  readonly conversations?: ConnectorClient
  sendToConversation?(conversation: string, activity: object): Promise<unknown>
}

const failing: ContractBot = async (context) => {
  const adapter = context.adapter as { onTurnError?: (context: ContractContext, error: Error) => Promise<void> }
  adapter.onTurnError = async (failed, error) => void (await failed.sendActivity(`${error.message}, ${card}`))
  if (context.activity.type === 'message') throw new Error(`Failed at: ${context.activity.text}`)
}

/** As `EventFactory.createHandoffInitiation` makes it. */
const handOff: ContractBot = async (context) => {
  const { type, text, from, conversation } = context.activity
  if (type !== 'message') return
  await context.sendActivity({
    type: 'event',
    name: 'handoff.initiate',
    value: { skill: 'billing', lastWords: text, card },
    from,
    relatesTo: { conversation, channelId: 'test', bot: { id: 'bot' }, agent: { id: 'bot' }, serviceUrl: 'https://channel.example' },
    attachments: [{ contentType: 'application/json', name: 'Transcript', content: { activities: [{ type: 'message', text, from }] } }],
  })
}

function sendLogger(log: unknown[]): ContractMiddleware {
  return async (context, next) => {
    context.onSendActivities(async (_context, activities, go) => {
      log.push(structuredClone(activities.map((activity) => ({ ...activity }))))
      return go()
    })
    await next()
  }
}
