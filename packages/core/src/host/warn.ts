import type { Custody } from '../guard/custody.js'
import type { HostContext, HostMethods } from './shapes.js'

/**
 * Watches the first guarded turn of an adapter for what stands before the guard, or keeps what goes through the bot
 * without it. The SDKs hide registered middleware in closures, so what can be seen is what it does: which class hangs a
 * hook into the turn, what it leaves in the turn's state. What is found is reported once, by name, with the remedy.
 */
export class StartWatch {
  readonly #adapter: object
  readonly #custody: Custody
  readonly #own: HostMethods['runMiddleware']
  readonly #keepsState: boolean
  readonly #hooked = new Set<string>()
  #isDone = false

  /** @param parts `own` is the function that stands in the place of the adapter's `runMiddleware`. */
  constructor(parts: { readonly adapter: object; readonly custody: Custody; readonly own: HostMethods['runMiddleware']; readonly keepsState: boolean }) {
    this.#adapter = parts.adapter
    this.#custody = parts.custody
    this.#own = parts.own
    this.#keepsState = parts.keepsState
  }

  /** Before the bot runs. */
  begin(context: HostContext): void {
    if (this.#isDone) return
    const original = context.onSendActivities
    Object.defineProperty(context, 'onSendActivities', {
      configurable: true,
      writable: true,
      value: (...parameters: Parameters<typeof original>): unknown => {
        const name = loggerOnStack()
        if (name !== undefined) this.#hooked.add(name)
        return original.apply(context, parameters)
      },
    })
  }

  /** After it has run: one warning for each finding, and never again. */
  end(context: HostContext): void {
    if (this.#isDone) return
    this.#isDone = true
    Reflect.deleteProperty(context, 'onSendActivities')
    for (const text of [...this.#outside(), ...this.#unguarded(context), ...debugFindings()]) process.emitWarning(text, 'ScrubjayWarning')
  }

  /** Functions that were put over ours, or over the adapter's entry: they see messages as they came. */
  #outside(): string[] {
    const entries = (['process', 'processActivity', 'runMiddleware'] as const).filter((name) => {
      const own = Object.getOwnPropertyDescriptor(this.#adapter, name)?.value as unknown
      return typeof own === 'function' && own !== this.#own
    })
    return entries.map((name) => {
      const { name: title } = Reflect.get(this.#adapter, name) as { readonly name: string }
      const called = title === '' || title === name ? '' : ` (${title})`
      return `adapter.${name} was replaced by a function${called} that stands before Scrubjay and sees messages in clear. Register it as middleware instead.`
    })
  }

  #unguarded(context: HostContext): string[] {
    const { made } = this.#custody
    const found: string[] = []
    for (const name of made.has('transcripts') ? [] : this.#hooked) {
      found.push(`${name} logs to a transcript that is not guarded: ids stand in it, and what is edited or erased stays. Give it scrubjay.guardTranscripts(logger).`)
    }
    const client: unknown = context.turnState.get('telemetryClient')
    if (typeof client === 'object' && client !== null && !this.#custody.isGuarded(client) && client.constructor.name !== 'NullTelemetryClient') {
      found.push(`TelemetryLoggerMiddleware sends to ${className(client)}, which is not guarded: ids and names go with it. Give it scrubjay.guardTelemetry(client).`)
    }
    if (this.#keepsState && !made.has('storage') && hasState(context)) {
      found.push('The bot keeps state in a storage that is not guarded: it is not sealed, and its keys name people. Give the state scrubjay.guardStorage(storage).')
    }
    return found
  }
}

/** The `debug` package prints whole activities as they came, before any middleware. */
function debugFindings(): string[] {
  const names = (process.env['DEBUG'] ?? '').split(/[\s,]+/).filter((name) => /^(?:\*|botkit|agents)/.test(name))
  return names.length === 0 ? [] : ['DEBUG is set so that the SDK prints messages in clear before Scrubjay sees them. Unset it where people talk to the bot.']
}

/** The class of a transcript logger that is calling, as a line of the stack names it: `at TranscriptLoggerMiddleware.onTurn`. */
function loggerOnStack(): string | undefined {
  const here: { readonly stack?: string } = {}
  Error.captureStackTrace(here)
  const words = (here.stack ?? '').split(/[ .\n]/)
  return words.find((word) => word.length < 60 && word.includes('TranscriptLogger') && !/\W/.test(word))
}

/** The state classes of all SDKs cache what they have loaded in the turn, under a symbol of this name. */
function hasState(context: HostContext): boolean {
  const state: unknown = context.turnState
  if (!(state instanceof Map)) return false
  return [...(state as Map<unknown, unknown>).keys()].some((key) => typeof key === 'symbol' && key.description === 'state')
}

function className(value: object): string {
  const { name } = value.constructor
  return /^\w{1,60}$/.test(name) ? name : 'a telemetry client'
}
