import type { Found, SearchRecognizer } from '../../recognizer.js'
import { matchAt, type Scan } from '../../scan.js'
import { introducedValue } from '../../introduced-value.js'

/**
 * The name after “my name is” and its like, and after a title. The tagger finds most of them; these phrases leave no
 * doubt, whatever the name and its case.
 */
export const introducedPerson: SearchRecognizer = {
  name: 'introduced-person',
  types: ['PERSON'],
  source: 'https://www.rfc-editor.org/rfc/rfc6350#section-6.2.1 (FN and N of vCard: the kinds of names that are asked for)',
  needs: [],
  triggers: (
    'name surname llamo nombre apellido apellidos appelle nom prénom prenom heiße heisse nachname vorname chamo nome sobrenome apelido ' +
    'chiamo cognome heet naam achternaam voornaam mr mrs ms mx dr prof herr frau señor señora sr sra monsieur madame mme mlle signor signora ' +
    'sig dott senhor senhora dhr mevr meneer mevrouw'
  ).split(' '),
  contextWords: [],
  find,
  examples: {
    matches: [
      { text: 'my name is Maria Lopez', found: ['Maria Lopez'] },
      { text: 'my name is maria lopez and i need help', found: ['maria lopez'] },
      { text: 'Name: Xiadani Oyelaran-Ito', found: ['Xiadani Oyelaran-Ito'] },
      { text: 'last name okonkwo', found: ['okonkwo'] },
      { text: "what's your name? Zofia Brandt", found: ['Zofia Brandt'] },
      { text: 'me llamo josé', found: ['josé'] },
      { text: "je m'appelle Amélie Roux", found: ['Amélie Roux'] },
      { text: 'ich heiße Jürgen', found: ['Jürgen'] },
      { text: 'mein Name ist Jürgen Kraus', found: ['Jürgen Kraus'] },
      { text: 'mi chiamo Chiara', found: ['Chiara'] },
      { text: 'ik heet Sanne de Vries', found: ['Sanne de Vries'] },
      { text: 'ask Mrs. Tolliver about it', found: ['Tolliver'] },
      { text: 'Herr Dr. Schmidt', found: ['Schmidt'] },
      { text: 'surname: O’Brien', found: ['O’Brien'] },
      { text: 'my name is J a n e P a r k e r', found: ['J a n e P a r k e r'] },
      { text: 'my name is Jane_Parker', found: ['Jane_Parker'] },
    ],
    nearMisses: [
      'the file name is report', 'my name is spelled wrong', 'in the name of love', 'name your price', 'what is your name?', 'Dr Pepper',
      'the name is not on the list', 'user name: jaybird77', 'names are hard', 'change the name please', 'mi chiamo fuori da questa storia',
      'no me llamo así', 'the domain name is taken', 'Mr. and Mrs.', 'name of the game', 'je m’appelle souvent', 'je m’appelle comment dans votre fichier ?',
    ],
  },
}

/** After these the name stands at once. */
const verbs: ReadonlySet<string> = new Set('llamo appelle heiße heisse chamo chiamo heet'.split(' '))
/** After these a name with a capital does. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms mx dr prof herr frau señor señora sr sra monsieur madame mme mlle signor signora sig dott senhor senhora dhr mevr meneer mevrouw'.split(' '),
)
/** Names of things have these before the word. */
const things =
  /(?<![\p{L}])(?:file|folder|user|screen|display|host|domain|brand|product|company|street|project|class|variable|channel|group|team|table|column|device|network|wifi|server|model|item|event|method|function|package|usuario|utilisateur|benutzer|datei|firmen|archivo|empresa|utente|bedrijfs|store|shop|hotel|city|town|bank|plan|the|a|code|key) ?-?_?$/iu

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const { start, end, word } of scan.triggersOf('introduced-person')) {
    const found = nameAfter(text, { start, end, word })
    if (found !== undefined) yield { ...found, type: 'PERSON', score: 0.7 }
  }
}

function nameAfter(text: string, { start, end, word }: { start: number; end: number; word: string }): { start: number; end: number } | undefined {
  if (titles.has(word)) return readName(text, matchAt(afterTitle, text, end), true)
  if (verbs.has(word)) return readName(text, matchAt(blank, text, end), false)
  if (things.test(text.slice(Math.max(0, start - 16), start))) return undefined
  const answer = matchAt(afterQuestion, text, end)
  if (answer !== -1) return readName(text, answer, true)
  const value = introducedValue(text, end)
  if (value === undefined || value.between.length > 0) return undefined
  const isForm = /(?:last|first|sur|family|given|maiden|middle|full|legal) ?$/i.test(text.slice(Math.max(0, start - 8), start)) || word !== 'name'
  if (value.link === 'none' && !(isForm && word !== 'nom' && word !== 'nome')) return undefined
  return readName(text, value.start, false)
}

const blank = / {1,2}/y
const afterTitle = /\.? {0,2}(?:(?:dr|prof|med|ing|dipl)\.? {1,2}){0,2}/iy
const afterQuestion = /\?[ \n]{1,3}/y
/** One to four words; in a name that begins with a capital every word has one, or is a particle before one that has. */
const capitalised =
  /(?!(?:And|Or|The|Und|Et|Y|E|En|Please|Hi|Hello|Thanks|I|It|Is|Not|No|Yes|My|What|Pepper)(?![\p{L}]))\p{Lu}(?:\p{L}|\p{M}|['’-](?=\p{L})){0,40}\.?(?:[ _](?:(?:de|la|del|van|der|den|von|zu|da|dos|di|du|le|al|el|bin|ibn|ten|ter) ){0,3}\p{Lu}(?:\p{L}|\p{M}|['’-](?=\p{L})){0,40}(?!\p{L})){0,3}/uy
/** “J a n e”: at least three letters, each a word of its own. */
const lettersApart = /\p{L}(?: {1,3}\p{L}(?![\p{L}\p{M}'’])){2,40}/uy
const lower = /\p{Ll}(?:\p{L}|\p{M}|['’-](?=\p{L})){1,40}(?:[ _]\p{Ll}(?:\p{L}|\p{M}|['’-](?=\p{L})){1,40})?(?!\p{L})/uy

function readName(text: string, start: number, isCapital: boolean): { start: number; end: number } | undefined {
  if (start === -1) return undefined
  const endOfLetters = matchAt(lettersApart, text, start)
  if (endOfLetters !== -1) return { start, end: endOfLetters }
  const end = matchAt(capitalised, text, start)
  if (end !== -1) return { start, end: text.charAt(end - 1) === '.' ? end - 1 : end }
  const endOfLower = isCapital ? -1 : matchAt(lower, text, start)
  if (endOfLower === -1) return undefined
  const [first = '', second] = text.slice(start, endOfLower).split(/[ _]/)
  if (notNames.has(first)) return undefined
  return { start, end: second === undefined || notNames.has(second) ? start + first.length : endOfLower }
}

/** What follows these phrases in lower case and is no name. */
const notNames: ReadonlySet<string> = new Set(
  ('a an the and or but so not is am are was were be been i you he she it we they my your our his her their in on at to from for of with by here there just really ' +
    'still also too now calling writing looking going trying having using getting asking waiting done sure sorry what who how why when where if because please ' +
    'thanks thank hello hi hey yes no this that spelled spelt written misspelled wrong correct right different missing required invalid unknown long short on as ' +
    'under than shown listed changed same incorrect available taken empty y und et e en ich et je yo que con mit und de así como no fuera fuori souvent comment so anders niet ' +
    'nicht pas por para o os um uma il lo la le un une die der das ein eine het een op voor').split(' '),
)
