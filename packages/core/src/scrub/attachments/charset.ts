/** How a text was written as bytes. */
export interface Encoding {
  readonly name: string
  readonly hasMark: boolean
}

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * Reads bytes as text: by their byte order mark, else by the declared charset, else as UTF-16 where every other byte
 * is empty, as UTF-8, and last as windows-1252, which reads everything.
 * @returns nothing for bytes that are no text, or in a charset that is not known and so could hide anything.
 */
export function decodeText(bytes: Uint8Array, charset?: string): DecodedText | undefined {
  const encoding = encodingOf(bytes, charset)
  const decoder = encoding === undefined ? undefined : decoderOf(encoding.name)
  if (encoding === undefined || decoder === undefined) return undefined
  const text = decoder.decode(encoding.hasMark ? bytes.subarray(encoding.name === 'utf-8' ? 3 : 2) : bytes)
  return hasControlSigns(text) ? undefined : { text, encoding }
}

/**
 * Writes a text as it was written before, where that writing has every sign of it; anything else becomes UTF-8.
 */
export function encodeText(text: string, { name, hasMark }: Encoding): { readonly bytes: Uint8Array; readonly isUtf8Now: boolean } {
  if (name === 'utf-16le' || name === 'utf-16be') {
    const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf16le')
    return { bytes: name === 'utf-16be' ? bytes.swap16() : bytes, isUtf8Now: false }
  }
  return { bytes: Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf8'), isUtf8Now: name !== 'utf-8' }
}

function encodingOf(bytes: Uint8Array, charset: string | undefined): Encoding | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { name: 'utf-8', hasMark: true }
  // The mark of UTF-32, which begins as that of UTF-16 does; nobody decodes it here.
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return undefined
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', hasMark: true }
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', hasMark: true }
  const isUtf8 = decodes(bytes, 'utf-8')
  if (charset !== undefined) {
    const declared = decoderOf(charset)?.encoding
    // A mislabelled UTF-8 is common; whoever trusts the label sees the same ASCII.
    if (declared === undefined || (declared === 'utf-8' && !isUtf8)) return declared === undefined ? undefined : { name: 'windows-1252', hasMark: false }
    return { name: isUtf8 && singleByte.test(declared) ? 'utf-8' : declared, hasMark: false }
  }
  return { name: emptyHalf(bytes) ?? (isUtf8 ? 'utf-8' : 'windows-1252'), hasMark: false }
}

/** UTF-16 that no mark announces: most text is in letters whose upper or lower half is zero. */
function emptyHalf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = Math.min(bytes.length - (bytes.length % 2), 1_024)
  if (looked < 4 || bytes.length % 2 === 1) return undefined
  const zeros: [number, number] = [0, 0]
  for (let index = 0; index < looked; index += 1) if (bytes[index] === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  const [even, odd] = zeros
  if (odd > looked / 5 && even === 0) return 'utf-16le'
  return even > looked / 5 && odd === 0 ? 'utf-16be' : undefined
}

function decodes(bytes: Uint8Array, name: string): boolean {
  try {
    new TextDecoder(name, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function decoderOf(name: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    // The mark was cut off already; another one is a sign of the text.
    return new TextDecoder(name, { ignoreBOM: true })
  } catch {
    return undefined
  }
}

/** No text holds them; tabs, line ends and the escape of Japanese mail are none of them. */
function hasControlSigns(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) return true
  }
  return false
}

const singleByte = /^(?:windows-|iso-8859-|macintosh|koi8|ibm866|x-mac)/
