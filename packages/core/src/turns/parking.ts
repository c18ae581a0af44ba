import { toBase64Url } from '../crypto/bytes.js'
import { deriveKey } from '../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import { isScrubjayError } from '../errors.js'
import { fieldsOf } from '../lib/activity-fields.js'
import { limits } from '../lib/limits.js'
import { padded, quarterHourOf } from '../lib/quarter-hours.js'
import type { Clock, Random } from '../ports/clock.js'
import type { Bound, RecordKey, Store, StoredRecord, Write } from '../ports/store.js'
import { Unscrubbed, type ActivityLike, type ResumeTicket, type Settings } from '../turn.js'
import type { SubjectKeys } from '../vault/subject-keys.js'
import { subjectKeyId } from '../vault/vault.js'

/**
 * Turns that came before consent: the raw activity, sealed whole and unseen. Whoever has a key of their own has them
 * sealed by it, and an erasure ends them. Everybody else's are sealed by a key that belongs to a quarter of an hour and
 * not to a person, so that a stranger costs no key; it is destroyed when nothing that it sealed may still be opened.
 * Released turns are sealed anew, for they may wait a day, and the many that are not released need not.
 */
export interface Parking {
  /** What parks a turn: the write and the bounds that it must keep. */
  park(place: ParkingPlace, activity: ActivityLike, state: ParkedState, settings?: Settings): Promise<{ readonly write: Write; readonly bounds: readonly Bound[] }>
  /** The write that lets a parked turn go on, once the person has agreed. */
  release(turn: ParkedTurn): Promise<Write>
  /** All parked turns of a subject, oldest first, expired ones left out. */
  list(tenant: string, subject: string): Promise<readonly ParkedTurn[]>
  /** Released turns of everybody, at most `limit`. */
  listReleased(tenant: string, limit: number): Promise<readonly ParkedTurn[]>
  /** Opens a parked turn; `undefined` when its key is gone. */
  open(tenant: string, turn: ParkedTurn): Promise<ResumeTicket | undefined>
  /** Destroys keys that no parked turn needs any more. */
  destroyOldKeys(tenant: string): Promise<void>
}

export interface ParkingPlace {
  readonly tenant: string
  readonly subject: string
  readonly conversation: string
}

export type ParkedState = 'waiting' | 'released'

export interface ParkedTurn {
  readonly record: StoredRecord
  readonly state: ParkedState
  readonly conversation: string
  readonly envelope: string
  /** The quarter of an hour whose key sealed it, or `''`: the person's own did. */
  readonly epoch: string
  /** What was on when it was said. */
  readonly settings?: Settings
}

export function createParking(options: { store: Store; keys: SubjectKeys; clock: Clock; random: Random }): Parking {
  const { store, keys, clock, random } = options
  let lastMs = 0
  /** Turns that come within one millisecond keep their order. */
  const nextMs = (): number => (lastMs = Math.max(clock.nowMs(), lastMs + 1))
  const seal = async (place: ParkingPlace, state: ParkedState, activity: Uint8Array): Promise<ParkedValue> => {
    const own = await keys.find(subjectKeyId(place.tenant, place.subject))
    const epoch = own === undefined ? quarterHourOf(clock.nowMs()) : ''
    const key = sealingKey(own ?? (await keys.ensure(keyIdOf(place, state, epoch))), place)
    return { state, conversation: place.conversation, envelope: sealEnvelope(activity, key, envelopeName(place, epoch), random), epoch }
  }
  const unseal = async (place: ParkingPlace, { state, envelope, epoch }: ParkedTurn): Promise<Uint8Array | undefined> => {
    const key = await keys.find(keyIdOf(place, state, epoch))
    return key === undefined ? undefined : openEnvelope(envelope, sealingKey(key, place), envelopeName(place, epoch))
  }
  const isAlive = ({ record }: ParkedTurn): boolean => record.expiresAtMs > clock.nowMs()
  return {
    async park(place, activity, state, settings) {
      const nowMs = clock.nowMs()
      const sealed = await seal(place, state, Buffer.from(JSON.stringify(fieldsOf(activity)), 'utf8'))
      const id = `${place.subject}.${padded(nextMs())}.${toBase64Url(random(6))}`
      return { write: putParked({ tenant: place.tenant, kind: 'parked', id }, JSON.stringify({ ...sealed, settings }), { place, state, nowMs, expect: 0 }), bounds: parkingBounds(place, state) }
    },
    async release(turn) {
      const place = placeOf(turn)
      // One that does not open holds up no other, and not the person's yes.
      const activity = await unseal(place, turn).catch(unlessBroken)
      const { record, ...value } = turn
      const sealed = activity === undefined ? { ...value, state: 'released' as const } : { ...(await seal(place, 'released', activity)), ...(value.settings === undefined ? {} : { settings: value.settings }) }
      return putParked(record, JSON.stringify(sealed), { place, state: 'released', nowMs: clock.nowMs(), expect: record.version })
    },
    async list(tenant, subject) {
      const records = await store.list({ tenant, kind: 'parked', owner: subject, limit: limits.parkedPerSubjectMax * 2 + 2 })
      return records.map(parseParked).filter(isAlive)
    },
    async listReleased(tenant, limit) {
      const released: ParkedTurn[] = []
      for (let after = ''; released.length < limit; ) {
        const records = await store.list({ tenant, kind: 'parked', after, limit: 500 })
        released.push(...records.map(parseParked).filter((turn) => turn.state === 'released' && isAlive(turn)))
        after = records.at(-1)?.id ?? ''
        if (records.length < 500) break
      }
      return released.slice(0, limit)
    },
    async open(tenant, turn) {
      const { record } = turn
      const plain = await unseal({ ...placeOf(turn), tenant }, turn)
      if (plain === undefined) return undefined
      const activity = reviveActivity(Buffer.from(plain).toString('utf8'))
      return { parkedId: record.id, tenant, version: record.version, activity: new Unscrubbed(activity), ...(turn.settings === undefined ? {} : { settings: turn.settings }) }
    },
    async destroyOldKeys(tenant) {
      for (const [state, forMs] of [['waiting', limits.parkedForMs], ['released', limits.releasedForMs]] as const) {
        // A quarter of an hour more, for clocks that differ.
        const oldest = quarterHourOf(clock.nowMs() - forMs - limits.parkedForMs)
        await keys.destroyBefore(parkingKeyId(tenant, state, ''), parkingKeyId(tenant, state, oldest))
      }
    },
  }
}

