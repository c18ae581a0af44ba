import { hostileInputs } from '../quality/hostile-inputs.js'
import type { Random } from '../quality/random.js'

/** What a hostile value is made with. */
export interface Hostility {
  readonly random: Random
  /** A value of a person in clear, another one each time. */
  readonly canary: () => string
  /** The same as a number. */
  readonly numberCanary: () => number
  /** Only what JSON can carry, as a channel delivers it. */
  readonly isJson: boolean
  /** The SDK itself refuses wrong types in fields that it knows; mostly others are taken, for more to reach the guard. */
  readonly isStrict: boolean
}

/** Anything: of every type, deep, wide, long, with names that programs trip over, and mostly with a canary inside. */
export function hostileValue(at: Hostility, depth = 0): unknown {
  const { random, canary } = at
  const nested = (): unknown => hostileValue(at, depth + 1)
  const leaves: (() => unknown)[] = [
    canary, canary, () => canaryText(at), () => canaryText(at), () => longText(at), at.numberCanary,
    () => random.pick<unknown>(['', ' ', null, true, false, 0, -0, 1e308, Number.MAX_SAFE_INTEGER, 0.1, '\ud800', '[EMAIL_ADDRESS_1]', '[CREDIT_CARD_1]']),
  ]
  if (depth > 4) return random.pick(leaves)()
  const nests: (() => unknown)[] = [
    () => Array.from({ length: random.below(5) }, nested),
    () => record(at, random.below(6), nested),
    () => record(at, random.below(6), nested),
    () => nestDeep(at, random.pick([3, 10, 30, 40, 400])),
    () => Array.from({ length: random.pick([10, 500, 6_000]) }, (_, index) => (index === 7 ? canary() : 'a')),
    () => JSON.parse(`{"__proto__":{"mail":${JSON.stringify(canary())}},"constructor":{"prototype":{"x":${JSON.stringify(canary())}}}}`) as unknown,
  ]
  const odd = at.isJson ? [] : [() => oddObject(at, nested), () => oddObject(at, nested)]
  return random.pick([...leaves, ...nests, ...odd])()
}

/** What no channel can deliver, and an adapter, middleware or bot in the process can. */
function oddObject({ random, canary }: Hostility, nested: () => unknown): unknown {
  const cycle: Record<string, unknown> = { mail: canary() }
  cycle['self'] = random.pick([cycle, [cycle], { cycle }])
  const throws = Object.defineProperty({ mail: canary() }, 'thrower', { enumerable: true, get: () => { throw new Error(canary()) } })
  const gets = Object.defineProperty({}, 'mail', { enumerable: true, get: canary })
  const kinds: readonly (() => unknown)[] = [
    () => cycle,
    () => throws,
    () => gets,
    () => Object.freeze({ mail: canary(), nested: Object.freeze([nested()]) }),
    () => Object.assign(Array.from<unknown>({ length: 0 }), { 3: canary() }),
    () => Object.assign(Object.create(null) as object, { mail: canary() }),
    () => new Map([[canary(), canary()]]),
    () => new Set([canary()]),
    () => new Date(random.pick([0, Number.NaN])),
    () => new String(canary()),
    () => ({ toJSON: () => ({ mail: canary() }) }),
    () => new Proxy({ mail: '' }, { get: (target, name): unknown => (name === 'mail' ? canary() : Reflect.get(target, name)) }),
    () => revoked(),
    () => Buffer.from(canary()),
    () => ({ [Symbol('mail')]: canary() }),
    () => BigInt(4_111_111_111_111_111),
    () => Symbol('mail'),
    () => () => canary(),
    () => new (class Order { mail = canary() })(),
    () => new Error(canary()),
    () => undefined,
    () => Number.NaN,
  ]
  return random.pick(kinds)()
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const names = ['text', 'id', 'type', 'name', 'value', 'toString', 'hasOwnProperty', 'valueOf', 'constructor', 'prototype', 'length', 'then', 'toJSON', '', ' ', '0', '\ud800', '$schema']

function record(at: Hostility, count: number, nested: () => unknown): object {
  const { random, canary } = at
  const fields = Array.from({ length: count }, (): [string, unknown] => [random.chance(0.2) ? canary() : random.pick(names), nested()])
  return Object.fromEntries(fields)
}

function nestDeep({ random, canary }: Hostility, depth: number): unknown {
  let value: unknown = canary()
  for (let level = 0; level < depth; level += 1) value = random.chance(0.5) ? [value] : { a: value }
  return value
}

function canaryText({ random, canary }: Hostility): string {
  const [before, after] = [random.pick(surroundings), random.pick(surroundings)]
  return `${before} ${canary()} ${after}`
}

const surroundings = ['', 'my address is', '\ud800', '\udfff', '\u0000', '\u202e', '<at>Ana</at>', '{{', '${x}', '</script>', '%00', '\\u0000', '&#64;', '[EMAIL_ADDRESS_1]', '[!', '\n\n']

/** A text that is built to be work, and a canary behind it. */
function longText({ random, canary }: Hostility): string {
  const input = random.pick(hostileInputs)
  return `${input.build(random.pick([100, 1_000, 10_000, 90_000, 1_000_000]))}\n\nMy address is ${canary()} .`
}
