import { expect } from 'chai'
import { attachGuard, attachmentOf } from '../../src/host/attach.js'
import { closedText } from '../../src/host/closed.js'
import { createInstallation } from '../../src/host/installation.js'
import type { ActivityLike } from '../../src/turn.js'
import { channelOf, ComputedActivity } from '../lib/computed-activity.js'
import { FakeGuard, ticketFor } from './fake-guard.js'
import { FakeAdapter, type FakeContext } from './fake-sdk.js'

const message = (id: string, text: string, more: object = {}): ActivityLike => ({ type: 'message', id, text, ...more })
const texts = (activities: readonly ActivityLike[]): (string | undefined)[] => activities.map(({ text }) => text)

describe('attachGuard', () => {
  let adapter: FakeAdapter
  let guard: FakeGuard
  let saw: string[]
  const echo = async (context: FakeContext): Promise<void> => {
    saw.push(context.activity.text ?? '')
    await context.sendActivities([{ type: 'message', text: `You said: ${context.activity.text}` }])
  }
  beforeEach(() => {
    adapter = new FakeAdapter()
    guard = new FakeGuard()
    saw = []
  })

  it('stands before middleware that was registered first, inbound and outbound', async () => {
    const logged: string[] = []
    adapter.middleware.push(async (context, next) => {
      logged.push(context.activity.text ?? '')
      context.onSendActivities(async (_context, activities, go) => {
        logged.push(...activities.map(({ text }) => text ?? ''))
        return go()
      })
      await next()
    })
    attachGuard(adapter, guard)
    await adapter.process(message('1', 'my secret'), echo)
    expect(saw).to.deep.equal(['my [X_1]'])
    expect(logged).to.deep.equal(['my [X_1]', 'You said: my [X_1]'])
    expect(texts(adapter.wire)).to.deep.equal(['You said: my secret'])
  })

  it('covers what is sent through the adapter directly, and leaves the caller’s objects alone', async () => {
    attachGuard(adapter, guard)
    const own = message('', 'take [X_1]')
    await adapter.process(message('1', 'secret'), async (context) => context.adapter.sendActivities(context, [own]))
    expect(texts(adapter.wire)).to.deep.equal(['take secret'])
    expect(own.text).to.equal('take [X_1]')
    expect(guard.calls).to.include('send 1')
  })

  it('scrubs an update for those behind, restores it on the wire, and gives the object back as it was', async () => {
    attachGuard(adapter, guard)
    const own = message('9', 'secret news')
    const logged: (string | undefined)[] = []
    await adapter.process(message('1', 'hi'), async (context) => {
      context.onUpdateActivity(async (_context, activity, next) => {
        logged.push(activity.text)
        return next()
      })
      await context.updateActivity(own)
    })
    expect(logged).to.deep.equal(['[X_1] news'])
    expect(texts(adapter.updates)).to.deep.equal(['secret news'])
    expect(own).to.deep.equal(message('9', 'secret news'))
  })

  it('answers one response for each activity, also when nothing leaves', async () => {
    attachGuard(adapter, guard)
    guard.drops = true
    let answers: unknown
    await adapter.process(message('1', 'hi'), async (context) => {
      answers = await context.sendActivities([message('', 'a'), message('', 'b')])
    })
    expect(answers).to.deep.equal([{}, {}])
    expect(adapter.wire).to.deep.equal([])
  })

  it('answers one response for each activity also when fewer leave', async () => {
    attachGuard(adapter, guard)
    guard.send = async (_turn, activities) => activities.slice(0, 1)
    let answers: unknown
    await adapter.process(message('1', 'hi'), async (context) => {
      answers = await context.sendActivities([message('', 'a'), message('', 'b')])
    })
    expect(answers).to.deep.equal([{ id: 'sent-0' }, {}])
  })

  it('answers in the place of the bot', async () => {
    attachGuard(adapter, guard)
    guard.decide = (_inbound, _activity, turn) => ({ kind: 'answer', turn, replies: [message('', 'Do you agree?')] })
    await adapter.process(message('1', 'hi'), echo)
    expect(saw).to.deep.equal([])
    expect(texts(adapter.wire)).to.deep.equal(['Do you agree?'])
    expect(guard.calls).to.include('finish 1 done')
  })

  it('leaves a bypassed turn as it is', async () => {
    attachGuard(adapter, guard)
    guard.decide = () => ({ kind: 'bypass', turn: { isOpenTurn: true } })
    await adapter.process(message('1', 'my secret'), async (context) => void saw.push(context.activity.text ?? ''))
    expect(saw).to.deep.equal(['my secret'])
  })

  it('restores replies that wait for expectReplies, before the turn is finished', async () => {
    attachGuard(adapter, guard)
    const context = await adapter.process(message('1', 'secret', { deliveryMode: 'expectReplies' }), echo)
    expect(texts(context.bufferedReplyActivities)).to.deep.equal(['You said: secret'])
    expect(guard.calls.slice(0, 3)).to.deep.equal(['receive 1', 'send 1', 'finish 1 done'])
  })

  it('keeps the bot’s error and finishes the turn as failed', async () => {
    attachGuard(adapter, guard)
    const failure = new Error('of the bot')
    const fails = async (): Promise<void> => Promise.reject(failure)
    expect(await adapter.process(message('1', 'hi'), fails).catch((error: unknown) => error)).to.equal(failure)
    const handled: unknown[] = []
    adapter.onTurnError = async (_context, error) => void handled.push(error)
    await adapter.process(message('2', 'hi'), fails)
    expect(handled).to.deep.equal([failure])
    expect(guard.calls).to.include.members(['finish 1 failed', 'finish 2 failed'])
  })

  it('closes when the guard breaks its contract: a constant text inward, outward, and for an invoke', async () => {
    attachGuard(adapter, guard)
    guard.breaks = true
    await adapter.process(message('1', 'secret'), echo)
    await adapter.process({ type: 'invoke', id: '2' }, echo)
    expect(saw).to.deep.equal([])
    expect(adapter.wire.map(({ type, text }) => [type, text])).to.deep.equal([
      ['message', closedText],
      ['invokeResponse', undefined],
    ])
    guard.breaks = false
    await adapter.process(message('3', 'hi'), async (context) => {
      guard.breaks = true
      await context.sendActivities([message('', 'secret', { attachments: ['secret'] }), { type: 'event', value: 'secret' }])
    })
    expect(JSON.stringify(adapter.wire)).not.to.include('secret')
  })

  it('runs released turns afterwards, in order, with the adapter’s connection and the bot’s own logic', async () => {
    attachGuard(adapter, guard)
    guard.tickets = [ticketFor(message('p1', 'first secret')), ticketFor(message('p2', 'second'))]
    const connectors: unknown[] = []
    await adapter.process(message('1', 'yes'), async (context) => {
      connectors.push(context.turnState.get('connector'))
      await echo(context)
    })
    expect(saw).to.deep.equal(['yes', 'first [X_1]', 'second'])
    expect(connectors).to.deep.equal(Array(3).fill('of the adapter'))
    expect(texts(adapter.wire).slice(1)).to.deep.equal(['You said: first secret', 'You said: second'])
    expect(guard.calls.indexOf('finish 1 done')).to.be.lessThan(guard.calls.indexOf('receive p1 resumed'))
  })

  it('makes a released turn’s activity of the class that the SDK’s activities have', async () => {
    attachGuard(adapter, guard)
    guard.tickets = [ticketFor(message('p1', 'hi', { channelId: 'msteams:COPILOT' }))]
    const channels: unknown[] = []
    await adapter.process(new ComputedActivity(message('1', 'yes', { channelId: 'other' })), async ({ activity }) => {
      channels.push(channelOf(activity))
    })
    expect(channels).to.deep.equal(['other', 'msteams:COPILOT'])
  })

  it('answers no invoke with what somebody behind has dropped', async () => {
    attachGuard(adapter, guard)
    const context = await adapter.process({ type: 'invoke', id: '1' }, async (inner) => {
      inner.onSendActivities(async () => [])
      await inner.sendActivities([{ type: 'invokeResponse', value: { body: 'secret' } }])
    })
    expect(context.turnState.get('invokeResponse')).to.deep.equal({ type: 'invokeResponse', value: { body: '[X_1]' } })
  })

  it('hands the replies of a released turn to the request that waits for replies', async () => {
    attachGuard(adapter, guard)
    guard.tickets = [ticketFor(message('p1', 'secret', { deliveryMode: 'expectReplies' }))]
    const context = await adapter.process(message('1', 'yes', { deliveryMode: 'expectReplies' }), echo)
    expect(texts(context.bufferedReplyActivities)).to.deep.equal(['You said: yes', 'You said: secret'])
  })

  it('collects the HTTP answer of released turns where a webhook adapter looks for it', async () => {
    attachGuard(adapter, guard)
    guard.decide = (inbound, activity, turn) =>
      inbound.ticket === undefined ? { kind: 'answer', turn, replies: [] } : { kind: 'pass', turn, activity, before: [] }
    guard.tickets = [ticketFor(message('p1', 'one')), ticketFor(message('p2', 'two'))]
    const context = await adapter.process(message('1', 'yes'), async ({ turnState, activity }) => {
      const body = (turnState.get('httpBody') ?? []) as unknown[]
      turnState.set('httpBody', [...body, activity.text])
    })
    expect(context.turnState.get('httpBody')).to.deep.equal(['one', 'two'])
  })

  it('resumes what a dead process left behind once, after the first turn of the bot itself', async () => {
    const logics: unknown[] = []
    adapter.middleware.push(async (context, next) => {
      if (context.activity.type === 'message') logics.push(context.turnState.get('botCallbackHandler'))
      await next()
    })
    const attachment = attachGuard(adapter, guard)
    guard.leftBehind = [ticketFor(message('p1', 'secret', { from: { id: 'u' }, conversation: { id: 'c' } }))]
    await adapter.continueConversation({ conversation: {}, user: {} }, async () => {})
    expect(guard.calls).not.to.include('releasedOfAll')
    await adapter.process(message('1', 'hi'), echo)
    await attachment.settled()
    await adapter.process(message('2', 'ho'), echo)
    expect(logics).to.deep.equal([echo, echo, echo])
    expect(saw).to.deep.equal(['hi', '[X_1]', 'ho'])
    expect(guard.calls.filter((call) => call === 'releasedOfAll')).to.have.length(1)
  })

  it('goes back into a conversation as the adapter’s package says', async () => {
    const references: object[] = []
    const attachment = attachGuard(adapter, guard, {
      async continueConversation(reference, logic) {
        references.push(reference)
        await adapter.continueConversation(reference as { conversation: object; user: object }, logic)
      },
    })
    guard.leftBehind = [ticketFor(message('p1', 'left', { from: { id: 'u' }, recipient: { id: 'b' }, conversation: { id: 'c' } }))]
    await adapter.process(message('1', 'hi'), echo)
    await attachment.settled()
    expect(saw).to.deep.equal(['hi', 'left'])
    expect(references).to.have.length(1)
    expect(references[0]).to.deep.include({ user: { id: 'u' }, agent: { id: 'b' }, bot: { id: 'b' }, conversation: { id: 'c' } })
  })

  it('is installed once, and detaches without a trace', async () => {
    const own = adapter.updateActivity.bind(adapter)
    adapter.updateActivity = own
    const before = Object.getOwnPropertyDescriptors(adapter)
    const attachment = attachGuard(adapter, guard)
    expect(attachGuard(adapter, new FakeGuard())).to.equal(attachment)
    const never = (): FakeGuard => expect.fail('a second guard was made')
    expect(createInstallation(adapter, never)).to.equal(createInstallation(adapter, never))
    attachment.detach()
    attachment.detach()
    expect(Object.getOwnPropertyDescriptors(adapter)).to.deep.equal(before)
    expect(Reflect.ownKeys(adapter)).to.deep.equal(Reflect.ownKeys(before))
    expect(attachmentOf(adapter)).to.equal(undefined)
    await adapter.process(message('1', 'secret'), echo)
    expect(saw).to.deep.equal(['secret'])
  })

  it('lets everything through after detaching when somebody else has wrapped its wrapper', async () => {
    const attachment = attachGuard(adapter, guard)
    const ours = adapter.runMiddleware.bind(adapter)
    const theirs: FakeAdapter['runMiddleware'] = async (context, logic) => ours(context, logic)
    adapter.runMiddleware = theirs
    attachment.detach()
    expect(adapter.runMiddleware).to.equal(theirs)
    await adapter.process(message('1', 'secret'), echo)
    expect(saw).to.deep.equal(['secret'])
  })

  it('refuses what is no adapter', () => {
    expect(() => attachGuard({}, guard)).to.throw().with.property('code', 'ERR_OPTIONS_INVALID')
  })
})
