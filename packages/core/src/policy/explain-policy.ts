import { channelFormOf } from '../lib/channel-forms.js'
import { entityTypes, type EntityType } from '../detect/span.js'
import { ScrubjayError } from '../errors.js'
import { isRecord } from '../lib/json.js'
import { chooseOperator, matchesOccasion, type Occasion } from './choose-operator.js'
import { findRegime, rightsKinds, type ChosenRegime, type LawfulBasis, type Regime } from './duties.js'
import { localise } from './localise.js'
import { parsePolicyText } from './parse-policy-text.js'
import { checkPolicy } from './parse-policy.js'
import type { OperatorRule, Policy, Purpose } from './policy.js'

/** Whose view of a policy is asked for; what is left out is not known of the person. */
export interface ExplainedPerson {
  readonly channel?: string
  readonly locale?: string
  readonly country?: string
  /** Only what becomes of this type of entity. */
  readonly type?: string
}

/** One thing that a person meets. */
export interface ExplainedPart {
  readonly topic: 'regime' | 'language' | 'disclosure' | 'notice' | 'consent' | 'entities' | 'settings' | 'retention' | 'deadlines' | 'failure'
  readonly text: string
  /** The paths in the policy that say so; empty where it is the default. */
  readonly from: readonly string[]
}

/**
 * What somebody would meet under a policy, in words, with the places that say so.
 * @throws `ERR_POLICY_INVALID` for a policy with mistakes; `checkPolicy` names them.
 */
export function explainPolicy(input: string | object, person: ExplainedPerson = {}): readonly ExplainedPart[] {
  const { policy, mistakes } = checkPolicy(input)
  if (policy === undefined) throw new ScrubjayError('ERR_POLICY_INVALID', { at: mistakes[0]?.path || 'the policy', reason: mistakes[0]?.reason ?? '' })
  const parsed = typeof input === 'string' ? parsePolicyText(input) : { value: input }
  const view: View = { policy: localise(policy, person.locale), person, given: 'value' in parsed ? parsed.value : undefined }
  const entities = explainEntities(view)
  if (person.type !== undefined) return entities
  const chosen = findRegime(policy, person)
  return [
    explainRegime(view, chosen),
    part('language', `The guard speaks ${view.policy.language}.`, view.policy.language === policy.language ? fromOf(view, 'language') : fromOf(view, `translations.${translationTag(policy, view.policy.language)}`)),
    explainDisclosure(view, chosen),
    part('notice', `Notice ${view.policy.notice.version}: ${view.policy.notice.text}`, fromOf(view, 'notice')),
    ...explainConsent(view, chosen.regime),
    ...entities,
    ...explainSettings(view),
    ...explainRetention(view),
    part('deadlines', `Requests are answered within: ${rightsKinds.map((kind) => `${kind} ${chosen.regime.deadlineDays[kind]} days`).join(', ')}.`, regimePaths(view, chosen, 'deadlineDays')),
    part('failure', view.policy.onFailure === 'refuse' ? 'A message that cannot be checked is refused.' : 'Everything in a message that cannot be checked is redacted.', fromOf(view, 'onFailure')),
  ]
}

interface View {
  readonly policy: Policy
  readonly person: ExplainedPerson
  /** What the file says, before defaults. */
  readonly given: unknown
}

function part(topic: ExplainedPart['topic'], text: string, from: readonly string[]): ExplainedPart {
  return { topic, text, from }
}

/** The path itself if the file has it. */
function fromOf({ given }: View, path: string): readonly string[] {
  const found = path.split('.').reduce<unknown>((value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined), given)
  return found === undefined ? [] : [path]
}

function translationTag(policy: Policy, language: string): string {
  return Object.keys(policy.translations).find((tag) => tag.toLowerCase() === language) ?? language
}

function regimePaths(view: View, { names }: ChosenRegime, key: string): readonly string[] {
  return names.flatMap((name) => fromOf(view, `regimes.${name}.${key}`))
}

function explainRegime(view: View, { regime, names, by, ruleIndex }: ChosenRegime): ExplainedPart {
  const is = `${regime.consent === 'opt-in' ? 'Opt-in: nothing before a yes' : 'Opt-out: after notice, until the person says no'}. Jurisdiction ${regime.jurisdiction}.`
  const age = regime.minimumAge === undefined ? '' : ` Nobody under ${regime.minimumAge} can consent.`
  const signal = regime.globalPrivacyControl ? ' Global Privacy Control is honoured.' : ' Global Privacy Control is not read.'
  const rest = `${is}${age}${signal}`
  if (by === 'rule') return part('regime', `${names[0] ?? ''}, because the rule is the first that fits. ${rest}`, [`regimeRules[${ruleIndex}]`])
  const why = names.length === 1 ? `${names[0] ?? ''}, because the policy has no other and no rule fits.` : `The strictest of ${names.join(', ')}, because no rule fits.`
  return part('regime', `${why} ${rest}`, fromOf(view, 'regimes'))
}

