import { ScrubjayError } from '../../errors.js'
import { limits } from '../../lib/limits.js'
import type { Leaf } from '../leaves.js'
import { encodeText } from './charset.js'
import { walkContentLines } from './content-lines.js'
import { walkCsv } from './csv-text.js'
import { decodeLooseBase64, encodeBytes, findDataUrls, formatDataUrl, type DataUrl } from './data-url.js'
import type { LeafInField } from './fields.js'
import type { FileText, VisitFile, VisitText } from './file.js'
import { walkMarkup } from './html-text.js'
import { walkJson, walkJsonLines } from './json-text.js'
import { isLink, walkLink } from './link.js'
import { asUtf8, knownTypeName, typeOfName } from './media-type.js'
import { declaredType, isTextType, readFile, readText, type Declared, type ReadFile } from './read-file.js'

/** A file that was found, for whoever decides about it. */
export interface FoundFile {
  /** As it is, not as it is called; only names that we know. */
  readonly type: string
  readonly kind: ReadFile['kind']
  readonly sizeBytes: number
  /** Empty where it could not be decoded. */
  readonly bytes: Uint8Array
}

/** Decides about a file: other bytes, a text in its place, or nothing: it is looked into and stays. */
export type Judge = (file: FoundFile) => Uint8Array | string | undefined

/**
 * A visitor that finds the files in leaves, and visits the texts in them: data URLs wherever they stand, and what an
 * attachment holds or links to. The file is written anew where one of its texts is replaced.
 * @throws `ERR_LIMIT_ATTACHMENTS` for too many files, too large ones, or ones within each other.
 */
export function lookIntoFiles(visit: (leaf: Leaf) => string, judge: Judge = () => undefined): (leaf: LeafInField) => string {
  const looking = { visit, judge, count: 0, sizeBytes: 0 }
  return (leaf) => look(leaf, looking, 0)
}

interface Looking {
  readonly visit: (leaf: Leaf) => string
  readonly judge: Judge
  count: number
  sizeBytes: number
}

function look(leaf: LeafInField, looking: Looking, depth: number): string {
  const { text, field, ...rest } = leaf
  const plain: Leaf = { ...rest, text }
  if (leaf.kind !== 'text' && leaf.kind !== 'key') return looking.visit(plain)
  const declared = { mediaType: field?.contentType ?? '', name: field?.name }
  const urls = hasDataUrl.test(text) ? findDataUrls(text) : []
  if (urls.length > 0) return lookAround(plain, urls, { declared, looking, depth })
  if (field?.role === 'link' && isLink(text)) return walkLink(text, (part) => looking.visit({ ...rest, kind: 'link', ...part }))
  // A name without its ending would be no file's; with it, `cv.pdf` is taken for a person's.
  const ending = field?.role === 'name' && typeOfName(text) !== '' ? text.slice(text.lastIndexOf('.')) : ''
  if (ending !== '' && ending !== text) return looking.visit({ ...plain, text: text.slice(0, -ending.length) }) + ending
  return field?.role === 'content' ? lookIntoContent(plain, { declared, looking, depth }) : looking.visit(plain)
}

interface Place {
  readonly declared: Declared
  readonly looking: Looking
  readonly depth: number
}

/** Data URLs, and the text between them. */
function lookAround(leaf: Leaf, urls: readonly DataUrl[], place: Place): string {
  const pieces: string[] = []
  let position = 0
  const between = (end: number): void => {
    const text = leaf.text.slice(position, end)
    pieces.push(text.trim() === '' ? text : place.looking.visit({ ...leaf, text }))
  }
  for (const url of urls) {
    between(url.start)
    pieces.push(lookIntoDataUrl(leaf.text.slice(url.start, url.end), url, place))
    position = url.end
  }
  between(leaf.text.length)
  return pieces.join('')
}

function lookIntoDataUrl(text: string, { mediaType, isBase64, bytes }: DataUrl, place: Place): string {
  const { looking, declared } = place
  const said = mediaType === '' || mediaType.startsWith(';') ? { ...declared, mediaType: `${declared.mediaType}${mediaType}` } : { ...declared, mediaType }
  if (bytes === undefined) {
    spend(looking, { sizeBytes: text.length, depth: place.depth })
    const judged = looking.judge({ kind: 'other', type: knownTypeName(declaredType(said).type), sizeBytes: text.length, bytes: new Uint8Array() })
    return typeof judged === 'string' ? judged : looking.visit({ text, kind: 'text' })
  }
  const walked = lookIntoBytes(bytes, { ...place, declared: said })
  if (typeof walked === 'string') return walked
  const payload = text.slice(text.indexOf(',') + 1)
  const seen = isBase64 ? lookAtPayload(payload, bytes, { ...place, declared: said }) : payload
  if (seen !== payload) return `data:${mediaType};base64,${seen}`
  if (walked === undefined) return text
  return formatDataUrl(walked.isUtf8Now ? asUtf8(mediaType) : mediaType, isBase64, walked.bytes)
}

