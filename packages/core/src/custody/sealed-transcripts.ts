import { fromBase64Url, toBase64Url } from '../crypto/bytes.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { dayMs } from '../lib/days.js'
import { limits } from '../lib/limits.js'
import { padded } from '../lib/quarter-hours.js'
import type { Clock, Random } from '../ports/clock.js'
import type { RecordKey, Store, StoredRecord, Write } from '../ports/store.js'
import type { Place } from './keeper.js'
import { messageChangeOf } from './message-change.js'
import { parseSealed } from './sealed-item.js'
import type { LoggedActivity, TranscriptEditorLike, TranscriptStoreLike } from './shapes.js'
import { conversationTokenPrefix, type TranscriptDesk } from './transcripts.js'

/** A transcript store that can edit and take back. */
export interface SealedTranscripts extends TranscriptStoreLike, Required<TranscriptEditorLike> {
  /** Resolves when the activity is kept. */
  logActivity(activity: object): Promise<void>
}

/** How long the sealed transcript store keeps a message. */
export interface TranscriptStoreOptions {
  /** @default 30 */
  readonly retentionDays?: number
}

/** What the transcript store is made of. */
export interface SealedTranscriptsParts {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly desk: TranscriptDesk
  readonly retentionDays: number
}

/**
 * A transcript store of our own: messages are sealed, those of a one-to-one conversation under the person's own key;
 * they end after a time, are edited and taken back as their channel says, and go with their person's erasure.
 */
export function createSealedTranscripts(parts: SealedTranscriptsParts): SealedTranscripts {
  const { store, desk } = parts
  const tracked = async (work: Promise<void>): Promise<void> => {
    desk.track(work)
    await work
  }
  const updateActivity = (activity: LoggedActivity): Promise<void> => tracked(putMessage(parts, activity, { type: 'message' }))
  const deleteActivity = async (channelId: string, conversationId: string, activityId: string): Promise<void> => {
    const place = await desk.place()
    await removeMessage(store, pointerKey(place, nameOf(place, channelId, conversationId), activityId))
  }
  return {
    updateActivity,
    deleteActivity,
    async logActivity(activity: LoggedActivity) {
      const change = messageChangeOf(activity)
      if (change?.kind === 'remove') await deleteActivity(change.channelId, change.conversationId, change.activityId)
      else if (change?.kind === 'replace') await updateActivity(activity)
      else await tracked(putMessage(parts, activity))
    },
    async getTranscriptActivities(channelId, conversationId, continuationToken, startDate) {
      const place = await desk.place()
      const prefix = `${givenName(place, channelId, conversationId)}.`
      const after = readToken(continuationToken) ?? `${prefix}${startDate === undefined ? '' : padded(startDate.getTime())}`
      const { records, more } = await listPage(store, { tenant: place.tenant, kind: 'transcript', prefix, after })
      const items: object[] = []
      for (const record of records) items.push(...(await openMessage(place, record)))
      return { items, continuationToken: more }
    },
    async listTranscripts(channelId, continuationToken) {
      const place = await desk.place()
      const prefix = `${channelName(place, channelId)}.`
      const after = readToken(continuationToken) ?? prefix
      const { records, more } = await listPage(store, { tenant: place.tenant, kind: 'transcript-head', prefix, after })
      const items = records.map(({ id, value }) => ({ channelId, id: `${conversationTokenPrefix}${id}`, created: new Date(Number(value)) }))
      return { items, continuationToken: more }
    },
    async deleteTranscript(channelId, conversationId) {
      const place = await desk.place()
      const name = givenName(place, channelId, conversationId)
      for (const kind of ['transcript', 'transcript-id']) await removeAll(store, { tenant: place.tenant, kind, prefix: `${name}.` })
      await store.commit({ durability: 'durable', writes: [{ op: 'delete', key: key(place, 'transcript-head', name) }] })
    },
  }
}

/** Keeps a message, in the place of an earlier one of the same id. */
async function putMessage(parts: SealedTranscriptsParts, activity: LoggedActivity, changed: object = {}): Promise<void> {
  const { store, clock, random, desk, retentionDays } = parts
  // When it was handed over: what takes its time comes after.
  const nowMs = clock.nowMs()
  const channelId = activity.channelId ?? activity._channelId
  const conversationId = activity.conversation?.id
  if (channelId === undefined || conversationId === undefined) throw new ScrubjayError('ERR_LIMIT_ID', { at: 'conversation.id' })
  const plain = Buffer.from(JSON.stringify({ ...(await desk.hide(activity)), ...changed }), 'utf8')
  const place = await desk.place()
  const name = nameOf(place, channelId, conversationId)
  // A message without an id cannot be edited, and stands for itself.
  const pointer = pointerKey(place, name, activity.id ?? toBase64Url(random(12)))
  const head = key(place, 'transcript-head', name)
  const [before, known] = await store.read([pointer, head])
  const atMs = timeOf(activity.timestamp) ?? nowMs
  const id = before === undefined ? `${name}.${padded(atMs)}.${pointer.id.slice(name.length + 1)}` : (JSON.parse(before.value) as string)
  const { envelope, owner, isOwn } = await place.seal(plain, { rawKey: `${channelId}/conversations/${conversationId}`, what: id })
  const expiresAtMs = nowMs + retentionDays * dayMs
  const put = (of: RecordKey, value: unknown, whose: string): Write => ({ op: 'put', key: of, value: JSON.stringify(value), owner: whose, expiresAtMs })
  const writes = [
    put(key(place, 'transcript', id), { envelope, conversation: place.conversation }, owner),
    put(pointer, id, owner),
    put(head, known === undefined ? atMs : JSON.parse(known.value), isOwn ? owner : ''),
  ]
  const bounds = [{ tenant: place.tenant, kind: 'transcript', owner, countMax: limits.transcriptPerSubjectMax }]
  try {
    await store.commit({ durability: 'process', writes, bounds })
  } catch (error) {
    throw isScrubjayError(error, 'ERR_STORE_BOUND') ? new ScrubjayError('ERR_LIMIT_TRANSCRIPT', { cause: error }) : error
  }
}

