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
  /** Where the person of a channel's account stood, or is referred to, whose id is known; see `PersonId`. */
  accountKeys(ids: TurnIds): readonly [subject: RecordKey, consent: RecordKey] | undefined
  /** Under which somebody is looked up whom Microsoft Entra ID knows. */
  aadToken(aad: string): string
  /** What the conversation tells about the next message of this person. */
  contextKey(ids: TurnIds): RecordKey | undefined
  conversationKey(ids: TurnIds): RecordKey
  settingsKey(ids: TurnIds): RecordKey
  turnKey(ids: TurnIds): RecordKey | undefined
  killKey(): RecordKey
  /** A keyed token of what a bot keeps: of its storage keys, conversations and people. */
  custodyToken(parts: readonly string[]): string
  /** What the log calls a conversation in what is about nobody. */
  conversationName(token: string): string
  /** The key of operators that make the same of the same value everywhere in the organisation. */
  operatorKey(): Uint8Array
}

/** Derives a tenant's lookups: who holds the store without the ring cannot tell which row is whose. */
export function openTenant(ring: KeyRing, id: string): Tenant {
  const secret = ring.secret(`lookup/${id}`)
  const token = (...parts: readonly string[]): string => keyedToken(secret, parts)
  const custodySecret = ring.secret(`custody/${id}`)
  let operatorKey: Uint8Array | undefined
  // A turn asks for the same few tokens again and again; they go with its ids.
  const known = new WeakMap<TurnIds, TurnTokens>()
  const tokensOf = (ids: TurnIds): TurnTokens => {
    const present = known.get(ids)
    if (present !== undefined) return present
    const tokens = tokensFor(ids, token)
    known.set(ids, tokens)
    return tokens
  }
  const keyOf = (kind: string, token: string): RecordKey => ({ tenant: id, kind, id: token })
  const keyOrNone = (kind: string, token: string | undefined): RecordKey | undefined =>
    token === undefined ? undefined : keyOf(kind, token)
  return {
    id,
    log: createTenantLog({ ring, tenant: id }),
    subjectKey: (ids) => keyOrNone('subject', tokensOf(ids).person),
    consentKey: (ids) => keyOrNone('consent', tokensOf(ids).person),
    accountKeys(ids) {
      const { account } = tokensOf(ids)
      return account === undefined ? undefined : [keyOf('subject', account), keyOf('consent', account)]
    },
    aadToken: (aad) => token('person', 'aad', aad),
    contextKey: (ids) => keyOrNone('context', tokensOf(ids).context),
    conversationKey: (ids) => keyOf('conversation', tokensOf(ids).conversation),
    settingsKey: (ids) => keyOf('settings', tokensOf(ids).conversation),
    turnKey: (ids) => keyOrNone('turn', tokensOf(ids).turn),
    operatorKey: () => (operatorKey ??= ring.secret(`operators/${id}`)),
    custodyToken: (parts) => keyedToken(custodySecret, parts),
    conversationName: (conversation) => token('log', conversation),
    killKey: () => keyOf('guard', 'kill-switch'),
  }
}

/** Who, where and which, as the store knows them; what no person sent, or the channel does not number, has no token. */
interface TurnTokens {
  readonly conversation: string
  readonly person: string | undefined
  /** The channel's account, where the person is somebody who may have others. */
  readonly account: string | undefined
  readonly context: string | undefined
  readonly turn: string | undefined
}

function tokensFor({ channel, conversation, user, activity, person, foundAt }: TurnIds, token: (...parts: readonly string[]) => string): TurnTokens {
  return {
    conversation: token('conversation', channel, conversation),
    person: user === undefined ? undefined : (foundAt ?? (person === undefined ? token('subject', channel, user) : token('person', person.by, person.id))),
    account: user === undefined || person === undefined || person.isForgeable ? undefined : token('subject', channel, user),
    context: user === undefined ? undefined : token('context', channel, conversation, user),
    turn: activity === undefined ? undefined : token('turn', channel, conversation, activity),
  }
}
