import { asRule } from './choose-operator.js'
import type { PolicyMistake } from './parse-policy.js'
import type { Operator, OperatorChoice, Policy } from './policy.js'

/** Mistakes that a shape cannot show. */
export function checkMeaning(policy: Policy): PolicyMistake[] {
  const mistakes: PolicyMistake[] = [...checkPurposes(policy), ...checkRegimes(policy), ...checkRetention(policy), ...checkLocks(policy), ...checkTranslations(policy)]
  const namesPurpose = (purpose: string | undefined): boolean => purpose === undefined || hasPurpose(policy, purpose)
  policy.rules.forEach((rule, index) => {
    if (rule.purposes?.every(namesPurpose) === false) mistakes.push({ path: `rules[${index}].purposes`, reason: 'there is no such purpose' })
  })
  for (const { path, choice, isOutward } of choicesOf(policy)) {
    const { operator, ...parameters } = asRule(choice)
    if ('purpose' in parameters && !namesPurpose(parameters.purpose)) mistakes.push({ path: `${path()}.purpose`, reason: 'there is no such purpose' })
    if (isOutward && inwardOnly.has(operator)) {
      mistakes.push({ path: path(), reason: `${operator} is for what people say, not for what the bot answers; name the other directions or destinations` })
    }
  }
  // The bot and a conversation may switch on what no lock keeps off.
  const mayAsk = policy.settings.consent || !policy.locks.includes('consent')
  if (mayAsk && !policy.purposes.some((purpose) => purpose.required)) {
    mistakes.push({ path: 'purposes', reason: 'consent is on, or not locked, so at least one purpose must be required' })
  }
  return mistakes
}

/** One choice of an operator, and where it stands. */
interface Choice {
  readonly path: () => string
  readonly choice: OperatorChoice
  /** Whether it is for what the bot says to the person. */
  readonly isOutward: boolean
}

function choicesOf({ entities, rules }: Policy): readonly Choice[] {
  return [
    ...Object.entries(entities).flatMap(([type, { inbound, outbound }]) => [
      { path: () => `entities.${type}.inbound`, choice: inbound, isOutward: false },
      { path: () => `entities.${type}.outbound`, choice: outbound, isOutward: true },
    ]),
    ...rules.map((rule, index) => ({
      path: () => `rules[${index}]`,
      choice: rule,
      isOutward: rule.directions?.includes('outbound') !== false && rule.destinations?.includes('bot') !== false,
    })),
  ]
}

/** Done twice they change a value twice, and a reply is looked at on every station of its way. */
const inwardOnly: ReadonlySet<Operator> = new Set(['encrypt', 'format-preserving', 'surrogate'])

function hasPurpose(policy: Policy, purpose: string): boolean {
  return policy.purposes.some(({ id }) => id === purpose)
}

function checkPurposes({ purposes }: Policy): PolicyMistake[] {
  return purposes.flatMap(({ id, required, isSale, isSensitive }, index) => {
    const mistakes: PolicyMistake[] = []
    if (purposes.findIndex((other) => other.id === id) !== index) mistakes.push({ path: `purposes[${index}].id`, reason: 'another purpose has the same id' })
    // Whoever makes use of these rights must be served as before (California Civ. Code 1798.125).
    if (required && isSale === true) mistakes.push({ path: `purposes[${index}].required`, reason: 'a sale or sharing must not be required; "do not sell or share" is a no to it' })
    if (required && isSensitive === true) mistakes.push({ path: `purposes[${index}].required`, reason: 'use of sensitive data beyond the service must not be required; "limit the use" is a no to it' })
    return mistakes
  })
}

function checkRegimes({ regimes, regimeRules, settings, locks }: Policy): PolicyMistake[] {
  const mistakes = regimeRules.flatMap(({ regime }, index): PolicyMistake[] => (Object.hasOwn(regimes, regime) ? [] : [{ path: `regimeRules[${index}].regime`, reason: 'there is no such regime' }]))
  const forAll = regimeRules.findIndex(({ channels, locales, countries }) => channels === undefined && locales === undefined && countries === undefined)
  if (forAll !== -1 && forAll < regimeRules.length - 1) mistakes.push({ path: `regimeRules[${forAll + 1}]`, reason: 'the rule before it fits everybody, so this one is never reached' })
  if (Object.keys(regimes).length === 0) mistakes.push({ path: 'regimes', reason: 'at least one regime is needed' })
  if (!settings.consent && locks.includes('consent')) {
    for (const [name, { minimumAge }] of Object.entries(regimes)) {
      if (minimumAge !== undefined) mistakes.push({ path: `regimes.${name}.minimumAge`, reason: 'nobody is asked for their age while consent is off and locked' })
    }
  }
  return mistakes
}

function checkRetention(policy: Policy): PolicyMistake[] {
  return policy.retention.flatMap(({ what, types, unlessPurpose }, index) => {
    const mistakes: PolicyMistake[] = []
    if (unlessPurpose !== undefined && !hasPurpose(policy, unlessPurpose)) mistakes.push({ path: `retention[${index}].unlessPurpose`, reason: 'there is no such purpose' })
    if (types !== undefined && what !== 'values') mistakes.push({ path: `retention[${index}].types`, reason: 'only values are kept by type' })
    types?.forEach((type, place) => {
      if (!knowsType(policy, type)) mistakes.push({ path: `retention[${index}].types[${place}]`, reason: 'there is no such type' })
    })
    return mistakes
  })
}

function knowsType({ entities, detect }: Policy, type: string): boolean {
  return [entities, detect.deny, detect.patterns].some((section) => Object.hasOwn(section, type))
}

function checkLocks({ regimes, roles, settings, locks }: Policy): PolicyMistake[] {
  const mistakes = Object.entries(roles).flatMap(([role, rule]) =>
    rule.settings.flatMap((name, index): PolicyMistake[] => (locks.includes(name) ? [{ path: `roles.${role}.settings[${index}]`, reason: 'the policy locks this setting' }] : [])),
  )
  const place = locks.indexOf('disclosure')
  if (!settings.disclosure && place !== -1 && Object.values(regimes).some(({ disclosure }) => disclosure.unskippable)) {
    mistakes.push({ path: `locks[${place}]`, reason: 'disclosure is locked off, and a regime makes it unskippable' })
  }
  return mistakes
}

function checkTranslations(policy: Policy): PolicyMistake[] {
  return Object.entries(policy.translations).flatMap(([tag, { purposes = {} }]) => {
    const unknown = Object.keys(purposes).filter((id) => !hasPurpose(policy, id))
    const mistakes: PolicyMistake[] = unknown.map((id) => ({ path: `translations.${tag}.purposes.${id}`, reason: 'there is no such purpose' }))
    if (tag.toLowerCase() === policy.language.toLowerCase()) mistakes.push({ path: `translations.${tag}`, reason: "this is the policy's own language; its words stand in notice, purposes and texts" })
    return mistakes
  })
}
