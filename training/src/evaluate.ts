import { kit } from './core-kit.js'
import { lowerCased, type Example } from './example.js'

/** What a tagger finds in labelled text. Handles count as covered: the recognizer of handles finds them. */
export interface Scores {
  readonly persons: number
  /** Percent of the persons whose letters are all covered by spans of any type. */
  readonly covered: number
  readonly typed: { readonly [code: string]: { readonly precision: number; readonly recall: number } }
  /** Percent of the texts without any entity that get one. */
  readonly flagged: number
}

type KindBiases = typeof kit.defaultBiases
type Tagger = InstanceType<typeof kit.Tagger>

export function evaluate(tagger: Tagger, examples: readonly Example[], biases: KindBiases): Scores {
  let [persons, covered, clean, flagged] = [0, 0, 0, 0]
  const counts = new Map(kit.kindCodes.map((code) => [code, { right: 0, found: 0, gold: 0 }]))
  for (const { text, spans } of examples) {
    const found = tagger.tag(text, biases).map(({ start, end, type }) => ({ start, end, code: kit.kindCodes[kit.kindTypes.indexOf(type)] ?? '' }))
    const cover = new Uint8Array(text.length)
    for (const { start, end } of found) cover.fill(1, start, end)
    for (const handle of text.matchAll(/@\w+/g)) cover.fill(1, handle.index, handle.index + handle[0].length)
    if (spans.length === 0) {
      clean++
      if (found.length > 0) flagged++
    }
    for (const [start, end, code] of spans) {
      const isHandle = text.charAt(start) === '@' || text.charAt(start - 1) === '@'
      if (code === 'PER') {
        persons++
        if (isCovered(text, cover, start, end)) covered++
      }
      const count = counts.get(code)
      if (count !== undefined && !isHandle) count.gold++
      if (count !== undefined && found.some((one) => one.start === start && one.end === end && one.code === code)) count.right++
    }
    for (const { code } of found) {
      const count = counts.get(code)
      if (count !== undefined) count.found++
    }
  }
  const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole)
  const typed = Object.fromEntries([...counts].map(([code, { right, found, gold }]) => [code, { precision: percent(right, found), recall: percent(right, gold) }]))
  return { persons, covered: percent(covered, persons), typed, flagged: percent(flagged, clean) }
}

function isCovered(text: string, cover: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (cover[at] === 0 && /[\p{L}\p{N}]/u.test(text.charAt(at))) return false
  return true
}

/** One line for a person to read. */
export function describe(name: string, tagger: Tagger, examples: readonly Example[], biases: KindBiases): string {
  const parts = [examples, examples.map(lowerCased)].map((set) => {
    const { covered, typed, flagged } = evaluate(tagger, set, biases)
    const kinds = ['PER', 'LOC', 'ORG'].map((code) => `${code} ${(typed[code]?.precision ?? 0).toFixed(0)}/${(typed[code]?.recall ?? 0).toFixed(0)}`)
    return `covered ${covered.toFixed(1)} ${kinds.join(' ')} flagged ${flagged.toFixed(1)}`
  })
  return `${name.padEnd(9)} cased: ${parts.join('   lower: ')}`
}
