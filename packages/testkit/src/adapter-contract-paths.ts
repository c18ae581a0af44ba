import assert from 'node:assert/strict'
import type { ActivityLike } from '@scrubjay/core'
import type { AdapterContract } from './adapter-harness.js'
import { type Session, shareSession, type Where } from './adapter-session.js'

const mail = 'ana@example.org'
const placeholder = '[EMAIL_ADDRESS_1]'
const card = '4111 1111 1111 1111'

/** Every place of an activity that may hold a value, inward and outward, and every type of activity. */
export function pathCases(contract: AdapterContract): void {
  describe('paths', () => {
    inwardPathCases(contract)
    outwardPathCases(contract)
  })
}

function inwardPathCases(contract: AdapterContract): void {
  const open = shareSession(contract, {})
  let agreed: Promise<void> | undefined

  /** What the bot sees of one activity. */
  async function hear(activity: ActivityLike): Promise<string> {
    const session = await open()
    await (agreed ??= session.agree())
    session.forget()
    await session.say(activity)
    assert.equal(session.botSaw.length, 1)
    return readable(session.botSaw)
  }

  for (const { at, of } of [...places, ...inwardPlaces]) {
    it(`keeps a value from the bot in ${at}`, async () => {
      const seen = await hear(asActivity(of(mail)))
      assertLacks(seen, mail)
      assertHas(seen, placeholder)
    })
  }

  for (const { at, of } of [...droppedPlaces, ...news]) {
    it(`keeps a value from the bot in ${at}`, async () => assertLacks(await hear(of(mail)), mail))
  }

  it('keeps a person’s and a conversation’s name from the bot', async () => {
    const conversation = { id: 'with-u1', isGroup: false, name: 'Ana Quaxley and friends' }
    assertLacks(await hear({ type: 'message', text: 'hi', from: { id: 'u1', name: 'Ana Quaxley' }, conversation }), 'Quaxley')
  })
}

function outwardPathCases(contract: AdapterContract): void {
  let own: ActivityLike = {}
  const open = shareSession(contract, {
    bot: async (context) => {
      if (context.activity.type === 'message') await context.sendActivity(own)
    },
  })
  const room = { conversation: 'room', isGroup: true }
  let told: Promise<void> | undefined

  async function tellBoth(session: Session): Promise<void> {
    own = { type: 'message', text: 'noted' }
    for (const where of [{}, room]) {
      await session.agree(where)
      await session.say(`I am ${mail}`, where)
    }
  }

  /** What the channel gets when the bot says this to a person who has given their address. */
  async function send(activity: ActivityLike, where: Where = {}): Promise<string> {
    const session = await open()
    await (told ??= tellBoth(session))
    own = activity
    const { replies } = await session.say('go', where)
    assert.equal(replies.length, 1)
    return readable(replies)
  }

  for (const { at, of } of places) {
    it(`gives a value back to its person in ${at}, and says no card that the bot has from elsewhere`, async () => {
      const said = asActivity({ ...of(placeholder), ...withCard(of(placeholder)) })
      const before = structuredClone(said)
      const sent = await send(said)
      assertLacks(sent, card)
      assertLacks(sent, placeholder)
      assertHas(sent, mail)
      assert.deepEqual(said, before)
    })

    it(`gives nothing back in ${at} to a group`, async () => {
      const sent = await send(asActivity(of(placeholder)), room)
      assertLacks(sent, mail)
      assertHas(sent, placeholder)
    })
  }

  it('sends a developer’s frozen card, and leaves it as it was', async () => {
    const sent = await send(deepFreeze(asActivity({ attachments: [{ contentType: 'x/card', content: { text: `${placeholder}, ${card}` } }] })))
    assertLacks(sent, card)
    assertHas(sent, mail)
  })

  for (const [at, write] of oddObjects) {
    it(`says no card from ${at}`, async () => assertLacks(await send(asActivity({ text: 'here', channelData: { odd: write(card) } })), card))
  }

  it('answers a constant text where a reply contains itself, and goes on', async () => {
    const reply: Record<string, unknown> = { type: 'message', text: `charge ${card}` }
    reply['channelData'] = { reply }
    for (const _turn of [1, 2]) assertLacks(await send(reply), card)
    assertHas(await send(asActivity({ text: placeholder })), mail)
  })
}

