import type { Texts } from '../policy.js'

/** What the guard says in one language when the policy is silent. */
export interface BuiltInTexts {
  readonly notice: string
  /** The description of the default purpose, as it follows "may your messages be processed". */
  readonly service: string
  readonly texts: Texts
}

/** By language; English is the default policy's own. */
export const builtInTexts: Readonly<Record<string, BuiltInTexts>> = {}
