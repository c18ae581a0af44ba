import type { Word } from '../plain.js'
import { closings, conditions, contrasts, denials, exceptPhrases, limitWords, littleWords, onlyPhrases, phraseLength, startsOfParts, timePhrases, yesWords } from './limit-words.js'

/** What a yes is limited to, and what it leaves out; words as a person wrote them, made plain. */
export interface Limit {
  readonly what: readonly string[]
  readonly except: readonly string[]
}

/**
 * Whether a message limits what it says yes to: "only", "nothing else", "except", "this time", "the necessary". What is
 * limited is never a plain yes.
 */
export function isLimited(words: readonly Word[]): boolean {
  return words.some(({ word }, at) => limitWords.has(word) || phraseLength(timePhrases, words, at) > 0 || onlyLength(words, at) > 0 || phraseLength(closings, words, at) > 0 || phraseLength(exceptPhrases, words, at) > 0)
}

/** Whether what follows a yes may be what it is limited to: "for support", "con lo del envío", "den Versand". */
export function mayNameLimit(words: readonly Word[]): boolean {
  const first = words[0]?.word ?? ''
  if (startsOfParts.has(first)) return words.length <= partWordsMax && !words.some(({ word }) => /\d/.test(word))
  return forWords.has(first)
}

/**
 * What a yes is limited to and what it leaves out, part by part: "only for X", "X yes, Y no", "all but Y", "not for Y but
 * for X". Nothing where there is a condition ("only if"), a time ("for now"), or the limit itself is denied ("not only").
 */
export function readLimit(words: readonly Word[], text: string): Limit | undefined {
  if (words.some(({ word }, at) => conditions.has(word) || phraseLength(timePhrases, words, at) > 0 || (denials.has(word) && onlyLength(words, at + 1) > 0))) return undefined
  const what: string[] = []
  const except: string[] = []
  for (const part of partsOf(words, text)) {
    const at = part.findIndex((_word, index) => phraseLength(exceptPhrases, part, index) > 0)
    if (at !== -1) {
      what.push(...meaningful(part.slice(0, at)))
      except.push(...meaningful(part.slice(at)))
    } else if (part.some(({ word }) => denials.has(word))) except.push(...meaningful(part))
    else what.push(...meaningful(part))
  }
  return what.length + except.length === 0 ? undefined : { what, except }
}

/** The parts between signs, contrasts and "and"; what closes a message belongs to none. */
function partsOf(words: readonly Word[], text: string): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]]
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) continue
    const isApart = at > 0 && /[,.;:!\n()\u2013\u2014]/.test(text.slice(words[at - 1]?.end ?? 0, word.start))
    const closing = phraseLength(closings, words, at)
    if (isApart || closing > 0 || contrasts.has(word.word) || (at > 0 && denials.has(word.word) && forWords.has(words[at + 1]?.word ?? ''))) parts.push([])
    if (closing > 0) at += closing - 1
    else parts.at(-1)?.push(word)
  }
  return parts
}

function meaningful(part: readonly Word[]): readonly string[] {
  return part.map(({ word }) => word).filter((word, at) => word.length > 1 && !littleWords.has(word) && !yesWords.has(word) && !denials.has(word) && onlyLength(part, at) === 0 && phraseLength(exceptPhrases, part, at) === 0)
}

/** Whether words say nothing but names that are known, and what goes along with them. */
export function namesOnly(words: readonly string[], names: readonly string[]): boolean {
  return words.every((word) => names.includes(word) || littleWords.has(word) || contrasts.has(word) || closingWords.has(word))
}

function onlyLength(words: readonly Word[], at: number): number {
  // Without its accent the Portuguese "só" is the English and German "so".
  if (words[at]?.word === 'so') return /^(?:para|pra|pro|por|com|no|na|em|o|a|os|as)$/.test(words[at + 1]?.word ?? '') ? 1 : 0
  return phraseLength(onlyPhrases, words, at)
}

const closingWords: ReadonlySet<string> = new Set('pls plz thx else nothing more anything'.split(' '))
const forWords: ReadonlySet<string> = new Set('for to para por pa pra pro pour fur furs zum zur zwecks per voor om wegen bei beim'.split(' '))
/** Longer ones say something else: "the number of my order is …". */
const partWordsMax = 8
