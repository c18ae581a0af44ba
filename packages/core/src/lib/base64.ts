/** Standard base64 with padding, RFC 4648 §4. */
export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/**
 * The bytes, or `undefined` for anything but the one canonical spelling of them: `Buffer` alone skips what
 * it does not know, and a signature that can be spelled in two ways is two signatures to whoever compares text.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
