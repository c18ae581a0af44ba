import { randomBytes } from 'node:crypto'
import { createGuard, createKeyMaterial, createKeyRing, createMemoryStore, type ActivityLike, type Guard, type Store, Unscrubbed } from '@scrubjay/core'

/** A guarded chat with one person, in memory, on a channel that takes files. */
export interface Chat {
  readonly guard: Guard
  readonly store: Store
  /** What the person reads, as it is on the wire; nothing when the bot would have answered. */
  say(text: string): Promise<readonly ActivityLike[]>
  /** The verifier key of the log. */
  readVkey(): Promise<string>
}

export function startChat(): Chat {
  const store = createMemoryStore()
  const material = createKeyMaterial({ origin: 'scrubjay.invalid/test', random: randomBytes })
  const guard = createGuard({ store, keys: { open: () => createKeyRing(material, randomBytes) } })
  const place = { channelId: 'webchat', conversation: { id: 'c1', isGroup: false } }
  let messages = 0
  return {
    guard,
    store,
    async say(text) {
      const activity = { ...place, type: 'message', id: `m${(messages += 1)}`, text, from: { id: 'u1' } }
      const verdict = await guard.receive({ activity: new Unscrubbed(activity) })
      const sent = verdict.kind === 'answer' ? await guard.send(verdict.turn, verdict.replies.map((reply) => ({ ...reply, ...place }))) : []
      await guard.finish(verdict.turn, 'done')
      return sent
    },
    async readVkey() {
      const [key] = await store.read([{ tenant: 'default', kind: 'log-key', id: 'vkey' }])
      return JSON.parse(key?.value ?? '""') as string
    },
  }
}
