import type { DisclosureRule } from '../policy/duties.js'
import type { Policy, Texts } from '../policy/policy.js'
import type { ActivityLike } from '../turn.js'

/** A message of the guard itself, with the policy's names filled in. */
export function sayText(policy: Policy, text: keyof Texts, more: Readonly<Record<string, string>> = {}): string {
  const { controller, notice } = policy
  const values: Readonly<Record<string, string>> = { controller: controller.name, contact: controller.contact, notice: notice.text, ...more }
  return policy.texts[text].replace(/\{([a-z]+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))
}

/** The same as an activity. */
export function say(policy: Policy, text: keyof Texts, more?: Readonly<Record<string, string>>): ActivityLike {
  return { type: 'message', text: sayText(policy, text, more) }
}

/**
 * What a person reads first: that this is a bot (EU AI Act Art. 50(1), California B&P 17941, Utah 13-75-103), at the start
 * and again after a gap, as the law that holds for them wants it. With `unskippable` no setting takes it away.
 */
export function decideDisclosure(options: {
  readonly policy: Policy
  readonly rule: DisclosureRule
  /** The setting. */
  readonly isOn: boolean
  readonly isNewPerson: boolean
  /** Full days since the person spoke last. */
  readonly awayDays: number
}): ActivityLike | undefined {
  const { policy, rule, isOn, isNewPerson, awayDays } = options
  if (!isOn && !rule.unskippable) return undefined
  const isBack = !isNewPerson && rule.afterDays !== undefined && awayDays >= rule.afterDays
  return (rule.atStart && isNewPerson) || isBack ? say(policy, 'disclosure') : undefined
}
