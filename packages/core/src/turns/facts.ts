import { parseConsentRecord, type ConsentRecord } from '../consent/consent-record.js'
import { toBase64Url } from '../crypto/bytes.js'
import type { Random } from '../ports/clock.js'
import type { Store, StoredRecord, Write } from '../ports/store.js'
import type { Settings } from '../turn.js'
import { findPerson, type Reference } from './person.js'
import type { Tenant } from './tenant.js'
import type { TurnIds } from './turn-ids.js'

/** Everything a turn needs to know, read fresh, in one round trip. */
export interface Facts {
  /** The ids with which all of this was found. */
  readonly ids: TurnIds
  /** That the channel's account is this person's, which is not written yet. */
  readonly reference: Reference | undefined
  /** What brings somebody who was known by their account to where they are found by who they are. */
  readonly move: readonly Write[]
  /** The person; undefined for what no person sent. */
  readonly subject: Subject | undefined
  readonly conversation: Conversation
  readonly consent: Versioned<ConsentRecord>
  /** What earlier turns left for this one, sealed; undefined for nothing, or for what is over. */
  readonly context: StoredRecord | undefined
  readonly override: Versioned<Partial<Settings>>
  readonly killed: boolean
  /** The day of this turn, where the law asks when the person was here last; nothing is kept of it elsewhere. */
  readonly today: number | undefined
}

export interface Versioned<T> {
  readonly value: T
  /** 0 when nothing is stored yet. */
  readonly version: number
}

export interface Subject {
  /** Random; what the store calls the person. The log has another name for them, see `LogNaming`. */
  readonly token: string
  /** An erasure has begun and must be completed before anything else. */
  readonly isErasing: boolean
  /** 0 for a person who is not stored yet. */
  readonly version: number
  /** Stored for good, and not only until they answer. Who is asked again stays: their values go by this row. */
  readonly isKept: boolean
  /** The day on which they spoke last, in days since the epoch, as far as it is kept. */
  readonly seenDay: number | undefined
  /** The one person whose account this is, where they are found elsewhere too; see `findPerson`. */
  readonly of: string | undefined
}

export interface Conversation {
  /** Random; what the store calls the conversation. */
  readonly token: string
  /** The one person who ever spoke here, or `''`: nobody yet, or a group, of which no single person is kept. */
  readonly soleSubject: string
  /** Once a group, always a group. */
  readonly isGroup: boolean
  readonly version: number
  /** Stored for good, and not only until somebody answers. */
  readonly isKept: boolean
  /** What is stored differs from what this turn knows now, or ends by itself. */
  readonly isChanged: boolean
}

/** Reads the facts of a turn. Persons and conversations seen for the first time get a random token. */
export async function readFacts(
  store: Store,
  tenant: Tenant,
  ids: TurnIds,
  options: { readonly oneToOneChannels: readonly string[]; readonly random: Random; readonly isSpeaking: boolean; readonly today?: number | undefined },
): Promise<Facts> {
  const keys = [tenant.conversationKey(ids), tenant.settingsKey(ids), tenant.killKey()]
  const personal = [tenant.subjectKey(ids), tenant.consentKey(ids), tenant.contextKey(ids)].filter((key) => key !== undefined)
  const [conversation, settings, kill, ownSubject, ownConsent, context, ...account] = await store.read([...keys, ...personal, ...(tenant.accountKeys(ids) ?? [])])
  const found = findPerson(tenant, ids, { subject: ownSubject, consent: ownConsent }, { subject: account[0], consent: account[1] })
  if ('elsewhere' in found) return readFacts(store, tenant, found.elsewhere, options)
  const { subject, consent } = found
  const newToken = (): string => toBase64Url(options.random(16))
  const person = ids.user === undefined ? undefined : toSubject(subject, newToken)
  // On the way out nobody speaks, and a reference to a conversation says less of it than its turns did.
  const isOneToOne = options.isSpeaking
    ? ids.saidOneToOne || options.oneToOneChannels.includes(ids.channel)
    : conversation !== undefined
  return {
    ids: found.ids,
    reference: found.reference,
    move: found.move,
    subject: person,
    conversation: toConversation(conversation, { newToken, isOneToOne, speaker: options.isSpeaking ? person?.token : undefined }),
    consent: { value: parseConsentRecord(consent?.value), version: consent?.version ?? 0 },
    context,
    override: { value: settings === undefined ? {} : (JSON.parse(settings.value) as Partial<Settings>), version: settings?.version ?? 0 },
    killed: kill !== undefined,
    today: options.today,
  }
}

