import { expect } from 'chai'
import { MemoryStorage, type Storage } from 'botbuilder'
import { Botkit, BotkitConversation, type BotkitDialogWrapper, type BotWorker } from 'botkit'
import type { Scrubjay } from '@scrubjay/core'
import { testOptions } from '@scrubjay/testkit'
import { scrubjayPlugin, type ScrubjayPlugin } from '../src/index.js'
import { SmallAdapter } from './small-adapter.js'

describe('a Botkit conversation whose state is behind the guard', () => {
  it('asks, branches, repeats and collects as without', async () => {
    const without = await play((storage) => storage)
    const within = await play((storage, plugin) => plugin.guardStorage(storage))
    expect(within.replies).to.deep.equal(without.replies)
    expect(within.replies.at(-1)).to.equal('Thanks, ana@example.org, yes it is!')
    expect(without.stored).to.include('EMAIL_ADDRESS').and.to.include('user-one')
    for (const word of ['EMAIL_ADDRESS', 'conversations', 'user-one', 'dialogState']) expect(within.stored).to.not.include(word)
  })
})

async function play(wrap: (storage: Storage, plugin: ScrubjayPlugin) => Storage): Promise<{ readonly replies: readonly (string | undefined)[]; readonly stored: string }> {
  const memory: Record<string, string> = {}
  const written: string[] = []
  const inner = new MemoryStorage(memory)
  const plugin = scrubjayPlugin(testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { disclosure: false, consent: false } }))
  const adapter = new SmallAdapter()
  const controller = new Botkit({ adapter, storage: wrap(inner, plugin), disable_webserver: true, disable_console: true })
  controller.usePlugin(plugin)
  const dialog = new BotkitConversation('mail', controller)
  dialog.ask('Which mail?', [{ pattern: 'none', handler: async (_answer: string, convo: BotkitDialogWrapper) => convo.gotoThread('again') }], 'mail')
  dialog.ask('Sure?', [
    { pattern: /^yes/, handler: async () => {}, type: 'string' },
    { default: true, handler: async (_answer: string, convo: BotkitDialogWrapper) => convo.repeat() },
  ] as never, 'sure')
  dialog.say('Thanks, {{{vars.mail}}}, {{{vars.sure}}}!')
  dialog.addMessage('One is needed.', 'again')
  dialog.addAction('default', 'again')
  controller.addDialog(dialog)
  controller.hears('start', 'message', async (bot: BotWorker) => bot.beginDialog('mail'))
  for (const [index, text] of ['start', 'none', 'ana@example.org', 'perhaps', 'yes it is'].entries()) {
    const address = { channelId: 'test', from: { id: 'user-one' }, recipient: { id: 'bot' }, conversation: { id: 'talk-one', isGroup: false } }
    await adapter.deliver({ type: 'message', id: `k${index}`, text, ...address }, (context) => controller.handleTurn(context))
    written.push(JSON.stringify(memory))
  }
  await (controller.plugins['scrubjay'] as Scrubjay).close()
  return { replies: adapter.sent.map(({ text }) => text), stored: written.join('\n') }
}
