/** RFC 2045 §6.7, soft line breaks joined already. */
export function decodeQuotedPrintable(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8').toString('latin1').replace(/=([0-9A-Fa-f]{2})/g, (_whole, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)))
  return Buffer.from(bytes, 'latin1')
}

/** One line, to be folded by `=` where it is too long. */
export function encodeQuotedPrintable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d
    return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}
