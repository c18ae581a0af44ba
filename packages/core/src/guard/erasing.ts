import { toBase64Url } from '../crypto/bytes.js'
import { deriveKey } from '../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { quarterHourOf } from '../lib/quarter-hours.js'
import { eachRequest, type RequestRecord, type SealedNames } from '../rights/request.js'
import type { Tenant } from '../turns/tenant.js'
import type { KeptNames } from './forget-kept.js'
import type { Opened, Setup } from './setup.js'

/** Whose erasure is under way, on whose word. */
export interface Erasing {
  readonly setup: Setup
  readonly opened: Opened
  readonly tenant: Tenant
  /** What the store calls the person. */
  readonly subject: string
}

/** What an erasure needs to know of its person until its end, when their key is gone. */
export interface ErasedNames {
  /** What the log calls them. `undefined`: their key did not open any more. */
  readonly log: string | undefined
  /** What the SDKs call what they keep of them. */
  readonly kept: KeptNames
}

/**
 * The request of an erasure that begins, with names sealed under a key of its own, which ends with it. Its reference is a new
 * one: what stays of it, in the key store and until recipients are told, must not lead to a request that waited in a backup.
 */
export async function sealNames({ setup, opened, tenant }: Erasing, request: RequestRecord, names: ErasedNames): Promise<RequestRecord> {
  const reference = toBase64Url(setup.random(16))
  const keyId = `${erasureKeyPrefix(tenant.id)}${quarterHourOf(setup.clock.nowMs())}.${reference}`
  const key = await opened.keys.ensure(keyId)
  const envelope = sealEnvelope(Buffer.from(JSON.stringify(names), 'utf8'), sealingKey(key, tenant.id, reference), reference, setup.random)
  return { ...request, reference, sealed: { keyId, envelope } }
}

/** `undefined` when these names were done with before. */
export async function openNames({ opened, tenant }: Erasing, request: RequestRecord): Promise<ErasedNames | undefined> {
  const { reference } = request
  const sealed = sealedOf(tenant.id, request)
  const key = sealed === undefined ? undefined : await findKey(opened, sealed.keyId)
  if (sealed === undefined || key === undefined) return undefined
  const names = JSON.parse(Buffer.from(openEnvelope(sealed.envelope, sealingKey(key, tenant.id, reference), reference)).toString('utf8')) as ErasedNames | KeptNames
  return 'kept' in names ? names : { log: undefined, kept: names }
}

/** What an erasure has sealed; one that was begun before the log had names of its own, under a key that is called otherwise. */
export function sealedOf(tenant: string, { reference, sealed, names }: RequestRecord & FormerRequest): SealedNames | undefined {
  return sealed ?? (names === undefined ? undefined : { keyId: `${erasureKeyPrefix(tenant)}${reference}`, envelope: names })
}

interface FormerRequest {
  readonly names?: string
}

/**
 * Destroys keys of erasures that ended in the moment in which their process died. One whose request is not kept yet is
 * younger than a quarter of an hour, or two by clocks that differ.
 */
export async function destroyOrphanedKeys({ store, clock }: Setup, { keys }: Opened, tenant: string): Promise<void> {
  const prefix = erasureKeyPrefix(tenant)
  const oldest = `${prefix}${quarterHourOf(clock.nowMs() - limits.parkedForMs)}`
  const found: string[] = []
  for await (const { id } of keys.each(prefix)) if (id < oldest) found.push(id)
  if (found.length === 0) return
  const needed = new Set<string>()
  for await (const request of eachRequest(store, tenant)) needed.add(sealedOf(tenant, request)?.keyId ?? '')
  for (const id of found) if (!needed.has(id)) await keys.destroy(id)
}

async function findKey({ keys }: Opened, id: string): Promise<Uint8Array | undefined> {
  try {
    return await keys.find(id)
  } catch (error) {
    // A key that does not open keeps no erasure from its end.
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return undefined
    throw error
  }
}

function sealingKey(key: Uint8Array, tenant: string, reference: string): Uint8Array {
  return deriveKey(key, { v: 1, use: 'erasure', tenant, reference })
}

function erasureKeyPrefix(tenant: string): string {
  return `${tenant}/erasure/`
}
