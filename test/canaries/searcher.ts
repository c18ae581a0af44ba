/** What is looked for: a text, and a number by which it is known. */
export interface Needle {
  readonly id: number
  readonly text: string
}

/** Where a needle was found: its number and how it was written. Never the text. */
export interface Hit {
  readonly id: number
  readonly form: Form
}

export type Form = 'plain' | 'JSON' | 'URL' | 'base64' | 'hex' | 'UTF-16'

/**
 * Looks for thousands of texts at once, in every form in which programs write text, in one pass over the bytes. It does
 * not look into compressed or encrypted data. A form has at least eight bytes: the first eight are what is looked up.
 */
export class Searcher {
  readonly #patterns = new Map<number, { readonly bytes: Buffer; readonly hit: Hit }[]>()
  /** One bit for each hash: nearly all positions are passed over without a look into the map. */
  readonly #bits = new Uint8Array(1 << (hashBits - 3))
  readonly #seen = new Set<string>()
  /** How many bytes the longest pattern has, so that whoever reads in pieces knows how much of them must overlap. */
  longest = 0
  patternCount = 0

  constructor(needles: readonly Needle[]) {
    for (const { id, text } of needles) {
      for (const [form, bytes] of formsOf(text)) this.#add({ id, form }, bytes)
    }
  }

  /** Every needle that stands in the bytes, once for each form. */
  find(bytes: Buffer): readonly Hit[] {
    const hits = new Map<string, Hit>()
    let [first, second] = [0, 0]
    for (let at = 0; at < bytes.length; at += 1) {
      first = (first << 8) | (second >>> 24)
      second = (second << 8) | (bytes[at] ?? 0)
      const hash = hashOf(first, second)
      if (((this.#bits[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0 || at < keyLength - 1) continue
      const start = at - keyLength + 1
      for (const { bytes: pattern, hit } of this.#patterns.get(hash) ?? []) {
        if (bytes.compare(pattern, 0, pattern.length, start, Math.min(bytes.length, start + pattern.length)) === 0) hits.set(`${hit.id} ${hit.form}`, hit)
      }
    }
    return [...hits.values()]
  }

  #add(hit: Hit, bytes: Buffer): void {
    if (bytes.length < keyLength) throw new Error(`needle ${hit.id} is too short to be found as ${hit.form}`)
    const key = `${hit.id} ${bytes.toString('latin1')}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    const hash = hashOf(bytes.readInt32BE(0), bytes.readInt32BE(4))
    this.#bits[hash >>> 3] = (this.#bits[hash >>> 3] ?? 0) | (1 << (hash & 7))
    const patterns = this.#patterns.get(hash)
    if (patterns === undefined) this.#patterns.set(hash, [{ bytes, hit }])
    else patterns.push({ bytes, hit })
    this.longest = Math.max(this.longest, bytes.length)
    this.patternCount += 1
  }
}

const keyLength = 8
const hashBits = 24

function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> (32 - hashBits)
}

/** A text as programs write it. */
export function formsOf(text: string): readonly (readonly [Form, Buffer])[] {
  const bytes = Buffer.from(text)
  const json = JSON.stringify(text).slice(1, -1)
  // Numbers are stored without what people write between their groups.
  const compact = /^[\w .()/-]+$/.test(text) ? text.replace(/\W/g, '') : text
  const inUrls = [encodeURIComponent(text), encodeURI(text), new URLSearchParams([['', text]]).toString().slice(1)]
  return [
    ['plain', bytes],
    ...((compact.match(/\d/g) ?? []).length >= 10 ? [['plain', Buffer.from(compact)] as const] : []),
    ['JSON', Buffer.from(json)],
    // JSON within JSON, and JSON that keeps to ASCII.
    ['JSON', Buffer.from(JSON.stringify(json).slice(1, -1))],
    ['JSON', Buffer.from(json.replace(/[^\0-\x7f]/g, escapeUnit))],
    ...inUrls.map((written) => ['URL', Buffer.from(written)] as const),
    ...inUrls.map((written) => ['URL', Buffer.from(written.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()))] as const),
    ...base64Forms(bytes).flatMap((written) => [['base64', Buffer.from(written)], ['base64', Buffer.from(written.replaceAll('+', '-').replaceAll('/', '_'))]] as const),
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['hex', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['UTF-16', Buffer.from(text, 'utf16le').swap16()],
  ]
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Where in three bytes the text starts decides how it looks; the characters at either end hold neighbours as well. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const written = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return written.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
  })
}
