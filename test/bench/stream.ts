import { createKeyMaterial, createKeyRing, createGuard, createMemoryStore, defaultPolicy, type ActivityLike, type Policy, Unscrubbed } from '@scrubjay/core'
import { randomBytes } from 'node:crypto'
import { describeMachine } from './machine.js'
import { modelReplies } from './model-replies.js'
import { formatReport, formatTable } from './report.js'

/** Prints what holding back costs a streamed reply: how much of it waits at each moment, and for how long. */
async function main(): Promise<void> {
  const date = new Date()
  const hidingNames: Policy = { ...defaultPolicy, entities: { ...defaultPolicy.entities, PERSON: { inbound: 'token', outbound: 'redact' } } }
  const tables: [string, string][] = []
  for (const [name, policy] of [['Structured types', defaultPolicy], ['With names, which wait for the end of the sentence', hidingNames]] as const) {
    tables.push([name, await delayTable(policy)])
  }
  console.log(formatReport(`Holding back on ${date.toISOString().slice(0, 10)}`, describeMachine(date, 'npm run bench:stream'), tables))
}

interface Delays {
  /** UTF-16 code units that wait after each chunk. */
  readonly held: number[]
  /** How many chunks later the person sees the last sign of a chunk. */
  readonly chunks: number[]
  readonly pieceUs: number[]
}

async function delayTable(policy: Policy): Promise<string> {
  const all: Delays = { held: [], chunks: [], pieceUs: [] }
  const rows: string[][] = []
  for (const { name, text } of modelReplies) {
    const delays = await stream(policy, text)
    for (const field of ['held', 'chunks', 'pieceUs'] as const) all[field].push(...delays[field])
    rows.push(rowOf(name, delays))
  }
  return formatTable(['reply', 'chunks', 'held: median', 'p95', 'most', 'delay in chunks: median', 'p95', 'µs a piece: median', 'p95'], [...rows, rowOf('all', all)])
}

function rowOf(name: string, { held, chunks, pieceUs }: Delays): string[] {
  const [sortedHeld, sortedChunks, sortedUs] = [held, chunks, pieceUs].map((numbers) => numbers.toSorted((a, b) => a - b)) as [number[], number[], number[]]
  return [
    name, String(chunks.length), at(sortedHeld, 0.5), at(sortedHeld, 0.95), at(sortedHeld, 1), at(sortedChunks, 0.5), at(sortedChunks, 0.95), at(sortedUs, 0.5), at(sortedUs, 0.95),
  ]
}

/** Streams a reply through a guard in pieces of about a token, each with all of the text so far. */
async function stream(policy: Policy, text: string): Promise<Delays> {
  const material = createKeyMaterial({ origin: 'scrubjay.invalid/bench', random: randomBytes })
  const guard = createGuard({ store: createMemoryStore(), keys: { open: () => createKeyRing(material, randomBytes) }, policy, settings: { consent: false } })
  const address = { channelId: 'test', conversation: { id: 'c1', isGroup: false } }
  const verdict = await guard.receive({ activity: new Unscrubbed<ActivityLike>({ type: 'message', id: 'a1', text: 'hello', from: { id: 'u1' }, ...address }) })
  if (verdict.kind !== 'pass') throw new Error('The turn did not pass.')
  const ends: number[] = []
  for (const token of text.matchAll(/\s*(?:[\p{L}\p{M}]{1,6}|\p{N}{1,3}|[^\p{L}\p{N}\s]+)|\s+/gu)) ends.push(token.index + token[0].length)
  const delays: Delays = { held: [], chunks: [], pieceUs: [] }
  for (const [index, end] of ends.entries()) {
    const entities = [{ type: 'streaminfo', streamType: 'streaming', streamSequence: index + 1 }]
    const startedNs = process.hrtime.bigint()
    const piece = { type: 'typing', text: text.slice(0, end), entities, ...address }
    const [sent] = await guard.send(verdict.turn, [piece])
    delays.pieceUs.push(Math.round(Number(process.hrtime.bigint() - startedNs) / 1_000))
    const length = sent?.text === '…' ? 0 : rawLength(text, sent?.text ?? '')
    delays.held.push(end - length)
    while (delays.chunks.length < ends.length && (ends[delays.chunks.length] ?? 0) <= length) delays.chunks.push(index - delays.chunks.length)
  }
  // The message itself follows with the last chunk and shows the rest.
  while (delays.chunks.length < ends.length) delays.chunks.push(ends.length - 1 - delays.chunks.length)
  await guard.close()
  return delays
}

/** How much of the raw text stands behind what is shown: a hidden value is longer or shorter than its placeholder. */
function rawLength(text: string, shown: string): number {
  let [raw, at] = [0, 0]
  for (const { 0: placeholder, index } of shown.matchAll(/\[[A-Z_]+\]/g)) {
    raw += index - at
    at = index + placeholder.length
    const next = shown.slice(at, at + 12)
    raw = next === '' ? raw : text.indexOf(next, raw)
  }
  return raw + shown.length - at
}

function at(sorted: readonly number[], share: number): string {
  return String(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? '')
}

void main()
