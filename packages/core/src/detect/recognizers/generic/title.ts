import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, matchAt, type Scan } from '../../scan.js'
import type { Trigger } from '../../triggers.js'

/** The honorific before a name, and the degree or rank after one. What somebody works as is none. */
export const title: SearchRecognizer = {
  name: 'title',
  types: ['TITLE'],
  source: 'https://www.iana.org/assignments/vcard-elements (RFC 6350 §6.2.2, prefixes and suffixes of N)',
  needs: [],
  triggers: (
    'mr mrs ms mx dr prof professor doctor miss mister messrs sir madam rev reverend hon capt captain lt sgt col gen adm maj ' +
    'herr herrn frau fräulein señor señora señorita sr sra srta monsieur madame mademoiselle mme mlle dott dottssa sig signor signora ' +
    'signorina ing avv senhor senhora dhr mevr mw meneer mevrouw doña dña phd ph md jr esq dds dvm'
  ).split(' '),
  contextWords: [],
  find,
  examples: {
    matches: [
      { text: 'Hello Mr. Doe', found: ['Mr.'] },
      { text: 'hi mrs roe, thanks', found: ['mrs'] },
      { text: 'this is Dr. Jane Roe', found: ['Dr.'] },
      { text: 'Professor Roe teaches', found: ['Professor'] },
      { text: 'Guten Tag Frau Müller', found: ['Frau'] },
      { text: 'Herr Dr. Schmidt', found: ['Herr', 'Dr.'] },
      { text: 'la Sra. García', found: ['Sra.'] },
      { text: 'Mme Dupont est là', found: ['Mme'] },
      { text: 'il dott. Rossi', found: ['dott.'] },
      { text: 'dhr. Jansen', found: ['dhr.'] },
      { text: 'John Doe Jr. and Jane Roe, PhD', found: ['Jr.', 'PhD'] },
    ],
    nearMisses: [
      'meine Frau ist da', 'a delay of 20 ms please', 'Dr Pepper', '12 Hill Dr, Springfield', '12 Hill Dr Springfield', 'Dear Sir', 'yes sir',
      'i miss you', 'open MS Word', 'Gen Z', 'Baltimore, MD 21201', 'the doctor said', 'the professor is late', 'rev 2', 'Dr.', 'my phd thesis',
    ],
  },
}

/** Count before any word that may be a name, in any case. */
const sure: ReadonlySet<string> = new Set('mr mrs mx messrs mme mlle dhr mevr dott dottssa srta señorita mademoiselle dña'.split(' '))
/** Count in any case with a full stop, else before a capital. */
const dotted: ReadonlySet<string> = new Set('ms dr prof sr sra sig mw'.split(' '))
/** Also everyday words or other abbreviations: a capital, and a capital after them. */
const capitalOnly: ReadonlySet<string> = new Set(
  ('professor doctor miss mister sir madam rev reverend hon captain herr herrn frau fräulein señor señora monsieur madame signor signora ' +
    'signorina senhor senhora meneer mevrouw doña').split(' '),
)
/** Ranks that are short words too: a capital and a full stop. */
const rank: ReadonlySet<string> = new Set('capt lt sgt col gen adm maj ing avv'.split(' '))
const suffixes: ReadonlySet<string> = new Set('phd ph md jr esq dds dvm'.split(' '))
/** Firms and things with a title in their name. */
const brands: ReadonlySet<string> = new Set('pepper martens scholl clean coffee muscle bean price potato kipling mix beast robot love who strangelove'.split(' '))
const noNames: ReadonlySet<string> = new Set('and or is are was said says has have will can the a an to of in on at for with please you he she it we they und oder y o et e of en'.split(' '))

const nameAfter = / {1,2}(\p{Lu}?[\p{L}'’-]{0,40})/uy
const houseBefore = /\d[a-z]?(?: [\p{L}.'’-]{1,24}){1,3} $/iu

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const trigger of scan.triggersOf('title')) {
    const end = suffixes.has(trigger.word) ? endOfSuffix(text, trigger) : endOfHonorific(text, trigger)
    if (end !== undefined) yield { start: trigger.start, end, type: 'TITLE', score: 0.8 }
  }
}

function endOfHonorific(text: string, { start, end, word }: Trigger): number | undefined {
  if (isGlued(text, start)) return undefined
  const isDotted = text.charAt(end) === '.'
  const last = isDotted ? end + 1 : end
  nameAfter.lastIndex = last
  const name = nameAfter.exec(text)?.[1] ?? ''
  if (name === '' || brands.has(name.toLowerCase())) return undefined
  const isCapital = isUpper(text, start)
  const isBeforeCapital = /^\p{Lu}/u.test(name)
  if (!isBeforeCapital && noNames.has(name.toLowerCase())) return undefined
  if (word === 'dr' && houseBefore.test(text.slice(Math.max(0, start - 60), start))) return undefined
  if (word === 'ms' && /\d ?$/.test(text.slice(Math.max(0, start - 2), start))) return undefined
  if (sure.has(word)) return last
  // `MS Word`, `DONT MISS IT`: capitals without a full stop are rather something else.
  const isShouted = !isDotted && word !== 'dr' && word.length > 1 && text.slice(start, end) === word.toUpperCase()
  if (isShouted) return undefined
  if (dotted.has(word)) return isDotted || isBeforeCapital ? last : undefined
  if (capitalOnly.has(word)) return isCapital && isBeforeCapital && name.length > 1 ? last : undefined
  return rank.has(word) && isCapital && isDotted && isBeforeCapital ? last : undefined
}

const suffixForms = /(?:ph\.? ?d\.?|m\.?d\.?|jr\.?|esq\.?|d\.?d\.?s\.?|d\.?v\.?m\.?)(?![\p{L}\d])/iuy
const stateAfter = /,? {0,2}\d/y

/** After a first and a last name. `MD` before a number is Maryland. */
function endOfSuffix(text: string, { start }: Trigger): number | undefined {
  if (isGlued(text, start) || !isAfterName(text, start)) return undefined
  const end = matchAt(suffixForms, text, start)
  return end === -1 || matchAt(stateAfter, text, end) !== -1 ? undefined : end
}

function isAfterName(text: string, start: number): boolean {
  const words = text.slice(Math.max(0, start - nameReach), start).split(' ')
  const [first = '', last = '', rest] = words.slice(-3)
  return rest === '' && /^\p{Lu}/u.test(first) && /^\p{Lu}\p{L}/u.test(last)
}

const nameReach = 54

function isGlued(text: string, start: number): boolean {
  return isAlphanumericAt(text, start - 1) || '.-_@/#\'’'.includes(text.charAt(start - 1) || ' ')
}

function isUpper(text: string, at: number): boolean {
  return /^\p{Lu}/u.test(text.charAt(at))
}
