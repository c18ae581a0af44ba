import type { OwnPattern } from '../detect/own/own-entities.js'
import type { BuiltInEntityType, EntityType } from '../detect/span.js'
import type { Settings } from '../turn.js'

/**
 * The versioned file that the organisation owns. Texts, periods and rules are data of the policy; nothing
 * legal is hard-coded. What a file leaves out comes from `defaultPolicy`.
 */
export interface Policy {
  /** The version of this format. */
  readonly version: 1
  readonly controller: Controller
  readonly notice: Notice
  /** In the order in which they are asked for. */
  readonly purposes: readonly Purpose[]
  readonly detect: DetectRule
  /** Ask `ruleOf` for the rule of a type: one that the policy adds need not stand here. */
  readonly entities: EntityRules
  readonly settings: Settings
  /** Settings that neither the bot nor a conversation may change. */
  readonly locks: readonly (keyof Settings)[]
  /** What becomes of a message when detection, vault, consent or audit cannot do its work. */
  readonly onFailure: 'refuse' | 'redact-all'
  /** What becomes of messages while the kill switch is engaged. */
  readonly killSwitch: 'close' | 'pass'
  readonly consent: ConsentRule
  /**
   * Channels whose conversations count as one-to-one although they do not say `isGroup: false`. A missing
   * `isGroup` is a group everywhere else, and in a group nothing is put back.
   */
  readonly oneToOneChannels: readonly string[]
  readonly groups: GroupRule
  readonly texts: Texts
}

/** What holds where several people read along. */
export interface GroupRule {
  /** Whose values come back in replies: `nothing` of anybody, or what the `speaker` who is answered has given. */
  readonly restore: 'nothing' | 'speaker'
}

/** Who is responsible (GDPR Art. 4(7)) and how to reach them. */
export interface Controller {
  readonly name: string
  readonly contact: string
}

/** What a person is told before anything is processed (GDPR Art. 13). A new version is asked for anew. */
export interface Notice {
  readonly version: string
  readonly text: string
}

/** What a person's data is processed for; asked for and answered one by one. */
export interface Purpose {
  readonly id: string
  readonly description: string
  /** Without consent to a required purpose the bot sees nothing. */
  readonly required: boolean
}

/** What is looked for, and the organisation's own entities. */
export interface DetectRule {
  /** Whether persons, places and organisations are looked for by their names. */
  readonly names: boolean | 'thorough'
  /** ISO 3166-1 country whose national numbers count as phones also where nothing marks them as such. */
  readonly phoneRegion?: string
  /** Words and phrases that are no entity. */
  readonly allow: readonly string[]
  /** Words and phrases by the type that they are: one of ours, or a new one. */
  readonly deny: Readonly<Record<string, readonly string[]>>
  /** Patterns by the type of what they find: one of ours, or a new one. */
  readonly patterns: Readonly<Record<string, readonly OwnPattern[]>>
}

/** Every type of ours has a rule; one that the policy adds may have one. */
export type EntityRules = Readonly<Record<BuiltInEntityType, EntityRule>> & { readonly [type: string]: EntityRule }

/** The rule of a type. One that the policy adds is hidden from the bot, and may be said by it, unless the policy says otherwise. */
export function ruleOf(entities: EntityRules, type: EntityType): EntityRule {
  return entities[type] ?? ruleOfOwnTypes
}

/** What holds for a type that the policy adds and gives no rule. */
export const ruleOfOwnTypes: EntityRule = { inbound: 'token', outbound: 'keep' }

/** The operator for each direction: `inbound` from the person to the bot, `outbound` from the bot to the person. */
export interface EntityRule {
  readonly inbound: Operator
  readonly outbound: Operator
}

/**
 * What is done to a span: `keep` it; `redact` it to `[TYPE]`; `token`: a placeholder `[TYPE_1]` that comes back
 * to its owner; `refuse` the whole message.
 */
export type Operator = 'keep' | 'redact' | 'token' | 'refuse'

/** For how long answers hold. */
export interface ConsentRule {
  /** After a no the person is not asked again for this long, unless they ask for it. */
  readonly coolDownDays: number
  /** How long a yes holds. */
  readonly validityDays: number
}

/** What the guard itself says to people. `{controller}`, `{contact}`, `{purposes}` and `{notice}` are filled in. */
export interface Texts {
  readonly disclosure: string
  readonly consentPrompt: string
  readonly consentReminder: string
  readonly consentGranted: string
  readonly consentRefused: string
  readonly consentWithdrawn: string
  /** What a person who refused gets instead of an answer. */
  readonly consentMissing: string
  readonly accessSummary: string
  readonly erasureDone: string
  /** When the policy refuses a kind of data. `{types}` is filled in. */
  readonly messageRefused: string
  /** When a limit is reached. */
  readonly limitReached: string
  /** When the guard closes; constant, whatever went wrong. */
  readonly failedClosed: string
}
