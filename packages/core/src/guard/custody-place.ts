import { deriveKey } from '../crypto/derive.js'
import { envelopeKeyId, openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import type { IndexedRecord, Ownership, Place, Sealed } from '../custody/keeper.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { endOfDay } from '../lib/days.js'
import { limits } from '../lib/limits.js'
import type { Bound, Write } from '../ports/store.js'
import type { Tenant } from '../turns/tenant.js'
import type { TurnIds } from '../turns/turn-ids.js'
import { subjectKeyId } from '../vault/vault.js'
import type { GuardTurn } from './guard-turn.js'
import { hideForState } from './hide.js'
import type { Opened, Setup } from './setup.js'

/** Where a bot keeps things during a turn, or outside of any. */
export class CustodyPlace implements Place {
  readonly tenant: string
  readonly #setup: Setup
  readonly #opened: Opened
  readonly #tenant: Tenant
  readonly #turn: GuardTurn | undefined

  constructor(parts: { readonly setup: Setup; readonly opened: Opened; readonly tenant: Tenant; readonly turn: GuardTurn | undefined }) {
    this.#setup = parts.setup
    this.#opened = parts.opened
    this.#tenant = parts.tenant
    this.#turn = parts.turn
    this.tenant = parts.tenant.id
  }

  token(parts: readonly string[]): string {
    return this.#once(`token ${parts.join('\n')}`, () => this.#tenant.custodyToken(parts))
  }

  prepare(item: unknown): Promise<unknown> {
    return hideForState(this.#setup, this.#turn, item)
  }

  /**
   * In a one-to-one conversation everything is its person's. In a group, what is named after the person who speaks. Outside
   * of turns the name alone says whose it is, by the patterns of the SDKs.
   */
  async ownership(rawKey: string): Promise<Ownership> {
    if (this.#turn === undefined) return this.#ownershipByName(rawKey)
    const { subject, conversation } = this.#turn.facts
    // Of a stranger nothing is kept that goes by them: no key, no row.
    const owner = subject === undefined || subject.version === 0 ? '' : subject.token
    const isAlone = !conversation.isGroup && conversation.soleSubject === owner
    return { owner, isOwn: owner !== '' && (isAlone || isNamedAfter(rawKey, this.#turn.ids)) }
  }

  async seal(plain: Uint8Array, { rawKey, what }: { readonly rawKey: string; readonly what: string }): Promise<Sealed> {
    const ownership = await this.ownership(rawKey)
    const keyId = ownership.isOwn ? ownership.owner : sharedKeyId
    const key = (await this.#find(keyId)) ?? (await this.#ensure(keyId))
    return { ...ownership, envelope: sealEnvelope(plain, this.#derive(key, keyId, what), keyId, this.#setup.random) }
  }

  async open(envelope: string, what: string): Promise<Uint8Array | undefined> {
    const keyId = envelopeKeyId(envelope)
    if (keyId === undefined) throw new ScrubjayError('ERR_ENVELOPE')
    const key = await this.#find(keyId)
    return key === undefined ? undefined : openEnvelope(envelope, this.#derive(key, keyId, what), keyId)
  }

  get conversation(): string {
    return this.#turn?.facts.conversation.token ?? ''
  }

  /**
   * One small commit a day for what this process has not noted yet; it is durable at the latest with the turn's own. What
   * retention is removing just now is waited for, so that what is written next is not removed with it.
   */
  async index(records: readonly IndexedRecord[]): Promise<void> {
    const { kept, clock } = this.#setup
    const { noted } = kept
    const endOfDayMs = endOfDay(clock.nowMs())
    const named = records.map((record) => ({ ...record, note: `${endOfDayMs}.${record.token}.${record.owner}.${record.isOwn}` }))
    const news = named.filter(({ owner, note }) => owner !== '' && !noted.has(note))
    if (news.length === 0) return
    const writes = news.map(({ token, owner, isOwn, channelId }): Write => {
      const key = { tenant: this.tenant, kind: 'state-index', id: `${token}.${owner}` }
      return { op: 'put', key, owner, value: JSON.stringify({ isOwn, channelId, conversation: this.conversation || undefined }), expiresAtMs: endOfDayMs }
    })
    const owners = [...new Set(news.map(({ owner }) => owner))]
    const bounds = owners.map((owner) => ({ tenant: this.tenant, kind: 'state-index', owner, countMax: limits.stateRecordsPerSubjectMax }))
    try {
      await this.#commitUnlocked(news.map(({ token }) => token), { writes, bounds })
    } catch (error) {
      throw isScrubjayError(error, 'ERR_STORE_BOUND') ? new ScrubjayError('ERR_LIMIT_STATE', { cause: error }) : error
    }
    if (noted.size >= limits.custodyNotesMax) noted.clear()
    for (const { note } of news) noted.add(note)
  }

  /** @throws `ERR_STORE_CONFLICT` when a record stays locked. */
  async #commitUnlocked(tokens: readonly string[], { writes, bounds }: { readonly writes: readonly Write[]; readonly bounds: readonly Bound[] }): Promise<void> {
    const { store, clock } = this.#setup
    const keys = [...new Set(tokens)].map((id) => ({ tenant: this.tenant, kind: 'state-lock', id }))
    for (let attempt = 1; ; attempt += 1) {
      const locks = await store.read(keys)
      const isLocked = locks.some((lock) => lock !== undefined && lock.expiresAtMs > clock.nowMs())
      // A lock that is over is taken from a sweep that has died, or one that finds then that it came too late.
      const unlocked = keys.map((key, index): Write => ({ op: 'delete', key, expect: locks[index]?.version ?? 0 }))
      try {
        if (!isLocked) return await store.commit({ durability: 'process', writes: [...unlocked, ...writes], bounds })
      } catch (error) {
        if (!isScrubjayError(error, 'ERR_STORE_CONFLICT')) throw error
      }
      if (attempt === limits.lockAttemptsMax) throw new ScrubjayError('ERR_STORE_CONFLICT', { at: 'state', retryable: true })
      await clock.wait(limits.lockPollMs)
    }
  }

  async #ownershipByName(rawKey: string): Promise<Ownership> {
    const named = parseStateKey(rawKey)
    if (named === undefined) return nobody
    const ids: TurnIds = { tenant: this.tenant, channel: named.channel, conversation: named.conversation ?? '', user: named.user, activity: undefined, saidOneToOne: false }
    const key = named.user === undefined ? this.#tenant.conversationKey(ids) : this.#tenant.subjectKey(ids)
    const [record] = key === undefined ? [] : await this.#setup.store.read([key])
    // Both rows are owned by the one person whose they are.
    return record === undefined || record.owner === '' ? nobody : { owner: record.owner, isOwn: true }
  }

  #keyStoreId(keyId: string): string {
    return keyId === sharedKeyId ? `${this.tenant}/custody` : subjectKeyId(this.tenant, keyId)
  }

  #find(keyId: string): Promise<Uint8Array | undefined> {
    return this.#once(`key ${keyId}`, () => this.#opened.keys.find(this.#keyStoreId(keyId)))
  }

  #ensure(keyId: string): Promise<Uint8Array> {
    const made = this.#opened.keys.ensure(this.#keyStoreId(keyId))
    this.#known?.set(`key ${keyId}`, made)
    made.catch(() => this.#known?.delete(`key ${keyId}`))
    return made
  }

  /** Bound to where it is kept, so that what was copied into another record does not open there. */
  #derive(key: Uint8Array, keyId: string, what: string): Uint8Array {
    return this.#once(`derived ${keyId} ${what}`, () => deriveKey(key, { v: 1, use: 'state', tenant: this.tenant, subject: keyId, key: what }))
  }

  get #known(): Map<string, unknown> | undefined {
    return this.#turn === undefined ? undefined : this.#setup.kept.knownIn(this.#turn)
  }

  /** Keys are looked up once in a turn, and each time outside of turns: an erasure holds at once. */
  #once<T>(name: string, look: () => T): T {
    const known = this.#known
    if (known === undefined) return look()
    if (known.has(name)) return known.get(name) as T
    const found = look()
    known.set(name, found)
    if (found instanceof Promise) found.catch(() => known.delete(name))
    return found
  }
}

/** The key of what is nobody's alone. No subject's token is that short. */
const sharedKeyId = 'shared'
const nobody: Ownership = { owner: '', isOwn: false }

/**
 * Whose record a key of the SDKs names: `{channel}/users/{user}/`, `{channel}/conversations/{conversation}/`, the two
 * joined, and both with the agent's id after the channel, as Agents has it.
 */
export function parseStateKey(rawKey: string): { readonly channel: string; readonly user?: string; readonly conversation?: string } | undefined {
  const path = rawKey.endsWith('/') ? rawKey.slice(0, -1) : rawKey
  const channel = path.split(/[/:]/, 1)[0] ?? ''
  const [userAt, conversationAt] = [path.lastIndexOf('/users/'), path.lastIndexOf('/conversations/')]
  if (channel === '' || (userAt === -1 && conversationAt === -1)) return undefined
  if (userAt > conversationAt) return { channel, user: path.slice(userAt + '/users/'.length) }
  return { channel, conversation: path.slice(conversationAt + '/conversations/'.length) }
}

/** A segment of the key is the person's id, or ends with it, as Botkit's does; the conversation's own id does not count. */
function isNamedAfter(rawKey: string, { user, conversation }: TurnIds): boolean {
  if (user === undefined) return false
  const rest = rawKey.endsWith('/') ? rawKey.slice(0, -1) : rawKey
  if (rest.endsWith(`/users/${user}`)) return true
  return rest.endsWith(`-${user}`) && !rest.endsWith(`/${conversation}`)
}
