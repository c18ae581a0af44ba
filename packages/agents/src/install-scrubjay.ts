import type { BaseAdapter } from '@microsoft/agents-hosting'
import { createGuard, createInstallation, type GuardOptions, type Scrubjay } from '@scrubjay/core'

/**
 * Guards a bot of the Microsoft 365 Agents SDK: from now on its code, middleware, state, transcripts and telemetry see
 * placeholders in the place of sensitive values. Works with every `BaseAdapter`, so with `CloudAdapter`, before or
 * after other middleware is registered and before or after an `AgentApplication` is made. Twice is once.
 * @throws `ERR_KEYS_MISSING` or `ERR_OPTIONS_INVALID` at once where it can be known; `ready()` tells the rest.
 * @example
 * const adapter = new CloudAdapter()
 * const scrubjay = installScrubjay(adapter, {
 *   store: createSqliteStore('privacy.db'),
 *   keys: createFileKeySource('/run/secrets/scrubjay.keys'),
 * })
 * await scrubjay.ready()
 */
export function installScrubjay(adapter: BaseAdapter, options: ScrubjayOptions): Scrubjay {
  return createInstallation(adapter, () => createGuard(options), options.botAppId)
}

/** What `installScrubjay` takes: `store` and `keys`, and what has a default. */
export type ScrubjayOptions = GuardOptions
