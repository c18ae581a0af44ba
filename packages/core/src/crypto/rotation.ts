import { ScrubjayError } from '../errors.js'

/** A ring as rotation sees it. Its keys stand in the order in which they were added. */
export interface RotatingKeys {
  readonly primary: string
  readonly keys: readonly { readonly id: string }[]
}

/** Which step of a rotation is done to a ring. */
export type RotationChange =
  | { readonly step: 'add' }
  | { readonly step: 'promote' }
  | {
      readonly step: 'retire'
      /** The ids of keys that still wrap something, as `countWrappedKeys` finds them. */
      readonly inUse: Iterable<string>
    }

/** The ids of a ring's keys by what they are for: those before the primary key are old, those after it come next. */
export interface RotationState {
  readonly next: readonly string[]
  readonly old: readonly string[]
}

/** Where a ring stands between two rotations: nothing next and nothing old is where one may begin. */
export function readRotation({ primary, keys }: RotatingKeys): RotationState {
  const ids = keys.map(({ id }) => id)
  const at = ids.indexOf(primary)
  return { old: ids.slice(0, at), next: ids.slice(at + 1) }
}

/**
 * First step: the ring knows one more key, which wraps nothing yet. Every process must know it before the next step.
 * @throws `ERR_KEYS_ROTATION` while another rotation is under way.
 */
export function addKey<T extends RotatingKeys>(ring: T, key: T['keys'][number]): T {
  const { next, old } = readRotation(ring)
  if (next.length > 0) throw notDue('A key was added already. The next step is `promote`.')
  if (old.length > 0) throw notDue('The last rotation is not over. Its next step is `rewrap` or `retire`.')
  return { ...ring, keys: [...ring.keys, key] }
}

/**
 * Second step: the key that was added wraps from now on.
 * @throws `ERR_KEYS_ROTATION` when no key was added.
 */
export function promoteKey<T extends RotatingKeys>(ring: T): T {
  const newest = readRotation(ring).next.at(-1)
  if (newest === undefined) throw notDue('No key was added that could be promoted. The first step is `add`.')
  return { ...ring, primary: newest }
}

/**
 * Third step: the old keys leave the ring.
 * @throws `ERR_KEYS_ROTATION` when there is none, or when one still wraps something.
 */
export function retireKeys<T extends RotatingKeys>(ring: T, inUse: Iterable<string>): T {
  const { old } = readRotation(ring)
  if (old.length === 0) throw notDue('The ring has no old key.')
  const used = new Set(inUse)
  if (old.some((id) => used.has(id))) throw notDue('An old key still wraps something. The next step is `rewrap`.')
  return { ...ring, keys: ring.keys.filter(({ id }) => !old.includes(id)) }
}

function notDue(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_KEYS_ROTATION', { reason })
}
