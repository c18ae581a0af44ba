import { ConversationState, type Storage, type TurnContext } from 'botbuilder'
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs'
import type { CreateBot } from './processes.js'

/** A bot that asks these questions whatever it is told first, and says the answers at the end. */
export const createQuestionnaire =
  (questions: readonly string[]): CreateBot<TurnContext> =>
  (storage: Storage) => {
    const state = new ConversationState(storage)
    const dialogs = new DialogSet(state.createProperty('dialogs')).add(new TextPrompt('text'))
    const steps = questions.map((question, index) => new WaterfallDialog(`${index}`, [
      async (step) => step.prompt('text', question),
      async (step) => {
        const { answers } = step.options as { readonly answers: readonly string[] }
        const all = { answers: [...answers, step.result as string] }
        if (index + 1 < questions.length) return step.replaceDialog(`${index + 1}`, all)
        await step.context.sendActivity(all.answers.join(' | '))
        return step.endDialog()
      },
    ]))
    for (const step of steps) dialogs.add(step)
    return async (context) => {
      const dialog = await dialogs.createContext(context)
      const { status } = await dialog.continueDialog()
      if (status === DialogTurnStatus.empty) await dialog.beginDialog('0', { answers: [] })
      await state.saveChanges(context)
    }
  }
