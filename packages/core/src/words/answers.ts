import { languages } from './languages/all.js'
import { Phrases } from './phrases.js'
import { readWords, type Word } from './plain.js'

/** How words answer a question. `rest`: where what else was said begins, set apart from the answer. */
export type WordsAnswer =
  | { readonly kind: 'yes'; readonly restFrom?: number }
  | { readonly kind: 'no' | 'unclear' }
  | { readonly kind: 'only'; readonly what: readonly string[] }

/**
 * Reads an answer in any of the languages: nothing but words for yes, or for no, and what goes along with them. What
 * follows, set apart, may explain a no, and is the rest of a yes when nothing in it limits, doubts or asks.
 */
export function readAnswerWords(text: string): WordsAnswer {
  const words = readWords(text.slice(0, lengthMax))
  const { yes, no, along, noNo, noProblem, onlyFor } = lexicon()
  const noNoLength = noNo.lengthAt(words, 0)
  if (words.length === 0 || (noNoLength > 0 && noNoLength >= yes.lengthAt(words, 0))) return { kind: 'unclear' }
  const only = onlyFor.lengthAt(words, 0)
  if (only > 0 && only < words.length) return { kind: 'only', what: words.slice(only).map(({ word }) => word) }

  const said = new Set<'yes' | 'no'>()
  let isSorry = false
  let isNoApart = false
  let at = 0
  while (at < words.length) {
    const [yesLength, noLength, alongLength] = [yes, no, along].map((phrases) => phrases.lengthAt(words, at)) as [number, number, number]
    // "Sure, no problem": after a yes this is no no.
    const length = Math.max(yesLength, noLength, alongLength, said.has('yes') ? noProblem.lengthAt(words, at) : 0)
    if (length === 0 || (at > 0 && text.slice(words[at - 1]?.end, words[at]?.start) === '-')) break
    if (noLength === length) {
      said.add('no')
      for (let next = at + 1; next <= at + length; next += 1) isNoApart ||= isSetApart(text, words, next)
    }
    if (yesLength === length && noLength < length) said.add('yes')
    isSorry ||= words.slice(at, at + length).some(({ word }) => sorry.has(word))
    at += length
  }
  const isYes = said.has('yes')
  // Who is sorry does not say yes, whatever the words.
  if (said.size !== 1 || (isYes && isSorry)) return { kind: 'unclear' }
  if (at === words.length && text.length <= lengthMax) return { kind: isYes ? 'yes' : 'no' }
  return isYes ? readRest(text, words, at) : readReason(words, at, isNoApart || isSetApart(text, words, at))
}

function readRest(text: string, words: readonly Word[], at: number): WordsAnswer {
  const isApart = isSetApart(text, words, at) || conjunctions.has(words[at]?.word ?? '')
  const said = words.slice(at)
  // "Yes and no" is neither.
  if (!isApart || text.length > lengthMax || lexicon().doubt.isIn(said) || lexicon().no.isIn(said)) return { kind: 'unclear' }
  const first = conjunctions.has(words[at]?.word ?? '') ? at + 1 : at
  if (isAlong(words, first)) return { kind: 'yes' }
  const restFrom = words[first]?.start
  return restFrom === undefined ? { kind: 'unclear' } : { kind: 'yes', restFrom }
}

/** "Yes and thank you" says no more than yes. */
function isAlong(words: readonly Word[], from: number): boolean {
  const { along } = lexicon()
  let at = from
  for (let length = along.lengthAt(words, at); length > 0; length = along.lengthAt(words, at)) at += length
  return from < words.length && at === words.length
}

/** "No signal here" is none: what explains a no is set apart from it. */
function readReason(words: readonly Word[], at: number, isApart: boolean): WordsAnswer {
  const { reason, takesBack } = lexicon()
  return { kind: (isApart || reason.lengthAt(words, at) > 0) && !takesBack.isIn(words.slice(at)) ? 'no' : 'unclear' }
}

/** Whether a sign of punctuation or a new line stands before a word. */
function isSetApart(text: string, words: readonly Word[], at: number): boolean {
  return /[,.;:!\n\u2013\u2014]|\s-/.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0))
}

const lengthMax = 2_000
const sorry: ReadonlySet<string> = new Set('sorry leider leid siento desole desolee lamento dispiace spiace helaas'.split(' '))
const conjunctions: ReadonlySet<string> = new Set('and also und y et e en plus'.split(' '))

/** What takes a no back, or half of it. */
const takesBackWords =
  'but,unless,except,only,maybe,perhaps,however,depends,until,wait,kidding,joking,yes,yeah,ok,okay,sure,agree,aber,vielleicht,doch,warte,spaß,ja,klar,gerne,einverstanden,pero,quizás,espera,broma,claro,vale,mais,peut être,attends,blague,oui,d accord,mas,talvez,brincadeira,sim,pode,ma,però,forse,aspetta,scherzo,va bene,maar,misschien,wacht,grapje,prima,problem,problema,problème,probleem,souci,worries'

/** "No problem", which answers nothing by itself. */
const noProblemWords =
  'no (problem|problems|worries|objection|objections),not a problem,kein problem,keine einwände,sin (problema|problemas|inconveniente),no hay [ningún] (problema|inconveniente),(pas de|aucun) (problème|souci|soucis),(sem|não há|não tem) (problema|problemas),(nessun|non c è) problema,geen (probleem|bezwaar)'

interface Lexicon {
  readonly yes: Phrases
  readonly no: Phrases
  readonly along: Phrases
  readonly doubt: Phrases
  readonly noNo: Phrases
  readonly noProblem: Phrases
  readonly onlyFor: Phrases
  readonly reason: Phrases
  readonly takesBack: Phrases
}

let made: Lexicon | undefined

/** Made with the first answer that needs it. */
function lexicon(): Lexicon {
  made ??= {
    yes: new Phrases(languages.map(({ yes }) => yes)),
    no: new Phrases(languages.map(({ no }) => no)),
    along: new Phrases(languages.map(({ along }) => along)),
    doubt: new Phrases(languages.map(({ doubt }) => doubt)),
    noProblem: new Phrases([noProblemWords]),
    noNo: new Phrases(languages.map(({ noNo }) => noNo)),
    onlyFor: new Phrases(languages.map(({ onlyFor }) => onlyFor)),
    reason: new Phrases(languages.map(({ reason }) => reason)),
    takesBack: new Phrases([takesBackWords]),
  }
  return made
}
