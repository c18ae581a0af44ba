import type { PlainObject } from '../../lib/json.js'
import type { Leaf } from '../leaves.js'

/** A field that holds a file, leads to one or names it. */
export interface FileField {
  readonly role: 'content' | 'link' | 'name'
  /** What the attachment says of it. */
  readonly contentType: string
  readonly name?: string
}

/** A leaf on the way to the file that it is. */
export interface LeafInField extends Leaf {
  readonly field?: FileField
}

/** Which fields of an attachment, of either SDK or of Teams, are files. */
export function fileFieldOf(record: PlainObject, field: string): FileField | undefined {
  const role = roles.get(field)
  if (role === undefined) return undefined
  const { contentType, name } = record
  const isAttachment = typeof contentType === 'string'
  if (role !== 'link' && !isAttachment) return undefined
  return { role, contentType: isAttachment && field !== 'thumbnailUrl' ? contentType : '', ...(typeof name === 'string' ? { name } : {}) }
}

const roles: ReadonlyMap<string, FileField['role']> = new Map([
  ['content', 'content'],
  ['name', 'name'],
  ['contentUrl', 'link'],
  ['thumbnailUrl', 'link'],
  ['downloadUrl', 'link'],
])
