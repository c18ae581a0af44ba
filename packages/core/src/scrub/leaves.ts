import { types } from 'node:util'
import { ScrubjayError } from '../errors.js'
import { isRecord, type PlainObject } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import type { EntityType } from '../detect/span.js'
import { fileFieldOf, type FileField, type LeafInField } from './attachments/fields.js'
import { lookIntoFiles, type Judge } from './attachments/look-into-files.js'

/** One text of an activity that a person or a bot may have written. */
export interface Leaf {
  readonly text: string
  /**
   * `name`: the whole leaf is somebody's name. `number`: a JSON number, looked at as its digits. `key`: the name of a
   * field, which a form may take from what a person wrote. `link`: a part of a link to a file, which has to stay a link.
   */
  readonly kind: 'text' | 'name' | 'number' | 'key' | 'link'
  /** What it is by the format of the file that it stands in, the telephone number of a vCard for example. */
  readonly type?: EntityType
  /** What the file calls it, the name of a column for example. */
  readonly label?: string
  /** The type of the file that it stands in. */
  readonly inFile?: string
}

/**
 * Every leaf of an activity, wherever it is nested, in a fixed order.
 * @throws `ERR_LIMIT_DEPTH`, `ERR_LIMIT_LEAVES`, `ERR_LIMIT_TEXT` when a limit is reached; `ERR_ACTIVITY_INVALID`
 * for a cycle.
 */
export function collectLeaves(activity: object, judge?: Judge): readonly Leaf[] {
  const leaves: Leaf[] = []
  let length = 0
  walk(activity, (leaf) => {
    length += leaf.text.length
    if (leaf.text.length > limits.leafLengthMax || length > limits.activityLengthMax) throw new ScrubjayError('ERR_LIMIT_TEXT')
    if (leaves.length >= limits.activityLeavesMax) throw new ScrubjayError('ERR_LIMIT_LEAVES')
    leaves.push(leaf)
    return leaf.text
  }, judge)
  return leaves
}

/**
 * The activity with the leaves replaced, in the order of `collectLeaves`. Clones on write: what does not
 * change is shared with the original, and the original itself is never changed.
 * @throws `ERR_ACTIVITY_INVALID` when there are not as many texts as leaves: somebody has changed the activity
 * since they were collected, and a leaf would pass as it is.
 */
export function replaceLeaves<T extends object>(activity: T, texts: readonly string[]): T {
  let index = 0
  const replaced = walk(activity, (leaf) => texts[index++] ?? leaf.text) as T
  if (index === texts.length) return replaced
  throw new ScrubjayError('ERR_ACTIVITY_INVALID', { reason: 'An activity changed while it was looked at.' })
}

/**
 * The activity with files replaced as `judge` says, clones on write as `replaceLeaves`.
 * @throws as `collectLeaves`
 */
export function replaceFiles<T extends object>(activity: T, judge: Judge): T {
  return walk(activity, (leaf) => leaf.text, judge) as T
}

type Visit = (leaf: Leaf) => string

function walk(activity: object, visit: Visit, judge?: Judge): unknown {
  if (typeof Reflect.get(activity, 'toJSON') === 'function') throw new ScrubjayError('ERR_ACTIVITY_INVALID', { reason: 'An activity writes itself.' })
  return walkRecord(activity as PlainObject, { visit: lookIntoFiles(visit, judge), path: [], open: new Set() })
}

interface Walk {
  readonly visit: (leaf: LeafInField) => string
  readonly path: readonly string[]
  readonly field?: FileField | undefined
  /** The objects that this one is nested in. */
  readonly open: Set<unknown>
}

function walkValue(value: unknown, at: Walk): unknown {
  if (typeof value === 'string') {
    return value === '' ? value : at.visit({ text: value, kind: leafKind(at.path), ...(at.field === undefined ? {} : { field: at.field }) })
  }
  if (typeof value === 'number' || typeof value === 'bigint') return walkNumber(value, at)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (at.path.length > limits.activityDepthMax) throw new ScrubjayError('ERR_LIMIT_DEPTH')
  if (at.open.has(value)) throw new ScrubjayError('ERR_ACTIVITY_INVALID', { reason: 'An activity contains itself.' })
  if (Array.isArray(value)) return walkArray(value, at)
  // No channel gets what is in them, and whoever looks at the activity on the way shall not either.
  if (value instanceof Map || value instanceof Set) return {}
  if (value instanceof Error) return walkRecord(Object.fromEntries(Object.entries(value)), at)
  const plain = asPlain(value)
  return plain === value ? walkRecord(value as PlainObject, at) : walkWritten(plain, value, at)
}

