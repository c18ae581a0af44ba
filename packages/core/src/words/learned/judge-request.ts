import type { RequestName } from '../language.js'
import type { Word } from '../plain.js'
import { conceptNumber, conceptOf, type Concept } from './concepts.js'
import { hasQuestion } from './has-question.js'
import { guess } from './model.js'
import { requestsReader } from './readers.js'

/**
 * Judges by what it has learned what a message asks of the guard, where no phrase tells. The surer it must be, the more
 * the request changes, and where no word says what the request is about.
 */
export function judgeRequest(words: readonly Word[], text: string): RequestName | undefined {
  // A word alone is a command or nothing, and commands are phrases.
  if (words.length < 2 || words.length > wordsMax) return undefined
  const about = readConcepts(words)
  if (!isAboutPerson(about) || words.some(({ word, end }) => otherData.has(word) || (saying.has(word) && text.charAt(end) === ':'))) return undefined
  // "About me and Ana" asks of others too.
  if (words.some(({ word }, at) => conceptOf(word) === conceptNumber('me') && ands.has(words[at + 1]?.word ?? '') && at + 2 < words.length)) return undefined
  const { label, sureness } = guess(requestsReader(), words, hasQuestion(text))
  const kind = kinds[label as RequestName]
  if (kind === undefined) return undefined
  const isNamed = kind.about.some((concept) => about.has(conceptNumber(concept)))
  if (sureness < (isNamed ? kind.sureness : surenessUnnamed)) return undefined
  if (needs[label as RequestName]?.some((all) => all.every((concept) => about.has(conceptNumber(concept)))) === false) return undefined
  if (about.has(conceptNumber('thing')) && !personal.some((concept) => about.has(conceptNumber(concept)))) return undefined
  if (kind.isLasting && (words.some(({ word }) => others.has(word)) || (label === 'erase' && isDeniedErasure(words)))) return undefined
  if (label === 'correct' && words.some(({ word }) => profiles.test(word))) return undefined
  return label as RequestName
}

function readConcepts(words: readonly Word[]): ReadonlySet<number> {
  const about = new Set<number>()
  for (const { word } of words) about.add(conceptOf(word))
  return about
}

/** Most messages are about something else, and are not looked at further. */
function isAboutPerson(about: ReadonlySet<number>): boolean {
  return anchors.some((concept) => about.has(conceptNumber(concept)))
}

/** "Do not delete my data" asks for no erasure; nor does it with the word last, as in German and Dutch. */
function isDeniedErasure(words: readonly Word[]): boolean {
  const denial = conceptNumber('not')
  if (conceptOf(words.at(-1)?.word ?? '') === denial) return true
  return words.some(({ word }, at) => conceptOf(word) === conceptNumber('erase') && conceptOf(words[at - 1]?.word ?? '') === denial)
}

interface Kind {
  readonly sureness: number
  /** What a word of such a request is about. */
  readonly about: readonly Concept[]
  /** What cannot be taken back, or changes what goes on. */
  readonly isLasting: boolean
}

/**
 * What the words of a request must be about besides, all of one row: without them the reader may be sure and is wrong.
 * "Show me the movies", "I want my money back" and "delete data" are words to the bot, and so is
 * "my new address is ...".
 */
const needs: Readonly<Partial<Record<RequestName, readonly (readonly Concept[])[]>>> = {
  erase: [['erase', 'me'], ['erase', 'my'], ['erase', 'personal'], ['erase', 'i'], ['data', 'me'], ['data', 'my']],
  withdraw: [['agree'], ['data'], ['processing'], ['personal']],
  access: [['data', 'my'], ['data', 'me'], ['data', 'i'], ['data', 'you'], ['personal'], ['data', 'know'], ['know', 'me']],
  correct: [['data'], ['personal']],
  human: [['talk'], ['real'], ['bot'], ['human']],
}
const lasting = (sureness: number, ...about: readonly Concept[]): Kind => ({ sureness, about, isLasting: true })
const passing = (sureness: number, ...about: readonly Concept[]): Kind => ({ sureness, about, isLasting: false })

const kinds: Readonly<Record<RequestName, Kind>> = {
  erase: lasting(0.8, 'data', 'personal', 'me', 'all', 'erase'),
  withdraw: lasting(0.8, 'data', 'personal', 'agree', 'processing'),
  'ask-consent': lasting(0.8, 'agree'),
  correct: lasting(0.8, 'data', 'personal'),
  restrict: lasting(0.75, 'data', 'personal', 'processing'),
  resume: lasting(0.75, 'data', 'personal', 'processing'),
  object: lasting(0.9, 'data', 'personal', 'processing', 'advert'),
  'opt-out-sale': lasting(0.85, 'data', 'personal'),
  'limit-sensitive': lasting(0.9, 'data', 'personal', 'processing', 'use'),
  access: passing(0.75, 'data', 'personal', 'me'),
  export: passing(0.8, 'data', 'personal'),
  receipt: passing(0.65, 'agree'),
  human: passing(0.9, 'human', 'bot', 'talk', 'real'),
  'are-you-human': passing(0.85, 'human', 'bot', 'real'),
}
const personal: readonly Concept[] = ['data', 'personal', 'agree', 'human', 'bot', 'processing']
const anchors: readonly Concept[] = [...new Set<Concept>([...Object.values(kinds).flatMap(({ about }) => about), 'know', 'my', 'export', 'withdraw', 'receipt', 'correct'])]

const wordsMax = 40
const surenessUnnamed = 0.97
/** Of a customer, in which bots change things. */
const profiles = /^p(?:ro|er)fi/
const ands: ReadonlySet<string> = new Set('and und y et e ed en'.split(' '))
/** Somebody else's words. */
const saying: ReadonlySet<string> = new Set('said says wrote told asked sagte sagt schrieb dijo dice escribio ecrit disse diz escreveu scritto scrisse detto zei zegt schreef'.split(' '))
/** Somebody else. Words that mean "the" or "you" elsewhere, as "il", "el" and "sie", are left out. */
const others: ReadonlySet<string> = new Set(
  `he she they his her their husband wife son daughter friend boss neighbour mother father lawyer hijo hija marido amigo amiga jefe vecino madre padre ellos ellas elles leur mari femme fils fille ami patron voisin
  mann frau sohn tochter freund freundin chef nachbar mutter vater filho filha marito mulher chefe vizinho mae pai eles elas loro moglie figlio figlia amico amica capo vicino hij zijn haar zoon dochter vriend vriendin baas buurman moeder vader`.split(/\s+/),
)
/** Data that are nobody's, of a phone's contract, a cable, a machine; and machines that are no bots. */
const otherData: ReadonlySet<string> = new Set('roaming mobile mobiles moviles moveis mobili plan cable cavo kabel datenvolumen datenkabel databundel datakabel logger loggers science spreadsheet wifi cocina cuisine cucina cozinha keukenrobot kuchenroboter aspirador aspirateur aspirapolvere saugroboter'.split(' '))
