import { findPlaceholders } from '@scrubjay/core'
import { CardFactory, MessageFactory } from 'botbuilder'
import {
  ChoicePrompt,
  ComponentDialog,
  ConfirmPrompt,
  type DateTimeResolution,
  DateTimePrompt,
  type DialogContext,
  type DialogTurnResult,
  DialogTurnStatus,
  type FoundChoice,
  NumberPrompt,
  type PromptValidatorContext,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs'

/** Orders something. It never needs a value in clear: it is as content with a placeholder. */
export class OrderDialog extends ComponentDialog {
  constructor() {
    super('order')
    this.addDialog(new TextPrompt('text'))
    this.addDialog(new TextPrompt('email', isEmail))
    this.addDialog(new ChoicePrompt('choice', undefined, 'en-us'))
    this.addDialog(new NumberPrompt('count', async ({ recognized }) => recognized.succeeded && (recognized.value ?? 0) <= 10, 'en-us'))
    this.addDialog(new DateTimePrompt('day', undefined, 'en-us'))
    this.addDialog(new ConfirmPrompt('confirm', undefined, 'en-us'))
    this.addDialog(new WaterfallDialog('where', [
      async (step) => step.prompt('text', 'What is the new address?'),
      async (step) => {
        await step.context.sendActivity(`It goes to ${step.result} from now on.`)
        return step.endDialog()
      },
    ]))
    this.addDialog(new WaterfallDialog('steps', [
      async (step) => step.prompt('text', 'What is your name?'),
      ask('name', (step) => step.prompt('email', { prompt: 'What is your e-mail address?', retryPrompt: 'That is no e-mail address. Again, please.' })),
      ask('mail', (step) => step.prompt('text', 'What is your phone number?')),
      ask('phone', (step) => step.prompt('text', 'What is your street address?')),
      ask('address', (step) => step.prompt('text', 'What is your date of birth?')),
      ask('born', (step) => step.prompt('choice', { prompt: 'Which delivery?', retryPrompt: 'One of these, please.', choices: ['express', 'standard', 'to a shop'] })),
      ask('delivery', (step) => step.prompt('count', { prompt: 'How many?', retryPrompt: 'Ten at most.' })),
      ask('count', (step) => step.prompt('day', { prompt: 'On which day shall it come?', retryPrompt: 'A day, please.' })),
      ask('day', (step) => step.prompt('confirm', `${step.result[0].value} it is. Is all that right?`)),
      finish,
    ]))
    this.initialDialogId = 'steps'
  }

  /** Cancel and help come first, whatever is asked, and a new address may come between. */
  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const text = inner.context.activity.text.toLowerCase()
    if (text === 'cancel') {
      await inner.context.sendActivity('Cancelled.')
      return inner.cancelAllDialogs()
    }
    if (text === 'help') {
      await inner.context.sendActivity('I take orders. Just answer.')
      return { status: DialogTurnStatus.waiting }
    }
    if (text === 'i have moved') return inner.beginDialog('where')
    return super.onContinueDialog(inner)
  }
}

async function isEmail({ recognized: { value = '' } }: PromptValidatorContext<string>): Promise<boolean> {
  return findPlaceholders(value).some((name) => name.startsWith('EMAIL_ADDRESS_')) || /\S@\S+\.\S/.test(value)
}

interface Order {
  name: string
  mail: string
  phone: string
  address: string
  born: string
  delivery: FoundChoice
  count: number
  day: DateTimeResolution[]
}

/** Keeps what was answered, and asks for the next thing. */
function ask(key: keyof Order, next: (step: WaterfallStepContext) => Promise<DialogTurnResult>): (step: WaterfallStepContext) => Promise<DialogTurnResult> {
  return async (step) => {
    Object.assign(step.values, { [key]: step.result as unknown })
    return next(step)
  }
}

async function finish(step: WaterfallStepContext): Promise<DialogTurnResult> {
  if (step.result !== true) {
    await step.context.sendActivity('Then not.')
    return step.endDialog()
  }
  const { name, mail, phone, address, born, delivery, count } = step.values as Order
  await step.context.sendActivity(MessageFactory.attachment(CardFactory.heroCard(`For ${name}`, `${count} by ${delivery.value}`, undefined, [{ type: 'imBack', title: 'Call me', value: `call ${phone}` }])))
  await step.context.sendActivity(`I have noted: ${name}, ${mail}, ${phone}, ${address}, born ${born}.`)
  return step.endDialog({ name })
}
