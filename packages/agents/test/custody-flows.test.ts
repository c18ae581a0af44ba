import { expect } from 'chai'
import { Activity } from '@microsoft/agents-activity'
import { AgentApplication, BaseAdapter, MemoryStorage, type ResourceResponse, type Storage, TurnContext, type TurnState } from '@microsoft/agents-hosting'
import type { ActivityLike, Scrubjay } from '@scrubjay/core'
import { testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'

describe('an AgentApplication whose state is behind the guard', () => {
  it('counts and remembers as without', async () => {
    const without = await play((storage) => storage)
    const within = await play((storage, scrubjay) => scrubjay.guardStorage(storage))
    expect(within.replies).to.deep.equal(without.replies)
    expect(within.replies).to.deep.equal(['1 for nobody', '2 for ana@example.org', '3 for ana@example.org', 'forgotten', '1 for ana@example.org'])
    expect(without.stored).to.include('EMAIL_ADDRESS').and.to.include('user-one')
    for (const word of ['EMAIL_ADDRESS', 'conversations', 'user-one', 'count']) expect(within.stored).to.not.include(word)
  })
})

async function play(wrap: (storage: Storage, scrubjay: Scrubjay) => Storage): Promise<{ readonly replies: readonly (string | undefined)[]; readonly stored: string }> {
  const memory: Record<string, string> = {}
  const stored: string[] = []
  const adapter = new SmallAdapter()
  const scrubjay = installScrubjay(adapter, testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { disclosure: false, consent: false } }))
  const app = createApplication(wrap(new MemoryStorage(memory), scrubjay))
  for (const [index, text] of ['hello', 'I am ana@example.org', 'again', 'forget', 'hello'].entries()) {
    const address = { channelId: 'test', from: { id: 'user-one' }, recipient: { id: 'bot' }, conversation: { id: 'talk-one', isGroup: false } }
    await adapter.deliver({ type: 'message', id: `g${index}`, text, ...address }, (context) => app.run(context))
    stored.push(JSON.stringify(memory))
  }
  await scrubjay.close()
  return { replies: adapter.sent.map(({ text }) => text), stored: stored.join('\n') }
}

interface Counting {
  count?: number
}

interface Person {
  mail?: string
}

function createApplication(storage: Storage): AgentApplication<TurnState<Counting, Person>> {
  const app = new AgentApplication<TurnState<Counting, Person>>({ storage })
  app.onMessage('forget', async (context, state) => {
    state.deleteConversationState()
    await context.sendActivity('forgotten')
  })
  app.onActivity('message', async (context, state) => {
    const mail = /\[EMAIL_ADDRESS_\d+\]/.exec(context.activity.text ?? '')?.[0]
    if (mail !== undefined) state.user.mail = mail
    state.conversation.count = (state.conversation.count ?? 0) + 1
    await context.sendActivity(`${state.conversation.count} for ${state.user.mail ?? 'nobody'}`)
  })
  // Without a handler here the SDK saves nothing.
  app.onTurn('afterTurn', async () => true)
  return app
}

class SmallAdapter extends BaseAdapter {
  readonly sent: ActivityLike[] = []

  async deliver(activity: ActivityLike, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, Activity.fromObject(activity)), logic)
  }
  override async sendActivities(_context: TurnContext, activities: Activity[]): Promise<ResourceResponse[]> {
    this.sent.push(...(activities as object[]))
    return activities.map(() => ({ id: 'm' }))
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
  override async uploadAttachment(): Promise<never> {
    throw new Error('not here')
  }
  override async getAttachmentInfo(): Promise<never> {
    throw new Error('not here')
  }
  override async getAttachment(): Promise<never> {
    throw new Error('not here')
  }
}
