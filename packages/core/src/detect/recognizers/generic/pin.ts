import { answerIn } from '../../answer.js'
import { introducedNumber } from '../../introduced-number.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** Four to eight digits that somebody says are a personal identification number. */
export const pin: SearchRecognizer = {
  name: 'pin',
  types: ['PIN'],
  source: 'https://www.iso.org/standard/68669.html (ISO 9564-1: a PIN has 4 to 12 digits)',
  needs: [],
  triggers: 'pin pins pincode pinnummer pinnumber geheimzahl geheimnummer nip puk pinkode code'.split(' '),
  contextWords: 'pin pincode geheimzahl geheimnummer puk'.split(' '),
  find,
  examples: {
    matches: [
      { text: 'my pin is 4321', found: ['4321'] },
      { text: 'PIN: 0007', found: ['0007'] },
      { text: 'the pin for my debit card is 9 1 8 2', found: ['9 1 8 2'] },
      { text: 'card pin number 4321, thanks', found: ['4321'] },
      { text: 'meine Geheimzahl lautet 1234', found: ['1234'] },
      { text: 'mijn pincode is 4711', found: ['4711'] },
      { text: 'mi pin es 2580', found: ['2580'] },
      { text: 'pin code: 427 193', found: ['427 193'] },
      { text: 'the door code is 4466', found: ['4466'] },
      { text: 'SIM PUK 12345678', found: ['12345678'] },
    ],
    nearMisses: [
      'pin 12 of the connector', 'pin it at 10:30', 'I forgot my pin. Order 4321', 'pin the 1500 dollars', 'pinned 4321 posts',
      'the pin costs $4321', 'a pin board from 2019', 'pin.4321', 'the area code is 4466', 'door code',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  for (const { end, word } of scan.triggersOf('pin')) {
    const number = introducedNumber(scan.text, end)
    if (word === 'code' && !doors.test(scan.text.slice(Math.max(0, end - 24), end - 'code'.length))) continue
    if (number === undefined || number.digits.length < 4 || number.digits.length > (word === 'puk' ? 10 : 8)) continue
    if (number.between.length > wordsMax || number.between.some((between) => others.has(between))) continue
    const isPlain = number.between.every((between) => links.has(between))
    if (!isPlain && !number.between.some((between) => verbs.has(between))) continue
    yield { start: number.start, end: number.end, type: 'PIN', score: 0.8 }
  }
  const answer = scan.isExpected('PIN') ? answerIn(scan.text) : undefined
  if (answer !== undefined && /^(?:\d[ -]?){3,7}\d$/.test(scan.text.slice(answer.start, answer.end))) yield { ...answer, type: 'PIN', score: 0.3 }
}

/** What is opened by a code that many people know and few should. */
const doors = /(?:^|[^a-z])(?:door|gate|alarm|garage|entry|lock|safe|keypad|building|lockbox|locker) $/i
const wordsMax = 7
const links: ReadonlySet<string> = new Set('is code number no nr nummer ist lautet es est é è luidt was now my s numéro número numero'.split(' '))
/** One of these must follow where more words stand between. */
const verbs: ReadonlySet<string> = new Set('is was ist lautet es est é è luidt'.split(' '))
const others: ReadonlySet<string> = new Set(
  'from year years since order dollars euros people times day days board posts a an at connector chip gpio and or'.split(' '),
)
