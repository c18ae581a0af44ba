import { readWords, type Word } from '../plain.js'
import { conceptNumber, conceptOf } from './concepts.js'
import { hasPlainYes, isDoubtful } from './doubts.js'
import { hasQuestion } from './has-question.js'
import { yesWords } from './limit-words.js'
import { isLimited, readLimit, type Limit } from './limits.js'
import { guess } from './model.js'
import { answersReader } from './readers.js'

/** What a learned reader makes of an answer that no phrase tells. */
export type JudgedAnswer = { readonly kind: 'yes' } | { readonly kind: 'no' } | { readonly kind: 'unclear' } | ({ readonly kind: 'only' } & Limit)

/**
 * Judges an answer by what it has learned, in the languages of `words/languages`. A yes needs a sure reader and no word
 * that denies, asks, limits, doubts or sets a condition; a no only a fairly sure reader, for it costs the person less.
 * A limited yes needs words for what it is limited to, or for what it leaves out; it gives no consent by itself.
 */
export function judgeAnswer(text: string): JudgedAnswer {
  if (text.length > lengthMax || hasQuestion(text)) return unclear
  const words = readWords(text)
  if (words.length === 0 || words.length > wordsMax || text.length < lettersMin || unlearned.test(text)) return unclear
  const { label, sureness } = guess(answersReader(), words, false)
  const limit = label === 'only' && sureness >= surenessOfOnly ? readLimit(words, text) : undefined
  if (limit !== undefined) return limit.what.length > 0 || saysYes(words) ? { kind: 'only', ...limit } : unclear
  if (label === 'yes' && !isLimited(words) && sureness >= (words.length === 1 ? surenessOfOneWord : words.length === 2 ? surenessOfTwoWords : surenessOfYes) && words.length <= wordsOfYesMax && !isDoubtful(words, text) && !isAboutElse(words)) return { kind: 'yes' }
  // "Why not" asks, or agrees, and "no need" says neither.
  if (label === 'no' && sureness >= (words.length === 1 ? surenessOfOneWord : surenessOfNo) && !hasPlainYes(words, text) && !asking.has(words[0]?.word ?? '') && !words.some(({ word }) => needs.has(word))) return { kind: 'no' }
  return unclear
}

/** "All but marketing" and "yes, no marketing" agree to the rest; "only marketing no" may not. */
function saysYes(words: readonly Word[]): boolean {
  return words.some(({ word }) => yesWords.has(word) || conceptOf(word) === conceptNumber('all'))
}

/** "I accept the parcel" and "great robot" are no consent. */
function isAboutElse(words: readonly Word[]): boolean {
  return words.some(({ word }) => elsewhere.has(conceptOf(word)))
}

const elsewhere: ReadonlySet<number> = new Set((['thing', 'other', 'human', 'bot', 'wrong', 'erase', 'withdraw', 'stop', 'correct', 'object', 'sell', 'share', 'refuse', 'receipt', 'maybe', 'not'] as const).map(conceptNumber))

const unclear: JudgedAnswer = { kind: 'unclear' }

/** One letter is no answer. */
const lettersMin = 2
/** Figures, and letters of scripts from which nothing was learned. */
const unlearned = /\p{N}|(?!\p{Script=Latin})\p{L}/u
const needs: ReadonlySet<string> = new Set('need problem problems worries hurry rush doubt idea clue'.split(' '))
const asking: ReadonlySet<string> = new Set('why how what warum wieso weshalb was wie por pourquoi comment porque como perche come waarom hoe'.split(' '))
/** Longer messages say more than an answer. */
const lengthMax = 200
const wordsMax = 30
const wordsOfYesMax = 14
const surenessOfYes = 0.9
/** A single word says much less: "fine" may mean anything. */
const surenessOfOneWord = 0.995
const surenessOfTwoWords = 0.99
const surenessOfNo = 0.65
const surenessOfOnly = 0.5
