import { type Botkit, BotkitConversation, type BotkitDialogWrapper, type BotWorker } from 'botkit'
import type { EntityType } from '@scrubjay/core'
import type { TurnContext } from 'botbuilder'
import type { Asked } from './flow.js'

/** A visit by a technician, in threads that branch, go to each other and have a child; a placeholder will do. */
export function addVisit(controller: Botkit): void {
  const visit = new BotkitConversation('visit', controller)
  visit.before('default', async (convo) => convo.setVar('shop', 'Corner Shop'))
  visit.say('This is {{vars.shop}}.')
  visit.ask('What is your name?', [], 'name')
  visit.ask('And your e-mail address, {{vars.name}}?', [
    { pattern: String.raw`\[EMAIL_ADDRESS_\d+\]|@`, type: 'regex', handler: async () => {} },
    { default: true, handler: async (_answer, convo, bot) => {
      await bot.say('That is no e-mail address.')
      await convo.repeat()
    } },
  ], 'mail')
  visit.ask('What is your phone number?', async (answer, convo) => convo.setVar('reach', `${answer} or ${convo.vars['mail']}`), 'phone')
  visit.ask({ text: ['What is your street address?'] }, [], 'address')
  visit.ask('What is your date of birth?', [], 'born')
  visit.ask({ text: () => 'Is it urgent?', quick_replies: [{ title: 'Yes', payload: 'yes' }, { title: 'No', payload: 'no' }] }, [
    { pattern: '^yes', type: 'regex', handler: async (_answer, convo) => convo.gotoThread('urgent') },
    { pattern: '^no', type: 'regex', handler: async (_answer, convo) => convo.gotoThread('end') },
    { default: true, handler: async (_answer, convo) => convo.repeat() },
  ], 'urgent')
  visit.addMessage('Somebody calls {{vars.phone}} today.', 'urgent')
  visit.addChildDialog('doorbell', 'bell', 'urgent')
  visit.addMessage('They ring at {{vars.bell.bell}}, floor {{vars.bell.floor}}.', 'urgent')
  visit.addAction('end', 'urgent')
  visit.before('end', async (_convo, bot) => bot.say('Nearly done.'))
  visit.addMessage('I have noted: {{vars.name}}, {{vars.reach}}, {{vars.address}}, born {{vars.born}}.', 'end')
  visit.after(async ({ name, mail }: { readonly name: string; readonly mail: string }, bot) => void (await bot.say(`${name} gets a letter at ${mail}.`)))

  const doorbell = new BotkitConversation('doorbell', controller)
  doorbell.ask('Which name is on the bell?', [], 'bell')
  doorbell.ask('Which floor?', [], 'floor')
  controller.addDialog(visit)
  controller.addDialog(doorbell)
  controller.hears(/^visit/, 'message', async (bot) => bot.beginDialog('visit'))
  controller.interrupts('help', 'message', async (bot) => void (await bot.say('Just answer, or say quit.')))
  controller.interrupts('quit', 'message', async (bot) => {
    await bot.say('Goodbye.')
    await bot.cancelAllDialogs()
  })
  controller.on('message', async (bot, message) => void (await bot.reply(message, `Say visit, not ${message.text}.`)))
}

/** Registers a customer; it checks the values themselves, so it says what it expects. */
export function addRegistration(controller: Botkit, asked: () => Asked): void {
  const expect = (bot: BotWorker, ...types: EntityType[]): Promise<void> =>
    asked().expect(bot.getConfig('context') as TurnContext, types, { purpose: 'service' })
  /** Asks until the answer is right, and says at each attempt what it expects, and then what the next question does. */
  const until = (isRight: (answer: string) => boolean, type: EntityType, next: EntityType | undefined) =>
    async (answer: string, convo: BotkitDialogWrapper, bot: BotWorker): Promise<void> => {
      if (isRight(answer)) return next === undefined ? undefined : expect(bot, next)
      await expect(bot, type)
      await convo.repeat()
    }
  const registration = new BotkitConversation('registration', controller)
  registration.before('default', async (_convo, bot) => expect(bot, 'EMAIL_ADDRESS'))
  registration.ask('What is your e-mail address?', until((answer) => /^\S+@\S+\.[a-z]+$/.test(answer), 'EMAIL_ADDRESS', 'DATE_OF_BIRTH'), 'mail')
  registration.ask('What is your date of birth?', until((answer) => !Number.isNaN(Date.parse(answer)), 'DATE_OF_BIRTH', 'STREET_ADDRESS'), 'born')
  registration.ask('What is your street address?', until((answer) => /^\d+ \w+ Street/.test(answer), 'STREET_ADDRESS', undefined), 'address')
  registration.ask('Shall we write to you now and then?', [], 'letters')
  registration.say('I have noted: {{vars.mail}}, {{vars.born}}, {{vars.address}}, {{vars.letters}}.')
  controller.addDialog(registration)
  controller.hears('register', 'message', async (bot) => bot.beginDialog('registration'))
  controller.on('message', async (bot, message) => void (await bot.reply(message, 'Say register.')))
}
