import type { StorageLike, TranscriptStoreLike } from '../custody/shapes.js'
import { storageToken } from '../custody/storage.js'
import { pagesOf } from '../ports/pages.js'
import type { StoredRecord, Write } from '../ports/store.js'
import type { Tenant } from '../turns/tenant.js'
import { CustodyPlace } from './custody-place.js'
import type { GuardTurn } from './guard-turn.js'
import type { Opened, Setup } from './setup.js'

/** What was found of a person in what the bot keeps, by counts. */
export type KeptCounts = Readonly<Record<string, number>>

/** Of whom. */
export interface KeptOf {
  readonly setup: Setup
  readonly tenant: string
  readonly subject: string
}

/** How many records of state and transcripts hold something of a person. */
export async function countKept(of: KeptOf): Promise<KeptCounts> {
  const found = (await listIndex(of)).map(readRow)
  const transcripts = found.filter(({ channelId }) => channelId !== undefined).length
  return { 'state record': found.length - transcripts, transcript: transcripts }
}

/** What became of what the bot keeps of a person. */
export interface Forgotten {
  readonly counts: KeptCounts
  /** What this process has no storage to remove from, for one that has; kept with the commit that ends the erasure. */
  readonly writes: readonly Write[]
}

/**
 * Removes what the bot keeps of a person from the storages and transcripts that this process has behind the guard: what is
 * theirs alone, and what only they had a hand in. What others had a hand in too stays, for it is theirs as well, and holds
 * placeholders that lead nowhere now. May be done again.
 */
export async function forgetKept(of: KeptOf): Promise<Forgotten> {
  const records: LeftBehind[] = []
  const transcripts: LeftBehind[] = []
  let shared = 0
  for (const row of await listIndex(of)) {
    const { token, isOwn, channelId } = readRow(row)
    if (!isOwn && (await hasOthers(of, token))) shared += 1
    else if (channelId === undefined) records.push({ token, isOwn })
    else transcripts.push({ token, isOwn, channelId })
  }
  const { storages, loggers } = of.setup.kept
  for (const { inner } of storages) await deleteAll(inner, records.map(({ token }) => token))
  for (const { inner } of loggers) for (const { channelId = '', token } of transcripts) await deleteTranscript(inner, channelId, token)
  const left = [...(storages.length === 0 ? records : []), ...(loggers.length === 0 ? transcripts : [])]
  const counts = { state: storages.length === 0 ? 0 : records.length, transcripts: loggers.length === 0 ? 0 : transcripts.length, elsewhere: left.length, shared }
  return { counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)), writes: left.map((one) => leftBehindWrite(of.tenant, one)) }
}

/** A record of state, or a transcript, that an erasure could not reach: of whom it was stands nowhere any more. */
export interface LeftBehind {
  readonly token: string
  /** It was sealed under the person's own key. */
  readonly isOwn: boolean
  readonly channelId?: string
}

/** The write that leaves it to a process that has the bot's storages. */
function leftBehindWrite(tenant: string, { token, ...rest }: LeftBehind): Write {
  return { op: 'put', key: { tenant, kind: leftBehind, id: token }, value: JSON.stringify(rest) }
}

/** Their collection. They are nobody's. */
export const leftBehind = 'left-behind'

/** Under which the SDKs keep what is of a person: written in clear, or before the person was known. */
export interface KeptNames {
  readonly state: readonly string[]
  readonly transcript?: { readonly channelId: string; readonly conversationId: string }
}

/** The same for what stands under names. */
export async function forgetNames({ setup, opened, tenant }: { readonly setup: Setup; readonly opened: Opened; readonly tenant: Tenant }, names: KeptNames): Promise<void> {
  const place = new CustodyPlace({ setup, opened, tenant, turn: undefined })
  const tokens = names.state.map((name) => storageToken(place, name))
  for (const { inner, readsClear } of setup.kept.storages) {
    const possible = readsClear ? [...tokens, ...names.state] : tokens
    // Some storages keep the name of what they were asked to delete.
    if (possible.length > 0) await deleteAll(inner, Object.keys(await inner.read(possible)))
  }
  if (names.transcript === undefined) return
  const { channelId, conversationId } = names.transcript
  for (const { inner } of setup.kept.loggers) await deleteTranscript(inner, channelId, conversationId)
}

/** The names that the SDKs give to the person and the conversation of a turn. */
export function namesOf(turn: GuardTurn): KeptNames {
  const { channelId, conversation } = turn.raw
  const state = conventionalKeys(turn)
  if (turn.facts.conversation.isGroup || channelId === undefined || conversation?.id === undefined) return { state }
  return { state, transcript: { channelId, conversationId: conversation.id } }
}

/** Deletes records of a storage, by what the guard calls them. */
export async function deleteAll(inner: StorageLike, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 100) await inner.delete(keys.slice(start, start + 100))
}

/** Deletes a transcript; a mere logger cannot. */
export async function deleteTranscript(inner: object, channelId: string, conversationId: string): Promise<void> {
  const store = inner as Partial<TranscriptStoreLike>
  await store.deleteTranscript?.(channelId, conversationId)
}

/** Under which the SDKs keep state of this person, and of this conversation if it is theirs alone. */
function conventionalKeys({ raw, facts }: GuardTurn): readonly string[] {
  const { channelId = '', from, recipient, conversation } = raw
  const isAlone = !facts.conversation.isGroup
  const names = [
    ...(from?.id === undefined ? [] : [`users/${from.id}`]),
    ...(conversation?.id === undefined || !isAlone ? [] : [`conversations/${conversation.id}`]),
    ...(conversation?.id === undefined || from?.id === undefined ? [] : [`conversations/${conversation.id}/users/${from.id}`]),
  ]
  const agent = recipient?.id
  return names.flatMap((name) => [`${channelId}/${name}/`, `${channelId}/${name}`, ...(agent === undefined ? [] : [`${channelId}/${agent}/${name}`])])
}

/** Every record of state and transcripts in which a person had a hand. */
export async function listIndex({ setup, tenant, subject }: KeptOf): Promise<readonly StoredRecord[]> {
  const rows: StoredRecord[] = []
  for await (const page of pagesOf(setup.store, { tenant, kind: 'state-index', owner: subject })) rows.push(...page)
  return rows
}

/** A row of the index: that somebody had a hand in a record. */
export interface IndexRow {
  readonly token: string
  readonly isOwn: boolean
  /** The token of the conversation in which it was written. */
  readonly conversation?: string
  readonly channelId?: string
}

/** Reads a record of kind `state-index`. */
export function readRow({ id, owner, value }: StoredRecord): IndexRow {
  return { ...(JSON.parse(value) as Omit<IndexRow, 'token'>), token: id.slice(0, -owner.length - 1) }
}

/** Whether somebody else had a hand in a record too. */
async function hasOthers({ setup, tenant, subject }: KeptOf, token: string): Promise<boolean> {
  const rows = await setup.store.list({ tenant, kind: 'state-index', after: `${token}.`, limit: 2 })
  return rows.some(({ id, owner }) => id.startsWith(`${token}.`) && owner !== subject)
}
