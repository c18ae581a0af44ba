import { isRecord, type PlainObject } from '../../lib/json.js'
import { limits } from '../../lib/limits.js'
import type { AttachmentAction, AttachmentLike } from '../../policy/attachment-rules.js'
import { cloneWith, replaceFiles } from '../leaves.js'
import { cleanImage, imageTypeOf } from './images.js'
import { isLink } from './link.js'
import { hasDataUrl, isCard, type FoundFile } from './look-into-files.js'
import { knownTypeName, standInType } from './media-type.js'
import { declaredType } from './read-file.js'

/** An activity after its files were decided about. */
export interface Admitted<T> {
  /** Without what was quarantined, pictures without their metadata. */
  readonly activity: T
  /** Types of files that the policy refuses. */
  readonly refused: readonly string[]
  /** Types of files that were taken out. */
  readonly quarantined: readonly string[]
  /** How many files, by what was done and their type: `scrub:text/csv`. */
  readonly counts: Readonly<Record<string, number>>
}

/** Carries out what `decide` says about each file of an activity. Texts in files are left to the leaves. */
export function admitFiles<T extends object>(
  activity: T,
  decide: (file: AttachmentLike, isLinked: boolean) => AttachmentAction,
): Admitted<T> {
  if (!mayHoldFiles(activity)) return { activity, refused: [], quarantined: [], counts: {} }
  const refused = new Set<string>()
  const quarantined = new Set<string>()
  const counts: Record<string, number> = {}
  const standIns = new Map<string, StandIn>()
  const note = (action: AttachmentAction, type: string): void => {
    if (action === 'refuse') refused.add(type)
    if (action === 'quarantine') quarantined.add(type)
    if (action !== 'pass') counts[`${action}:${type}`] = (counts[`${action}:${type}`] ?? 0) + 1
  }
  const judge = (file: FoundFile): Uint8Array | string | undefined => {
    if (file.type === standInType && file.kind === 'text') return undefined
    const image = file.kind === 'image' ? imageTypeOf(file.bytes) : undefined
    const cleaned = image === undefined ? undefined : cleanImage(file.bytes, image)
    const action = decide({ type: file.type, isReadable: file.kind === 'text' || cleaned !== undefined }, false)
    note(action, file.type)
    if (action !== 'quarantine') return action === 'scrub' ? cleaned : undefined
    const standIn = { contentType: file.type, sizeBytes: file.sizeBytes }
    const url = `data:${standInType},${encodeURIComponent(JSON.stringify(standIn))}`
    standIns.set(url, standIn)
    return url
  }
  const walked = replaceFiles(activity, judge)
  const admitted = withStandIns(walked, (record) => {
    const own = [record['contentUrl'], record['content']].map((value) => (typeof value === 'string' ? standIns.get(value) : undefined)).find((found) => found !== undefined)
    if (own !== undefined) return own
    const linked = linkedTypeOf(record)
    if (linked === undefined) return undefined
    const action = decide({ type: linked, isReadable: false }, true)
    note(action, linked)
    return action === 'quarantine' ? { contentType: linked } : undefined
  })
  return { activity: admitted, refused: [...refused], quarantined: [...quarantined], counts }
}

/** Most messages hold none, and to look for that is far cheaper than the whole walk. What is too large to tell may. */
function mayHoldFiles(activity: object): boolean {
  const { attachments } = activity as { readonly attachments?: unknown }
  if (Array.isArray(attachments) && attachments.length > 0) return true
  const open: unknown[] = [activity]
  for (let looked = 0; open.length > 0; looked += 1) {
    const value = open.pop()
    if (typeof value === 'string' ? hasDataUrl.test(value) : looked > limits.activityLeavesMax) return true
    if (typeof value !== 'object' || value === null) continue
    if (typeof (value as { toJSON?: unknown }).toJSON === 'function' && !(value instanceof Date)) return true
    for (const [name, inner] of Object.entries(value)) {
      if (hasDataUrl.test(name)) return true
      open.push(inner)
    }
  }
  return false
}

/** What is left of a file that was taken out. */
interface StandIn {
  readonly contentType: string
  readonly sizeBytes?: number
}

/** An attachment whose file was taken out becomes another attachment, which says what it was. */
function withStandIns<T extends object>(activity: T, standInOf: (record: PlainObject) => StandIn | undefined): T {
  const { attachments } = activity as { readonly attachments?: unknown }
  if (!Array.isArray(attachments)) return activity
  let isChanged = false
  const replaced = attachments.map((record: unknown) => {
    const standIn = isRecord(record) ? standInOf(record) : undefined
    if (standIn === undefined) return record
    isChanged = true
    const { name } = record as PlainObject
    return { contentType: standInType, ...(typeof name === 'string' && name !== '' ? { name } : {}), content: { ...standIn } }
  })
  return isChanged ? cloneWith(activity, new Map([['attachments', replaced]]), true) : activity
}

/** The type of a file that an attachment links to, as far as it is told. */
function linkedTypeOf(record: PlainObject): string | undefined {
  const { contentType, contentUrl, content, name } = record
  const download = isRecord(content) ? content['downloadUrl'] : undefined
  if (typeof contentType !== 'string' || isCard(contentType)) return undefined
  if (![contentUrl, download].some((link) => typeof link === 'string' && isLink(link))) return undefined
  // Teams tells the kind of a file beside the link, by its ending.
  const ending = isRecord(content) && typeof content['fileType'] === 'string' ? `.${content['fileType']}` : ''
  const fileName = `${typeof name === 'string' ? name : ''}${ending}`
  return knownTypeName(declaredType({ mediaType: download === undefined ? contentType : '', name: fileName }).type)
}
