import type { BotAdapter } from 'botbuilder'
import { createGuard, createInstallation, type GuardOptions, type Scrubjay } from '@scrubjay/core'

/**
 * Guards a Bot Framework bot: from now on its code, middleware, state, transcripts and telemetry see placeholders
 * in the place of sensitive values. Works with every `BotAdapter` (`CloudAdapter`, `BotFrameworkAdapter`,
 * `TestAdapter`), before or after other middleware is registered. Twice is once.
 * @throws `ERR_KEYS_MISSING` or `ERR_OPTIONS_INVALID` at once where it can be known; `ready()` tells the rest.
 * @example
 * const adapter = new CloudAdapter(auth)
 * const scrubjay = installScrubjay(adapter, {
 *   store: createSqliteStore('privacy.db'),
 *   keys: createFileKeySource('/run/secrets/scrubjay.keys'),
 * })
 * await scrubjay.ready()
 */
export function installScrubjay(adapter: BotAdapter, options: ScrubjayOptions): Scrubjay {
  return createInstallation(adapter, () => createGuard(options), options)
}

/** What `installScrubjay` takes: `store` and `keys`, and what has a default. */
export type ScrubjayOptions = GuardOptions
