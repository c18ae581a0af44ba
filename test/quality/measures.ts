import { join } from 'node:path'
import { detect, type EntityType, type Span } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'
import { evasions, isCaughtWhole } from './evasions.js'
import type { Probe } from './evasions/probe.js'
import { hardNegatives, isFlagged } from './hard-negatives.js'
import type { CleanMessage } from './hard-negatives/message.js'
import { type Evaluation, type Labelled, loadEvaluate, readNames, readSynth, toLowerCase } from './labelled-text.js'

/** One figure. All are shares of what would be perfect, so that more is better and each can have a floor. */
export interface Measured {
  readonly name: string
  readonly percent: number
  readonly detail: string
}

/** A detector under measurement: text in, spans out. */
export type Detector = (text: string) => readonly (Pick<Span, 'start' | 'end'> & { readonly type: string })[]

/** The detector as everybody calls it, with no option set. */
export const ours: Detector = (text) => detect(text)

/** The whole evasion suite; `missed` are those of which something was left over. */
export function measureEvasions(detector: Detector, probes: readonly Probe[] = evasions): Suite {
  return judge(probes, (probe) => !isCaughtWhole(probe, detector(probe.text)))
}

/** The whole suite of clean messages; `missed` are those in which something was found. */
export function measureHardNegatives(detector: Detector, messages: readonly CleanMessage[] = hardNegatives): Suite {
  return judge(messages, (message) => isFlagged(message, detector(message.text) as readonly Span[]))
}

export interface Suite {
  readonly percent: number
  readonly count: number
  readonly missed: readonly { readonly text: string; readonly class: string }[]
  readonly classes: ReadonlyMap<string, { readonly count: number; readonly missed: number }>
}

function judge<T extends { readonly text: string; readonly class: string }>(all: readonly T[], isMissed: (one: T) => boolean): Suite {
  const missed = all.filter(isMissed)
  const countOf = (some: readonly T[], name: string): number => some.filter((one) => one.class === name).length
  const names = [...new Set(all.map((one) => one.class))]
  return {
    percent: (100 * (all.length - missed.length)) / all.length,
    count: all.length,
    missed,
    classes: new Map(names.map((name) => [name, { count: countOf(all, name), missed: countOf(missed, name) }])),
  }
}

/** The scores on presidio-research's set, as written and in lower case; undefined where the set is absent. */
export async function evaluateSynth(detector: Detector): Promise<{ readonly cased: Evaluation; readonly lower: Evaluation } | undefined> {
  const [evaluate, messages] = [await loadEvaluate(), readSynth()]
  if (evaluate === undefined || messages === undefined) return undefined
  const run = (some: readonly Labelled[]): Evaluation => evaluate(some.map((one) => ({ ...one, pred: detector(one.text) })))
  return { cased: run(messages), lower: run(toLowerCase(messages)) }
}

const personSets = [['WNUT dev', 'wnut_dev'], ['BTC dev', 'btc_dev'], ['EWT dev', 'ewt_dev']] as const

/** Which share of the persons in social text is covered whole, by spans of any type. */
export function measurePersons(detector: Detector): readonly Measured[] {
  return personSets.flatMap(([name, file]) => {
    const messages = readNames(file)
    if (messages === undefined) return []
    return [
      coverPersons(`persons covered, ${name}`, messages, detector),
      coverPersons(`persons covered, ${name}, lower case`, toLowerCase(messages), detector),
    ]
  })
}

function coverPersons(name: string, messages: readonly Labelled[], detector: Detector): Measured {
  let count = 0
  let covered = 0
  for (const { text, gold } of messages) {
    const persons = gold.filter(({ type }) => type === 'PER')
    if (persons.length === 0) continue
    const spans = detector(text)
    count += persons.length
    covered += persons.filter(({ start, end }) => isCovered(text, { start, end }, spans)).length
  }
  return { name, percent: (100 * covered) / count, detail: `${covered} of ${count}` }
}

function isCovered(text: string, { start, end }: { readonly start: number; readonly end: number }, spans: ReturnType<Detector>): boolean {
  for (let at = start; at < end; at++) {
    if (!letterOrDigit.test(text.charAt(at))) continue
    if (!spans.some((span) => span.start <= at && at < span.end)) return false
  }
  return true
}

// As the yardstick does: one code unit at a time.
const letterOrDigit = /[\p{L}\p{N}]/u

/** What the recognizers say of themselves: own matches found with every other recognizer at work, near-misses passed over. */
export function measureRecognizers(): { readonly matches: Suite; readonly nearMisses: Suite } {
  // They are no public entry, so they are loaded by their place.
  const folder = join(projectRoot, 'packages', 'core', 'dist', 'src', 'detect')
  const { recognizers } = require(join(folder, 'recognizers', 'registry.js')) as { readonly recognizers: readonly Described[] }
  const { typesOf } = require(join(folder, 'recognizer.js')) as { typesOf(recognizer: Described): readonly EntityType[] }
  const matches = recognizers.flatMap(({ name, examples }) => examples.matches.map((example) => ({ ...example, class: name })))
  const nearMisses = recognizers.flatMap((one) => one.examples.nearMisses.map((text) => ({ text, types: typesOf(one), class: one.name })))
  return {
    matches: judge(matches, ({ text, found }) => {
      const spans = detect(text)
      return !found.every((value) => {
        const start = text.indexOf(value)
        return isCovered(text, { start, end: start + value.length }, spans)
      })
    }),
    nearMisses: judge(nearMisses, ({ text, types }) => detect(text, { types, names: false }).length > 0),
  }
}

interface Described {
  readonly name: string
  readonly examples: {
    readonly matches: readonly { readonly text: string; readonly found: readonly string[] }[]
    readonly nearMisses: readonly string[]
  }
}