/** What the channel would get of an object that writes itself in its own way: `JSON.stringify` asks the same. */
function asPlain(value: object): unknown {
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return value.valueOf()
  if (ArrayBuffer.isView(value)) throw new ScrubjayError('ERR_ACTIVITY_INVALID', { reason: 'An activity holds bytes that are no text.' })
  const { toJSON } = value as { toJSON?: unknown }
  return typeof toJSON === 'function' ? (toJSON.call(value, '') as unknown) : value
}

/** The object itself where nothing of it changes, and otherwise what is left of what it writes. */
function walkWritten(written: unknown, value: object, at: Walk): unknown {
  at.open.add(value)
  const walked = walkValue(written, { ...at, path: [...at.path, '()'] })
  at.open.delete(value)
  return walked === written ? value : walked
}

function walkNumber(value: number | bigint, at: Walk): unknown {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return value
  const text = String(value)
  const replaced = at.visit({ text, kind: 'number' })
  return replaced === text ? value : replaced
}

function walkArray(values: readonly unknown[], at: Walk): readonly unknown[] {
  at.open.add(values)
  const walked = values.map((value) => walkValue(value, { ...at, path: [...at.path, '[]'], field: undefined }))
  at.open.delete(values)
  return types.isProxy(values) || walked.some((value, index) => value !== values[index]) ? walked : values
}

function walkRecord(record: PlainObject, at: Walk): PlainObject {
  at.open.add(record)
  const changed = new Map<string, unknown>()
  const renamed = new Map<string, string>()
  for (const name of Object.keys(record)) {
    const path = [...at.path, name]
    const value = record[name]
    if (isProtocolField(path, value)) continue
    if (at.path.length > 0 && mayHoldValue(name)) {
      const newName = at.visit({ text: name, kind: 'key' })
      if (newName !== name) renamed.set(name, newName)
    }
    const walked = walkValue(value, { ...at, path, field: fileFieldOf(record, name) })
    if (walked !== value || mayAnswerAnew(record, name)) changed.set(name, walked)
  }
  at.open.delete(record)
  const walked = changed.size === 0 ? record : cloneWith(record, changed, at.path.length === 0)
  return renamed.size === 0 ? walked : withNames(walked, renamed)
}

/** A field that is asked again may say something else than what was looked at. */
function mayAnswerAnew(record: PlainObject, name: string): boolean {
  return types.isProxy(record) || Object.getOwnPropertyDescriptor(record, name)?.get !== undefined
}

/**
 * Names of fields are words of programs, and there are many of them; what a person wrote has other signs or several
 * digits, and a key is as long as few words are.
 */
function mayHoldValue(name: string): boolean {
  return !/^[\w.$-]*$/.test(name) || /\d\D*\d\D*\d/.test(name) || (name.length >= 16 && /\d/.test(name))
}

function hasLongNumber(word: string): boolean {
  return /\d[\d._-]{3,}\d/.test(word)
}

/** The fields in their order, some under another name. Two that would share one are kept apart by a number. */
function withNames(record: PlainObject, renamed: ReadonlyMap<string, string>): PlainObject {
  const fields: PropertyDescriptorMap = Object.create(null) as PropertyDescriptorMap
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(record))) {
    const wanted = renamed.get(name) ?? name
    let free = wanted
    for (let again = 2; free in fields || (free !== name && Object.hasOwn(record, free)); again += 1) free = `${wanted} (${again})`
    fields[free] = descriptor
  }
  return Object.create(Object.getPrototypeOf(record) as object | null, fields) as PlainObject
}

/**
 * A copy with some fields changed. Keeps the class of an activity of the Agents SDK, whose getters live on its
 * prototype. What changed is defined and not assigned: the original may be frozen, and its setters may write into it.
 * What would become empty goes, because that SDK refuses an empty `name` or `speak`; an activity's `text` may be empty,
 * and bots count on it.
 */
export function cloneWith<T extends object>(record: T, changed: ReadonlyMap<string, unknown>, isActivity: boolean): T {
  const copy = copyOf(record)
  for (const [name, value] of changed) {
    if (value === '' && !(isActivity && name === 'text')) delete copy[name as keyof T]
    else Object.defineProperty(copy, name, { value, writable: true, enumerable: true, configurable: true })
  }
  return copy
}

