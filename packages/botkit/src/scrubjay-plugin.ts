import type { Botkit, BotkitPlugin, BotWorker } from 'botkit'
import {
  type ActivityLike,
  attachGuard,
  attachmentOf,
  createGuard,
  createInstallation,
  type Guard,
  type GuardOptions,
  redactError,
  type Scrubjay,
  scrubInPlace,
  type TurnContextLike,
} from '@scrubjay/core'
import { reportTurnErrors } from './report-turn-errors.js'

/**
 * Guards a Botkit bot. Botkit has two ways out: its `send` middleware, the only one that sees what
 * `bot.changeContext` sends, and the adapter; both are covered. The handle is `controller.plugins.scrubjay`.
 * @throws `ERR_KEYS_MISSING` or `ERR_OPTIONS_INVALID` at once where it can be known. Not later, because Botkit
 * catches what a plugin throws and goes on without it.
 * @example
 * const controller = new Botkit({ adapter })
 * controller.usePlugin(scrubjayPlugin({ store, keys, policy: 'privacy.policy.yaml' }))
 * await controller.plugins.scrubjay.ready()
 */
export function scrubjayPlugin(options: ScrubjayOptions): ScrubjayPlugin {
  const guard = createGuard(options)
  const { guardStorage, guardTranscripts, guardTelemetry, createTranscriptStore } = guard.custody
  return {
    name: 'scrubjay',
    guardStorage,
    guardTranscripts,
    guardTelemetry,
    createTranscriptStore,
    // An endpoint that Botkit does not know would throw, and leave the plugin half installed.
    middlewares: { send: [scrubSent] },
    init(botkit) {
      botkit.addPluginExtension('scrubjay', install(botkit, guard, options.botAppId ?? ''))
    },
  }
}

/** A Botkit plugin that wraps what the bot keeps before there is a controller: `new Botkit({ storage: plugin.guardStorage(storage) })`. */
export type ScrubjayPlugin = BotkitPlugin & Pick<Scrubjay, 'guardStorage' | 'guardTranscripts' | 'guardTelemetry' | 'createTranscriptStore'>

/** What `scrubjayPlugin` takes: `store` and `keys`, and what has a default. */
export type ScrubjayOptions = GuardOptions

function install(botkit: Botkit, guard: Guard, botAppId: string): Scrubjay {
  const undo: (() => void)[] = []
  // First, so that a turn from an adapter that cannot be guarded is refused, whatever happens below.
  undo.push(
    reportTurnErrors(botkit, async (context, run) => {
      const adapter = context.adapter as Runner
      if (attachmentOf(adapter) !== undefined) return run()
      // A controller may have several adapters, or get another one later; this one shows up with its first turn.
      undo.push(guardAdapter(adapter, guard, botAppId))
      return adapter.runMiddleware(context, run)
    }),
  )
  undo.push(answerErrors(botkit.adapter as ErrorHandling))
  const installation = createInstallation(botkit.adapter as object, () => guard, { botAppId, keepsState: keepsState(botkit) })
  const uninstall = (): void => {
    installation.uninstall()
    for (const step of undo.splice(0)) step()
  }
  return {
    ...installation,
    uninstall,
    async close() {
      uninstall()
      await installation.close()
    },
  }
}

/** Without a storage Botkit takes one that is gone with the process, and says so itself. */
function keepsState({ storage }: Botkit): boolean {
  return (storage as object | undefined)?.constructor.name !== 'MemoryStorage'
}

function guardAdapter(adapter: object, guard: Guard, botAppId: string): () => void {
  const attachment = attachGuard(adapter, guard, { botAppId })
  const restore = answerErrors(adapter)
  return () => {
    attachment.detach()
    restore()
  }
}

/**
 * Without a handler Botkit rethrows a turn's error where nobody catches it, and the process ends. The developer
 * reads the error's class and code; not its message, which may quote what was typed.
 */
function answerErrors(adapter: ErrorHandling): () => void {
  if (adapter.onTurnError !== undefined) return () => {}
  const answer = async (context: Sender, error: unknown): Promise<void> => {
    process.emitWarning(`A turn failed: ${redactError(error).message}`, 'ScrubjayWarning')
    await context.sendActivity(failedText).catch(() => {})
  }
  adapter.onTurnError = answer
  return () => {
    if (adapter.onTurnError === answer) adapter.onTurnError = undefined
  }
}

/**
 * Botkit's `send`. Explicitly three parameters: Botkit decides by the arity whether there is a `next`. Idempotent,
 * because the adapter's own hook follows, and never an error, because Botkit answers nobody then.
 */
function scrubSent(bot: BotWorker, activity: ActivityLike, next: () => void): void {
  const context = bot.getConfig('context') as TurnContextLike | undefined
  if (context === undefined) return next()
  void scrubInPlace(context, activity).then(next)
}

/** A constant, as everything a person is told when something fails. */
const failedText = 'Sorry, something went wrong.'

interface Sender {
  sendActivity(text: string): Promise<unknown>
}

interface ErrorHandling {
  onTurnError?: ((context: Sender, error: unknown) => Promise<void>) | undefined
}

interface Runner {
  runMiddleware(context: unknown, logic: () => Promise<unknown>): Promise<unknown>
}
