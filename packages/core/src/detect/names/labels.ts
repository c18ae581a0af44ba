import type { EntityType } from '../span.js'

/** `O`, then `B` and `I` of each kind: label `1 + 2 * kind` begins an entity, the one after it continues it. */
export const labelCount = 9

export const kindTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']

/** How the labels are called in training text, in the order of `kindTypes`. */
export const kindCodes: readonly string[] = ['PER', 'LOC', 'ADR', 'ORG']

export function canFollow(label: number, before: number): boolean {
  const isInside = label > 0 && label % 2 === 0
  return !isInside || before === label || before === label - 1
}