function explainDisclosure(view: View, chosen: ChosenRegime): ExplainedPart {
  const { atStart, onAsking, afterDays, unskippable } = chosen.regime.disclosure
  const { settings } = view.policy
  const times = [...(atStart ? ['at the start'] : []), ...(onAsking ? ['when asked'] : []), ...(afterDays === undefined ? [] : [`after ${days(afterDays)} away`])]
  if (!settings.disclosure && !unskippable) return part('disclosure', 'Nobody is told that this is a bot: the setting is off.', fromOf(view, 'settings.disclosure'))
  const never = times.length === 0 ? 'Nobody is told that this is a bot' : `Says that it is a bot ${times.join(', ')}`
  return part('disclosure', `${never}${unskippable ? '; no setting switches it off' : ''}.`, regimePaths(view, chosen, 'disclosure'))
}

function explainConsent(view: View, regime: Regime): readonly ExplainedPart[] {
  const { policy } = view
  if (!policy.settings.consent) return [part('consent', 'Nobody is asked: the setting is off.', fromOf(view, 'settings.consent'))]
  const purposes = policy.purposes.map((purpose, index) =>
    part('consent', explainPurpose(purpose, regime), fromOf(view, 'purposes').map(() => `purposes[${index}]`)))
  const { coolDownDays, validityDays } = policy.consent
  const answers = `A yes holds for ${days(validityDays)}; after a no nobody is asked again for ${days(coolDownDays)}.`
  return [...purposes, ...explainForm(view), part('consent', answers, [...fromOf(view, 'consent.validityDays'), ...fromOf(view, 'consent.coolDownDays')])]
}

/** How the question is shown on the person's channel, and what answers it. */
function explainForm(view: View): readonly ExplainedPart[] {
  const { channel } = view.person
  if (channel === undefined) return []
  const { buttonYes, buttonNo } = view.policy.texts
  const typed = 'YES or NO, or the same in their own language and words'
  const form = channelFormOf(channel)
  if (form === 'words') return [part('consent', `On this channel people answer in words: ${typed}.`, [])]
  const place = form === 'actions' ? 'with a button' : 'on a card with buttons'
  const native = form === 'actions' && channel === 'facebook' ? " Behind Botkit's adapter the buttons are quick replies." : ''
  const translation = `translations.${translationTag(view.policy, view.policy.language)}`
  const from = ['buttonYes', 'buttonNo'].flatMap((name) => [`${translation}.texts.${name}`, `texts.${name}`].flatMap((path) => fromOf(view, path)).slice(0, 1))
  return [part('consent', `On this channel people answer ${place}, “${buttonYes}” or “${buttonNo}”, or in words: ${typed}.${native}`, from)]
}

function explainPurpose(purpose: Purpose, regime: Regime): string {
  const { id, description, required, lawfulBasis = 'consent', dataCategories = [], recipients = [], retentionDays } = purpose
  const how = lawfulBasis !== 'consent' ? basisWords[lawfulBasis] : regime.consent === 'opt-in' ? (required ? 'asked for before anything else' : 'asked for at first need') : 'told in the notice, and taken as given until a no'
  const more = [
    ...(dataCategories.length === 0 ? [] : [`data: ${dataCategories.join(', ')}`]),
    ...(recipients.length === 0 ? [] : [`recipients: ${recipients.join(', ')}`]),
    ...(retentionDays === undefined ? [] : [`kept ${days(retentionDays)}`]),
    ...(purpose.isSale === true ? ['a sale or sharing: "do not sell or share" is a no to it'] : []),
    ...(purpose.isSensitive === true ? ['sensitive data: "limit the use" is a no to it'] : []),
  ]
  return `${id} (${required ? 'required' : 'optional'}, ${lawfulBasis}): ${description}; ${[how, ...more].join('; ')}.`
}

const basisWords: Readonly<Record<Exclude<LawfulBasis, 'consent'>, string>> = {
  contract: 'not asked for',
  'legal-obligation': 'not asked for',
  'vital-interests': 'not asked for',
  'public-task': 'not asked for; the person may object',
  'legitimate-interests': 'not asked for; the person may object',
}

