import { createTenantLog, type TenantLog } from '../audit/log.js'
import { keyedToken } from '../crypto/derive.js'
import type { KeyRing } from '../ports/key-source.js'
import type { RecordKey } from '../ports/store.js'
import type { TurnIds } from './turn-ids.js'

/** What belongs to one tenant only: its lookups and its log. Derived from the ring, so nothing of it is stored. */
export interface Tenant {
  readonly id: string
  readonly log: TenantLog
  subjectKey(ids: TurnIds): RecordKey | undefined
  consentKey(ids: TurnIds): RecordKey | undefined
  /** What the conversation tells about the next message of this person. */
  contextKey(ids: TurnIds): RecordKey | undefined
  conversationKey(ids: TurnIds): RecordKey
  settingsKey(ids: TurnIds): RecordKey
  turnKey(ids: TurnIds): RecordKey | undefined
  killKey(): RecordKey
  /** A keyed token of what a bot keeps: of its storage keys, conversations and people. */
  custodyToken(parts: readonly string[]): string
}

/** Derives a tenant's lookups: who holds the store without the ring cannot tell which row is whose. */
export function openTenant(ring: KeyRing, id: string): Tenant {
  const secret = ring.secret(`lookup/${id}`)
  const custodySecret = ring.secret(`custody/${id}`)
  const key = (kind: string, parts: readonly string[]): RecordKey => ({ tenant: id, kind, id: keyedToken(secret, parts) })
  const person = (kind: string, ids: TurnIds): RecordKey | undefined =>
    ids.user === undefined ? undefined : key(kind, ['subject', ids.channel, ids.user])
  return {
    id,
    log: createTenantLog({ ring, tenant: id }),
    subjectKey: (ids) => person('subject', ids),
    consentKey: (ids) => person('consent', ids),
    contextKey: (ids) =>
      ids.user === undefined ? undefined : key('context', ['context', ids.channel, ids.conversation, ids.user]),
    conversationKey: (ids) => key('conversation', ['conversation', ids.channel, ids.conversation]),
    settingsKey: (ids) => key('settings', ['conversation', ids.channel, ids.conversation]),
    turnKey: (ids) =>
      ids.activity === undefined ? undefined : key('turn', ['turn', ids.channel, ids.conversation, ids.activity]),
    custodyToken: (parts) => keyedToken(custodySecret, parts),
    killKey: () => ({ tenant: id, kind: 'guard', id: 'kill-switch' }),
  }
}
