import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createFileKeySource, createGuard, createKeyFile, Unscrubbed, type Clock, type Guard } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'

/** A guarded bot that runs in this process, on a store and a key file in a directory. */
export interface Bot {
  readonly keys: string
  readonly store: string
  /** What a person says, and what they read when the bot repeats it. */
  say(user: string, text: string): Promise<string>
  /** The last entry of the audit log. */
  lastEvent(): Promise<Readonly<Record<string, unknown>>>
  /** The token of the last person who spoke. */
  lastSubject(): Promise<string>
  close(): Promise<void>
}

let messages = 0

/** @param clock for a bot of another day */
export function startBot(directory: string, clock?: Clock): Bot {
  const keys = join(directory, 'scrubjay.keys')
  const file = join(directory, 'privacy.db')
  if (!existsSync(keys)) createKeyFile(keys)
  const store = createSqliteStore(file)
  const guard: Guard = createGuard({ store, keys: createFileKeySource(keys), policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false }, ...(clock === undefined ? {} : { clock }) })
  const lastEvent = async (): Promise<Readonly<Record<string, unknown>>> => {
    const size = (await store.readHead('default'))?.size ?? 0
    const [last] = await store.readEntries('default', size - 1, 1)
    return JSON.parse(Buffer.from(last?.entry ?? []).toString()) as Readonly<Record<string, unknown>>
  }
  return {
    keys,
    store: `sqlite:${file}`,
    async say(user, text) {
      const place = { channelId: 'test', conversation: { id: `with-${user}`, isGroup: false } }
      const activity = { ...place, type: 'message', id: `message-${(messages += 1)}`, from: { id: user }, text }
      const verdict = await guard.receive({ activity: new Unscrubbed(activity) })
      if (verdict.kind === 'bypass') return text
      const replies = verdict.kind === 'answer' ? verdict.replies : [{ type: 'message', text: verdict.activity.text ?? '' }]
      const sent = await guard.send(verdict.turn, replies.map((reply) => ({ ...reply, ...place })))
      await guard.finish(verdict.turn, 'done')
      return sent.map((reply) => reply.text ?? '').join()
    },
    lastEvent,
    async lastSubject() {
      return String((await lastEvent())['subject'])
    },
    close: () => guard.close(),
  }
}
