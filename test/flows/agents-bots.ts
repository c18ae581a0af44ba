import type { EntityType } from '@scrubjay/core'
import type { Storage } from 'botbuilder'
import { AgentApplication, type TurnContext, type TurnState } from '@microsoft/agents-hosting'
import type { Asked } from './flow.js'

interface Form {
  /** What is asked for. */
  asked?: string | undefined
  turns?: number
}

interface Person {
  answers?: Record<string, string>
}

type State = TurnState<Form, Person>

interface Question {
  readonly key: string
  readonly text: string
  readonly isRight?: (answer: string) => boolean
  readonly expects?: EntityType
}

/** A form of questions in an application's state, with routes that look at the text. */
function createForm(storage: Storage, scrubjay: Asked, questions: readonly Question[]): (context: TurnContext) => Promise<void> {
  const app = new AgentApplication<State>({ storage })
  const ask = async (context: TurnContext, state: State, question: Question | undefined): Promise<void> => {
    state.conversation.asked = question?.key
    if (question?.expects !== undefined) await scrubjay.expect(context, [question.expects], { purpose: 'service' })
    const { answers = {} } = state.user
    await context.sendActivity(question?.text ?? `I have noted: ${questions.map(({ key }) => answers[key]).join(', ')}.`)
  }
  app.onMessage(/^begin\b/i, async (context, state) => ask(context, state, questions[0]))
  app.onMessage(/^forget it$/i, async (context, state) => {
    state.deleteConversationState()
    await context.sendActivity('Forgotten.')
  })
  app.onMessage(/^my new (?:mail|e-mail) is (.+)$/i, async (context, state) => {
    const [, mail = ''] = /is (.+)$/.exec(context.activity.text ?? '') ?? []
    state.user.answers = { ...state.user.answers, mail }
    await context.sendActivity(`From now on ${mail}.`)
  })
  app.onActivity('message', async (context, state) => {
    state.conversation.turns = (state.conversation.turns ?? 0) + 1
    const at = questions.findIndex(({ key }) => key === state.conversation.asked)
    const question = questions[at]
    const answer = context.activity.text ?? ''
    if (question === undefined) return void (await context.sendActivity(`Say begin, ${state.user.answers?.['name'] ?? 'stranger'}. (${state.conversation.turns})`))
    if (question.isRight?.(answer) === false) return ask(context, state, { ...question, text: `Not so. ${question.text}` })
    state.user.answers = { ...state.user.answers, [question.key]: answer }
    return ask(context, state, questions[at + 1])
  })
  // Without a handler here the SDK saves nothing.
  app.onTurn('afterTurn', async () => true)
  return (context) => app.run(context)
}

const isShort = (answer: string): boolean => answer.length < 60

/** It takes what it is given. */
export const createContactForm = (storage: Storage, scrubjay: Asked): ((context: TurnContext) => Promise<void>) =>
  createForm(storage, scrubjay, [
    { key: 'name', text: 'What is your name?', isRight: isShort },
    { key: 'mail', text: 'What is your e-mail address?', isRight: (answer) => /@|\[EMAIL_ADDRESS_\d+\]/.test(answer) },
    { key: 'phone', text: 'What is your phone number?' },
    { key: 'address', text: 'What is your street address?' },
    { key: 'born', text: 'What is your date of birth?' },
  ])

/** It checks values, so it says what it expects. */
export const createStrictForm = (storage: Storage, scrubjay: Asked): ((context: TurnContext) => Promise<void>) =>
  createForm(storage, scrubjay, [
    { key: 'mail', text: 'What is your e-mail address?', expects: 'EMAIL_ADDRESS', isRight: (answer) => /^\S+@\S+\.[a-z]+$/.test(answer) },
    { key: 'born', text: 'What is your date of birth?', expects: 'DATE_OF_BIRTH', isRight: (answer) => !Number.isNaN(Date.parse(answer)) },
    { key: 'address', text: 'What is your street address?', expects: 'STREET_ADDRESS', isRight: (answer) => /^\d+ \w+ Street/.test(answer) },
  ])
