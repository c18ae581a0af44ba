import { isRecord, type PlainObject } from '../lib/json.js'

/** A piece of text within a chunk of a model's stream. */
export interface Fragment {
  /** Which of the texts that the stream carries side by side it goes on with. */
  readonly lane: string
  readonly text: string
  /** It is a piece of JSON, in which a value must be written as JSON. */
  readonly isJson: boolean
  /** Where in the chunk it stands. */
  readonly path: readonly (string | number)[]
}

/** The fragments of a chunk of a chat-completions, responses or messages stream, or of a stream of texts. */
export function fragmentsOf(chunk: unknown): readonly Fragment[] {
  if (typeof chunk === 'string') return [{ lane: '', text: chunk, isJson: false, path: [] }]
  if (!isRecord(chunk)) return []
  const { type, delta, choices } = chunk
  if (typeof delta === 'string') return [{ lane: laneOf(chunk), text: delta, isJson: String(type).includes('arguments'), path: ['delta'] }]
  if (isRecord(delta)) return textsOf(delta, { lane: laneOf(chunk), path: ['delta'] })
  return Array.isArray(choices) ? choices.flatMap(fragmentsOfChoice) : []
}

/** Whether a chunk says that nothing more comes in a lane. */
export function endsLane(chunk: unknown, lane: string): boolean {
  if (!isRecord(chunk)) return false
  const { type, choices } = chunk
  if (Array.isArray(choices)) return choices.some((choice, place) => isRecord(choice) && typeof choice['finish_reason'] === 'string' && lane.startsWith(`${indexOf(choice, place)}/`))
  return typeof type === 'string' && /(?:[._]stop|\.done|\.completed)$/.test(type) && (lane.startsWith(laneOf(chunk)) || /^message_stop$|^response\.completed$/.test(type))
}

/** The chunk with other texts in the places of its fragments. The chunk itself is never changed. */
export function withFragments(chunk: unknown, fragments: readonly Fragment[], texts: readonly string[]): unknown {
  return fragments.reduce((changed, { path }, index) => withAt(changed, path, texts[index] ?? ''), chunk)
}

/** A chunk that holds only one text more, in the shape of the one in which its lane was seen last. */
export function chunkOf(like: unknown, { path }: Fragment, text: string): unknown {
  if (!isRecord(like) || path[0] !== 'choices') return withAt(like, path, text)
  const choice = (like['choices'] as readonly PlainObject[])[Number(path[1])] ?? {}
  const delta = path[3] === 'tool_calls' ? { tool_calls: [withoutHead(choice, Number(path[4]), text)] } : { [String(path[3])]: text }
  return { ...like, choices: [{ ...choice, delta, finish_reason: null }] }
}

function fragmentsOfChoice(choice: unknown, place: number): readonly Fragment[] {
  if (!isRecord(choice) || !isRecord(choice['delta'])) return []
  const path = ['choices', place, 'delta']
  const { tool_calls: calls, ...delta } = choice['delta']
  const lane = `${indexOf(choice, place)}/`
  const ofCalls = Array.isArray(calls) ? calls.flatMap((call, at) => fragmentsOfCall(call, { lane: `${lane}call ${indexOf(call, at)} `, path: [...path, 'tool_calls', at] })) : []
  return [...textsOf(delta, { lane, path }), ...ofCalls]
}

function fragmentsOfCall(call: unknown, { lane, path }: Pick<Fragment, 'lane' | 'path'>): readonly Fragment[] {
  return isRecord(call) && isRecord(call['function']) ? textsOf(call['function'], { lane, path: [...path, 'function'] }) : []
}

function textsOf(delta: PlainObject, { lane, path }: Pick<Fragment, 'lane' | 'path'>): readonly Fragment[] {
  return Object.entries(textFields).flatMap(([name, isJson]) => {
    const text = delta[name]
    return typeof text === 'string' ? [{ lane: `${lane}${name}`, text, isJson, path: [...path, name] }] : []
  })
}

/** Fields of a delta that hold text, and whether it is JSON. */
const textFields: Readonly<Record<string, boolean>> = { content: false, refusal: false, text: false, arguments: true, partial_json: true }

/** The rest of a call's arguments belongs to the call of this number; its name and id were sent with the first piece. */
function withoutHead(choice: PlainObject, place: number, text: string): PlainObject {
  const calls = (choice['delta'] as { readonly tool_calls: readonly PlainObject[] }).tool_calls
  return { index: indexOf(calls[place], place), function: { arguments: text } }
}

function laneOf(chunk: PlainObject): string {
  const { index = '', item_id: item = '', output_index: output = '', content_index: content = '' } = chunk
  return `${[index, item, output, content].join(' ')}/`
}

function indexOf(member: unknown, place: number): number {
  return isRecord(member) && typeof member['index'] === 'number' ? member['index'] : place
}

function withAt(value: unknown, [name, ...rest]: readonly (string | number)[], text: string): unknown {
  if (name === undefined) return text
  if (Array.isArray(value)) return value.map((member: unknown, index) => (index === name ? withAt(member, rest, text) : member))
  return isRecord(value) ? { ...value, [name]: withAt(value[name], rest, text) } : value
}
