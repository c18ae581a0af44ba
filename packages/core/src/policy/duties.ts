import type { Texts } from './policy.js'
import type { Settings } from '../turn.js'

/** Why processing is lawful (GDPR Art. 6(1)). Only `consent` asks; an objection ends the last two (Art. 21). */
export type LawfulBasis = (typeof lawfulBases)[number]
export const lawfulBases = ['consent', 'contract', 'legal-obligation', 'vital-interests', 'public-task', 'legitimate-interests'] as const

/** What a person may ask for; each request has a deadline. */
export type RightsKind = (typeof rightsKinds)[number]
export const rightsKinds = ['access', 'portability', 'erasure', 'rectification', 'restriction', 'objection', 'human'] as const

/** What one law asks for, as data. Where several may hold, the stricter one does: see `strictest`. */
export interface Regime {
  /** `opt-in`: nothing before a yes. `opt-out`: after notice, until the person says no. */
  readonly consent: 'opt-in' | 'opt-out'
  /** ISO 3166-1 country or other place that receipts name as the jurisdiction. */
  readonly jurisdiction: string
  readonly disclosure: DisclosureRule
  /** Whether Global Privacy Control is an opt-out, and said to be one. */
  readonly globalPrivacyControl: boolean
  /** Days within which each kind of request is answered. */
  readonly deadlineDays: Readonly<Record<RightsKind, number>>
  /**
   * Years of age below which nobody's consent counts.
   * @default nobody's age is asked
   */
  readonly minimumAge?: number
}

/** When people are told that they talk to a bot. */
export interface DisclosureRule {
  readonly atStart: boolean
  /** Asked whether it is human, the bot says that it is not. */
  readonly onAsking: boolean
  /**
   * Said again to who comes back after this many days.
   * @default never
   */
  readonly afterDays?: number
  /** The setting `disclosure` does not switch it off. */
  readonly unskippable: boolean
}

/** Which regimes hold for whom; the first rule that fits decides. */
export interface RegimeRule {
  readonly regime: string
  readonly channels?: readonly string[]
  /** Beginnings of BCP 47 tags, such as `de` or `en-US`. */
  readonly locales?: readonly string[]
  /** ISO 3166-1 countries, from the locale's region or from the bot's own resolver. */
  readonly countries?: readonly string[]
}

/** How long what is kept. */
export interface RetentionRule {
  readonly what: 'values' | 'state' | 'transcripts' | 'receipts'
  /**
   * Only values of these entity types.
   * @default all
   */
  readonly types?: readonly string[]
  /**
   * Only of people who have not agreed to this purpose, or no more.
   * @default of everybody
   */
  readonly unlessPurpose?: string
  readonly days: number
}

/** What people with a role may do by chat. Who has one says the bot's own resolver. */
export interface RoleRule {
  /** Settings that this role may change, within the locks. */
  readonly settings: readonly (keyof Settings)[]
}

/** What the policy says in another language. What is missing is said in the policy's own. */
export interface Translation {
  readonly notice?: string
  readonly texts?: Partial<Texts>
  /** Descriptions of purposes by their id. */
  readonly purposes?: Readonly<Record<string, string>>
}

const month = 30
const gdprDays = { access: month, portability: month, erasure: month, rectification: month, restriction: month, objection: month, human: month }
/** California Civ. Code 1798.130(a)(2): 45 days; 11 CCR 7026(f), 7027(g): 15 business days to stop selling and to limit. */
const ccpaDays = { access: 45, portability: 45, erasure: 45, rectification: 45, restriction: 15, objection: 15, human: 45 }

/** GDPR with the EU AI Act, CCPA with California's and Utah's bot laws; a policy may change each and add its own. */
export const builtInRegimes: Readonly<Record<string, Regime>> = {
  gdpr: {
    consent: 'opt-in',
    jurisdiction: 'EU',
    disclosure: { atStart: true, onAsking: true, unskippable: true },
    globalPrivacyControl: true,
    deadlineDays: gdprDays,
  },
  ccpa: {
    consent: 'opt-out',
    jurisdiction: 'US-CA',
    disclosure: { atStart: true, onAsking: true, afterDays: 7, unskippable: true },
    globalPrivacyControl: true,
    deadlineDays: ccpaDays,
  },
  none: {
    consent: 'opt-in',
    jurisdiction: 'ZZ',
    disclosure: { atStart: true, onAsking: true, unskippable: false },
    globalPrivacyControl: false,
    deadlineDays: gdprDays,
  },
}

