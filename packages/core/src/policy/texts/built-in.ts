import type { Texts } from '../policy.js'
import { dutch } from './dutch.js'
import { french } from './french.js'
import { german } from './german.js'
import { italian } from './italian.js'
import { portuguese } from './portuguese.js'
import { spanish } from './spanish.js'

/** What the guard says in one language when the policy is silent. */
export interface BuiltInTexts {
  readonly notice: string
  /** The description of the default purpose, as it follows "may your messages be processed". */
  readonly service: string
  readonly texts: Texts
}

/** By language; English is the default policy's own. */
export const builtInTexts: Readonly<Record<string, BuiltInTexts>> = {
  nl: dutch, fr: french, de: german, it: italian, pt: portuguese, es: spanish,
}