interface Place {
  readonly at: string
  /** The fields of a message that says `value` there. */
  of(value: string): object
}

/** Where both a person and a bot may write. */
const places: readonly Place[] = [
  { at: 'text', of: (value) => ({ text: `it is ${value}` }) },
  { at: 'speak', of: (value) => ({ speak: `<speak>it is ${value}</speak>` }) },
  { at: 'summary', of: (value) => ({ summary: `it is ${value}` }) },
  { at: 'value, as a form sends it', of: (value) => ({ value: { order: { fields: [{ mail: value }] } } }) },
  { at: 'value, as a text', of: (value) => ({ value }) },
  { at: 'channelData', of: (value) => ({ channelData: { message: { text: `it is ${value}`, quick_reply: { payload: value } } } }) },
  { at: 'the text of an entity', of: (value) => ({ entities: [{ type: 'mention', text: `it is ${value}`, mentioned: { id: 'u2', name: 'Ben' } }] }) },
  { at: 'the name of an attachment', of: (value) => ({ attachments: [{ contentType: 'image/png', name: `passport of ${value} .png`, contentUrl: 'https://files.example/1' }] }) },
  { at: 'the URLs of an attachment', of: (value) => ({ attachments: [{ contentType: 'image/png', contentUrl: `https://files.example/?to=${value}` }] }) },
  { at: 'the preview of an attachment', of: (value) => ({ attachments: [{ contentType: 'image/png', contentUrl: 'https://files.example/1', thumbnailUrl: `https://files.example/?to=${value}` }] }) },
  { at: 'an attachment of a type that nobody knows', of: (value) => ({ attachments: [{ contentType: 'x/unknown', content: value }] }) },
  { at: 'an attachment’s text', of: (value) => ({ attachments: [{ contentType: 'text/html', content: `<div>it is ${value}</div>` }] }) },
  {
    at: 'an adaptive card',
    of: (value) => ({
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Container', items: [{ type: 'TextBlock', text: `it is ${value}` }] }] },
        },
      ],
    }),
  },
  {
    at: 'what an adaptive card’s button submits',
    of: (value) => ({
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.5', actions: [{ type: 'Action.Submit', title: 'Go', data: { mail: value } }] },
        },
      ],
    }),
  },
  { at: 'a hero card', of: (value) => ({ attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: value, buttons: [{ type: 'imBack', title: 'Yes', value: 'yes' }] } }] }) },
  { at: 'the title of a suggested action', of: (value) => ({ suggestedActions: { to: [], actions: [{ type: 'imBack', title: value, value: 'that one' }] } }) },
  { at: 'the value of a suggested action', of: (value) => ({ suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'That one', value }] } }) },
]

/** Where a person may write, and no bot would have a reason to. */
const inwardPlaces: readonly Place[] = [
  { at: 'an entity of the channel’s own', of: (value) => ({ text: 'hi', entities: [{ type: 'clientInfo', note: [`it is ${value}`] }] }) },
  { at: 'the name of a field', of: (value) => ({ value: { [value]: 'yes' } }) },
  { at: 'what a field named __proto__ holds', of: (value) => ({ value: JSON.parse(`{"__proto__":{"mail":"${value}"},"a":1}`) as object }) },
  { at: 'what a field named constructor holds', of: (value) => ({ value: { constructor: { prototype: { mail: value } } } }) },
  { at: 'a list in a list', of: (value) => ({ value: [[[[value]]]] }) },
  { at: 'the message that is quoted', of: (value) => ({ text: 'that', channelData: { quoted: { from: { name: 'Ben' }, body: `it is ${value}` } } }) },
]

/** Where an SDK may drop what it does not know; what is left of it holds no value. */
const droppedPlaces: readonly News[] = [
  { at: 'an account’s own fields', of: (value) => ({ type: 'message', text: 'hi', from: { id: 'u1', userPrincipalName: value } }) as ActivityLike },
  { at: 'a field of the protocol that holds no word', of: (value) => ({ type: 'message', text: 'hi', locale: value, localTimezone: value, textFormat: value, importance: value }) as ActivityLike },
  { at: 'the words that a bot listens for', of: (value) => ({ type: 'message', text: 'hi', listenFor: [value] }) as ActivityLike },
]

interface News {
  readonly at: string
  of(value: string): ActivityLike
}

