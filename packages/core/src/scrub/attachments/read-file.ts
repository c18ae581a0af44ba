import { decodeText, type Encoding } from './charset.js'
import { isContentLines } from './content-lines.js'
import { imageTypeOf, type ImageType } from './images.js'
import { isJson } from './json-text.js'
import { parseMediaType, typeOfName } from './media-type.js'

/** A file as it is, whatever it is called. */
export type ReadFile =
  | { readonly kind: 'text'; readonly type: string; readonly format: TextFormat; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'image'; readonly type: ImageType }
  | { readonly kind: 'other'; readonly type: string }

export type TextFormat = 'plain' | 'json' | 'json-lines' | 'csv' | 'tsv' | 'html' | 'xml' | 'content-lines'

/** What somebody says about a file: its media type, and its name. */
export interface Declared {
  readonly mediaType: string
  readonly name?: string | undefined
}

/**
 * Reads a file. What it is said to be is believed only where the bytes agree: a text that is called a picture is read
 * as text, a picture that is called a text is a picture, and bytes that are neither are something else.
 */
export function readFile(bytes: Uint8Array, declared: Declared): ReadFile {
  const image = imageTypeOf(bytes)
  if (image !== undefined) return { kind: 'image', type: image }
  const { type, charset } = declaredType(declared)
  if (sealedTypes.has(type) || isPdf(bytes)) return { kind: 'other', type: isPdf(bytes) ? 'application/pdf' : type }
  const decoded = decodeText(bytes, charset)
  if (decoded === undefined || (decoded.encoding.name === 'windows-1252' && charset === undefined && !isTextType(type))) {
    return { kind: 'other', type: isPlausible(type, bytes) ? type : 'application/octet-stream' }
  }
  const format = formatOf(type, decoded.text)
  return { kind: 'text', type: isTextType(type) ? type : typeOfFormat[format], format, ...decoded }
}

/** Reads a text that came as one, without bytes of its own. */
export function readText(text: string, declared: Declared): ReadFile & { readonly kind: 'text' } {
  const { type } = declaredType(declared)
  const format = formatOf(type, text)
  return { kind: 'text', type: isTextType(type) ? type : typeOfFormat[format], format, text, encoding: { name: 'utf-8', hasMark: false } }
}

/** The type that is declared, or that the name tells where the type says nothing. */
export function declaredType({ mediaType, name }: Declared): { readonly type: string; readonly charset: string | undefined } {
  const { type, charset } = parseMediaType(mediaType)
  const isSilent = type === '' || type === 'application/octet-stream'
  return { type: isSilent ? typeOfName(name ?? '') || type : type, charset }
}

/** Asks whether a file of this type can be read here. */
export function isTextType(type: string): boolean {
  return !sealedTypes.has(type) && (type.startsWith('text/') || type in formats || /\+(?:json|xml)$/.test(type))
}

function formatOf(type: string, text: string): TextFormat {
  if (isContentLines(text)) return 'content-lines'
  const declared = formats[type] ?? (type.endsWith('+json') ? 'json' : type.endsWith('+xml') ? 'xml' : undefined)
  if (declared === 'json') return isJson(text) ? 'json' : 'plain'
  if (declared !== undefined && declared !== 'content-lines') return declared
  if (isJson(text)) return 'json'
  return /^\s*<(?:[!?]|[A-Za-z][A-Za-z0-9]*[\s/>])/.test(text) ? 'html' : 'plain'
}

/** Texts of which much is written in codes that are not read here, so that nothing of them is. */
const sealedTypes: ReadonlySet<string> = new Set(['text/rtf', 'application/rtf', 'message/rfc822', 'application/pdf', 'application/postscript'])

const formats: Readonly<Record<string, TextFormat>> = {
  'text/csv': 'csv', 'text/tab-separated-values': 'tsv', 'application/csv': 'csv',
  'application/json': 'json', 'text/json': 'json', 'application/x-ndjson': 'json-lines', 'application/jsonl': 'json-lines', 'application/json-seq': 'json-lines',
  'text/html': 'html', 'application/xhtml+xml': 'html', 'text/xml': 'xml', 'application/xml': 'xml',
  'text/vcard': 'content-lines', 'text/x-vcard': 'content-lines', 'text/directory': 'content-lines', 'text/calendar': 'content-lines',
  'application/yaml': 'plain', 'application/x-yaml': 'plain', 'application/toml': 'plain', 'application/sql': 'plain', 'application/javascript': 'plain',
  'application/x-www-form-urlencoded': 'plain',
}

const typeOfFormat: Readonly<Record<TextFormat, string>> = {
  plain: 'text/plain', json: 'application/json', 'json-lines': 'application/x-ndjson', csv: 'text/csv', tsv: 'text/tab-separated-values',
  html: 'text/html', xml: 'application/xml', 'content-lines': 'text/vcard',
}

/** May be all letters, and yet most of it is packed. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-')
}

/** A picture that does not begin as one, or a text that is none, is no such thing; of the other types any bytes may be one. */
function isPlausible(type: string, bytes: Uint8Array): boolean {
  if (type === '' || isTextType(type) || /^image\/(?:jpeg|png|webp)$/.test(type)) return false
  const mark = marks[type]
  return mark === undefined || Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark
}

const marks: Readonly<Record<string, string>> = { 'image/gif': 'GIF8', 'image/bmp': 'BM', 'application/zip': 'PK', 'video/webm': '\x1aE\xdf\xa3', 'audio/ogg': 'OggS', 'audio/wav': 'RIFF' }
