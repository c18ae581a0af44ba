import type { BaseAdapter, CloudAdapter } from '@microsoft/agents-hosting'
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
  return createInstallation(adapter, () => createGuard(options), {
    continueConversation: (reference, logic) => adapter.continueConversation(identityOf(adapter, options), reference, logic),
  })
}

/** What `installScrubjay` takes: `store` and `keys`, and what has a default. */
export type ScrubjayOptions = GuardOptions

/** Whom the adapter goes back into a conversation as: the app that it is configured for, or nobody on a machine of one's own. */
function identityOf(adapter: BaseAdapter, options: ScrubjayOptions): string | { readonly name: string } {
  const { botAppId = (adapter as Partial<Pick<CloudAdapter, 'getClientId'>>).getClientId?.() } = options
  return botAppId || { name: 'anonymous' }
}
