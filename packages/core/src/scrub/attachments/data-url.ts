/** A `data:` URL (RFC 2397) within a text. */
export interface DataUrl {
  readonly start: number
  readonly end: number
  /** What stands between `data:` and the comma, without `;base64`. */
  readonly mediaType: string
  readonly isBase64: boolean
  /** Nothing when it is not written as it should be: two readers may read two things. */
  readonly bytes: Uint8Array | undefined
}

/** The data URLs of a text, in order and apart. A text that begins as one is one to its end. */
export function findDataUrls(text: string): readonly DataUrl[] {
  const found: DataUrl[] = []
  const folded = text.toLowerCase()
  for (let at = folded.indexOf('data:'); at !== -1; at = folded.indexOf('data:', Math.max(at + 5, found.at(-1)?.end ?? 0))) {
    const url = readDataUrl(text, at)
    if (url !== undefined) found.push(url)
  }
  return found
}

/** Writes bytes as a data URL of the same kind. */
export function formatDataUrl(mediaType: string, isBase64: boolean, bytes: Uint8Array): string {
  return `data:${mediaType}${isBase64 ? `;base64,${encodeBytes(bytes)}` : `,${percentEncode(bytes)}`}`
}

/** Base64 of either alphabet, with or without padding and white space; nothing for anything else. */
export function decodeLooseBase64(text: string): Uint8Array | undefined {
  const joined = text.replace(/[\t\n\f\r ]/g, '')
  const digits = joined.replace(/={1,2}$/, '')
  if (digits.length % 4 === 1 || !/^[A-Za-z0-9+/_-]*$/.test(digits)) return undefined
  return Buffer.from(digits, 'base64')
}

export function encodeBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function readDataUrl(text: string, start: number): DataUrl | undefined {
  // `metadata: a, b` is none.
  if (start > 0 && /[\w+.-]/.test(text[start - 1] ?? '')) return undefined
  const comma = text.slice(start, start + headLengthMax).indexOf(',')
  if (comma === -1) return undefined
  const head = text.slice(start + 5, start + comma)
  const isBase64 = /;\s*base64\s*$/i.test(head)
  const isWhole = text.slice(0, start).trim() === ''
  // What fetches such URLs takes any head, a text around one only what looks like one.
  if (!isWhole && !isBase64 && !headPattern.test(head)) return undefined
  const mediaType = head.replace(/;\s*base64\s*$/i, '')
  const from = start + comma + 1
  const rest = text.slice(from)
  if (isWhole) {
    const bytes = isBase64 ? decodeLooseBase64(percentDecode(rest).toString('latin1')) : percentDecode(rest)
    if (bytes !== undefined) return { start, end: text.length, mediaType, isBase64, bytes }
  }
  const length = rest.search(isBase64 ? /[^A-Za-z0-9+/_=%-]/ : /[\s"'<>()[\]{}\\`]/)
  const payload = percentDecode(length === -1 ? rest : rest.slice(0, length))
  const bytes = isBase64 ? decodeLooseBase64(payload.toString('latin1')) : payload
  return { start, end: length === -1 ? text.length : from + length, mediaType, isBase64, bytes }
}

function percentDecode(text: string): Buffer {
  if (!text.includes('%')) return Buffer.from(text, 'utf8')
  const bytes = Buffer.from(text, 'utf8')
  let length = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const pair = bytes[index] === 0x25 ? bytes.toString('latin1', index + 1, index + 3) : ''
    const isPair = /^[0-9A-Fa-f]{2}$/.test(pair)
    bytes[length] = isPair ? Number.parseInt(pair, 16) : (bytes[index] ?? 0)
    length += 1
    if (isPair) index += 2
  }
  return bytes.subarray(0, length)
}

function percentEncode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const sign = String.fromCharCode(byte)
    return /[\w.~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

/** Longer heads are looked at as text. */
const headLengthMax = 1_024
const headPattern = /^(?:[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127})?(?:\s?;\s?[\w!#$&^.+-]{1,127}(?:=(?:"[^"]*"|[^;,"\s]*))?)*$/
