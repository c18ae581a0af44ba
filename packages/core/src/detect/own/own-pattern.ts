import { ScrubjayError } from '../../errors.js'
import { limits } from '../../lib/limits.js'
import type { Range } from '../normalise.js'

/**
 * Answers which of some patterns match somewhere in a text. All of them are one automaton: fifty patterns cost a text
 * in which nothing is found no more than one.
 */
export function compileSieve(patterns: readonly CompiledPattern[]): (text: string) => readonly CompiledPattern[] {
  if (patterns.length === 0) return () => []
  const { RE2Set, RE2JS } = library()
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE)
  for (const { source } of patterns) set.add(source)
  set.compile()
  return (text) => {
    const matching = new Set(set.match(text))
    return matching.size === 0 ? [] : patterns.filter((_pattern, index) => matching.has(index))
  }
}

/** A pattern of the organisation's own, ready to be looked for. */
export interface CompiledPattern {
  /** As it was written. */
  readonly source: string
  /** Instructions of its program: the steps per character, at worst. */
  readonly size: number
  /**
   * Where the pattern matches, first to last, apart from each other.
   * @throws `ERR_LIMIT_FINDS` beyond `limits.ownFindsMax`.
   */
  find(text: string): readonly Range[]
}

/**
 * Compiles a pattern in the syntax of RE2, without regard to case. RE2 runs in time linear in the text whatever
 * the pattern says: it has no backreferences and no look-around, because nobody knows how to.
 * @returns the pattern, or what is wrong with it, which quotes nothing of it
 */
export function compilePattern(pattern: string): CompiledPattern | { readonly mistake: string } {
  if (pattern.length === 0) return { mistake: 'a pattern is needed' }
  if (pattern.length > limits.ownPatternLengthMax) return { mistake: `at most ${limits.ownPatternLengthMax} characters` }
  const program = compileProgram(pattern)
  if (typeof program === 'string') return { mistake: program }
  const size = program.programSize()
  if (size > limits.ownProgramSizeMax) {
    return { mistake: `it has ${size} steps when its repetitions are written out, at most ${limits.ownProgramSizeMax} are allowed` }
  }
  if (program.test('') || isFoundEmpty(program)) return { mistake: 'it matches where there is nothing' }
  return { source: pattern, size, find: (text) => findAll(program, text) }
}

/**
 * Each find of RE2 is linear, all finds together are not: `x.*y|x` looks from each x to the end for a y. So the
 * text is read through windows of twice the longest value; what begins in the first half of one counts there. A
 * longer value is found in pieces, one after another.
 */
function findAll(program: Program, text: string): readonly Range[] {
  const finds: Range[] = []
  for (let from = 0; from < text.length; ) {
    const end = Math.min(text.length, from + 2 * limits.ownValueLengthMax)
    const seam = end === text.length ? end : from + limits.ownValueLengthMax
    from = Math.max(seam, findInWindow(program, { text, from, end, seam }, finds))
  }
  return finds
}

/** Adds what begins before the seam; answers where the last of it ends. */
function findInWindow(program: Program, { text, from, end, seam }: Window, finds: Range[]): number {
  // One sign before the window tells the beginning of a word, and of the text, from its middle.
  const shift = Math.max(0, from - 1)
  const matcher = program.matcher(text.slice(shift, end))
  let at = from
  while (at < seam && matcher.find(at - shift)) {
    const range = { start: matcher.start() + shift, end: matcher.end() + shift }
    if (range.start >= seam) break
    at = Math.max(range.end, range.start + 1)
    if (range.end > range.start) finds.push(range)
    if (finds.length > limits.ownFindsMax) throw new ScrubjayError('ERR_LIMIT_FINDS')
  }
  return at
}

interface Window {
  readonly text: string
  readonly from: number
  readonly end: number
  /** What begins here or later counts in the next window. */
  readonly seam: number
}

/** `\b` and its like match between two signs. */
function isFoundEmpty(program: Program): boolean {
  const matcher = program.matcher('a 1-Ä_\n')
  while (matcher.find()) if (matcher.start() === matcher.end()) return true
  return false
}

/** The messages of the library quote the pattern; ours tell the kind of mistake only. */
function compileProgram(pattern: string): Program | string {
  try {
    const { RE2JS } = library()
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/Perl syntax|named capture/.test(message) && /\(\?<?[=!]/.test(pattern)) return 'RE2 has no look-around, because it cannot be had in linear time'
    if (/escape/.test(message) && /\\[1-9k]/.test(pattern)) return 'RE2 has no backreferences, because they cannot be had in linear time'
    const [, kind] = /^error parsing regexp: ([a-z ]{3,60}):?/.exec(message) ?? []
    return kind === undefined ? 'it is no pattern in the syntax of RE2' : `it is no pattern in the syntax of RE2: ${kind}`
  }
}

/** The few parts of re2js that we use. */
interface Library {
  readonly RE2JS: { readonly CASE_INSENSITIVE: number; compile(pattern: string, flags: number): Program }
  readonly RE2Set: { readonly UNANCHORED: number; new (anchor: number, flags: number): ProgramSet }
}

interface ProgramSet {
  add(pattern: string): number
  compile(): void
  match(text: string): readonly number[]
}

interface Program {
  programSize(): number
  test(text: string): boolean
  matcher(text: string): Matcher
}

interface Matcher {
  find(from?: number): boolean
  start(): number
  end(): number
}

let loaded: Library | undefined

/** Loaded with the first pattern and not before: most policies have none. */
function library(): Library {
  return (loaded ??= require('re2js') as Library)
}
