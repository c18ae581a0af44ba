import { ComponentDialog, type DateTimeResolution, DateTimePrompt, NumberPrompt, type PromptValidatorContext, TextPrompt, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs'
import type { EntityType } from '@scrubjay/core'
import type { TurnContext } from 'botbuilder'
import type { Asked } from './flow.js'

/** Opens an account. Its validators look at the values themselves, so it says what it expects. */
export class SignUpDialog extends ComponentDialog {
  constructor(scrubjay: Asked) {
    super('sign up')
    const expect = (context: TurnContext, ...types: EntityType[]): Promise<void> => scrubjay.expect(context, types, { purpose: 'service' })
    this.addDialog(new TextPrompt('email', async ({ context, recognized }: PromptValidatorContext<string>) => {
      if (/^[\w.]+@[\w.]+\.[a-z]+$/.test(recognized.value ?? '')) return true
      await expect(context, 'EMAIL_ADDRESS')
      return false
    }))
    this.addDialog(new DateTimePrompt('born', async ({ context, recognized }) => {
      const [first] = recognized.value ?? []
      if (recognized.succeeded && (first?.value ?? '') < '2000-01-01') return true
      await expect(context, 'DATE_OF_BIRTH')
      return false
    }, 'en-us'))
    this.addDialog(new TextPrompt('phone', async ({ context, recognized }) => {
      if (/^\+\d{11,13}$/.test((recognized.value ?? '').replace(/[ -]/g, ''))) return true
      await expect(context, 'PHONE_NUMBER')
      return false
    }))
    this.addDialog(new TextPrompt('address', async ({ context, recognized }) => {
      if (/^\d+ \w+ (?:Street|Road)\b/.test(recognized.value ?? '')) return true
      await expect(context, 'STREET_ADDRESS')
      return false
    }))
    this.addDialog(new NumberPrompt('code', async ({ context, recognized }) => {
      if (recognized.value === 482_913) return true
      await expect(context, 'ONE_TIME_CODE')
      return false
    }, 'en-us'))
    this.addDialog(new WaterfallDialog('steps', [
      async (step) => {
        await scrubjay.expect(step.context, ['EMAIL_ADDRESS'], { purpose: 'service' })
        return step.prompt('email', 'What is your e-mail address?', ['That is no e-mail address. Again, please.'])
      },
      async (step) => {
        await expect(step.context, 'DATE_OF_BIRTH')
        Object.assign(step.values, { mail: step.result as string })
        return step.prompt('born', { prompt: 'What is your date of birth?', retryPrompt: 'Your date of birth, please; grown-ups only.' })
      },
      async (step: WaterfallStepContext) => {
        await expect(step.context, 'PHONE_NUMBER')
        Object.assign(step.values, { born: (step.result as DateTimeResolution[])[0]?.value })
        return step.prompt('phone', { prompt: 'What is your phone number?', retryPrompt: 'With country code, please.' })
      },
      async (step) => {
        await expect(step.context, 'STREET_ADDRESS')
        Object.assign(step.values, { phone: step.result as string })
        return step.prompt('address', { prompt: 'What is your street address?', retryPrompt: 'Number and street, please.' })
      },
      async (step) => {
        await expect(step.context, 'ONE_TIME_CODE')
        Object.assign(step.values, { address: step.result as string })
        return step.prompt('code', { prompt: 'Which verification code did you get?', retryPrompt: 'That is not the verification code.' })
      },
      async (step) => {
        const { mail, born, phone, address } = step.values as Readonly<Record<string, string>>
        await step.context.sendActivity(`I have noted: ${mail}, ${born}, ${phone}, ${address}. Welcome!`)
        return step.endDialog({ name: mail })
      },
    ]))
    this.initialDialogId = 'steps'
  }
}
