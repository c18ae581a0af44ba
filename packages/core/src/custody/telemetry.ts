import { isScrubjayError, redactError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { TelemetryClientLike } from './shapes.js'

/** What the wrapper of a telemetry client needs of the guard. All of it at once: telemetry waits for nobody. */
export interface TelemetryDesk {
  /** The text with its values taken out. */
  redact(text: string): string
  /** A keyed token of an id. */
  token(id: string): string
}

/**
 * A telemetry client in front of the bot's own. Each `track…` method gets a copy with values taken out of every text,
 * ids replaced by keyed tokens, and names left out; of an error its class, its code and where it came from. Methods that
 * name the person (`setAuthenticatedUserContext`) get tokens. Everything else is the client's own.
 */
export function createGuardedTelemetry<T extends TelemetryClientLike>(client: T, desk: TelemetryDesk): T {
  const methods = new Map<unknown, unknown>()
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      const known = methods.get(member)
      if (known !== undefined) return known
      // Bound, because private fields of a class are not the proxy's.
      const method = (...parameters: readonly unknown[]): unknown => Reflect.apply(member, target, parameters.map((parameter) => handOn(desk, name, parameter)))
      methods.set(member, method)
      return method
    },
  })
}

function handOn(desk: TelemetryDesk, method: string | symbol, parameter: unknown): unknown {
  const name = String(method)
  if (/^set.*(?:user|account|session)/i.test(name)) return typeof parameter === 'string' ? desk.token(parameter) : parameter
  return name.startsWith('track') ? clean(desk, parameter, { name: '', depth: 0 }) : parameter
}

interface Position {
  /** Of the field. */
  readonly name: string
  readonly depth: number
}

function clean(desk: TelemetryDesk, value: unknown, { name, depth }: Position): unknown {
  if (value instanceof Error) return withoutMessage(value)
  if (typeof value === 'string') return cleanText(desk, value, { name, depth })
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  // Telemetry must not throw. What nobody has looked at is left out, and says so.
  if (depth >= limits.activityDepthMax) return '[too deep]'
  if (Array.isArray(value)) return value.map((item: unknown) => clean(desk, item, { name, depth: depth + 1 }))
  const members = Object.entries(value).filter(([key]) => !personNames.test(key))
  return Object.fromEntries(members.map(([key, member]) => [key, clean(desk, member, { name: key, depth: depth + 1 })]))
}

function cleanText(desk: TelemetryDesk, text: string, { name, depth }: Position): string {
  if (text === '') return text
  if (personIds.test(name)) return desk.token(text)
  // Attachments and the Teams object are logged as JSON.
  const json = /^[[{]/.test(text) ? parse(text) : undefined
  return json === undefined ? desk.redact(text) : JSON.stringify(clean(desk, json, { name, depth: depth + 1 }))
}

/** Ids of people and of where they talk, by the names that the SDKs give them in properties. */
const personIds = /^(?:(?:teams)?(?:from|recipient|conversation|user|account|authenticatedUser|session|member)_?Id|(?:teams)?(?:user)?aadObjectId|userPrincipalName)$/i
/** Names that people chose, or were given. */
const personNames = /^(?:(?:from|recipient|conversation|user|account|display|given|first|last|full|member)_?Name|surname)$/i

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The class, the code, and the places in the code. A message may quote what was typed. Our own errors quote nothing. */
export function withoutMessage(error: Error): Error {
  if (isScrubjayError(error)) return error
  const bare = redactError(error)
  // A message may have several lines, and one of them may look like a frame.
  const { message, stack = '' } = error
  const after = message === '' ? 0 : stack.indexOf(message) + message.length
  const frames = after < message.length ? [] : stack.slice(after).split('\n').filter((line) => /^ +at .*:\d+:\d+\)?$/.test(line))
  bare.stack = [`${bare.name}: ${bare.message}`, ...frames].join('\n')
  return bare
}
