import { keyedHash } from '../../crypto/derive.js'

/** Draws that depend on a key and a text only, and look random to whoever lacks the key. */
export interface Draw {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number
  /** So many decimal digits. */
  digits(count: number): string
  /** One of the list, but not `not`, whatever its letters. */
  from(list: readonly string[], not?: string): string
}

export function createDraw(key: Uint8Array, text: string): Draw {
  let bytes: Uint8Array = new Uint8Array(0)
  let position = 0
  let blocks = 0
  const below = (count: number): number => {
    if (position + 4 > bytes.length) {
      bytes = keyedHash(key, `surrogate ${blocks++}\n${text}`)
      position = 0
    }
    position += 4
    return Buffer.from(bytes.buffer, bytes.byteOffset + position - 4, 4).readUInt32BE() % count
  }
  return {
    below,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
    from(list, not = '') {
      const place = below(list.length)
      const drawn = list[place] ?? ''
      const isSame = drawn.toLowerCase() === not.trim().toLowerCase()
      return isSame ? (list[(place + 1) % list.length] ?? '') : drawn
    },
  }
}