/** A plain object, which nearly every one is, needs no descriptors. */
function copyOf<T extends object>(record: T): T {
  const prototype = Object.getPrototypeOf(record) as object | null
  if (prototype === Object.prototype) return { ...record }
  return Object.create(prototype, configurable(Object.getOwnPropertyDescriptors(record))) as T
}

/** The original may be frozen; its copy is to be changed. */
function configurable(fields: PropertyDescriptorMap): PropertyDescriptorMap {
  for (const field of Object.values(fields)) field.configurable = true
  return fields
}

/** What the Bot Framework protocol addresses an activity by. */
const addressFields = new Set(['id', 'callerId', 'serviceUrl', 'channelId', '_channelId', 'replyToId'])
/** When it was sent. */
const timeFields = new Set(['timestamp', 'localTimestamp', 'expiration', 'rawTimestamp', 'rawExpiration', 'rawLocalTimestamp'])
/** What types it: words of programs, nobody's prose. Whoever writes a client may write anything there. */
const wordFields = new Set([
  'type', 'localTimezone', 'locale', 'inputHint', 'deliveryMode', 'textFormat', 'attachmentLayout', 'importance', 'valueType', 'name', 'code', 'action',
  'historyDisclosed',
])
const accountFields = new Set(['from', 'recipient', 'conversation', 'membersAdded', 'membersRemoved', 'relatesTo'])
/** What an account or conversation is addressed by; a channel may add more, an e-mail address for example. */
const accountAddressField = /^(?:id|.*Id|serviceUrl)$/
const accountWordField = /^(?:role|isGroup|conversationType|locale)$/
const schemaFields = new Set(['type', '$schema', 'version', 'contentType'])

/** Whether nobody has written this. An id, a time or a type is one word: what is nested under such a name is a hiding place. */
function isProtocolField(path: readonly string[], value: unknown): boolean {
  const [top = '', ...nested] = path
  const last = path.at(-1) ?? ''
  if (top === 'suggestedActions' && last === 'to' && nested.length === 1) return Array.isArray(value) && value.every((id) => typeof id === 'string' && isId(id))
  if (typeof value === 'object') return false
  if (nested.length === 0) {
    if (addressFields.has(top)) return true
    return timeFields.has(top) ? isTime(value) : wordFields.has(top) && isWord(value)
  }
  if (accountFields.has(top)) return accountAddressField.test(last) || (accountWordField.test(last) && isWord(value))
  // Ids of the channel's own objects, which bots address things by.
  if (top === 'channelData') return /^(?:id|ts|.*(?:Id|_id|_ts|[Tt]imestamp))$/.test(last) && isId(value)
  return (top === 'attachments' || top === 'entities') && schemaFields.has(last) && isWord(value)
}

function isWord(value: unknown): boolean {
  return typeof value !== 'string' ? typeof value !== 'number' : /^[\w./:+-]*$/.test(value) && !hasLongNumber(value)
}

function isTime(value: unknown): boolean {
  return typeof value !== 'string' ? typeof value !== 'number' : /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:\d\d)?$/.test(value)
}

/** One word, and no e-mail address; Teams has threads with an at sign. */
function isId(value: unknown): boolean {
  return typeof value !== 'string' || /^[^\s@]*(?:@thread\.[^\s@]*)?$/.test(value)
}

function leafKind(path: readonly string[]): Leaf['kind'] {
  const [top = '', ...nested] = path
  if (nested.length === 0 && wordFields.has(top)) return 'key'
  if (top !== 'recipient' && accountFields.has(top)) return nested.at(-1) === 'name' ? 'name' : 'text'
  return top === 'entities' && nested.at(-2) === 'mentioned' && nested.at(-1) === 'name' ? 'name' : 'text'
}

/** Whether anybody has written something into the activity: a text, a number, a name. */
export function hasContent(activity: object): boolean {
  const { from: _from, recipient: _recipient, conversation: _conversation, ...rest } = activity as PlainObject
  if (!isRecord(rest)) return false
  let hasFiles = false
  const leaves = collectLeaves(rest, () => {
    hasFiles = true
    return undefined
  })
  return hasFiles || leaves.length > 0
}
