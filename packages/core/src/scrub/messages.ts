import { ScrubjayError } from '../errors.js'
import { isRecord, type PlainObject } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import type { Leaf } from './leaves.js'

/** Who speaks in a message of a prompt: a person, a tool that was called, or the bot with its model and instructions. */
export type Voice = 'user' | 'tool' | 'own'

/** One text of a prompt or of a model's reply, and who says it. */
export interface VoicedLeaf {
  readonly leaf: Leaf
  readonly voice: Voice
}

export interface MessageOptions {
  /** Images, sounds and files cannot be read: a prompt with one is refused, a reply may hold it. */
  readonly bytes: 'refuse' | 'skip'
}

/**
 * Every text of chat messages, of a request that holds some, or of a model's reply, in a fixed order: contents and their
 * parts, tool calls with their arguments, which are JSON within a string, and tool results.
 * @throws `ERR_LIMIT_DEPTH`, `ERR_LIMIT_LEAVES`, `ERR_LIMIT_TEXT`; `ERR_PROMPT_CONTENT` for what cannot be read;
 * `ERR_INPUT` for a cycle.
 */
export function collectMessageLeaves(messages: unknown, options: MessageOptions): readonly VoicedLeaf[] {
  const leaves: VoicedLeaf[] = []
  let length = 0
  walk(messages, options, (leaf, voice) => {
    length += leaf.text.length
    if (leaf.text.length > limits.leafLengthMax || length > limits.activityLengthMax) throw new ScrubjayError('ERR_LIMIT_TEXT')
    if (leaves.length >= limits.activityLeavesMax) throw new ScrubjayError('ERR_LIMIT_LEAVES')
    leaves.push({ leaf, voice })
    return leaf.text
  })
  return leaves
}

/**
 * The same messages with their texts replaced, in the order of `collectMessageLeaves`. What does not change is shared with
 * the original, and the original itself is never changed.
 * @throws `ERR_INPUT` when somebody has changed the messages since.
 */
export function replaceMessageLeaves<T>(messages: T, options: MessageOptions, texts: readonly string[]): T {
  let index = 0
  const replaced = walk(messages, options, (leaf) => texts[index++] ?? leaf.text) as T
  if (index === texts.length) return replaced
  throw new ScrubjayError('ERR_INPUT', { at: 'messages', reason: 'they changed while they were looked at' })
}

type Visit = (leaf: Leaf, voice: Voice) => string

interface Walk extends MessageOptions {
  readonly visit: Visit
  readonly voice: Voice
  /** The name of the field, or of the field whose list this is a member of. */
  readonly name: string
  /** Within a tool's arguments every name is the tool's, and none is the protocol's. */
  readonly isData: boolean
  readonly depth: number
  readonly open: Set<unknown>
}

function walk(messages: unknown, { bytes }: MessageOptions, visit: Visit): unknown {
  return walkValue(messages, { visit, bytes, voice: 'user', name: '', isData: false, depth: 0, open: new Set() })
}

function walkValue(value: unknown, at: Walk): unknown {
  if (typeof value === 'string') return walkText(value, at)
  if (typeof value === 'number') return at.isData && Number.isSafeInteger(value) ? walkNumber(value, at) : value
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob) return unreadable(value, at)
  if (at.depth > limits.activityDepthMax) throw new ScrubjayError('ERR_LIMIT_DEPTH')
  if (at.open.has(value)) throw new ScrubjayError('ERR_INPUT', { at: 'messages', reason: 'they contain themselves' })
  at.open.add(value)
  const walked = Array.isArray(value) ? walkArray(value, at) : walkRecord(value as PlainObject, at)
  at.open.delete(value)
  return walked
}

function walkText(text: string, at: Walk): unknown {
  if (text === '' || (!at.isData && protocolFields.has(at.name) && protocolWord.test(text))) return text
  if (dataUrl.test(text)) return unreadable(text, at)
  const parsed = at.name === 'arguments' && !at.isData ? parseObject(text) : undefined
  if (parsed === undefined) return at.visit({ text, kind: 'text' }, at.voice)
  const walked = walkValue(parsed, { ...at, isData: true, depth: at.depth + 1 })
  return walked === parsed ? text : JSON.stringify(walked)
}

function walkNumber(value: number, at: Walk): unknown {
  const text = String(value)
  const replaced = at.visit({ text, kind: 'number' }, at.voice)
  return replaced === text ? value : replaced
}

function walkArray(values: readonly unknown[], at: Walk): readonly unknown[] {
  const walked = values.map((value) => walkValue(value, { ...at, depth: at.depth + 1 }))
  return walked.some((value, index) => value !== values[index]) ? walked : values
}

function walkRecord(record: PlainObject, at: Walk): PlainObject {
  const voice = at.isData ? at.voice : voiceOf(record, at)
  if (!at.isData && typeof record['data'] === 'string' && bytesFields.some((name) => name in record)) return unreadable(record, at)
  const changed = new Map<string, unknown>()
  for (const name of Object.keys(record)) {
    const isData = at.isData || (name === 'input' && record['type'] === 'tool_use') || (name === 'arguments' && isRecord(record[name]))
    const own = name === 'system' || name === 'instructions' || name === 'tools'
    const walked = walkValue(record[name], { ...at, name, isData, voice: own && at.depth === 0 ? 'own' : voice, depth: at.depth + 1 })
    if (walked !== record[name]) changed.set(name, walked)
  }
  return changed.size === 0 ? record : { ...record, ...Object.fromEntries(changed) }
}

/** A role that is not known is a person: theirs is looked at most closely. */
function voiceOf({ role, type }: PlainObject, { voice }: Walk): Voice {
  if (type === 'tool_result' || type === 'function_call_output') return 'tool'
  if (type === 'tool_use' || type === 'function_call') return 'own'
  if (typeof role !== 'string') return voice
  return voices.get(role) ?? 'user'
}

function unreadable<T>(value: T, { bytes, name }: Walk): T {
  if (bytes === 'skip') return value
  throw new ScrubjayError('ERR_PROMPT_CONTENT', { at: protocolWord.test(name) ? name : 'messages' })
}

function parseObject(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    // Models write broken JSON; it is looked at as the text that it is.
    return undefined
  }
}

const voices: ReadonlyMap<string, Voice> = new Map([
  ['user', 'user'],
  ['system', 'own'],
  ['developer', 'own'],
  ['assistant', 'own'],
  ['model', 'own'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/** Fields that type and address a message; what is in them and is no single word is looked at like any text. */
const protocolFields: ReadonlySet<string> = new Set([
  'role', 'type', 'id', 'call_id', 'item_id', 'tool_call_id', 'tool_use_id', 'name', 'model', 'object', 'finish_reason', 'stop_reason', 'status', 'detail',
  'media_type', 'system_fingerprint', 'service_tier', 'signature',
])
const protocolWord = /^[\w.:/+=-]{1,200}$/
const dataUrl = /^data:[^,]{0,200};base64,/i
const bytesFields = ['media_type', 'mime_type', 'mimeType', 'format']
