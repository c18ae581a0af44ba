import { isOwnEntityType, type OwnEntityType } from '../detect/entity-types.js'
import type { Policy } from './policy.js'

/** The types that a policy adds to ours, by its lists and its patterns. */
export function ownTypesOf({ detect: { deny, patterns } }: Policy): readonly OwnEntityType[] {
  return [...new Set([...Object.keys(deny), ...Object.keys(patterns)])].filter(isOwnEntityType)
}
