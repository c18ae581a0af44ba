import { expect } from 'chai'
import { attachGuard } from '../../src/host/attach.js'
import type { ActivityLike } from '../../src/turn.js'
import { FakeGuard } from './fake-guard.js'
import { FakeAdapter, FakeContext } from './fake-sdk.js'

const message = (id: string, text: string): ActivityLike => ({ type: 'message', id, text, conversation: { id: 'c1' } })

/** A connector client as the SDKs have it, which keeps what it was told to send. */
class FakeConnector {
  readonly sent: ActivityLike[] = []
  readonly conversations = {
    sendToConversation: async (_conversation: string, activity: ActivityLike): Promise<object> => this.#keep(activity),
    updateActivity: async (_conversation: string, _id: string, activity: ActivityLike): Promise<object> => this.#keep(activity),
    getMembers: async (): Promise<string> => 'members',
  }
  async replyToActivity(_conversation: string, _id: string, activity: ActivityLike): Promise<object> {
    return this.#keep(activity)
  }
  #keep(activity: ActivityLike): object {
    this.sent.push(activity)
    return { id: 'sent' }
  }
}

/** An adapter that lends its connector client, sends with it, and begins conversations. */
class LendingAdapter extends FakeAdapter {
  readonly ConnectorClientKey = Symbol('ConnectorClient')
  readonly connector = new FakeConnector()
  readonly begun: object[] = []

  override async sendActivities(context: FakeContext, activities: readonly ActivityLike[]): Promise<unknown> {
    const client = context.turnState.get(this.ConnectorClientKey) as FakeConnector
    return Promise.all(activities.map((activity) => client.conversations.sendToConversation('c1', activity)))
  }
  async createConversationAsync(_appId: string, parameters: object, _logic: unknown): Promise<void> {
    this.begun.push(parameters)
  }
  override async process(activity: ActivityLike, logic: (context: FakeContext) => Promise<unknown>): Promise<FakeContext> {
    const context = new FakeContext(this, activity)
    context.turnState.set(this.ConnectorClientKey, this.connector)
    await this.runMiddleware(context, logic)
    return context
  }
}

describe('the ways around context and adapter', () => {
  let adapter: LendingAdapter
  let guard: FakeGuard
  const sent = (): (string | undefined)[] => adapter.connector.sent.map(({ text }) => text)
  beforeEach(() => {
    adapter = new LendingAdapter()
    guard = new FakeGuard()
  })

  it('are guarded where a bot uses the connector client that it was lent, by any of its methods', async () => {
    attachGuard(adapter, guard)
    const own = { type: 'message', text: 'take [X_1]' }
    await adapter.process(message('1', 'hi'), async (context) => {
      const client = context.turnState.get(adapter.ConnectorClientKey) as FakeConnector
      await client.conversations.sendToConversation('c1', own)
      await client.conversations.updateActivity('c1', 'a1', own)
      await client.replyToActivity('c1', 'a1', own)
      expect(await client.conversations.getMembers()).to.equal('members')
    })
    expect(sent()).to.deep.equal(['take secret', 'take secret', 'take secret'])
    expect(own).to.deep.equal({ type: 'message', text: 'take [X_1]' })
  })

  it('are told which conversation is meant, so that nothing is put back in another one', async () => {
    attachGuard(adapter, guard)
    await adapter.process(message('1', 'hi'), async (context) => {
      const client = context.turnState.get(adapter.ConnectorClientKey) as FakeConnector
      await client.conversations.sendToConversation('c2', { type: 'message', text: 'x' })
    })
    expect(adapter.connector.sent[0]?.conversation).to.deep.equal({ id: 'c2' })
  })

  it('are not guarded twice where the adapter sends with that client itself', async () => {
    attachGuard(adapter, guard)
    await adapter.process(message('1', 'hi'), async (context) => context.sendActivities([{ type: 'message', text: 'take [X_1]' }]))
    expect(sent()).to.deep.equal(['take secret'])
    expect(guard.calls.filter((call) => call.startsWith('send'))).to.have.length(1)
  })

  it('send nothing where nothing may leave', async () => {
    guard.drops = true
    attachGuard(adapter, guard)
    await adapter.process(message('1', 'hi'), async (context) => {
      const client = context.turnState.get(adapter.ConnectorClientKey) as FakeConnector
      expect(await client.conversations.sendToConversation('c1', message('', 'x'))).to.deep.equal({})
    })
    expect(sent()).to.deep.equal([])
  })

  it('scrub the first activity and the topic of a conversation that is begun, in a copy', async () => {
    const attachment = attachGuard(adapter, guard)
    const logic = async (): Promise<void> => {}
    const parameters = { isGroup: false, topicName: 'a secret', activity: { type: 'message', text: 'my secret' } }
    const before = structuredClone(parameters)
    await adapter.createConversationAsync('app', parameters, logic)
    expect(adapter.begun).to.deep.equal([{ isGroup: false, topicName: 'a [X_1]', activity: { type: 'message', text: 'my [X_1]' } }])
    expect(parameters).to.deep.equal(before)
    attachment.detach()
    await adapter.createConversationAsync('app', parameters, logic)
    expect(adapter.begun[1]).to.equal(parameters)
  })

  it('scrub what a skill handler puts into the activity of a turn that has begun', async () => {
    attachGuard(adapter, guard)
    let saw: object = {}
    await adapter.process({ type: 'event', name: 'ContinueConversation', conversation: { id: 'c1' } }, async ({ activity }) => {
      Object.assign(activity, { name: 'result', text: 'the secret', value: { of: ['secret'] }, entities: undefined })
      saw = JSON.parse(JSON.stringify(activity)) as object
      expect(activity.text).to.equal('the [X]')
      expect(Object.keys(activity)).to.include('text').and.not.include('speak')
    })
    expect(saw).to.deep.include({ text: 'the [X]', value: { of: ['[X]'] } })
  })
})
