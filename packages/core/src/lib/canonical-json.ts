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

/** `ancestors` are the containers around `value`: meeting one again is a cycle. It is as before when the value is written. */
function write(value: unknown, ancestors: object[]): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value !== 'object') throw refusal(`there is no JSON for a value of type ${typeof value}`)
  if (ancestors.includes(value)) throw refusal('the value contains itself')
  if (ancestors.length === limits.jsonDepthMax) throw refusal('the value is nested too deeply')
  ancestors.push(value)
  const text = Array.isArray(value) ? writeArray(value, ancestors) : writeObject(value, ancestors)
  ancestors.pop()
  return text
}

function writeArray(items: readonly unknown[], ancestors: object[]): string {
  let text = '['
  // By index, because a hole is no JSON either.
  for (let index = 0; index < items.length; index += 1) text += `${index === 0 ? '' : ','}${write(items[index], ancestors)}`
  return `${text}]`
}

function writeObject(value: object, ancestors: object[]): string {
  if (!isPlainObject(value)) throw refusal('the value is an instance of a class')
  let text = '{'
  // Without arguments `sort` orders by UTF-16 code units, which is the order of RFC 8785 §3.2.3.
  for (const key of Object.keys(value).sort()) text += `${text === '{' ? '' : ','}${writeString(key)}:${write(value[key], ancestors)}`
  return `${text}}`
}

/** RFC 8785 §3.2.2.3 is ECMAScript's own number to string conversion; negative zero is written `0`. */
function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw refusal('a number is not finite')
  return String(value)
}

/** For well-formed strings `JSON.stringify` escapes exactly what RFC 8785 §3.2.2.2 names, in the same way. */
function writeString(value: string): string {
  // The first test is a cheap one, and nearly always enough: only a surrogate may be a lone one.
  if (/[\ud800-\udfff]/.test(value) && /\p{Surrogate}/u.test(value)) throw refusal('a string holds a lone surrogate')
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
