import { answerIn } from '../../answer.js'
import { introducedValue, type Introduced } from '../../introduced-value.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** What somebody says that a password is: the value itself, whole in quotes or up to a space. */
export const password: SearchRecognizer = {
  name: 'password',
  types: ['PASSWORD'],
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html (memorised secrets; the ways of telling one are our own)',
  needs: [],
  triggers: (
    'password passwords pasword passwrd ssword passw0rd p4ssword p4ssw0rd passwd passwort kennwort pwd pswd psw pw pass passcode passphrase contraseña contrasena clave passe mdp senha ' +
    'wachtwoord phrase mnemonic пароль hasło heslo şifre şifrem lösenord adgangskode passord salasana jelszó parolă'
  ).split(' '),
  contextWords: (
    'password passwd passwort kennwort pwd passcode passphrase contraseña passe senha wachtwoord'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'my password is hunter2', found: ['hunter2'] },
      { text: 'Password: Tr0ub4dor&3.', found: ['Tr0ub4dor&3'] },
      { text: 'pwd=s3cret user=jay', found: ['s3cret'] },
      { text: 'the password for the wifi is "correct horse battery staple"', found: ['correct horse battery staple'] },
      { text: "my password's hunter2", found: ['hunter2'] },
      { text: 'I changed my password to Blue!Sky9', found: ['Blue!Sky9'] },
      { text: 'my pw is now banana', found: ['banana'] },
      { text: 'mein Passwort lautet Sommer2024!', found: ['Sommer2024!'] },
      { text: 'mi contraseña es gato-negro7', found: ['gato-negro7'] },
      { text: 'mot de passe: soleil99', found: ['soleil99'] },
      { text: 'the wifi password is: Bluebird', found: ['Bluebird'] },
      { text: 'minha senha é flor#2020, ok?', found: ['flor#2020'] },
      { text: 'mijn wachtwoord is Fiets_12', found: ['Fiets_12'] },
      { text: 'la password è Gatto!77', found: ['Gatto!77'] },
      { text: 'login jay password hunter22', found: ['hunter22'] },
      { text: 'my passphrase is correct horse battery staple', found: ['correct horse battery staple'] },
      { text: 'login: jay / bluejay84 (password)', found: ['bluejay84'] },
      { text: 'p@ssword is bluejay84', found: ['bluejay84'] },
      { text: 'my seed phrase is: apple river stone cloud tiger lamp ocean green paper chair music bread', found: ['apple river stone cloud tiger lamp ocean green paper chair music bread'] },
    ],
    nearMisses: [
      'my password is not working', 'my password is expired', 'the password is wrong', 'password is too short', 'reset my password please',
      'Password: ********', '[PASSWORD_1]</p>', 'the password must be 8 characters', 'my password reset link is broken', 'password: string', 'const pwd = getPassword()',
      'mein Passwort ist falsch', 'mi contraseña es incorrecta', 'mon mot de passe est oublié', 'minha senha está errada', 'mijn wachtwoord is verlopen',
      'la password è sbagliata', 'my password manager is 1Password', 'pass me the salt', 'password is getting rejected', 'forgot password?', '<input type="password" name="password" autocomplete="off">', 'my passphrase is not accepted by the site', "my password's gone",
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  for (const { start, end, word } of scan.triggersOf('password')) {
    if (isOther(scan.text, { start, end }, word)) continue
    const before = scan.text.charAt(end) === ')' ? valueBefore(scan.text, start) : undefined
    if (before !== undefined) yield { ...before, type: 'PASSWORD' }
    const introduced = introducedValue(scan.text, end)
    if (introduced === undefined || !isAbout(introduced)) continue
    const found = isPhrase(scan.text, start, word) ? readPhrase(scan.text, introduced) : read(scan.text, introduced, weakWords.has(word))
    if (found !== undefined) yield { ...found, type: 'PASSWORD' }
  }
  const answer = scan.isExpected('PASSWORD') ? answerIn(scan.text) : undefined
  const value = answer === undefined ? '' : scan.text.slice(answer.start, answer.end)
  if (answer !== undefined && value.length >= 4 && !/\s/.test(value) && !isNoValue(value) && !noAnswers.has(value.toLowerCase())) {
    yield { ...answer, type: 'PASSWORD', score: 0.3 }
  }
}

/** What people say instead of a password. */
const noAnswers: ReadonlySet<string> = new Set('nope none what help hello stop cancel idk dunno never sorry nein nada rien nada nee nessuna'.split(' '))

type Value = Omit<Found, 'type'>

/** Words that are also others, and count only with a sign. */
const weakWords: ReadonlySet<string> = new Set(['pass', 'clave', 'phrase', 'psw'])

