import type { RequestName } from './language.js'
import { languages } from './languages/all.js'
import { judgeRequest } from './learned/judge-request.js'
import { Patterns } from './patterns.js'
import { Phrases } from './phrases.js'
import { readWords, type Word } from './plain.js'

/**
 * Finds what a person asks of the guard itself, in any of the languages, also when it is wrapped in greetings, politeness
 * and reasons. A request is a known phrase, whole: "delete my data" is one, "delete my order" is not. Where no phrase
 * tells, a learned reader judges.
 */
export function findRequest(text: string): RequestName | undefined {
  if (text.length > lengthMax) return undefined
  const words = readWords(text)
  if (words.length > wordsMax) return undefined
  const known = lexicon().requests.mayMatch(words) ? findKnown(text, words) : undefined
  return known ?? (isQuoted.test(text) ? undefined : judgeRequest(words, text))
}

/** The same by phrases alone, for what must not be done by mistake. */
export function findTold(text: string): RequestName | undefined {
  const words = text.length > lengthMax ? [] : readWords(text)
  return words.length === 0 || words.length > wordsMax ? undefined : findKnown(text, words)
}

/** The request that a phrase tells. */
function findKnown(text: string, words: readonly Word[]): RequestName | undefined {
  const whole = lookUp(words) ?? lookUp(withoutFillers(words))
  if (whole !== undefined || isQuoted.test(text)) return whole?.request
  const found = segmentsOf(text, words).map((segment) => lookUp(segment) ?? lookUp(withoutFillers(segment))).filter((match) => match !== undefined && match.words >= explicitWords)
  const asked = new Set(found.map((match) => match?.request))
  return asked.size === 1 ? found[0]?.request : undefined
}

interface Match {
  readonly request: RequestName
  /** How many words are left of it without what is around. */
  readonly words: number
}

/** The request that words are, without what is said around it and why. */
function lookUp(words: readonly Word[]): Match | undefined {
  const { around, reason, requests, howTo } = lexicon()
  const because = words.findIndex((_word, at) => at > 0 && reason.lengthAt(words, at) > 0)
  const core = because === -1 ? words : words.slice(0, because)
  for (const [from, to] of cores(core, around)) {
    const request = requests.match(core, from, to)
    if (request === undefined) continue
    // Who asks how it is done does not ask for it to be done.
    if (lasting.has(request) && howTo.isIn(core.slice(0, from))) return undefined
    return { request, words: to - from }
  }
  return undefined
}

/** What is left when more and more of what may stand around it is taken off. */
function* cores(words: readonly Word[], around: Phrases): Iterable<readonly [from: number, to: number]> {
  for (let from = 0; from < words.length; ) {
    for (let to = words.length; to > from; ) {
      yield [from, to]
      const length = around.lengthBefore(words.slice(from, to), to - from)
      if (length === 0) break
      to -= length
    }
    const length = around.lengthAt(words, from)
    if (length === 0) return
    from += length
  }
}

/** The parts of a message between signs, and what comes last after an "and". Reported speech is none. */
function segmentsOf(text: string, words: readonly Word[]): readonly (readonly Word[])[] {
  const segments: Word[][] = [[]]
  words.forEach((word, at) => {
    const gap = text.slice(words[at - 1]?.end ?? 0, word.start)
    if (at > 0 && /[.,;:!?\n()\u2013\u2014]/.test(gap)) segments.push(/:/.test(gap) && saying.has(words[at - 1]?.word ?? '') ? [said] : [])
    segments.at(-1)?.push(word)
  })
  return segments.flatMap((segment) => {
    const and = segment.findLastIndex(({ word }) => conjunctions.has(word))
    return and > 0 ? [segment, segment.slice(and + 1)] : [segment]
  })
}

/** Politeness may stand in the midst of a request. */
function withoutFillers(words: readonly Word[]): readonly Word[] {
  return words.filter(({ word }) => !fillers.has(word))
}

const fillers: ReadonlySet<string> = new Set('please kindly also hereby bitte hiermit gerne gern auch doch mal porfavor porfa tambien svp aussi tambem anche alstublieft alsjeblieft aub graag hierbij ook even eens'.split(' '))

/** A word that no phrase has, before what somebody else has said. */
const said: Word = { word: '"', start: 0, end: 0 }

const lengthMax = 400
const wordsMax = 60
/** Shorter ones count only as the whole message. */
const explicitWords = 3
const isQuoted = /["\u201c\u201d\u201e\u00ab\u00bb]/
const conjunctions: ReadonlySet<string> = new Set('and und y et e en'.split(' '))
const saying: ReadonlySet<string> = new Set('said says wrote write writes written button option link sagte sagt schrieb schreibt geschrieben knopf dijo dice escribio dit ecrit disse diz escreveu scritto scrisse detto dice zei zegt schreef'.split(' '))
/** What cannot be taken back, or changes what goes on. */
const lasting: ReadonlySet<RequestName> = new Set<RequestName>(['withdraw', 'erase', 'restrict', 'object', 'opt-out-sale', 'limit-sensitive', 'correct'])
const howToPhrases =
  'how (can|do|would|could) i,how (does|do),(can|could|may) i,is it possible to,wie kann ich,wo kann ich,wie,kann ich,darf ich,ist es möglich,wäre es möglich,cómo puedo,cómo,puedo,es posible,se puede,comment,comment puis je,comment faire pour,puis je,est il possible de,est ce que je peux,como posso,como faço,como faço para,posso,é possível,dá para,come posso,come faccio a,come si fa a,posso,è possibile,si può,hoe kan ik,kan ik,mag ik,is het mogelijk om,zou het mogelijk zijn om'

interface Lexicon {
  readonly around: Phrases
  readonly reason: Phrases
  readonly howTo: Phrases
  readonly requests: Patterns<RequestName>
}

let made: Lexicon | undefined

/** Made with the first message that may be a request. */
function lexicon(): Lexicon {
  made ??= {
    around: new Phrases(languages.map(({ around }) => around)),
    reason: new Phrases(languages.map(({ reason }) => reason)),
    howTo: new Phrases([howToPhrases]),
    requests: new Patterns(languages.flatMap(({ requests }) => Object.entries(requests).map(([request, list]) => [list, request as RequestName] as const))),
  }
  return made
}