/** The write that destroys a parked turn. */
export function destroyWrite({ record }: ParkedTurn): Write {
  return { op: 'delete', key: record }
}

/** The write that ends a parked turn which has run: it fails when another process ran it. */
export function resumedWrite({ tenant, parkedId, version }: ResumeTicket): Write {
  return { op: 'delete', key: { tenant, kind: 'parked', id: parkedId }, expect: version }
}

/** The rest of "yes, and ..." is released at once and may be one more than a person can park. */
function parkingBounds({ tenant, subject }: ParkingPlace, state: ParkedState): Bound[] {
  const ofStore: Bound = { tenant, kind: 'parked', countMax: limits.parkedPerStoreMax }
  const ofSubject: Bound = { tenant, kind: 'parked', owner: subject, countMax: limits.parkedPerSubjectMax }
  return state === 'released' ? [ofStore] : [ofSubject, ofStore]
}

function putParked(
  key: RecordKey,
  value: string,
  options: { readonly place: ParkingPlace; readonly state: ParkedState; readonly nowMs: number; readonly expect: number },
): Write {
  const { place, state, nowMs, expect } = options
  const expiresAtMs = nowMs + (state === 'waiting' ? limits.parkedForMs : limits.releasedForMs)
  return { op: 'put', key: { tenant: key.tenant, kind: key.kind, id: key.id }, owner: place.subject, value, expiresAtMs, expect }
}

type ParkedValue = Omit<ParkedTurn, 'record'>

function parseParked(record: StoredRecord): ParkedTurn {
  return { ...(JSON.parse(record.value) as ParkedValue), record }
}

function unlessBroken(error: unknown): undefined {
  if (!isScrubjayError(error, 'ERR_ENVELOPE')) throw error
}

function placeOf({ record, conversation }: ParkedTurn): ParkingPlace {
  return { tenant: record.tenant, subject: record.owner, conversation }
}

function keyIdOf({ tenant, subject }: ParkingPlace, state: ParkedState, epoch: string): string {
  return epoch === '' ? subjectKeyId(tenant, subject) : parkingKeyId(tenant, state, epoch)
}

function envelopeName({ subject }: ParkingPlace, epoch: string): string {
  return epoch === '' ? subject : `parking-${epoch}`
}

/** Of the key that stands for everybody who has none of their own, in one quarter of an hour. */
export function strangersKeyId(tenant: string, nowMs: number): string {
  return parkingKeyId(tenant, 'waiting', quarterHourOf(nowMs))
}

/** What the ids of all of them begin with. */
export function strangersKeyPrefix(tenant: string): string {
  return parkingKeyId(tenant, 'waiting', '')
}

function parkingKeyId(tenant: string, state: ParkedState, epoch: string): string {
  return `${tenant}/${state === 'waiting' ? 'parking' : 'released'}/${epoch}`
}

function sealingKey(parkingKey: Uint8Array, { tenant, subject, conversation }: ParkingPlace): Uint8Array {
  return deriveKey(parkingKey, { v: 1, tenant, subject, conversation, type: 'parked' })
}

/** The SDKs parse these three into dates before a bot sees them; JSON has turned them into text. */
function reviveActivity(json: string): ActivityLike {
  const activity = JSON.parse(json) as Record<string, unknown>
  for (const name of ['timestamp', 'localTimestamp', 'expiration']) {
    const value = activity[name]
    if (typeof value === 'string') activity[name] = new Date(value)
  }
  return activity
}
