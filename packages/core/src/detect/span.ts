import { entityTypes, type EntityType } from './entity-types.js'

export { entityTypes, type EntityType }
export { isBuiltInEntityType, isOwnEntityType, type BuiltInEntityType } from './entity-types.js'

/** What was found: `[start, end)` in UTF-16 code units of the original text. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** 0 to 1. */
  readonly score: number
  /** The name of the recognizer that found it. */
  readonly recognizer: string
}
