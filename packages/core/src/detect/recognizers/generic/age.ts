import { wordsBefore } from '../../context.js'
import { countedWords } from '../../dates/calendar-words.js'
import { startOfNumber, yearWords } from '../../people/age-in-words.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Group, type Scan } from '../../scan.js'
import type { Trigger } from '../../triggers.js'

/** How old somebody is: the number with its unit. Digits and numbers in words, in seven languages. */
export const age: SearchRecognizer = {
  name: 'age',
  types: ['AGE'],
  source: 'https://www.hhs.gov/hipaa/for-professionals/privacy/special-topics/de-identification (45 CFR 164.514(b)(2)(i)(C))',
  needs: ['digit'],
  triggers: [
    ...yearWords,
    ...'twenties thirties forties fifties sixties seventies eighties nineties'.split(' '),
    ...(
      'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety ' +
      'one two three four five six seven eight nine'
    ).split(' '),
  ],
  contextWords: ['old', 'age', 'aged', 'alter', 'alt', 'âge', 'edad', 'età', 'idade', 'leeftijd', 'oud'],
  find,
  examples: {
    matches: [
      { text: 'I am 34 years old', found: ['34 years old'] },
      { text: 'a 7-year-old boy', found: ['7-year-old'] },
      { text: 'my 18 month old son', found: ['18 month old'] },
      { text: 'aged 61, retired', found: ['61'] },
      { text: 'Age: 45', found: ['45'] },
      { text: 'at the age of 61', found: ['61'] },
      { text: "I'm 52, and retired", found: ['52'] },
      { text: 'he just turned 30', found: ['30'] },
      { text: "I'll turn 21 in June", found: ['21'] },
      { text: '29 y/o', found: ['29 y/o'] },
      { text: 'my wife (34F) and i (36M)', found: ['34F', '36M'] },
      { text: 'she is in her 40s', found: ['40s'] },
      { text: 'she is thirty-four years old', found: ['thirty-four years old'] },
      { text: 'my daughter is 5', found: ['5'] },
      { text: 'mon fils a 5 ans', found: ['5 ans'] },
      { text: 'kids aged 7-9', found: ['7-9'] },
      { text: 'a man in his late thirties', found: ['thirties'] },
      { text: 'ich bin vierunddreißig Jahre alt', found: ['vierunddreißig Jahre alt'] },
      { text: 'tengo treinta y cuatro años', found: ['treinta y cuatro años'] },
      { text: "j'ai trente-deux ans", found: ['trente-deux ans'] },
      { text: 'ich bin 40 Jahre alt', found: ['40 Jahre alt'] },
      { text: 'ein 45-jähriger Mann', found: ['45-jähriger'] },
      { text: 'tengo 33 años', found: ['33 años'] },
      { text: "j'ai 28 ans", found: ['28 ans'] },
      { text: 'ho 51 anni', found: ['51 anni'] },
      { text: 'tenho 19 anos', found: ['19 anos'] },
      { text: 'ik ben 62 jaar oud', found: ['62 jaar oud'] },
      { text: 'une femme de 44 ans', found: ['44 ans'] },
    ],
    nearMisses: [
      '34 years ago', "I'm 5 minutes away", 'I am 1 of 3', 'page 45', 'in 3 months', 'older than 2000', 'stage 4', "I'm 30% sure",
      'turn 90 degrees', 'turned 3 times', 'a 30-year mortgage', 'hace 30 años', 'hace treinta años', 'my order is 5 items', 'depuis 10 ans', 'ten years ago', 'the message: 45',
    ],
  },
}