/** What an attachment holds as text: the file itself, or its bytes as base64. */
function lookIntoContent(leaf: Leaf, place: Place): string {
  const { text } = leaf
  const bytes = /^[\w+/=\r\n-]{16,}$/.test(text) ? decodeLooseBase64(text) : undefined
  const file = bytes === undefined ? undefined : readFile(bytes, place.declared)
  const type = declaredType(place.declared).type
  // A long word may look like base64; what it would mean is rarely a text then, or a picture.
  if (bytes !== undefined && (file?.kind !== 'other' || (type !== '' && !isTextType(type) && !isCard(type)))) {
    const walked = lookIntoBytes(bytes, place)
    if (typeof walked === 'string') return walked
    const seen = lookAtPayload(text, bytes, place)
    return seen === text && walked !== undefined ? encodeBytes(walked.bytes) : seen
  }
  const read = readText(text, place.declared)
  const sizeBytes = Buffer.byteLength(text)
  spend(place.looking, { sizeBytes, depth: place.depth })
  const judged = place.looking.judge({ kind: 'text', type: knownTypeName(read.type), sizeBytes, bytes: Buffer.from(text) })
  return typeof judged === 'string' ? judged : lookIntoText(read, place)
}

/**
 * What is said to be base64 may be a value as it stands, such as the digits of a card: unless it clearly is base64 it is
 * visited as a text too, and goes where anything is found in it.
 */
function lookAtPayload(payload: string, bytes: Uint8Array, { declared, looking }: Place): string {
  if (payload.length > payloadLengthMax || payload.trim() === '') return payload
  const file = readFile(bytes, declared)
  const isMixed = /[a-z]/.test(payload) && /[A-Z]/.test(payload)
  const isClear = isMixed && (file.kind === 'image' || (file.kind === 'text' && file.encoding.name !== 'windows-1252'))
  return isClear ? payload : looking.visit({ text: payload, kind: 'text' })
}

function lookIntoBytes(bytes: Uint8Array, place: Place): { readonly bytes: Uint8Array; readonly isUtf8Now?: boolean } | string | undefined {
  const { looking, depth, declared } = place
  spend(looking, { sizeBytes: bytes.length, depth })
  const file = readFile(bytes, declared)
  const judged = looking.judge({ kind: file.kind, type: knownTypeName(file.type), sizeBytes: bytes.length, bytes })
  if (typeof judged === 'string') return judged
  if (judged !== undefined) return judged === bytes ? undefined : { bytes: judged }
  if (file.kind !== 'text') return undefined
  const walked = lookIntoText(file, place)
  return walked === file.text ? undefined : encodeText(walked, file.encoding)
}

function lookIntoText(file: ReadFile & { readonly kind: 'text' }, { looking, depth }: Place): string {
  const inFile = knownTypeName(file.type)
  const visit: VisitText = (found: FileText) => look({ kind: 'text', ...found, inFile }, looking, depth + 1)
  const visitFile: VisitFile = (bytes, mediaType) => {
    const walked = lookIntoBytes(bytes, { declared: { mediaType }, looking, depth: depth + 1 })
    return typeof walked === 'string' ? Buffer.from(walked) : walked?.bytes
  }
  switch (file.format) {
    case 'json':
      return walkJson(file.text, visit)
    case 'json-lines':
      return walkJsonLines(file.text, visit)
    case 'csv':
      return walkCsv(file.text, visit)
    case 'tsv':
      return walkCsv(file.text, visit, '\t')
    case 'html':
    case 'xml':
      return walkMarkup(file.text, visit, file.format === 'xml')
    case 'content-lines':
      return walkContentLines(file.text, visit, visitFile)
    case 'plain':
      return file.text.trim() === '' ? file.text : visit({ text: file.text })
  }
}

function spend(looking: Looking, { sizeBytes, depth }: { readonly sizeBytes: number; readonly depth: number }): void {
  looking.count += 1
  looking.sizeBytes += sizeBytes
  const at = 'attachments'
  if (depth >= limits.attachmentDepthMax) throw new ScrubjayError('ERR_LIMIT_ATTACHMENTS', { at, reason: 'Files stand in each other deeper than the limit.' })
  if (looking.count > limits.attachmentsMax) throw new ScrubjayError('ERR_LIMIT_ATTACHMENTS', { at, reason: 'There are more files than the limit.' })
  if (looking.sizeBytes > limits.attachmentsBytesMax) throw new ScrubjayError('ERR_LIMIT_ATTACHMENTS', { at, reason: 'Files are larger than the limit.' })
}

/** Cards are part of the message, not files. */
export function isCard(type: string): boolean {
  return /^application\/vnd\.microsoft\.(?:card|teams\.card)\./.test(type)
}

/** No value is longer, and no longer text has only signs of base64. */
const payloadLengthMax = 1_000

/** What every data URL begins with. */
export const hasDataUrl: RegExp = /data:/i
