import { deriveKey, keyedToken } from '../crypto/derive.js'
import { isScrubjayError } from '../errors.js'
import type { Clock } from '../ports/clock.js'
import type { SubjectKeys } from '../vault/subject-keys.js'
import { subjectKeyId, subjectKeyPrefix } from '../vault/vault.js'
import { strangersKeyId, strangersKeyPrefix } from './parking.js'

/** What the log calls a person, and the conversations that they are in. */
export interface LogNames {
  /** What makes them. */
  readonly key: Uint8Array
  readonly subject: string
  /** Each of those who speak in a conversation has a name of their own for it, so that what others are called tells nothing. */
  conversation(token: string): string
}

/**
 * The names of the log. They are derived from a key and stand nowhere else: a person's own, which is destroyed with them,
 * so that neither the store nor a backup of it tells, together with every ring, who a name was. Whoever has no key of
 * their own yet is named by the key of the quarter of an hour, under which their turn waits too; it ends half an hour later.
 */
export interface LogNaming {
  /** By a key of the person's own. `undefined`: they have none, it is destroyed, or it does not open. */
  find(tenant: string, subject: string): Promise<LogNames | undefined>
  /** The same, and makes the key if need be. */
  ensure(tenant: string, subject: string): Promise<LogNames | undefined>
  /** By the key of the quarter of an hour. */
  ofStranger(tenant: string, subject: string): Promise<LogNames | undefined>
  /** What somebody was called, by their token in the store, in the quarters of an hour whose keys are left. */
  findStrangers(tenant: string): Promise<(subject: string) => readonly LogNames[]>
  /** Everybody of a tenant who has a key, by their tokens in the store. */
  each(tenant: string): AsyncGenerator<{ readonly subject: string; readonly names: LogNames }>
}

export function createLogNaming({ keys, clock }: { readonly keys: SubjectKeys; readonly clock: Clock }): LogNaming {
  return {
    ensure: (tenant, subject) => unlessGone(async () => namesBy(await keys.ensure(subjectKeyId(tenant, subject)))),
    ofStranger: (tenant, subject) => unlessGone(async () => namesBy(await keys.ensure(strangersKeyId(tenant, clock.nowMs())), subject)),
    find: (tenant, subject) =>
      unlessGone(async () => {
        const key = await keys.find(subjectKeyId(tenant, subject))
        return key === undefined ? undefined : namesBy(key)
      }),
    async findStrangers(tenant) {
      const found: Uint8Array[] = []
      for await (const { key } of keys.each(strangersKeyPrefix(tenant))) found.push(key)
      return (subject) => found.map((key) => namesBy(key, subject))
    },
    async *each(tenant) {
      const prefix = subjectKeyPrefix(tenant)
      for await (const { id, key } of keys.each(prefix)) {
        const subject = id.slice(prefix.length)
        // A tenant may be called by another's prefix; no token has a slash.
        if (!subject.includes('/')) yield { subject, names: namesBy(key) }
      }
    },
  }
}

/** Under a key that others share, the name is of one of them. */
function namesBy(key: Uint8Array, subject = ''): LogNames {
  const secret = deriveKey(key, { v: 1, use: 'log', subject })
  // Events of a turn name the same one again and again.
  const made = new Map<string, string>()
  return {
    key,
    subject: keyedToken(secret, ['subject']),
    conversation(token) {
      const name = made.get(token) ?? keyedToken(secret, ['conversation', token])
      made.set(token, name)
      return name
    },
  }
}

async function unlessGone(name: () => Promise<LogNames | undefined>): Promise<LogNames | undefined> {
  try {
    return await name()
  } catch (error) {
    if (isScrubjayError(error, 'ERR_KEY_DESTROYED') || isScrubjayError(error, 'ERR_ENVELOPE')) return undefined
    throw error
  }
}
