import { expect } from 'chai'
import type { TurnContext } from 'botbuilder'
import { type Botkit, BotkitConversation, type BotkitMessage, type BotWorker } from 'botkit'
import type { ActivityLike, Scrubjay } from '@scrubjay/core'
import { testOptions } from '@scrubjay/testkit'
import { scrubjayPlugin } from '../src/index.js'
import { createController, usePlugin } from './botkit-harness.js'
import { SmallAdapter } from './small-adapter.js'

const mail = 'ana@example.org'
let serial = 0
const message = (text: string): ActivityLike => ({
  type: 'message',
  id: `b${(serial += 1)}`,
  text,
  channelId: 'test',
  from: { id: 'u1' },
  recipient: { id: 'bot' },
  conversation: { id: 'c1', isGroup: false },
})

describe('scrubjayPlugin', () => {
  let adapter: SmallAdapter
  let controller: Botkit
  let scrubjay: Scrubjay
  beforeEach(() => {
    adapter = new SmallAdapter()
    controller = createController(adapter)
    scrubjay = usePlugin(controller, testOptions())
  })
  afterEach(() => scrubjay.close())

  const say = async (text: string, through = adapter): Promise<void> =>
    void (await through.deliver(message(text), (context) => controller.handleTurn(context)))
  const agree = async (): Promise<void> => {
    await say('hello')
    await say('yes')
    adapter.sent.length = 0
  }
  const sentTexts = (): (string | undefined)[] => adapter.sent.map(({ text }) => text)

  it('shows every field of a Botkit message scrubbed, and restores replies', async () => {
    const seen: unknown[] = []
    controller.hears('mail', 'message', async (bot: BotWorker, heard: BotkitMessage) => {
      const { text, incoming_message: incoming, channelData } = heard as BotkitMessage & { channelData?: unknown }
      seen.push([text, incoming, channelData, bot.getConfig('activity')])
      await bot.reply(heard, `noted: ${text}`)
    })
    await agree()
    await adapter.deliver({ ...message(`my mail is ${mail}`), channelData: { raw: mail } } as ActivityLike, (context) =>
      controller.handleTurn(context),
    )
    expect(seen).to.have.length(1)
    expect(JSON.stringify(seen)).to.include('[EMAIL_ADDRESS_1]').and.not.to.include(mail)
    expect(sentTexts()).to.deep.equal([`noted: my mail is ${mail}`])
  })

  it('keeps a dialog’s answers and state free of values, and restores its templates', async () => {
    const stored: unknown[] = []
    const dialog = new BotkitConversation('mail', controller)
    dialog.ask('Which mail?', [], 'mail')
    dialog.say('Thanks, {{{vars.mail}}}!')
    dialog.after((results: unknown) => {
      stored.push(results)
    })
    controller.addDialog(dialog)
    controller.hears('start', 'message', async (bot: BotWorker) => bot.beginDialog('mail'))
    await agree()
    for (const text of ['start', mail]) await say(text)
    expect(sentTexts()).to.deep.equal(['Which mail?', `Thanks, ${mail}!`])
    expect(JSON.stringify([stored, controller.storage])).to.include('[EMAIL_ADDRESS_1]').and.not.to.include(mail)
  })

  it('lets a conversation check what it asked for, and a handler have a value revealed', async () => {
    const isMail = (text: string): boolean => /^[\w.]+@[\w.]+$/.test(text)
    const expectMail = (bot: BotWorker): Promise<void> => scrubjay.expect(bot.getConfig('context') as TurnContext, ['EMAIL_ADDRESS'], { purpose: 'service' })
    const given: string[] = []
    const dialog = new BotkitConversation('mail', controller)
    dialog.before('default', async (_convo, bot) => expectMail(bot))
    dialog.ask('Which mail?', async (answer, convo, bot) => {
      if (isMail(answer)) return void given.push(answer)
      await expectMail(bot)
      await convo.repeat()
    }, 'mail')
    dialog.say('Thanks, {{{vars.mail}}}!')
    controller.addDialog(dialog)
    controller.hears('start', 'message', async (bot: BotWorker) => bot.beginDialog('mail'))
    controller.hears('reveal', 'message', async (bot: BotWorker, heard: BotkitMessage) => {
      given.push(await scrubjay.of(bot.getConfig('context') as TurnContext).reveal('[EMAIL_ADDRESS_1]', { purpose: 'service' }))
      await bot.reply(heard, 'done')
    })
    await agree()
    for (const text of ['start', 'my what?', mail, 'reveal']) await say(text)
    expect(given).to.deep.equal([mail, mail])
    expect(sentTexts()).to.deep.equal(['Which mail?', 'Which mail?', `Thanks, ${mail}!`, 'done'])
  })

  it('restores and scrubs what bot.changeContext sends outside of any turn', async () => {
    let reference: BotkitMessage['reference'] | undefined
    controller.on('message', async (_bot: BotWorker, heard: BotkitMessage) => void ({ reference } = heard))
    await agree()
    await say(`I am ${mail}`)
    const bot = await controller.spawn()
    await bot.changeContext(reference as BotkitMessage['reference'])
    await bot.say('Yours: [EMAIL_ADDRESS_1]')
    await bot.say('Card 4111 1111 1111 1111')
    expect(sentTexts()[0]).to.equal(`Yours: ${mail}`)
    expect(sentTexts()[1]).to.match(/^Card \[CREDIT_CARD/)
  })

  it('shows later send middleware what the guard has made of a message', async () => {
    const passed: (string | undefined)[] = []
    const send = controller.middleware.send as { use(middleware: unknown): void }
    send.use((_bot: BotWorker, activity: ActivityLike, next: () => void) => {
      passed.push(activity.text)
      next()
    })
    controller.on('message', async (bot: BotWorker) => void (await bot.say('Card 4111 1111 1111 1111')))
    await agree()
    await say('go')
    expect(sentTexts()).to.have.length(1)
    expect(sentTexts()[0]).to.match(/^Card \[CREDIT_CARD/)
    expect(passed.at(-1)).to.equal(sentTexts()[0])
  })

  it('leaves the developer’s own message as it was', async () => {
    const card = { text: 'Yours', attachments: [{ contentType: 'x', content: { text: '[EMAIL_ADDRESS_1]' } }] }
    const before = structuredClone(card)
    controller.on('message', async (bot: BotWorker, heard: BotkitMessage) => void (await bot.reply(heard, card)))
    await agree()
    await say(`I am ${mail}`)
    expect(JSON.stringify(adapter.sent)).to.include(mail)
    expect(card).to.deep.equal(before)
  })

  for (const place of ['handler', 'dialog'] as const) {
    it(`turns an error in a ${place} into a constant answer and a warning, not into the end of the process`, async () => {
      const { restore, warnings } = listen()
      const dialog = new BotkitConversation('failing', controller)
      dialog.ask('Well?', async () => Promise.reject(new Error(`cannot ${mail}`)), 'well')
      controller.addDialog(dialog)
      controller.hears('start', 'message', async (bot: BotWorker) => {
        if (place === 'handler') throw new Error(`cannot ${mail}`)
        await bot.beginDialog('failing')
      })
      await agree()
      await say('start')
      if (place === 'dialog') await say('so')
      await new Promise((resolve) => setImmediate(resolve))
      restore()
      expect(sentTexts().at(-1)).to.equal('Sorry, something went wrong.')
      expect(warnings).to.have.length(1)
      expect(warnings[0]).to.match(/^A turn failed: ERR_FOREIGN: \w+$/)
    })
  }

  it('leaves errors to the developer’s own onTurnError', async () => {
    const errors: string[] = []
    adapter.onTurnError = async (_context, error) => void errors.push(error.message)
    controller.on('message', async () => Promise.reject(new Error('mine')))
    const { restore } = listen()
    await agree()
    restore()
    // Botkit wraps what a handler throws.
    expect(errors).to.deep.equal(['Error: mine'])
  })

  it('guards an adapter that shows up later from its first turn on', async () => {
    const later = new SmallAdapter()
    const saw: (string | undefined)[] = []
    controller.on('message', async (bot: BotWorker, heard: BotkitMessage) => {
      saw.push(heard.text)
      await bot.reply(heard, `noted: ${heard.text}`)
    })
    for (const text of [`I am ${mail}`, 'yes']) await say(text, later)
    expect(saw).to.deep.equal(['I am [EMAIL_ADDRESS_1]'])
    expect(later.sent.at(-1)?.text).to.equal(`noted: I am ${mail}`)
    scrubjay.uninstall()
    await say(mail, later)
    expect(saw.at(-1)).to.equal(mail)
  })

  it('refuses the turns of an adapter that it cannot guard', async () => {
    const strange = { runMiddleware: () => expect.fail('it ran') }
    const context = { adapter: strange, activity: message(mail) }
    const outcome: unknown = await controller.handleTurn(context as never).catch((error: unknown) => error)
    expect(outcome).to.have.property('code', 'ERR_OPTIONS_INVALID')
  })

  it('leaves controller and adapter as they were after uninstalling', () => {
    scrubjay.uninstall()
    expect(Object.hasOwn(controller, 'handleTurn')).to.equal(false)
    expect(adapter.onTurnError).to.equal(undefined)
    expect(Object.hasOwn(adapter, 'sendActivities')).to.equal(false)
  })

  it('throws for missing keys while the developer can still see it', () => {
    expect(() => scrubjayPlugin({ ...testOptions(), keys: undefined } as never))
      .to.throw()
      .with.property('code', 'ERR_KEYS_MISSING')
  })
})

/** Collects process warnings of ours, and keeps Botkit from printing errors that are expected here. */
function listen(): { readonly warnings: string[]; restore(): void } {
  const warnings: string[] = []
  const onWarning = (warning: Error): void => {
    if (warning.name === 'ScrubjayWarning') warnings.push(warning.message)
  }
  const { error } = console
  console.error = () => {}
  process.on('warning', onWarning)
  return {
    warnings,
    restore() {
      console.error = error
      process.off('warning', onWarning)
    },
  }
}