/**
 * The writes that make a person and a new or changed conversation known.
 * @param expiresAtMs until when a person is remembered who has not answered yet; 0: from now on. Who is kept stays.
 */
export function identityWrites(tenant: Tenant, ids: TurnIds, facts: Facts, expiresAtMs: number): Write[] {
  const writes: Write[] = []
  const subjectKey = tenant.subjectKey(ids)
  if (facts.subject !== undefined && subjectKey !== undefined) {
    const { token, isKept, version, of } = facts.subject
    const seenDay = facts.today ?? facts.subject.seenDay
    const until = isKept ? 0 : expiresAtMs
    writes.push({ op: 'put', key: subjectKey, value: JSON.stringify({ token, seenDay, of }), owner: token, expiresAtMs: until, expect: version })
    if (facts.reference !== undefined) {
      const { key, at, version: before } = facts.reference
      writes.push({ op: 'put', key, value: JSON.stringify({ token, at }), owner: token, expiresAtMs: until, expect: before })
    }
  }
  return [...writes, ...conversationWrites(tenant, ids, facts.conversation, expiresAtMs)]
}

/**
 * The write that makes a new or changed conversation known, or none. Its owner is its one person, so that it is
 * erased with them: where two people speak, it is nobody's.
 * @param expiresAtMs until when a conversation is remembered that is not kept yet, at the least.
 */
export function conversationWrites(tenant: Tenant, ids: TurnIds, conversation: Conversation, expiresAtMs: number = 0): Write[] {
  if (!conversation.isChanged) return []
  const { token, soleSubject, isGroup, isKept, version } = conversation
  const value = JSON.stringify({ token, soleSubject, isGroup })
  const until = isKept ? 0 : expiresAtMs
  return [{ op: 'put', key: tenant.conversationKey(ids), value, owner: soleSubject, expiresAtMs: until, expect: version }]
}

function toSubject(record: StoredRecord | undefined, newToken: () => string): Subject {
  if (record === undefined) return { token: newToken(), isErasing: false, version: 0, isKept: false, seenDay: undefined, of: undefined }
  const { token, isErasing, seenDay, of } = JSON.parse(record.value) as { token: string; isErasing?: boolean; seenDay?: number; of?: string }
  return { token, isErasing: isErasing === true, version: record.version, isKept: record.expiresAtMs === 0, seenDay, of }
}

function toConversation(
  record: StoredRecord | undefined,
  now: { readonly newToken: () => string; readonly isOneToOne: boolean; readonly speaker: string | undefined },
): Conversation {
  const stored = record === undefined ? undefined : (JSON.parse(record.value) as { token: string; soleSubject: string; isGroup: boolean })
  const firstSpeaker = stored?.soleSubject || now.speaker || ''
  const isSecondSpeaker = now.speaker !== undefined && now.speaker !== firstSpeaker
  const isGroup = stored?.isGroup === true || !now.isOneToOne || isSecondSpeaker
  const soleSubject = isGroup ? '' : firstSpeaker
  const isKept = record?.expiresAtMs === 0
  return {
    token: stored?.token ?? now.newToken(),
    soleSubject,
    isGroup,
    version: record?.version ?? 0,
    isKept,
    isChanged: !isKept || stored?.soleSubject !== soleSubject || stored.isGroup !== isGroup,
  }
}