/** One regime that asks for whatever any of them asks for. */
export function strictest(regimes: readonly [Regime, ...Regime[]]): Regime {
  return regimes.reduce((left, right) => {
    const afterDays = least(left.disclosure.afterDays, right.disclosure.afterDays)
    const minimumAge = most(left.minimumAge, right.minimumAge)
    return {
      consent: left.consent === 'opt-in' ? 'opt-in' : right.consent,
      jurisdiction: left.consent === 'opt-in' || right.consent === 'opt-out' ? left.jurisdiction : right.jurisdiction,
      disclosure: {
        atStart: left.disclosure.atStart || right.disclosure.atStart,
        onAsking: left.disclosure.onAsking || right.disclosure.onAsking,
        ...(afterDays === undefined ? {} : { afterDays }),
        unskippable: left.disclosure.unskippable || right.disclosure.unskippable,
      },
      globalPrivacyControl: left.globalPrivacyControl || right.globalPrivacyControl,
      deadlineDays: Object.fromEntries(rightsKinds.map((kind) => [kind, Math.min(left.deadlineDays[kind], right.deadlineDays[kind])])) as Record<RightsKind, number>,
      ...(minimumAge === undefined ? {} : { minimumAge }),
    }
  })
}

/** A regime, and what chose it: the bot's resolver, a rule by its place in `regimeRules`, or nothing but that it is the strictest. */
export interface ChosenRegime {
  readonly regime: Regime
  /** Its name in the policy; where none was chosen, the names of all of which it is the strictest. */
  readonly names: readonly string[]
  readonly by: 'resolver' | 'rule' | 'strictest'
  readonly ruleIndex?: number
}

interface PersonHints {
  readonly regime?: string | undefined
  readonly channel?: string
  readonly locale?: string | undefined
  readonly country?: string | undefined
}

interface RegimeChoices {
  readonly regimes: Readonly<Record<string, Regime>>
  readonly regimeRules: readonly RegimeRule[]
}

/** The regime that holds for somebody. The bot's resolver comes first, then the rules, then the strictest of all that the policy names. */
export function chooseRegime(policy: RegimeChoices, person: PersonHints): Regime {
  return findRegime(policy, person).regime
}

/** The same, with what chose it. */
export function findRegime({ regimes, regimeRules }: RegimeChoices, person: PersonHints): ChosenRegime {
  const known = person.regime === undefined ? undefined : regimes[person.regime]
  if (known !== undefined) return { regime: known, names: [person.regime ?? ''], by: 'resolver' }
  const country = person.country ?? /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(person.locale ?? '')?.[1]?.toUpperCase()
  const ruleIndex = regimeRules.findIndex(({ channels, locales, countries }) => {
    const isChannel = channels?.includes(person.channel ?? '') ?? true
    const isLocale = locales === undefined || locales.some((tag) => isWithin(person.locale ?? '', tag))
    return isChannel && isLocale && (countries === undefined || (country !== undefined && countries.includes(country)))
  })
  const name = regimeRules[ruleIndex]?.regime ?? ''
  const ruled = regimes[name]
  if (ruled !== undefined) return { regime: ruled, names: [name], by: 'rule', ruleIndex }
  const [first, ...more] = Object.values(regimes)
  const regime = first === undefined ? (builtInRegimes['none'] as Regime) : strictest([first, ...more])
  return { regime, names: Object.keys(regimes), by: 'strictest' }
}

function isWithin(locale: string, tag: string): boolean {
  const [given, asked] = [locale.toLowerCase(), tag.toLowerCase()]
  return given === asked || given.startsWith(`${asked}-`)
}

function least(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined ? right : right === undefined ? left : Math.min(left, right)
}

function most(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined ? right : right === undefined ? left : Math.max(left, right)
}