async function removeMessage(store: Store, pointer: RecordKey): Promise<void> {
  const [found] = await store.read([pointer])
  if (found === undefined) return
  const message = { ...pointer, kind: 'transcript', id: JSON.parse(found.value) as string }
  await store.commit({ durability: 'durable', writes: [{ op: 'delete', key: message }, { op: 'delete', key: pointer }] })
}

/** What does not open was erased, or is damaged: it is not there. */
async function openMessage(place: Place, record: StoredRecord): Promise<object[]> {
  try {
    const plain = await place.open(parseMessage(record).envelope, record.id)
    if (plain === undefined) return []
    const activity = parseSealed(plain) as Record<string, unknown>
    const { timestamp } = activity
    return [typeof timestamp === 'string' ? { ...activity, timestamp: new Date(timestamp) } : activity]
  } catch (error) {
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return []
    throw error
  }
}

/** A message of the store as its record has it; the first ones were an envelope alone. */
function parseMessage({ value }: StoredRecord): { readonly envelope: string; readonly conversation?: string } {
  const parsed = JSON.parse(value) as string | { readonly envelope: string; readonly conversation: string }
  return typeof parsed === 'string' ? { envelope: parsed } : parsed
}

/** A message as far as it can be told without opening it. */
export interface KeptMessage {
  readonly atMs: number
  /** The token of the conversation, as far as it is known. */
  readonly conversation: string | undefined
  /** What removes it. */
  readonly writes: readonly Write[]
}

/** Reads a record of kind `transcript`. */
export function readKeptMessage(record: StoredRecord): KeptMessage {
  const { tenant, kind, id, version } = record
  const [channel, name, time, activity] = id.split('.')
  const pointer = { tenant, kind: 'transcript-id', id: `${channel}.${name}.${activity}` }
  const writes: Write[] = [{ op: 'delete', key: { tenant, kind, id }, expect: version }, { op: 'delete', key: pointer }]
  return { atMs: Number(time), conversation: parseMessage(record).conversation, writes }
}

interface Range {
  readonly tenant: string
  readonly kind: string
  readonly prefix: string
}

async function listPage(store: Store, range: Range & { readonly after: string }): Promise<{ readonly records: readonly StoredRecord[]; readonly more: string | undefined }> {
  const { tenant, kind, prefix, after } = range
  const found = await store.list({ tenant, kind, after, limit: limits.transcriptPageMax + 1 })
  const records = found.filter(({ id }) => id.startsWith(prefix))
  const page = records.slice(0, limits.transcriptPageMax)
  return { records: page, more: records.length > page.length ? toBase64Url(Buffer.from(page.at(-1)?.id ?? '', 'utf8')) : undefined }
}

async function removeAll(store: Store, { tenant, kind, prefix }: Range): Promise<void> {
  for (;;) {
    const found = await store.list({ tenant, kind, after: prefix, limit: limits.sweepBatchMax })
    const writes = found.filter(({ id }) => id.startsWith(prefix)).map(({ id }): Write => ({ op: 'delete', key: { tenant, kind, id } }))
    if (writes.length === 0) return
    await store.commit({ durability: 'process', writes })
  }
}


function givenName(place: Place, channelId: string, conversationId: string): string {
  return conversationId.startsWith(conversationTokenPrefix) ? conversationId.slice(conversationTokenPrefix.length) : nameOf(place, channelId, conversationId)
}

/** Never what a channel says: an id that looks like a name of ours would lead into somebody else's conversation. */
function nameOf(place: Place, channelId: string, conversationId: string): string {
  return `${channelName(place, channelId)}.${place.token(['transcript', channelId, conversationId])}`
}

function channelName(place: Place, channelId: string): string {
  return place.token(['transcript-channel', channelId])
}

function pointerKey(place: Place, name: string, activityId: string): RecordKey {
  return key(place, 'transcript-id', `${name}.${place.token(['transcript-id', activityId])}`)
}

function key({ tenant }: Place, kind: string, id: string): RecordKey {
  return { tenant, kind, id }
}

function readToken(token: string | undefined): string | undefined {
  const bytes = token === undefined || token === '' ? undefined : fromBase64Url(token)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')
}

function timeOf(timestamp: Date | string | undefined): number | undefined {
  const atMs = timestamp === undefined ? Number.NaN : new Date(timestamp).getTime()
  return Number.isSafeInteger(atMs) && atMs >= 0 ? atMs : undefined
}
