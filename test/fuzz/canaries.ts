import type { Random } from '../quality/random.js'

/** Values that nobody but their person may see, others in each run. */
export class Canaries {
  readonly #random: Random
  #mail = ''
  #card = ''

  constructor(random: Random) {
    this.#random = random
    this.renew()
  }

  readonly mail = (): string => this.#mail
  readonly card = (): string => this.#card
  readonly number = (): number => Number(this.#card.replaceAll(' ', ''))

  renew(): void {
    const random = this.#random
    this.#mail = `canary${random.digits(8)}@example.org`
    const digits = withCheckDigit(`4${random.digits(14)}`)
    this.#card = digits.replace(/(\d{4})(?=\d)/g, '$1 ')
  }

  /** Where one of them is, if any is. */
  find(texts: readonly FoundText[]): string | undefined {
    const digits = this.#card.replaceAll(' ', '')
    return texts.find((found) => !isAddress(found) && [this.#mail, this.#card, digits].some((canary) => found.text.includes(canary)))?.path
  }
}

/** Luhn's, ISO/IEC 7812-1 annex B. */
function withCheckDigit(digits: string): string {
  const sum = digits.split('').reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** The guard leaves ids as they are: of accounts and conversations any, of the channel's own objects those that may be ids. */
export function isAddress({ text, path }: FoundText): boolean {
  if (/^\.channelData\..*\.id$/.test(path)) return /^\d+$/.test(text)
  return /^\.(?:from|recipient|conversation|membersAdded|membersRemoved|relatesTo)\.(?:.*\.)?id$/.test(path)
}

/** A text, and by which fields code gets there. */
export interface FoundText {
  readonly text: string
  readonly path: string
}

/** Every text, number and name of a field that code could read there. Symbols are no part of what a channel carries. */
export function everyTextOf(value: unknown): FoundText[] {
  const texts: FoundText[] = []
  const seen = new Set<unknown>()
  const look = (part: unknown, path: string): void => {
    if (typeof part === 'string' || typeof part === 'number' || typeof part === 'bigint') return void texts.push({ text: String(part), path })
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if (ArrayBuffer.isView(part)) return void texts.push({ text: Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1'), path })
    if (part instanceof String) texts.push({ text: part.valueOf(), path: `${path}:String` })
    if (part instanceof Map || part instanceof Set) for (const entry of part as Iterable<unknown>) look(entry, `${path}:${part.constructor.name}`)
    for (const name of ownNames(part)) {
      texts.push({ text: name, path: `${path}:name` })
      look(read(part, name), `${path}.${name.slice(0, 20)}`)
    }
  }
  look(value, '')
  return texts
}

function ownNames(part: object): readonly string[] {
  try {
    return Object.getOwnPropertyNames(part)
  } catch {
    return []
  }
}

function read(part: object, name: string): unknown {
  try {
    return Reflect.get(part, name)
  } catch {
    return undefined
  }
}