const agedMax = 125
const unitAfter =
  /[ -]{0,2}(?:(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)[ -]?(?:old|of age|young)|(?:y\/o|yo|y\.o\.?|yr\.? ?old)|years?[ -]olds?|jahre? alt|jahre? jung|jährig(?:e[nrms]?)?|años de edad|anos de idade|anni di età|ans d'âge|(?:jaar|maanden) oud|jarige?|[ -]?something)(?![\p{L}\d])/iuy
/** How a unit begins: it spares most numbers the long pattern. */
const unitInitial = /[ -]{0,2}[ymwdjas]/iy
const yearsAfter = /[ -]?(?:years?|yrs?|jahre?|ans|años|anni|anos|jaar)(?!\p{L})/iuy
/** `my daughter is 5`. */
const kinBefore =
  /(?<!\p{L})(?:daughter|son|wife|husband|brother|sister|mother|mom|mum|father|dad|kid|child|baby|girl|boy|cousin|nephew|niece|girlfriend|boyfriend|partner|uncle|aunt|grand(?:ma|pa|mother|father|son|daughter)|sohn|tochter|frau|mann|bruder|schwester|mutter|vater|kind|zoon|dochter|fils|fille|frère|sœur|mère|père|mari)(?: is| was|'s| ist| wird| wordt| a| avait)(?: now| just| only| almost| nearly| erst)? $/iu
const decadeAfter = /'?s(?!\p{L})/uy

/** Words that make a number an age whatever follows but another unit. */
const agedBefore =
  /(?<![\p{L}\d])(?:aged|ages?(?: is| was| of)?|alter(?: ist| von)?|edad(?: es| de)?|âge(?: est| de)?|âgée? de|età(?: è| di)?|idade(?: é| de)?|leeftijd(?: is)?)[ :=]{1,2}$/iu
/** Words that make it one where the sentence ends or goes on elsewhere. */
const isBefore =
  /(?<![\p{L}\d])(?:i am|i'm|im|i’m|i was|when (?:he|she|i|they) (?:was|were)|(?:he|she|we|they)(?: is| was| are|'s|’s|'re)|(?:(?:i|he|she|we|they)(?:'ll|’ll|'d)?|who|just|will|recently|my \p{L}{2,12}) turn(?:ed|s)?|turned|turning|ich bin|er ist|sie ist|ik ben|(?:gerade|wird|werde)|just)(?: now| only| just| already| about| almost| nearly| over)? $/iu
const haveBefore =
  /(?<!\p{L})(?:tengo|tiene|tenía|cumplí|cumple|cumplo|j'ai|j’ai|il a|elle a|avait|ho|ha|aveva|compio|tenho|tem|tinha|faço|fez|compie|(?:homme|femme|garçon|fille|fils|enfant|patiente?|hombre|mujer|niñ[oa]|chic[oa]|hij[oa]|persona|paciente|señora?|uomo|donna|ragazz[oa]|bambin[oa]|figli[oa]|paziente|homem|mulher|menin[oa]|filh[oa]|pessoa|rapaz) (?:de|di)) $/iu
/** The last words of the four patterns before and of `livedDecade`: after any other word none of them holds. */
const wordsRightBefore: ReadonlySet<string> = new Set(
  ('aged age ages is was of alter ist von edad es de âge est âgé âgée età è di idade é leeftijd am m im were he she we they are s re ' +
    'turn turned turns turning bin ben gerade wird werde just now only already about almost nearly over wordt a avait erst ' +
    'tengo tiene tenía cumplí cumple cumplo ai ho ha aveva compio tenho tem tinha faço fez compie his her my their your early mid late').split(' '),
)
const goesOn = /\s{0,3}$|[.!?;)]{1,3}(?:\s|$)|,(?!\d)|\n| (?:and|now|but|on|in|today|tomorrow|yesterday|this|next|last|when|who|with|from|living|male|female|und|et|y|e|en)(?!\p{L})/iuy
const partner = /(?:\d\d ?[mfMF]|[mfMF] ?\d\d)\)/y
const reachBefore = 40

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const { groups } of scan.runs) {
    for (const group of groups) {
      if (group.end - group.start > 3) continue
      const found = ageAt(text, group)
      if (found !== undefined) yield { ...found, type: 'AGE' }
    }
  }
  let from = 0
  for (const trigger of scan.triggersOf('age')) {
    const found = trigger.start < from ? undefined : worded(text, trigger)
    if (found === undefined) continue
    from = found.end
    yield { ...found, type: 'AGE' }
  }
}

const oldAfter = / (?:alt|jung|oud|de edad|de idade|di età)(?!\p{L})/iuy

/** `thirty-four years old`, `treinta años`, `in his thirties`. */
function worded(text: string, trigger: Trigger): Piece | undefined {
  const { start, end, word } = trigger
  if (word.endsWith('ties')) return livedDecade.test(text.slice(Math.max(0, start - reachBefore), start)) ? { start, end, score: 0.6 } : undefined
  if (!yearWords.includes(word)) {
    const last = matchAt(unitInWords, text, end) === -1 ? -1 : matchAt(inWords, text, start)
    return last === -1 ? undefined : { start, end: last, score: 0.7 }
  }
  const first = startOfNumber(text, trigger)
  if (first === -1) return undefined
  const last = matchAt(oldAfter, text, end)
  if (last !== -1) return { start: first, end: last, score: 0.7 }
  return haveBefore.test(text.slice(Math.max(0, first - reachBefore), first)) ? { start: first, end, score: 0.7 } : undefined
}

