import { expect } from 'chai'
import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder'
import {
  type DateTimeResolution,
  DateTimePrompt,
  DialogSet,
  NumberPrompt,
  type PromptValidatorContext,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs'
import type { EntityType, Scrubjay } from '@scrubjay/core'
import { testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'

const purpose = 'service'

/** A bot whose one dialog asks for one thing, and asks again until it is valid. */
function start(createPrompt: (scrubjay: () => Scrubjay) => TextPrompt | NumberPrompt | DateTimePrompt, types: readonly EntityType[]): {
  say(text: string): Promise<string | undefined>
  readonly results: unknown[]
  readonly storage: MemoryStorage
  close(): Promise<void>
} {
  const results: unknown[] = []
  const storage = new MemoryStorage()
  const state = new ConversationState(storage)
  const dialogs = new DialogSet(state.createProperty('dialogs'))
  const adapter = new TestAdapter(async (context) => {
    const dialog = await dialogs.createContext(context)
    await dialog.continueDialog()
    if (!context.responded) await dialog.beginDialog('flow')
    await state.saveChanges(context)
  })
  const scrubjay = installScrubjay(adapter, testOptions({ policy: { version: 1, oneToOneChannels: ['test'] } }))
  dialogs.add(createPrompt(() => scrubjay))
  dialogs.add(
    new WaterfallDialog('flow', [
      async (step: WaterfallStepContext) => {
        if (types.length > 0) await scrubjay.expect(step.context, types, { purpose })
        return step.prompt('ask', 'Well?', ['Again?'])
      },
      async (step: WaterfallStepContext) => {
        results.push(step.result)
        await step.context.sendActivity(`Noted: ${JSON.stringify(step.result)}`)
        return step.endDialog()
      },
    ]),
  )
  return {
    results,
    storage,
    async say(text) {
      await adapter.receiveActivity(text)
      return adapter.activeQueue.at(-1)?.text
    },
    close: () => scrubjay.close(),
  }
}

const isMail = (text: string | undefined): boolean => /^[\w.]+@[\w.]+$/.test(text ?? '')

describe('a prompt that checks what it is given', () => {
  const asking = (types: readonly EntityType[]) => (scrubjay: () => Scrubjay) =>
    new TextPrompt('ask', async ({ context, recognized }: PromptValidatorContext<string>) => {
      if (isMail(recognized.value)) return true
      if (types.length > 0) await scrubjay().expect(context, types, { purpose })
      return false
    })

  it('never accepts an e-mail address that it sees as a placeholder', async () => {
    const bot = start(asking([]), [])
    for (const text of ['hello', 'yes']) await bot.say(text)
    for (let attempt = 0; attempt < 3; attempt += 1) await bot.say('ana@example.org')
    expect(bot.results).to.deep.equal([])
    await bot.close()
  })

  it('accepts an e-mail address that the bot expects, also at the second attempt', async () => {
    const bot = start(asking(['EMAIL_ADDRESS']), ['EMAIL_ADDRESS'])
    for (const text of ['hello', 'yes']) await bot.say(text)
    await bot.say('what?')
    expect(await bot.say('ana@example.org')).to.equal('Noted: "ana@example.org"')
    expect(bot.results).to.deep.equal(['ana@example.org'])
    await bot.close()
  })

  it('reads a date of birth that the bot expects', async () => {
    const bot = start(() => new DateTimePrompt('ask'), ['DATE_OF_BIRTH', 'DATE_TIME'])
    for (const text of ['hello', 'yes']) await bot.say(text)
    await bot.say('I was born on 12 March 1981')
    expect((bot.results[0] as DateTimeResolution[] | undefined)?.[0]?.value).to.equal('1981-03-12')
    await bot.close()
  })

  it('reads a number that the bot expects', async () => {
    const bot = start(() => new NumberPrompt('ask'), ['ONE_TIME_CODE'])
    for (const text of ['hello', 'yes']) await bot.say(text)
    await bot.say('my verification code is 482913')
    expect(bot.results).to.deep.equal([482_913])
    await bot.close()
  })
})
