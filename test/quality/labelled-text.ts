import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { findShared } from '../lib/shared-data.js'

/** A message and what people marked in it; offsets in UTF-16 code units. */
export interface Labelled {
  readonly text: string
  readonly gold: readonly LabelledSpan[]
}

export interface LabelledSpan {
  readonly start: number
  readonly end: number
  readonly type: string
}

/** The 1,500 messages of presidio-research's second synthetic set. */
export function readSynth(): readonly Labelled[] | undefined {
  const path = findShared('eval', 'presidio-synth-v2.json')
  if (path === undefined) return undefined
  return (JSON.parse(readFileSync(path, 'utf8')) as readonly SynthMessage[]).map(({ full_text: text, spans }) => ({
    text,
    gold: spans.map((span) => ({ start: span.start_position, end: span.end_position, type: span.entity_type })),
  }))
}

interface SynthMessage {
  readonly full_text: string
  readonly spans: readonly { readonly start_position: number; readonly end_position: number; readonly entity_type: string }[]
}

/** A set of labelled social text, by the name of its file. */
export function readNames(name: string): readonly Labelled[] | undefined {
  const path = findShared('ner', `${name}.jsonl`)
  if (path === undefined) return undefined
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const { text, spans } = JSON.parse(line) as { readonly text: string; readonly spans: readonly (readonly [number, number, string])[] }
    return { text, gold: spans.map(([start, end, type]) => ({ start, end, type })) }
  })
}

/** The same messages as who never presses shift would have typed them; sign for sign, so that offsets stay true. */
export function toLowerCase(messages: readonly Labelled[]): readonly Labelled[] {
  const lower = (sign: string): string => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)
  return messages.map(({ text, gold }) => ({ text: Array.from(text, lower).join(''), gold }))
}

/** The yardstick, which lives beside the labelled text. */
export async function loadEvaluate(): Promise<Evaluate | undefined> {
  const path = findShared('eval', 'eval.mjs')
  if (path === undefined) return undefined
  return ((await import(pathToFileURL(path).href)) as { readonly evaluate: Evaluate }).evaluate
}

export type Evaluate = (rows: readonly (Labelled & { readonly pred: readonly LabelledSpan[] })[]) => Evaluation

export interface Evaluation {
  readonly char: Score
  readonly presidio: Readonly<Record<string, Score>>
  /** Of each marked type, how many spans were touched by anything found, and how many covered whole. */
  readonly types: Readonly<Record<string, { readonly gold: number; readonly overlap: number; readonly covered: number }>>
}

export interface Score {
  readonly p: number
  readonly r: number
  readonly f2: number
}
