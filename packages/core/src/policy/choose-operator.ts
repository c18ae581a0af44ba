import type { EntityType } from '../detect/span.js'
import { ruleOf, type Destination, type Direction, type OperatorChoice, type OperatorRule, type Policy, type Rule } from './policy.js'

/** What a choice of operator depends on, beside the type of the value. */
export interface Occasion {
  readonly direction: Direction
  /** The channel's id, without a sub-channel. */
  readonly channel: string
  readonly destination: Destination
  /** What the value is wanted for, where somebody has said so. */
  readonly purpose?: string
}

/** The operator of each type, on one occasion. */
export type OperatorOf = (type: EntityType) => OperatorRule

/** A policy's choice of operators, made once for each kind of occasion. */
export interface OperatorChooser {
  at(occasion: Occasion): OperatorOf
}

/**
 * What a policy does to values of a type on an occasion: the first of its rules that matches, else the rule of
 * the type. What goes anywhere but through the conversation itself goes by the type's inbound rule.
 * @example
 * chooseOperator(policy, 'CREDIT_CARD', { direction: 'inbound', channel: 'msteams', destination: 'telemetry' })
 */
export function chooseOperator(policy: Policy, type: EntityType, occasion: Occasion): OperatorRule {
  const isReply = occasion.destination === 'bot' && occasion.direction === 'outbound'
  const exception = policy.rules.find((rule) => matchesOccasion(rule, type, occasion))
  const { inbound, outbound } = ruleOf(policy.entities, type)
  const rule = exception ?? asRule(isReply ? outbound : inbound)
  // A date that is moved is wrong for the person who reads it, and moved once more at each station of its way.
  return isReply && rule.operator === 'generalise' && (rule.dates ?? 'shift') === 'shift' ? { ...rule, dates: 'month' } : rule
}

/** The same for the message path: each choice is made once and then looked up. */
export function compileOperators(policy: Policy): OperatorChooser {
  const channels = new Set(policy.rules.flatMap((rule) => rule.channels ?? []))
  const purposes = new Set(policy.rules.flatMap((rule) => rule.purposes ?? []))
  const known = new Map<string, OperatorOf>()
  return {
    at(occasion) {
      const { direction, destination, channel, purpose = '' } = occasion
      // Ids come from outside. One that no rule names is like any other, so that they cannot fill the memory.
      const key = `${direction} ${destination} ${channels.has(channel) ? channel : ''} ${purposes.has(purpose) ? purpose : ''}`
      let operatorOf = known.get(key)
      if (operatorOf === undefined) known.set(key, (operatorOf = compileOccasion(policy, occasion)))
      return operatorOf
    },
  }
}

/** The rule that a word alone stands for. */
export function asRule(choice: OperatorChoice): OperatorRule {
  return typeof choice === 'string' ? wordRules[choice] : choice
}

function compileOccasion(policy: Policy, occasion: Occasion): OperatorOf {
  const chosen = new Map<EntityType, OperatorRule>()
  return (type) => {
    let rule = chosen.get(type)
    if (rule === undefined) chosen.set(type, (rule = chooseOperator(policy, type, occasion)))
    return rule
  }
}

/** Whether an exception is about a type on an occasion. */
export function matchesOccasion(rule: Rule, type: EntityType, { direction, channel, destination, purpose }: Occasion): boolean {
  if (rule.types?.includes(type) === false || rule.directions?.includes(direction) === false) return false
  if (rule.channels?.includes(channel) === false || rule.destinations?.includes(destination) === false) return false
  return rule.purposes === undefined || (purpose !== undefined && rule.purposes.includes(purpose))
}

const wordRules: { readonly [Word in Extract<OperatorChoice, string>]: OperatorRule } = {
  keep: { operator: 'keep' },
  redact: { operator: 'redact' },
  mask: { operator: 'mask' },
  token: { operator: 'token' },
  pseudonym: { operator: 'pseudonym' },
  digest: { operator: 'digest' },
  generalise: { operator: 'generalise' },
  encrypt: { operator: 'encrypt' },
  'format-preserving': { operator: 'format-preserving' },
  surrogate: { operator: 'surrogate' },
  refuse: { operator: 'refuse' },
}
