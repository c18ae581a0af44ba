import { doubtfulNationalities, languageNames, nationalities } from '../../people/nationalities.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { wordsBefore } from '../../context.js'
import { isAlphanumericAt, type Scan } from '../../scan.js'
import type { Trigger } from '../../triggers.js'

/** Nationality, religion or political group: categories that GDPR article 9 names or comes close to. */
export const nrp: SearchRecognizer = {
  name: 'nrp',
  types: ['NRP'],
  source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj (article 9(1))',
  needs: [],
  triggers: nationalities,
  contextWords: ['nationality', 'citizen', 'citizenship', 'religion', 'staatsangehörigkeit', 'nationalité', 'nacionalidad', 'nazionalità', 'nacionalidade', 'nationaliteit'],
  find,
  examples: {
    matches: [
      { text: 'I am Canadian', found: ['Canadian'] },
      { text: 'my wife is polish', found: ['polish'] },
      { text: 'we are proud saudis', found: ['saudis'] },
      { text: 'a Norwegian film', found: ['Norwegian'] },
      { text: 'most of them are catholics', found: ['catholics'] },
      { text: 'she is a Christian', found: ['Christian'] },
      { text: 'ich bin Österreicherin', found: ['Österreicherin'] },
      { text: 'je suis française', found: ['française'] },
      { text: 'soy mexicana', found: ['mexicana'] },
      { text: 'sono italiano', found: ['italiano'] },
      { text: 'sou brasileiro', found: ['brasileiro'] },
      { text: 'ik ben Nederlander', found: ['Nederlander'] },
    ],
    nearMisses: [
      'do you speak English?', 'french fries please', 'Turkish delight', 'a German shepherd', 'nail polish', 'polish the table', 'Christian is here',
      'answer in German.', 'my Spanish lesson', 'Chinese New Year', 'American Express', 'danish pastry', 'an English translation', 'the English version', 'swiss cheese',
    ],
  },
}

/** Food, things and firms that are called after a nation. */
const things: ReadonlySet<string> = new Set(
  ('fries toast press horn roll rolls dressing muffin muffins bulldog bulldogs shepherd shepherds door doors mustard window windows kiss braid ' +
    'braids manicure delight bath coffee cheese knife army oven ocean summer express airlines eagle dream idol language speaker speakers lesson ' +
    'lessons class classes teacher course courses translation translations version subtitles keyboard numerals whispers checkers sausage sandwich ' +
    'pancake pancakes omelette salad chocolate waffle waffles sprouts setter terrier retriever wolfhound whiskey whisky breakfast yogurt yoghurt ' +
    'hold pastry pastries tea rose beauty standard roulette doll dolls vanilla wall cucumber pig pigs hamster mastiff blue bank ' +
    'airways grammar word words dictionary text speaking only union commission arabia samoa republic laundry').split(' '),
)
const languageVerbs: ReadonlySet<string> = new Set(
  ('speak speaks speaking spoke spoken into learn learns learning learned study studies studying studied translate understand write ' +
    'hablo hablas habla hablar parle parles parlez parler parlo parli parla parlare falo fala falar spreche sprichst spricht sprechen ' +
    'spreek spreekt praat fluent teach teaches taught').split(' '),
)
const inWords: ReadonlySet<string> = new Set(['in', 'en', 'em', 'auf', 'from', 'to'])
const beingWords: ReadonlySet<string> = new Set(
  'am i\'m im m is are was were be being s re a an the half part not soy eres es son je suis est sont sono è sou somos bin ist sind ben zijn'.split(' '),
)
const nextWord = /[ -](\p{L}{1,40})/uy
const endOfClause = /\s{0,3}$|[.,!?;:)]|[ ](?:and|or|please|und|y|et|e|o|ou|en|is|was)(?!\p{L})/uy

function* find(scan: Scan): Iterable<Found> {
  for (const trigger of scan.triggersOf('nrp')) {
    if (isOfPeople(scan.text, trigger)) yield { start: trigger.start, end: trigger.end, type: 'NRP', score: 0.6 }
  }
}

function isOfPeople(text: string, { start, end, word }: Trigger): boolean {
  if (isJoined(text, start, end)) return false
  nextWord.lastIndex = end
  const following = nextWord.exec(text)?.[1] ?? ''
  if (things.has(following.toLowerCase()) || (following.toLowerCase() === 'new' && word === 'chinese')) return false
  const nearest = wordsBefore(text, start, 1)[0] ?? ''
  if (languageNames.has(word)) {
    if (languageVerbs.has(nearest)) return false
    endOfClause.lastIndex = end
    if (inWords.has(nearest) && endOfClause.test(text)) return false
  }
  if (!doubtfulNationalities.has(word)) return true
  const isSaid = beingWords.has(nearest)
  const isCapital = text.charAt(start) !== word.charAt(0)
  // `Christian Doe` is a name.
  if (word === 'christian') return isSaid && !/^\p{Lu}/u.test(following) && nearest !== 'm' && nearest !== 'is'
  return isCapital || (isSaid && nearest !== 'the' && following !== 'the') || nearest === 'new'
}

function isJoined(text: string, start: number, end: number): boolean {
  if ('@#._/'.includes(text.charAt(start - 1) || ' ')) return true
  return isAlphanumericAt(text, end) || ('@_/'.includes(text.charAt(end) || ' ')) || (text.charAt(end) === '.' && isAlphanumericAt(text, end + 1))
}
