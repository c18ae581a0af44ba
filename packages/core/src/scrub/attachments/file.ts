import type { EntityType } from '../../detect/span.js'
import type { Leaf } from '../leaves.js'

/** A text of a file, as its reader shows it. */
export interface FileText {
  readonly text: string
  readonly kind?: Leaf['kind']
  /** What the file itself says it is: a column, a property. */
  readonly label?: string
  /** What the format says it is, such as the telephone number of a vCard. */
  readonly type?: EntityType
}

/** Answers what stands in the text's place. */
export type VisitText = (text: FileText) => string

/** A file within a file: answers other bytes, or nothing where it stays as it is. */
export type VisitFile = (bytes: Uint8Array, declared: string) => Uint8Array | undefined
