import { expect } from 'chai'
import { ConversationState, MemoryStorage, type Storage, TestAdapter, type TurnContext, UserState } from 'botbuilder'
import { ConfirmPrompt, DialogSet, DialogTurnStatus, NumberPrompt, TextPrompt, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs'
import { testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'

const lines = ['hello', 'order', 'ana@example.org', 'three', 'many', '3', 'yes', 'order', 'ben@example.org', '4', 'no', 'what?']

describe('a bot whose state is behind the guard', function () {
  this.timeout(20_000)

  it('leads the same waterfall, with prompts that ask again, as without', async () => {
    const without = await play((storage) => storage)
    const within = await play((storage, scrubjay) => scrubjay.guardStorage(storage))
    expect(within.replies).to.deep.equal(without.replies)
    expect(within.replies).to.include('ana@example.org wants 3. Right? (1) Yes or (2) No').and.to.include('2 orders by now')
    expect(without.stored).to.include('[EMAIL_ADDRESS_1]').and.to.include('users/user-one')
    for (const word of ['EMAIL_ADDRESS', 'users', 'user-one', 'talk-one', 'orders']) expect(within.stored).to.not.include(word)
    expect(new Set(within.stored.match(/"sj1-[\w-]{22}"/g))).to.have.property('size', 2)
  })
})

/** Plays the lines and answers what the person got, and what the storage holds. */
async function play(wrap: (storage: Storage, scrubjay: ReturnType<typeof installScrubjay>) => Storage): Promise<{ readonly replies: readonly string[]; readonly stored: string }> {
  const memory: Record<string, string> = {}
  const stored: string[] = []
  const adapter = new TestAdapter(async () => {})
  const scrubjay = installScrubjay(adapter, testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { disclosure: false, consent: false } }))
  const bot = createOrderBot(wrap(new MemoryStorage(memory), scrubjay))
  for (const [index, text] of lines.entries()) {
    const conversation = { id: 'talk-one', isGroup: false, conversationType: 'personal', name: '' }
    const activity = { type: 'message', id: `a${index}`, channelId: 'test', from: { id: 'user-one', name: '' }, recipient: { id: 'bot', name: '' }, conversation, text, locale: 'en-US' }
    await adapter.processActivity(activity, bot)
    stored.push(JSON.stringify(memory))
  }
  await scrubjay.close()
  return { replies: adapter.activeQueue.map((activity) => activity.text ?? ''), stored: stored.join('\n') }
}

function createOrderBot(storage: Storage): (context: TurnContext) => Promise<void> {
  const [conversationState, userState] = [new ConversationState(storage), new UserState(storage)]
  const orders = userState.createProperty<number>('orders')
  const dialogs = new DialogSet(conversationState.createProperty('dialog'))
  dialogs.add(new TextPrompt('mail', async ({ recognized }) => recognized.value?.includes('EMAIL') === true))
  dialogs.add(new NumberPrompt('count', async ({ recognized }) => recognized.succeeded && (recognized.value ?? 0) < 10, 'en-us'))
  dialogs.add(new ConfirmPrompt('confirm', undefined, 'en-us'))
  dialogs.add(new WaterfallDialog('order', [
    async (step) => step.prompt('mail', 'Which mail?'),
    async (step: WaterfallStepContext) => {
      Object.assign(step.values, { mail: step.result as string })
      return step.prompt('count', { prompt: 'How many?', retryPrompt: 'A number, please.' })
    },
    async (step) => {
      const { mail } = step.values as { mail: string }
      return step.prompt('confirm', `${mail} wants ${step.result}. Right?`)
    },
    async (step) => {
      if (step.result !== true) await step.context.sendActivity('Dropped.')
      const total = (await orders.get(step.context, 0)) + 1
      await orders.set(step.context, total)
      await step.context.sendActivity(`${total} orders by now`)
      return step.endDialog()
    },
  ]))
  return async (context) => {
    const dialog = await dialogs.createContext(context)
    const { status } = await dialog.continueDialog()
    if (status === DialogTurnStatus.empty) {
      if (context.activity.text === 'order') await dialog.beginDialog('order')
      else await context.sendActivity('Say order.')
    }
    await conversationState.saveChanges(context)
    await userState.saveChanges(context)
  }
}
