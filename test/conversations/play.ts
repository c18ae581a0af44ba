import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createKeyFile } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'
import type { Said, Talk } from './talks.js'

/** The demo is a program and no package: its parts are loaded from where they are built. */
const load = createRequire(join(projectRoot, 'examples', 'demo', 'dist', 'x.js'))

export const sdks = ['botbuilder', 'botkit', 'agents'] as const
export type Sdk = (typeof sdks)[number]

/** What one turn of a talk came to, as a person sees it. */
export interface Shown {
  readonly said: Said
  /** What reached the bot. */
  readonly botSaw: readonly string[]
  /** Texts, then the titles of buttons, then names of files. */
  readonly replies: readonly Reply[]
}

export interface Reply {
  readonly text: string
  readonly buttons: readonly string[]
  readonly files: readonly string[]
}

interface Turn {
  readonly status: number
  readonly botSaw: readonly string[]
  readonly activities: readonly Readonly<Record<string, unknown>>[]
}

interface Stage {
  play(line: object): Promise<Turn>
  verify(): Promise<{ readonly failure?: unknown }>
  close(): Promise<void>
}

/** Plays a talk through the demo's bot of one SDK, at a time that stands in the talk. Fails when the log does not verify. */
export async function play(talk: Talk, sdk: Sdk): Promise<readonly Shown[]> {
  const { openStage } = load('./stage.js') as { openStage(options: object): Promise<Stage> }
  const { buttonsOf } = load('./channel/local-channel.js') as { buttonsOf(activity: object): readonly { readonly title: string }[] }
  const folder = mkdtempSync(join(projectRoot, 'test', 'dist', 'conversation-'))
  const keyFile = join(folder, 'demo.keys')
  createKeyFile(keyFile)
  let nowMs = Date.parse(talk.startsAt)
  const clock = { nowMs: () => (nowMs += 1), wait: () => new Promise<void>(() => {}) }
  const stage = await openStage({ sdk, dataDir: folder, keyFile, policy: talk.policy, readStored: false, clock })
  try {
    const shown: Shown[] = []
    for (const said of talk.turns) {
      nowMs += 60_000 + (said.daysLater ?? 0) * 24 * 3_600_000
      const { text = '', press, channelData } = said
      const turn = await quietly(() => stage.play({ user: 'ana', channel: talk.channel, locale: talk.locale, text, ...(press === undefined ? {} : { press }), ...(channelData === undefined ? {} : { channelData }) }))
      if (turn.status >= 300) throw new Error(`${talk.name} on ${sdk}: HTTP ${turn.status}`)
      const replies = turn.activities.map((activity) => replyOf(activity, buttonsOf(activity).map(({ title }) => title)))
      shown.push({ said, botSaw: turn.botSaw, replies })
    }
    const { failure } = await stage.verify()
    if (failure !== undefined) throw new Error(`${talk.name} on ${sdk}: the log does not verify`)
    return shown
  } finally {
    await stage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo's bot prints what it hears, into a log of its own when it runs as a program. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log } = console
  console.log = () => {}
  try {
    return await work()
  } finally {
    console.log = log
  }
}

function replyOf({ text, attachments }: Readonly<Record<string, unknown>>, buttons: readonly string[]): Reply {
  const list = Array.isArray(attachments) ? (attachments as { readonly name?: string; readonly content?: { readonly text?: string } }[]) : []
  const cardText = list.map(({ content }) => content?.text ?? '').join('')
  return {
    text: typeof text === 'string' && text !== '' ? text : cardText,
    buttons,
    files: list.flatMap(({ name }) => (name === undefined ? [] : [name])),
  }
}