const occasions: readonly (readonly [string, Omit<Occasion, 'channel'>])[] = [
  ['What the person says, to the bot', { direction: 'inbound', destination: 'bot' }],
  ['What the bot says, to the person', { direction: 'outbound', destination: 'bot' }],
  ['To the model', { direction: 'inbound', destination: 'model' }],
  ['To the transcript', { direction: 'inbound', destination: 'transcript' }],
  ['To telemetry', { direction: 'inbound', destination: 'telemetry' }],
  ["To the bot's state", { direction: 'inbound', destination: 'state' }],
  ['To a human agent', { direction: 'inbound', destination: 'human' }],
]

/** Types that meet the same on an occasion, for the same reason, are one part. */
function explainEntities(view: View): readonly ExplainedPart[] {
  const { policy, person } = view
  if (!policy.settings.scrub) return [part('entities', 'Everything passes as it is: the setting scrub is off.', fromOf(view, 'settings.scrub'))]
  const own = [policy.entities, policy.detect.deny, policy.detect.patterns].flatMap((section) => Object.keys(section))
  const known = [...new Set<string>([...entityTypes, ...own])]
  const types = known.filter((type) => person.type === undefined || type === person.type)
  return occasions.flatMap(([label, { direction, destination }]) => {
    const occasion: Occasion = { direction, destination, channel: person.channel ?? '' }
    const groups = new Map<string, { readonly types: string[]; readonly from: Set<string> }>()
    for (const type of types) {
      const { words, from } = explainType(view, type as EntityType, occasion)
      const key = `${words}\n${from.startsWith('rules') ? from : ''}`
      const group = groups.get(key) ?? { types: [], from: new Set() }
      group.types.push(type)
      if (from !== '') group.from.add(from)
      groups.set(key, group)
    }
    return [...groups].map(([key, group]) => {
      const all = group.types.length === known.length ? 'every type' : group.types.join(', ')
      return part('entities', `${label}: ${key.split('\n')[0] ?? ''}: ${all}.`, [...group.from])
    })
  })
}

function explainType(view: View, type: EntityType, occasion: Occasion): { readonly words: string; readonly from: string } {
  const words = operatorWords(chooseOperator(view.policy, type, occasion))
  const index = view.policy.rules.findIndex((rule) => matchesOccasion(rule, type, occasion))
  if (index !== -1) return { words, from: `rules[${index}]` }
  const direction = occasion.destination === 'bot' ? occasion.direction : 'inbound'
  const place = `entities.${type}`
  const isWord = direction === 'inbound' && fromOf(view, place).length > 0 && !isByDirection(view.given, type)
  return { words, from: isWord ? place : (fromOf(view, `${place}.${direction}`)[0] ?? '') }
}

function isByDirection(given: unknown, type: string): boolean {
  const entities = isRecord(given) ? given['entities'] : undefined
  return isRecord(entities) && isRecord(entities[type])
}

function operatorWords({ operator, ...parameters }: OperatorRule): string {
  const details = Object.entries(parameters).filter(([name]) => ['keepLast', 'keep', 'purpose', 'ageBandYears', 'dates', 'shiftDaysMax', 'because'].includes(name))
  return `${operator}${details.length === 0 ? '' : ` (${details.map(([name, value]) => `${name} ${String(value)}`).join(', ')})`}`
}

function explainSettings(view: View): readonly ExplainedPart[] {
  const { settings, locks, roles } = view.policy
  const on = Object.entries(settings).map(([name, isOn]) => `${name} ${isOn ? 'on' : 'off'}${locks.some((lock) => lock === name) ? ' (locked)' : ''}`)
  const byRole = Object.entries(roles).map(([role, rule]) => part('settings', `Whoever is ${role} may change by chat: ${rule.settings.join(', ') || 'nothing'}.`, [`roles.${role}`]))
  return [part('settings', `Settings: ${on.join(', ')}.`, [...fromOf(view, 'settings'), ...fromOf(view, 'locks')]), ...byRole]
}

function explainRetention(view: View): readonly ExplainedPart[] {
  const { retention } = view.policy
  if (retention.length === 0) return [part('retention', 'Everything is kept until its person has it erased.', [])]
  return retention.map(({ what, types, unlessPurpose, days: kept }, index) => {
    const which = `${what}${types === undefined ? '' : ` of type ${types.join(', ')}`}${unlessPurpose === undefined ? '' : ` of who has not agreed to ${unlessPurpose}`}`
    return part('retention', `Kept for ${days(kept)}: ${which}.`, [`retention[${index}]`])
  })
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
