import { limits } from '../lib/limits.js'
import type { Clock } from '../ports/clock.js'
import type { KeyRing } from '../ports/key-source.js'

/**
 * A ring that remembers for a minute what an envelope holds, so that a turn of a busy conversation costs no call to
 * a key management service. Nobody asks it without an envelope, and the envelope is read from the key store on every
 * turn: once a key is destroyed there, what is remembered of it answers nobody, on no instance. What is forgotten,
 * because its minute is over or others came, is overwritten.
 */
export function rememberUnwrapped(ring: KeyRing, clock: Clock): KeyRing {
  const remembered = new Map<string, Remembered>()
  let isForgetting = false

  const forget = (context: string): void => {
    remembered.get(context)?.key.fill(0)
    remembered.delete(context)
  }
  /** The order of a map is the order in which its keys came, and so in which their time is over. */
  const forgetOld = (): void => {
    for (const [context, { untilMs }] of remembered) {
      if (untilMs > clock.nowMs() && remembered.size <= limits.unwrappedKeysMax) return
      forget(context)
    }
  }
  const forgetLater = async (): Promise<void> => {
    if (isForgetting) return
    isForgetting = true
    while (remembered.size > 0) {
      await clock.wait(limits.unwrappedForMs)
      forgetOld()
    }
    isForgetting = false
  }
  const remember = (context: string, envelope: string, key: Uint8Array): void => {
    forget(context)
    remembered.set(context, { envelope, key: key.slice(), untilMs: clock.nowMs() + limits.unwrappedForMs })
    forgetOld()
    void forgetLater()
  }

  return {
    get primaryKeyId() {
      return ring.primaryKeyId
    },
    origin: ring.origin,
    wrap: (key, context) => ring.wrap(key, context),
    async unwrap(envelope, context) {
      const known = remembered.get(context)
      if (known?.envelope === envelope && known.untilMs > clock.nowMs()) return known.key.slice()
      const key = await ring.unwrap(envelope, context)
      remember(context, envelope, key)
      return key
    },
    secret: (label) => ring.secret(label),
  }
}

interface Remembered {
  readonly envelope: string
  readonly key: Uint8Array
  readonly untilMs: number
}