/** Types of activities that are no message. */
const news: readonly News[] = [
  { at: 'a card’s action', of: (value) => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'go', data: { mail: value } } } }) },
  { at: 'a task module’s submission', of: (value) => ({ type: 'invoke', name: 'task/submit', value: { data: { mail: value }, context: { theme: 'default' } } }) },
  { at: 'a message extension’s query', of: (value) => ({ type: 'invoke', name: 'composeExtension/query', value: { commandId: 'find', parameters: [{ name: 'q', value }] } }) },
  { at: 'an invoke of the bot’s own', of: (value) => ({ type: 'invoke', name: 'own', value }) },
  { at: 'an event', of: (value) => ({ type: 'event', name: 'own', value: { mail: value } }) },
  { at: 'the name of an event', of: (value) => ({ type: 'event', name: `of ${value}`, value: { a: 'b' } }) },
  { at: 'an edited message', of: (value) => ({ type: 'messageUpdate', text: `it is ${value}`, channelData: { previous: `was ${value}` } }) as ActivityLike },
  { at: 'a deleted message', of: (value) => ({ type: 'messageDelete', channelData: { deleted: { text: `was ${value}` } } }) as ActivityLike },
  { at: 'a reaction', of: (value) => ({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }], channelData: { to: `was ${value}` } }) as ActivityLike },
  { at: 'the names of members', of: (value) => ({ type: 'conversationUpdate', membersAdded: [{ id: 'u2', name: value }] }) as ActivityLike },
  { at: 'the topic of a conversation', of: (value) => ({ type: 'conversationUpdate', topicName: `for ${value}` }) as ActivityLike },
  { at: 'an installation', of: (value) => ({ type: 'installationUpdate', action: 'add', channelData: { by: value } }) as ActivityLike },
  { at: 'the end of a conversation', of: (value) => ({ type: 'endOfConversation', text: `it is ${value}`, value: { mail: value } }) },
  { at: 'a hand-off', of: (value) => ({ type: 'handoff', text: `it is ${value}` }) },
  { at: 'a type that nobody knows', of: (value) => ({ type: 'own', text: `it is ${value}` }) },
  { at: 'what it relates to', of: (value) => ({ type: 'event', name: 'own', value: 1, relatesTo: { conversation: { id: 'c2', name: `with ${value}` }, user: { id: 'u2', name: 'Ben' }, channelId: 'test', bot: { id: 'bot' }, agent: { id: 'bot' }, serviceUrl: 'https://channel.example' } }) as ActivityLike },
]

/** Objects that are not what they look like to a walk over their fields. */
const oddObjects: readonly (readonly [string, (value: string) => unknown])[] = [
  ['an object that writes itself', (value) => ({ toJSON: () => `charge ${value}` })],
  ['a text in a box', (value) => new String(`charge ${value}`)],
  ['a list with holes', (value) => Object.assign(Array.from<unknown>({ length: 0 }), { 2: `charge ${value}` })],
  ['an object without a prototype', (value) => Object.assign(Object.create(null) as object, { charge: value })],
  ['bytes', (value) => Buffer.from(`charge ${value}`)],
  ['a field that answers anew', (value) => Object.defineProperty({}, 'charge', { enumerable: true, get: answersAnew(value) })],
]

/** A harmless answer to whoever looks first, and another one later. */
function answersAnew(value: string): () => string {
  let asked = 0
  return () => ((asked += 1) < 3 ? 'nothing' : `charge ${value}`)
}

function asActivity(fields: object): ActivityLike {
  return { type: 'message', ...fields }
}

function withCard({ channelData }: { readonly channelData?: object }): object {
  return { channelData: { ...channelData, charge: card } }
}

/** As JSON; what stands in a link is written as text. */
function readable(seen: unknown): string {
  return JSON.stringify(seen).replace(/%(40|5B|5D|20)/gi, (sign) => decodeURIComponent(sign))
}

function assertHas(seen: string, value: string): void {
  assert.ok(seen.includes(value), 'what should be there is not')
}

function assertLacks(seen: string, value: string): void {
  assert.ok(!seen.includes(value), 'a value came through')
}

function deepFreeze<T extends object>(value: T): T {
  for (const nested of Object.values(value)) if (typeof nested === 'object' && nested !== null) deepFreeze(nested as object)
  return Object.freeze(value)
}
