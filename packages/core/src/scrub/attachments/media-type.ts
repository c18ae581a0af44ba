/** A media type (RFC 9110 §8.3.1) with its parameters, names in lower case. */
export interface MediaType {
  /** For example `text/csv`; empty when none is given. */
  readonly type: string
  readonly charset: string | undefined
}

/** Reads what is declared. Anything that is no media type is none. */
export function parseMediaType(text: string): MediaType {
  const [head = '', ...parameters] = text.toLowerCase().split(';')
  const type = head.trim()
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='))
  return { type: typePattern.test(type) ? type : '', charset: charset?.slice('charset='.length).replaceAll('"', '').trim() || undefined }
}

/** A media type that says UTF-8, whatever it said before. */
export function asUtf8(text: string): string {
  const kept = text.split(';').filter((part, index) => index === 0 || !part.trim().toLowerCase().startsWith('charset='))
  return [kept[0] === '' ? 'text/plain' : kept[0], 'charset=utf-8', ...kept.slice(1)].join(';')
}

/**
 * The name of a type for logs and texts. Who sends a file writes its type, so that only names that we know are repeated.
 */
export function knownTypeName(type: string): string {
  if (knownTypes.has(type)) return type
  const [top = ''] = type.split('/')
  return topLevels.has(top) ? `${top}/other` : 'application/octet-stream'
}

/** The type that a file's name tells, where nothing better is known. */
export function typeOfName(name: string): string {
  return typesByExtension[/\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? ''
}

const typePattern = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/

const typesByExtension: Readonly<Record<string, string>> = {
  txt: 'text/plain', log: 'text/plain', md: 'text/markdown', csv: 'text/csv', tsv: 'text/tab-separated-values', json: 'application/json',
  ndjson: 'application/x-ndjson', jsonl: 'application/x-ndjson', htm: 'text/html', html: 'text/html', xml: 'application/xml', vcf: 'text/vcard',
  ics: 'text/calendar', yaml: 'application/yaml', yml: 'application/yaml', svg: 'image/svg+xml', jpg: 'image/jpeg', jpeg: 'image/jpeg',
  png: 'image/png', webp: 'image/webp', gif: 'image/gif', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff', heic: 'image/heic',
  pdf: 'application/pdf', rtf: 'application/rtf', zip: 'application/zip', doc: 'application/msword', xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  eml: 'message/rfc822', mp3: 'audio/mpeg', ogg: 'audio/ogg', wav: 'audio/wav', m4a: 'audio/mp4', mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm',
}

/** The type of what stands for a file that was taken out. */
export const standInType = 'application/vnd.scrubjay.quarantined+json'

const knownTypes: ReadonlySet<string> = new Set([
  standInType, ...Object.values(typesByExtension), 'application/octet-stream', 'application/xhtml+xml', 'text/xml', 'text/x-vcard', 'image/avif', 'audio/webm', 'audio/aac',
])
const topLevels: ReadonlySet<string> = new Set(['application', 'audio', 'font', 'image', 'message', 'model', 'multipart', 'text', 'video'])