const livedDecade = /(?<!\p{L})(?:his|her|my|their|your)(?: early| mid| late)?[ -]$/iu

/** What follows the first word of `inWords`; after most number words there is something else. */
const unitInWords = /[ -](?:[ymw]|[otfsen][a-z]{2,4}[ -][ymw])/iy
const inWords =
  /(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|one|two|three|four|five|six|seven|eight|nine)[ -](?:(?:years?|yrs?|months?|weeks?)[ -](?:olds?|of age)|y\/o)(?![\p{L}\d])/iuy

interface Piece {
  readonly start: number
  readonly end: number
  readonly score: number
}

function ageAt(text: string, { start, end }: Group): Piece | undefined {
  if (Number(text.slice(start, end)) > agedMax) return undefined
  const sign = text.charAt(start - 1)
  if (sign === '(' || (text.charAt(start - 2) === '(' && /[mf]/i.test(sign))) {
    const first = sign === '(' ? start : start - 1
    const last = matchAt(partner, text, first)
    if (last !== -1) return { start: first, end: last - 1, score: 0.7 }
  }
  if (isAlphanumericAt(text, start - 1) || ('.,/$€£-'.includes(sign) && sign !== '' && isAlphanumericAt(text, start - 2)) || '$€£#'.includes(sign) && sign !== '') return undefined
  const unit = matchAt(unitInitial, text, end) === -1 ? -1 : matchAt(unitAfter, text, end)
  if (unit !== -1) return { start, end: unit, score: 0.7 }
  if (!followsWord(text, start)) return aloneIn(text, { start, end })
  if (!wordsRightBefore.has(wordsBefore(text, start, 1)[0] ?? '')) return aloneIn(text, { start, end })
  const before = text.slice(Math.max(0, start - reachBefore), start)
  return agedOne(text, before, { start, end }) ?? decade(text, before, { start, end }) ?? aloneIn(text, { start, end })
}

/** Asks whether a word ends right before, so that it is worth to read what stands there. */
function followsWord(text: string, start: number): boolean {
  let at = start - 1
  while (at > start - 3 && ' :=-'.includes(text.charAt(at) || 'x')) at--
  return at < start - 1 && isAlphanumericAt(text, at) && !isDigitAt(text, at)
}

/** No unit follows that tells: the words before do. */
function agedOne(text: string, before: string, { start, end }: Group): Piece | undefined {
  const years = matchAt(yearsAfter, text, end)
  if (years !== -1 && (haveBefore.test(before) || agedBefore.test(before) || kinBefore.test(before))) return { start, end: years, score: 0.7 }
  const range = matchAt(rangeAfter, text, end)
  if (range !== -1 && agedBefore.test(before)) return { start, end: range, score: 0.7 }
  if (matchAt(ofNumber, text, end) !== -1) return undefined
  if (agedBefore.test(before)) return isUnitNext(text, end) ? undefined : { start, end, score: 0.7 }
  if (!isBefore.test(before) && !kinBefore.test(before)) return undefined
  return matchAt(goesOn, text, end) === -1 ? undefined : { start, end, score: 0.6 }
}

const rangeAfter = / ?(?:-|to|and|bis|à|a) ?\d{1,3}(?![\p{L}\d%]|[.,:]\d)/iuy
/** The number goes on, or counts something else. */
const ofNumber = /[\p{L}\d%°]|[.,:/-]\d|\+\d|%/uy
const nextWord = / (\p{L}{1,40})/uy

function isUnitNext(text: string, end: number): boolean {
  nextWord.lastIndex = end
  const word = nextWord.exec(text)?.[1]?.toLowerCase() ?? ''
  return countedWords.has(word) && word !== 'years'
}

/** `in her 40s`, not `in the 80s`. */
function decade(text: string, before: string, { start, end }: Group): Piece | undefined {
  const last = matchAt(decadeAfter, text, end)
  if (last === -1 || end - start !== 2 || text.charAt(end - 1) !== '0' || !livedDecade.test(before)) return undefined
  return { start, end: last, score: 0.6 }
}

/** The number is all that was written: an age where one was asked for. */
function aloneIn(text: string, { start, end }: Group): Piece | undefined {
  return text.length < 12 && text.replace(/[.!]$/, '').trim() === text.slice(start, end) ? { start, end, score: 0.2 } : undefined
}
