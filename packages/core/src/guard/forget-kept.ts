import type { StorageLike, TranscriptStoreLike } from '../custody/shapes.js'
import { storageToken } from '../custody/storage.js'
import { limits } from '../lib/limits.js'
import type { StoredRecord } from '../ports/store.js'
import { CustodyPlace } from './custody-place.js'
import type { GuardTurn } from './guard-turn.js'

/** What was found of a person in what the bot keeps, by counts. */
export type KeptCounts = Readonly<Record<string, number>>

/** How many records of state and transcripts hold something of the person of a turn. */
export async function countKept(turn: GuardTurn): Promise<KeptCounts> {
  const found = (await listIndex(turn)).map(readRow)
  const transcripts = found.filter(({ channelId }) => channelId !== undefined).length
  return { 'state record': found.length - transcripts, transcript: transcripts }
}

/**
 * Removes what the bot keeps of the person of a turn from the storages and transcripts behind the guard: what is theirs
 * alone, what only they had a hand in, and what was written in clear under the names that the SDKs give. What others had
 * a hand in too stays, for it is theirs as well, and holds placeholders that lead nowhere now. May be done again.
 */
export async function forgetKept(turn: GuardTurn): Promise<KeptCounts> {
  const records: string[] = []
  const transcripts: { readonly channelId: string; readonly token: string }[] = []
  let shared = 0
  for (const row of await listIndex(turn)) {
    const { token, isOwn, channelId } = readRow(row)
    if (!isOwn && (await hasOthers(turn, token))) shared += 1
    else if (channelId === undefined) records.push(token)
    else transcripts.push({ token, channelId })
  }
  for (const { inner, readsClear } of turn.setup.kept.storages) await forgetState(turn, { inner, readsClear, tokens: records })
  for (const { inner } of turn.setup.kept.loggers) {
    const { deleteTranscript } = inner as Partial<TranscriptStoreLike>
    if (deleteTranscript === undefined) continue
    for (const { channelId, token } of transcripts) await deleteTranscript.call(inner, channelId, token)
    const { channelId, conversation } = turn.raw
    if (!turn.facts.conversation.isGroup && conversation?.id !== undefined) await deleteTranscript.call(inner, channelId ?? '', conversation.id)
  }
  const counts = { state: records.length, transcripts: transcripts.length, shared }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

async function forgetState(turn: GuardTurn, from: { readonly inner: StorageLike; readonly readsClear: boolean; readonly tokens: readonly string[] }): Promise<void> {
  const { inner, readsClear, tokens } = from
  const place = new CustodyPlace({ setup: turn.setup, opened: turn.opened, tenant: turn.tenant, turn })
  const names = conventionalKeys(turn)
  // Also what was written before the person was known, when nothing could be noted of them.
  const possible = [...names.map((name) => storageToken(place, name)), ...(readsClear ? names : [])]
  const there = possible.length === 0 ? {} : await inner.read(possible)
  const keys = [...new Set([...tokens, ...Object.keys(there)])]
  for (let start = 0; start < keys.length; start += 100) await inner.delete(keys.slice(start, start + 100))
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

async function listIndex({ setup, tenant, subject }: GuardTurn): Promise<readonly StoredRecord[]> {
  const rows: StoredRecord[] = []
  for (let after = ''; ; ) {
    const page = await setup.store.list({ tenant: tenant.id, kind: 'state-index', owner: subject.token, after, limit: limits.sweepBatchMax })
    rows.push(...page)
    if (page.length < limits.sweepBatchMax) return rows
    after = page.at(-1)?.id ?? ''
  }
}

interface IndexRow {
  readonly token: string
  readonly isOwn: boolean
  readonly channelId?: string
}

function readRow({ id, owner, value }: StoredRecord): IndexRow {
  return { ...(JSON.parse(value) as Omit<IndexRow, 'token'>), token: id.slice(0, -owner.length - 1) }
}

/** Whether somebody else had a hand in a record too. */
async function hasOthers({ setup, tenant, subject }: GuardTurn, token: string): Promise<boolean> {
  const rows = await setup.store.list({ tenant: tenant.id, kind: 'state-index', after: `${token}.`, limit: 2 })
  return rows.some(({ id, owner }) => id.startsWith(`${token}.`) && owner !== subject.token)
}