/** `passe` is a password only in `mot de passe`; a word that is glued to another is a name in a program. */
function isOther(text: string, { start, end }: { readonly start: number; readonly end: number }, word: string): boolean {
  if (word === 'passe') return !/(?:mot de |mots de |palavra[- ])$/i.test(text.slice(Math.max(0, start - 8), start))
  if (word === 'ssword') return !text.startsWith('p@', start - 2) && !text.startsWith('P@', start - 2)
  const before = text.charAt(start - 1)
  // What stands for a password, `[PASSWORD_1]`, introduces none.
  if ((before === '[' || before === '!') && /^(?:_\d+)?\]/.test(text.slice(end, end + 12))) return true
  // The value of an attribute: `type="password"`.
  return before === '/' || before === '@' || ((before === '"' || before === "'") && text.charAt(start - 2) === '=')
}

/** `bluejay84 (password)`. */
function valueBefore(text: string, start: number): Value | undefined {
  if (text.charAt(start - 1) !== '(') return undefined
  let end = start - 1
  while (text.charAt(end - 1) === ' ') end--
  let from = end
  while (from > 0 && end - from < 40 && !/^[\s,;/]$/.test(text.charAt(from - 1))) from--
  const value = text.slice(from, end)
  return value.length >= 5 && strong.test(value) && !isNoValue(value) ? { start: from, end, score: 0.7 } : undefined
}

function isPhrase(text: string, start: number, word: string): boolean {
  if (word === 'mnemonic' || word === 'passphrase') return true
  return word === 'phrase' && /(?:seed|recovery|secret|pass) $/i.test(text.slice(Math.max(0, start - 10), start))
}

/** `password for the wifi is x`, but not `password reset link is x`. */
function isAbout({ between, link }: Introduced): boolean {
  const [first] = between
  if (first === undefined || prepositions.has(first) || (link === 'verb' && subjects.has(first))) return true
  return link === 'sign' && between.length === 1 && !between.some((word) => notValues.has(word))
}

const prepositions: ReadonlySet<string> = new Set(
  'for to of on at in with from für zu vom zum von bei beim im am para de del al en pour du dans sur au para do da no na per di della voor van op bij'.split(' '),
)
const subjects: ReadonlySet<string> = new Set('i we you he she they that'.split(' '))

function read(text: string, { start, link }: Introduced, isWeak: boolean): Value | undefined {
  let at = start
  if (link !== 'sign') at = skipAdverbs(text, at)
  const quoted = readQuoted(text, at)
  if (quoted !== undefined) return link === 'none' && isWeak ? undefined : { ...quoted, score: 0.85 }
  const end = endOfValue(text, at)
  const value = text.slice(at, end)
  if (value === '' || isNoValue(value)) return undefined
  const isStrong = strong.test(value) && !onlyDigits.test(value)
  if (link === 'sign') return value.length >= 3 ? { start: at, end, score: isStrong ? 0.85 : 0.65 } : undefined
  if (isWeak && !isStrong) return undefined
  if (link === 'none') return isStrong && value.length >= 6 && /\d/.test(value) && !/^[\d./-]+$/.test(value) ? { start: at, end, score: 0.76 } : undefined
  if (isStrong || (onlyDigits.test(value) && value.length >= 4)) return { start: at, end, score: 0.8 }
  return isPlainWordAtEnd(text, value, end) ? { start: at, end, score: 0.6 } : undefined
}

