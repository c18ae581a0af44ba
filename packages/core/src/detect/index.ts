// Detection by itself: a fraction of the package, for those who need nothing else.
export { detect, detectAll } from './detect.js'
export { type BuiltInEntityType, type EntityType, type OwnEntityType, entityTypes, isOwnEntityType } from './entity-types.js'
export type { DetectOptions } from './examine.js'
export { type Explanation, explain, explainPiece } from './explain.js'
export type { Span } from './span.js'
