import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileKeySource } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { HandClock, Talk } from '../invariants/guarded-talk.js'
import { StateFolder, TranscriptFolder } from './kept-folder.js'
import { Death, type DeathPlan, type Fineness } from './mortal.js'

/**
 * A bot process that erases a person and may be killed at it. It is started ahead of time, with everything loaded, and
 * touches the folder only when its parent says so.
 */
process.once('message', (task: Task) => void run(task))
process.once('disconnect', () => process.exit())

/** What a process does, on which files. */
export interface Task {
  readonly folder: string
  /** How far this process's clock is ahead of those of the first day. */
  readonly aheadMs: number
  readonly steps: readonly Step[]
  /** Counts what the steps do, and may kill the process there. */
  readonly counting?: { readonly of: Fineness; readonly death?: DeathPlan }
}

/** One step of a task. */
export type Step =
  | { readonly do: 'say'; readonly user: string; readonly conversation: string; readonly text: string; readonly id?: string; readonly isGroup?: boolean }
  /** The operator's way. */
  | { readonly do: 'erase'; readonly subject: string }
  | { readonly do: 'resume' }
  | { readonly do: 'wait'; readonly ms: number }
  /** Only when the log tells of no erasure. */
  | { readonly do: 'unless erased'; readonly steps: readonly Step[] }

/** What came of it, if the process lived. */
export interface TaskReport {
  /** What was answered, step by step. */
  readonly said: readonly string[]
  readonly operations: number
}

/** What lies in a folder: all of it is copied with a backup, but for the key store and the keys. */
export const placeNames = { store: 'store/privacy.db', keyStore: 'keys/keys.db', ring: 'keys/scrubjay.keys', state: 'state', transcripts: 'transcripts', told: 'told' } as const
export const channelId = 'test'

/** Asks the bot for everything that it has kept of a person and their conversation. */
export const recall = 'recall'

/** What stands between these stands in what the guard seals, and nowhere else: no detector knows that it is about somebody. */
const wordMark = /<[\w-]+>/

async function run({ folder, aheadMs, steps, counting }: Task): Promise<void> {
  const death = new Death(counting?.death)
  if (counting?.of === 'statement') death.wrapStatements()
  const bot = new KeepingBot(folder, aheadMs, death, counting?.of ?? 'operation')
  await bot.talk.guard.ready()
  if (counting !== undefined) death.arm()
  const said = await bot.walk(steps)
  const operations = death.count
  await bot.talk.guard.close()
  process.send?.({ said, operations } satisfies TaskReport, undefined, undefined, () => process.exit())
}

/** A bot that keeps whatever it hears: as state of the person and of the conversation, and in two transcripts. */
class KeepingBot {
  readonly talk: Talk
  readonly #clock = new HandClock()
  /** Where the turn is that is under way; a bot has it from its SDK. */
  #place: Place = { user: '', conversation: '' }

  constructor(folder: string, aheadMs: number, death: Death, fineness: Fineness) {
    this.#clock.advance(aheadMs)
    const opened = createSqliteStore(join(folder, placeNames.store), { keyStorePath: join(folder, placeNames.keyStore) })
    const store = fineness === 'operation' ? death.wrapStore(opened) : opened
    const keys = createFileKeySource(join(folder, placeNames.ring))
    const tellRecipients = (notice: object): void => death.around(() => appendFileSync(join(folder, placeNames.told), `${JSON.stringify(notice)}\n`))
    this.talk = new Talk({ store, keys, handClock: this.#clock, rights: { tellRecipients } })
    const { custody } = this.talk.guard
    const storage = custody.guardStorage(death.wrap(new StateFolder(join(folder, placeNames.state)), ['write', 'delete']))
    const transcripts = custody.guardTranscripts(death.wrap(new TranscriptFolder(join(folder, placeNames.transcripts)), ['logActivity', 'deleteTranscript']))
    const sealed = custody.createTranscriptStore()
    this.talk.bot = (heard, turn) => {
      const { user, conversation } = this.#place
      const names = [`${channelId}/users/${user}/`, `${channelId}/conversations/${conversation}/`]
      const activity = { type: 'message', channelId, conversation: { id: conversation }, from: { id: user } }
      return this.talk.guard.within(turn, async () => {
        if (heard === recall) return JSON.stringify([await storage.read(names), await sealed.getTranscriptActivities(channelId, conversation)])
        await storage.write(Object.fromEntries(names.map((name) => [name, { heard }])))
        await transcripts.logActivity({ ...activity, text: heard.replace(wordMark, '') })
        await sealed.logActivity({ ...activity, text: heard })
        return heard
      })
    }
  }

  async walk(steps: readonly Step[]): Promise<readonly string[]> {
    const said: string[] = []
    for (const step of steps) said.push(await this.#take(step))
    return said
  }

  async #take(step: Step): Promise<string> {
    const { guard } = this.talk
    switch (step.do) {
      case 'say': {
        const { do: _do, text, ...fields } = step
        this.#place = step
        return (await this.talk.say(text, { channelId, ...fields })).replies.join('\n')
      }
      case 'erase':
        return guard.erase({ tenant: 'default', subject: step.subject })
      case 'resume':
        await guard.rights.resume()
        return ''
      case 'wait':
        this.#clock.advance(step.ms)
        return ''
      case 'unless erased':
        return (await this.talk.eventTypes()).includes('erasure.completed') ? '' : (await this.walk(step.steps)).join('\n')
    }
  }
}

interface Place {
  readonly user: string
  readonly conversation: string
}