/** A digit, a sign inside, or capitals inside a word. */
const strong = /\d|[^\p{L}\p{M}'’-]|\p{Ll}\p{Lu}/u
const onlyDigits = /^\d+$/

function isPlainWordAtEnd(text: string, value: string, end: number): boolean {
  if (value.length < 3 || notPasswordEnd.test(value)) return false
  return endOfClause.test(text.slice(end, end + 12))
}

/** `expired`, `being`, `valuable`: words about a password. */
const notPasswordEnd = /.{3}(?:ing|ed|able|ible|ly|less|lich|iert|ado|ada|ido|ida|ato|ata|uto|uta)$/iu
const endOfClause = /^(?:["')\]]?[ \t]?(?:[.,;:!?\n)]|$)|[ \t]+(?:and|und|y|et|e|ed|en|but|aber|pero|mais|ma|maar|ok|thanks|thx|please|pls|user|login)(?![a-z]))/i

function readQuoted(text: string, at: number): { start: number; end: number } | undefined {
  const close = quotes.get(text.charAt(at))
  if (close === undefined) return undefined
  const length = text.slice(at + 1, at + 1 + valueLengthMax).indexOf(close)
  if (length < 3 || isNoValue(text.slice(at + 1, at + 1 + length))) return undefined
  return { start: at + 1, end: at + 1 + length }
}

const quotes: ReadonlyMap<string, string> = new Map([['"', '"'], ["'", "'"], ['`', '`'], ['“', '”'], ['„', '“'], ['«', '»'], ['‘', '’'], ['”', '”'], ['‚', '‘']])
const valueLengthMax = 128

function endOfValue(text: string, start: number): number {
  let end = start
  while (end < text.length && end - start < valueLengthMax && !/^\s$/.test(text.charAt(end))) end++
  while (end > start && '.,;:?)]"\'”»'.includes(text.charAt(end - 1))) end--
  return end
}

function skipAdverbs(text: string, start: number): number {
  let at = start
  for (let count = 0; count < 3; count++) {
    const end = endOfValue(text, at)
    if (!adverbs.has(text.slice(at, end).toLowerCase()) || text.charAt(end) !== ' ') break
    at = end + 1
  }
  return at
}

const adverbs: ReadonlySet<string> = new Set(
  'now still currently just simply probably actually also literally set to as jetzt noch einfach auf ahora todavía simplemente maintenant toujours agora ancora ora nu nog gewoon'.split(' '),
)

function isNoValue(value: string): boolean {
  const lower = value.toLowerCase()
  if (notValues.has(lower) || notValues.has(lower.replace(/^[^\p{L}]{1,4}/u, ''))) return true
  if (masked.test(value) || lower.includes('//') || lower.startsWith('process.env')) return true
  // Calls, templates and types of programs.
  return /^[a-z_.]+\(/i.test(value) || /^(?:[$%]?\{|\$[A-Z_]+$|<|\[|null|undefined|none\b)/.test(value) || /^(?:isn|wasn|can|don|doesn|won|hasn)['’]t$/.test(lower)
}

const masked = /^(?:[*•·.xX_?-]+|\[.{1,20}\])$/

/** What people say about passwords, and what programs write in their place. */
const notValues: ReadonlySet<string> = new Set(
  ('a an the my your his her our their its this that these those it not no never always also and or but if when what which who how why where yes ' +
    'wrong incorrect invalid bad good correct right fine ok okay expired expiring too very so really quite rather more most less still already ' +
    'required optional needed missing empty blank lost gone forgotten reset changed updated changing compromised leaked stolen hacked exposed ' +
    'short long weak strong simple easy hard secure insecure unsafe safe secret private public hidden visible stored saved hashed encrypted ' +
    'broken locked blocked disabled enabled unknown different same similar case only at in on to from with by for of as being going getting ' +
    'must should shall can cannot will would may might has have had does do did is are was were be been used useless case-sensitive ' +
    'minimum maximum min max characters choose enter type use please pls click reset change forgot forgotten help manager policy field rules ' +
    'string str text char varchar boolean bool number int null undefined none nil true false void any object required? mandatory sent here there ' +
    'working rejected accepted denied refused there back up down out over all some any one both each every ' +
    'nicht kein falsch ungültig abgelaufen zu sehr so noch richtig korrekt vergessen weg gesperrt geändert sicher unsicher schwach stark leer ' +
    'erforderlich notwendig kurz lang geheim das der die ein eine mein dein ihr bitte ' +
    'incorrecta incorrecto errónea erronea inválida invalida válida valida correcta muy demasiado no la el un una mi tu su corta larga débil ' +
    'segura insegura olvidada caducada vencida bloqueada fácil difícil mala buena necesaria obligatoria ' +
    'incorrect incorrecte erroné faux fausse expiré oublié trop très pas le la un une mon ton votre valide invalide faible fort court bloqué ' +
    'requis obligatoire perdu correcte bon mauvais ' +
    'errada incorreta expirada esquecida muito não nao o a um uma minha sua fraca forte curta longa bloqueada obrigatória certa correta ' +
    'sbagliata errata scaduta dimenticata troppo molto non il una mia tua debole sicura corta lunga bloccata richiesta obbligatoria corretta giusta ' +
    'onjuist verkeerd fout verlopen vergeten te heel niet geen het een mijn jouw uw zwak sterk kort lang geblokkeerd vereist juist goed').split(' '),
)

/** A recovery phrase: the words that follow, up to 24 of them (BIP 39). */
function readPhrase(text: string, introduced: Introduced): Value | undefined {
  const { start, link } = introduced
  if (link === 'none') return undefined
  const quoted = readQuoted(text, start)
  if (quoted !== undefined) return { ...quoted, score: 0.85 }
  let end = start
  for (let count = 0; count < 24; count++) {
    const from = count === 0 ? start : matchBlank(text, end)
    const to = endOfLetters(text, from)
    if (to - from < 2 || phraseEnds.has(text.slice(from, to))) {
      return count >= 4 ? { start, end, score: 0.8 } : read(text, introduced, false)
    }
    end = to
  }
  return { start, end, score: 0.85 }
}

/** Any other word may be one of a phrase: `correct horse battery staple`. */
const phraseEnds: ReadonlySet<string> = new Set(
  'not no a an the too very so wrong invalid incorrect expired my your in on at is are was it for to and or but with if i you please can'.split(' '),
)

function matchBlank(text: string, at: number): number {
  return text.charAt(at) === ' ' || text.charAt(at) === '\n' ? at + 1 : at
}

function endOfLetters(text: string, start: number): number {
  let end = start
  while (end < text.length && end - start < 20 && /^[a-z]$/.test(text.charAt(end))) end++
  return end
}
