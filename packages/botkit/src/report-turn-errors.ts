import type { Botkit } from 'botkit'
import type { TurnContextLike } from '@scrubjay/core'

/**
 * Botkit runs handlers and dialogs inside a callback whose rejection nobody receives: an error there ends the
 * process, or leaves the turn open for ever. Here each turn runs on a view of the controller whose steps report
 * to that turn's promise, so that `adapter.onTurnError` gets the error and the guard can finish the turn.
 * Answers how to undo it.
 * @param around runs each turn, and may refuse it.
 */
export function reportTurnErrors(botkit: Botkit, around: Around): () => void {
  const controller = botkit as unknown as Controller
  const before = Object.getOwnPropertyDescriptor(controller, 'handleTurn')
  const original = controller.handleTurn
  const handleTurn = (context: TurnContextLike): Promise<unknown> => around(context, () => runReported(controller, original, context))
  controller.handleTurn = handleTurn
  return () => {
    if (controller.handleTurn !== handleTurn) return
    if (before === undefined) Reflect.deleteProperty(controller, 'handleTurn')
    else Object.defineProperty(controller, 'handleTurn', before)
  }
}

export type Around = (context: TurnContextLike, run: () => Promise<unknown>) => Promise<unknown>

type Step = (...parameters: unknown[]) => Promise<unknown>

/** Where a handler, a trigger's test, or storage may fail. The steps between run in the view and need no care. */
const stepNames = ['listenForInterrupts', 'listenForTriggers', 'trigger', 'saveState'] as const

/** What Botkit's `handleTurn` is made of; mostly private in its types. */
interface Controller extends Record<(typeof stepNames)[number], Step> {
  handleTurn: (context: TurnContextLike) => Promise<unknown>
  dialogSet: { createContext(context: TurnContextLike): Promise<{ continueDialog: Step }> }
}

function runReported(controller: Controller, original: Controller['handleTurn'], context: TurnContextLike): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // A step that failed never settles for its caller, so that nothing of the turn goes on.
    const reporting =
      (step: Step): Step =>
      (...parameters) =>
        step(...parameters).catch((error: Error) => {
          reject(error)
          return new Promise(() => {})
        })
    const view = Object.create(controller) as Controller
    for (const name of stepNames) view[name] = reporting((...parameters) => controller[name](...parameters))
    view.dialogSet = Object.create(controller.dialogSet) as Controller['dialogSet']
    view.dialogSet.createContext = async (turnContext) => {
      const dialogContext = await controller.dialogSet.createContext(turnContext)
      dialogContext.continueDialog = reporting(dialogContext.continueDialog.bind(dialogContext))
      return dialogContext
    }
    original.call(view, context).then(resolve, reject)
  })
}
