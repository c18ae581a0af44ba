import { ConversationState, PrivateConversationState, type Storage, type TurnContext, UserState } from 'botbuilder'
import { DialogSet, type DialogTurnResult, DialogTurnStatus } from 'botbuilder-dialogs'
import type { Asked } from './flow.js'
import { OrderDialog } from './order-dialog.js'
import { SignUpDialog } from './sign-up-dialog.js'

/** A bot with dialogs, and with something to remember of a conversation, of a user, and of a user in a conversation. */
export function createDialogBot(storage: Storage, scrubjay: Asked): (context: TurnContext) => Promise<void> {
  const [conversationState, userState, privateState] = [new ConversationState(storage), new UserState(storage), new PrivateConversationState(storage)]
  const finished = conversationState.createProperty<number>('finished')
  const profile = userState.createProperty<{ name?: string }>('profile')
  const dialogs = new DialogSet(privateState.createProperty('dialogs'))
  dialogs.add(new OrderDialog()).add(new SignUpDialog(scrubjay))
  return async (context) => {
    const dialog = await dialogs.createContext(context)
    const { status, result } = (await dialog.continueDialog()) as DialogTurnResult<{ name: string }>
    if (status === DialogTurnStatus.complete) {
      if (result !== undefined) {
        const name = await scrubjay.of(context).reveal(result.name, { purpose: 'service' })
        await profile.set(context, { name })
      }
      const count = (await finished.get(context, 0)) + 1
      await finished.set(context, count)
      await context.sendActivity(`${count} done here.`)
    } else if (status === DialogTurnStatus.empty) {
      const { text } = context.activity
      if (text === 'order' || text === 'sign up') await dialog.beginDialog(text)
      else await context.sendActivity(`Hello ${(await profile.get(context, {})).name ?? 'stranger'}, say order or sign up.`)
    }
    for (const state of [conversationState, userState, privateState]) await state.saveChanges(context)
  }
}
