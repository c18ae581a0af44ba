import type { OwnPattern } from '../detect/own/own-entities.js'
import type { BuiltInEntityType, EntityType } from '../detect/span.js'
import type { Settings } from '../turn.js'
import type { AttachmentRules } from './attachment-rules.js'
import type { LawfulBasis, Regime, RegimeRule, RetentionRule, RoleRule, Translation } from './duties.js'

/**
 * The versioned file that the organisation owns. Texts, periods and rules are data of the policy; nothing
 * legal is hard-coded. What a file leaves out comes from `defaultPolicy`.
 */
export interface Policy {
  /** The version of this format. */
  readonly version: 1
  readonly controller: Controller
  readonly notice: Notice
  /** The language of the notice, the purposes and the texts (BCP 47). */
  readonly language: string
  /** The same in other languages, by BCP 47 tag. A person meets the one of their channel's locale. */
  readonly translations: Readonly<Record<string, Translation>>
  /** What laws ask for, by name. For whom none of the rules says which, the strictest of all holds. */
  readonly regimes: Readonly<Record<string, Regime>>
  readonly regimeRules: readonly RegimeRule[]
  /** In the order in which they are asked for. */
  readonly purposes: readonly Purpose[]
  readonly detect: DetectRule
  /** Ask `ruleOf` for the rule of a type: one that the policy adds need not stand here. */
  readonly entities: EntityRules
  /** Exceptions to `entities`, in order: the first one that matches an occasion decides. */
  readonly rules: readonly Rule[]
  /** What becomes of files, by media type. `chooseAttachmentAction` says what holds for a type without a rule. */
  readonly attachments: AttachmentRules
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
  /** How long what is kept; what no rule names is kept until its person has it erased. */
  readonly retention: readonly RetentionRule[]
  /** What people with a role may change by chat. */
  readonly roles: Readonly<Record<string, RoleRule>>
  /** Channels on which a sender may claim any id: there nobody is granted rights without the bot's own resolver. */
  readonly forgeableChannels: readonly string[]
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
  readonly address?: string
  readonly url?: string
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
  /** @default 'consent' */
  readonly lawfulBasis?: LawfulBasis
  /** Kinds of data, in words for the person. */
  readonly dataCategories?: readonly string[]
  /** Who receives data, in words for the person. */
  readonly recipients?: readonly string[]
  readonly retentionDays?: number
  /** A sale or sharing (California Civ. Code 1798.120): "do not sell or share" and Global Privacy Control are a no to it. */
  readonly isSale?: boolean
  /** Uses sensitive data beyond the service (1798.121): "limit the use" is a no to it. */
  readonly isSensitive?: boolean
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
  readonly inbound: OperatorChoice
  readonly outbound: OperatorChoice
}

/** A word where an operator needs no parameters; `asRule` makes a rule of it. */
export type OperatorChoice = Exclude<Operator, 'replace'> | OperatorRule

/** What is done to a span, by its name alone. */
export type Operator = OperatorRule['operator']

/**
 * What is done to a span, with its parameters. `keep` it; `redact` it to `[TYPE]`; `replace` it by a constant;
 * `mask` its letters and digits; `token`: a placeholder `[TYPE_1]`, the one that comes back to its owner;
 * `pseudonym`: the same keyed word everywhere; `digest`: the same as a full keyed hash; `generalise` it to
 * something coarser; `encrypt` it under its owner's key; `format-preserving`: other digits of the same shape;
 * `surrogate`: a made-up value of the same type; `refuse` the whole message.
 */
export type OperatorRule =
  | { readonly operator: 'keep' | 'redact' | 'token' | 'encrypt' | 'surrogate' }
  | ReplaceRule
  | MaskRule
  | KeyedRule
  | GeneraliseRule
  | RefuseRule

/** `replace`: every value becomes the same constant. */
export interface ReplaceRule {
  readonly operator: 'replace'
  /** The constant that stands for every value. */
  readonly with: string
}

/** `mask`: signs are hidden, the layout stays. */
export interface MaskRule {
  readonly operator: 'mask'
  /**
   * How many letters and digits at the end stay; never more than half of them.
   * @default 0
   */
  readonly keepLast?: number
  /** `domain`: of an e-mail address, what follows the @ stays. */
  readonly keep?: 'domain'
  /**
   * The one character that stands for each that is hidden.
   * @default '*'
   */
  readonly with?: string
}

/** Operators that make the same of the same value, under a key of the organisation. */
export interface KeyedRule {
  readonly operator: 'pseudonym' | 'digest' | 'format-preserving'
  /**
   * The purpose within which the same value looks the same; what is made for one purpose cannot be matched with
   * what is made for another.
   * @default the whole organisation
   */
  readonly purpose?: string
}

