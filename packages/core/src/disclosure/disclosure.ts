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
 * The first thing a person reads: that this is a bot (EU AI Act Art. 50(1)). Due once for a person, together
 * with whatever is said first.
 */
export function decideDisclosure(options: { readonly policy: Policy; readonly isOn: boolean; readonly isNewPerson: boolean }): ActivityLike | undefined {
  return options.isOn && options.isNewPerson ? say(options.policy, 'disclosure') : undefined
}
