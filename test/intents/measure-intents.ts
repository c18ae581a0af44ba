import { TestAdapter } from 'botbuilder'
import { installScrubjay } from '@scrubjay/botbuilder'
import { entityTypes } from '@scrubjay/core'
import { testOptions } from '@scrubjay/testkit'
import { Random } from '../quality/random.js'
import { train } from './classifier.js'
import { fill, type Utterance } from './fill.js'

/** How many of the held-out sentences are understood, in percent, by what stands in the place of values. */
export interface IntentFigures {
  readonly way: string
  /** Trained on clear text, asked with clear or guarded text. */
  readonly trainedOnClear: number
  /** Trained and asked with the same kind of text. */
  readonly trainedOnSame: number
}

/** Cross-validation in five parts, over several fillings of the sentences with made-up values. */
export async function measureIntents(seed: number, { fillings = 3, only = Object.keys(ways) }: IntentOptions = {}): Promise<readonly IntentFigures[]> {
  const rights = new Map<string, { clear: number; same: number; count: number }>()
  for (let filling = 0; filling < fillings; filling += 1) {
    const clear = new Random(seed + filling).shuffle(fill(new Random(seed + filling)))
    for (const [way, guard] of Object.entries(ways).filter(([way]) => only.includes(way))) {
      const asked = await guard(clear)
      const right = rights.get(way) ?? { clear: 0, same: 0, count: 0 }
      for (let part = 0; part < parts; part += 1) {
        const isHeldOut = (_one: unknown, index: number): boolean => index % parts === part
        const isTrained = (_one: unknown, index: number): boolean => index % parts !== part
        const [fromClear, fromSame] = [train(clear.filter(isTrained)), train(asked.filter(isTrained))]
        for (const { text, intent } of asked.filter(isHeldOut)) {
          right.count += 1
          if (fromClear(text) === intent) right.clear += 1
          if (fromSame(text) === intent) right.same += 1
        }
      }
      rights.set(way, right)
    }
  }
  return [...rights].map(([way, { clear, same, count }]) => ({ way, trainedOnClear: (100 * clear) / count, trainedOnSame: (100 * same) / count }))
}

export interface IntentOptions {
  readonly fillings?: number
  /** The names of `ways`. */
  readonly only?: readonly string[]
}

const parts = 5

type Way = (texts: readonly Utterance[]) => Promise<readonly Utterance[]>

/** What the bot sees without the guard, with its default policy, and with one operator for everything. */
const ways: Readonly<Record<string, Way>> = {
  'without Scrubjay': async (texts) => texts,
  'default policy': (texts) => asTheBotSees(texts),
  'every type `token`': (texts) => asTheBotSees(texts, 'token'),
  'every type `redact`': (texts) => asTheBotSees(texts, 'redact'),
  'every type `surrogate`': (texts) => asTheBotSees(texts, 'surrogate'),
}

async function asTheBotSees(texts: readonly Utterance[], operator?: 'token' | 'redact' | 'surrogate'): Promise<readonly Utterance[]> {
  let seen = ''
  const adapter = new TestAdapter(async ({ activity }) => void (seen = activity.text))
  const entities = Object.fromEntries(entityTypes.map((type) => [type, operator]))
  const policy = { version: 1, ...(operator === undefined ? {} : { entities }) }
  const scrubjay = installScrubjay(adapter, testOptions({ policy, settings: { consent: false, disclosure: false } }))
  const guarded: Utterance[] = []
  for (const [index, { text, intent }] of texts.entries()) {
    // Everybody is somebody else, so that no sentence is read in the light of another.
    const from = { id: `u${index}`, name: '' }
    await adapter.processActivity({ type: 'message', id: `a${index}`, text, from, conversation: { id: `c${index}`, isGroup: false, name: '', conversationType: '' } }, async ({ activity }) => void (seen = activity.text))
    guarded.push({ text: seen, intent })
  }
  await scrubjay.close()
  return guarded
}