/** `generalise`: something coarser takes the place of the value. */
export interface GeneraliseRule {
  readonly operator: 'generalise'
  /**
   * Years of one age band.
   * @default 10
   */
  readonly ageBandYears?: number
  /**
   * `shift` moves all dates of one person by the same number of days, so that the time between them stays;
   * `month` and `year` cut them off.
   * @default 'shift'
   */
  readonly dates?: 'shift' | 'month' | 'year'
  /**
   * The furthest that a date is shifted, in days, either way.
   * @default 180
   */
  readonly shiftDaysMax?: number
}

/** `refuse`: the message is not processed, and its person is told. */
export interface RefuseRule {
  readonly operator: 'refuse'
  /** Why, in words for the person who is refused. */
  readonly because?: string
}

/** Inward or outward, as seen from the bot. */
export type Direction = 'inbound' | 'outbound'

/**
 * Where a value is about to go. `bot` is the conversation itself: inward what the bot sees, outward what it says
 * to the person. `human` is the agent that a conversation is handed to.
 */
export type Destination = 'bot' | 'transcript' | 'telemetry' | 'state' | 'model' | 'human'

/** An exception to the rules of the types. What it leaves out, it does not ask about. */
export type Rule = OperatorRule & {
  readonly types?: readonly string[]
  readonly directions?: readonly Direction[]
  readonly channels?: readonly string[]
  readonly destinations?: readonly Destination[]
  /** Such a rule holds only where a purpose is named: when a value is revealed, expected or restored for one. */
  readonly purposes?: readonly string[]
}

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
  /** To somebody who asks whether this is a human. */
  readonly disclosureOnAsking: string
  /** The notice where nothing needs to be asked for (opt-out). */
  readonly noticeShown: string
  readonly consentPrompt: string
  readonly consentReminder: string
  /** Asks for a purpose without which everything else works. */
  readonly consentOptional: string
  readonly consentGranted: string
  readonly consentRefused: string
  /** After a no to an optional purpose. */
  readonly consentOptionalRefused: string
  readonly consentWithdrawn: string
  /** What a person who refused gets instead of an answer. */
  readonly consentMissing: string
  /** The titles of the buttons; at most 20 characters. */
  readonly buttonYes: string
  readonly buttonNo: string
  /** `{age}` is filled in. */
  readonly ageQuestion: string
  readonly ageTooYoung: string
  /** `{summary}` is filled in. */
  readonly accessSummary: string
  /** What a summary says of somebody of whom nothing is kept. */
  readonly accessNothing: string
  /** With the file of everything that is kept. */
  readonly exportReady: string
  /** Before an export: the person must show who they are. */
  readonly stepUpNeeded: string
  /** Where the channel lets anybody speak as anybody. */
  readonly rightsNeedIdentity: string
  /** To who seems to ask for an erasure in words that nobody foresaw. */
  readonly erasureConfirm: string
  readonly erasureDone: string
  /** A legal hold keeps what was to be erased. */
  readonly erasureHeld: string
  /** Asks what is to be corrected. */
  readonly correctionAsked: string
  readonly correctionDone: string
  readonly restrictionOn: string
  readonly restrictionOff: string
  /** What a person whose data is restricted gets instead of an answer. */
  readonly restricted: string
  /** `{purposes}` is filled in. */
  readonly objectionDone: string
  readonly humanRequested: string
  /** A request that takes longer. `{deadline}` is filled in. */
  readonly requestReceived: string
  /** "Do not sell or share". */
  readonly optOutHonoured: string
  /** "Limit the use of my sensitive information". */
  readonly limitHonoured: string
  /** The browser's Global Privacy Control was read. */
  readonly signalHonoured: string
  readonly receiptReady: string
  /** Where the channel takes no files. `{summary}` is filled in. */
  readonly receiptSummary: string
  readonly receiptNone: string
  /** `{settings}` is filled in. */
  readonly settingsShown: string
  readonly settingsChanged: string
  readonly settingsDenied: string
  /** When the policy refuses a kind of data. `{types}` is filled in, and `{because}` by the rules' reasons. */
  readonly messageRefused: string
  /** What a person gets instead of a reply that holds what the policy lets nobody say; constant. */
  readonly replyRefused: string
  /** When the policy refuses a type of file. `{types}` is filled in. */
  readonly attachmentRefused: string
  /** When files were taken out of a message. `{types}` is filled in. */
  readonly attachmentWithheld: string
  /** When a limit is reached. */
  readonly limitReached: string
  /** When the guard closes; constant, whatever went wrong. */
  readonly failedClosed: string
}
