import { ScrubjayError } from '../errors.js'
import { limits } from './limits.js'

/**
 * RFC 8785 (JCS): one text for one value, so that equal values have equal hashes.
 * @throws `ERR_INPUT` for what JSON cannot say exactly: numbers that are not finite, lone surrogates,
 * `undefined`, functions, class instances, cycles, and nesting beyond `limits.jsonDepthMax`.
 * @example
 * canonicalJson({ b: 1e21, a: '€' }) // '{"a":"€","b":1e+21}'
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, [])
}

/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** `ancestors` are the containers around `value`: meeting one again is a cycle. */
function write(value: unknown, ancestors: readonly object[]): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value !== 'object') throw refusal(`there is no JSON for a value of type ${typeof value}`)
  if (ancestors.includes(value)) throw refusal('the value contains itself')
  if (ancestors.length === limits.jsonDepthMax) throw refusal('the value is nested too deeply')
  const inside = [...ancestors, value]
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, inside)).join(',')}]`
  if (!isPlainObject(value)) throw refusal('the value is an instance of a class')
  // Without arguments `sort` orders by UTF-16 code units, which is the order of RFC 8785 §3.2.3.
  const members = Object.keys(value).sort().map((key) => `${writeString(key)}:${write(value[key], inside)}`)
  return `{${members.join(',')}}`
}

/** RFC 8785 §3.2.2.3 is ECMAScript's own number to string conversion; negative zero is written `0`. */
function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw refusal('a number is not finite')
  return String(value)
}

/** For well-formed strings `JSON.stringify` escapes exactly what RFC 8785 §3.2.2.2 names, in the same way. */
function writeString(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw refusal('a string holds a lone surrogate')
  return JSON.stringify(value)
}

/** Asks by structure, because an object of another realm (a test runner's `vm` context) has another `Object`. */
function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)
}

function refusal(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_INPUT', { reason })
}
