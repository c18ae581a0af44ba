import { expect } from 'chai'
import fc from 'fast-check'
import { parseAnswer } from '../../src/consent/parse-answer.js'

describe('reading a typed answer', () => {
  it('takes as a yes only what says nothing but yes', () => {
    for (const text of yeses) expect(parseAnswer(text), text).to.deep.equal({ kind: 'yes', rest: '' })
  })

  it('takes as a no what says no, with or without a reason', () => {
    for (const text of noes) expect(parseAnswer(text), text).to.deep.equal({ kind: 'no' })
  })

  it('takes a doubtful answer for neither', () => {
    for (const text of doubtful) expect(parseAnswer(text), text).to.deep.equal({ kind: 'unclear' })
    const count = yeses.length + noes.length + doubtful.length + rests.length
    expect(count).to.be.at.least(120)
    console.log(`      ${count} answers: ${yeses.length} yes, ${noes.length} no, ${doubtful.length} unclear, ${rests.length} with a rest`)
  })

  it('takes a yes that is limited for nothing but what it is limited to, or what it leaves out', () => {
    for (const text of ['yes, no marketing', 'yes but not marketing', 'yes, but not marketing']) expect(parseAnswer(text), text).to.deep.include({ kind: 'only', what: [] })
    expect(parseAnswer('yes, for the order only')).to.deep.equal({ kind: 'only', what: ['order'], except: [] })
  })

  it('takes the rest of a yes for a turn of its own', () => {
    for (const [text, rest] of rests) expect(parseAnswer(text), text).to.deep.equal({ kind: 'yes', rest })
  })

  it('reads an answer the same in capitals and between spaces', () => {
    const kindOf = (text: string): string => parseAnswer(text).kind
    for (const text of [...yeses, ...noes, ...doubtful]) {
      expect(kindOf(text.toUpperCase()), text).to.equal(kindOf(text))
      expect(kindOf(`\n ${text}\t`), text).to.equal(kindOf(text))
    }
  })

  it('never takes a yes that is followed by a question mark, a "but" or a "not" for one', () => {
    const seed = Date.now()
    const word = fc.constantFrom('my', 'card', 'data', 'ship', 'it', 'today', ',', '.', '\n', 'and', 'Ana', '4111')
    const doubt = fc.constantFrom('?', 'but', 'not', "don't", 'unless', 'maybe', 'what', 'wait')
    const rest = fc.tuple(fc.array(word), doubt, fc.array(word)).map(([before, by, after]) => [...before, by, ...after].join(' '))
    const start = fc.constantFrom('yes', 'Yes,', 'yes.', 'yes!', 'YES and', 'ok', 'sure')
    fc.assert(
      fc.property(start, rest, (yes, doubted) => ['unclear', 'only'].includes(parseAnswer(`${yes} ${doubted}`).kind)),
      { seed, numRuns: 2_000 },
    )
    console.log(`      2000 answers, seed ${seed}`)
  })

  it('reads a long message in linear time', () => {
    const length = 100_000
    // Time of the processor, which other programs on a busy machine do not lengthen as they do the clock's.
    const from = process.cpuUsage()
    for (const piece of [' ', '\n', 'yes ', 'yes, ', 'no ', 'no, ', '. ', 'and ', '!', "'", 'i do ']) {
      const long = piece.repeat(length / piece.length)
      for (const text of [`yes, a${long}b`, `no${long}b`, `yes${long}b`, `yes,${long}`]) parseAnswer(text)
    }
    // Quadratic patterns take seconds for each of these 44 messages.
    expect(process.cpuUsage(from).user / 1_000).to.be.below(4_000)
  }).timeout(120_000)
})

const yeses = [
  'yes', 'Yes', 'YES', 'yes.', 'Yes!', 'yes!!!', 'yes please', 'Yes, please.', 'yes thanks', 'yes, thank you', 'yeah', 'yep', 'yup',
  'sure', 'Sure thing', 'sure, go ahead', 'ok', 'OK', 'okay', 'ok then', 'ok, fine', 'ok thanks', 'i do', 'I agree', 'I agree.',
  'yes, I agree', 'yes i consent', 'I consent', 'I accept', 'accept', 'agreed', 'go ahead', 'of course', 'yes, of course', 'absolutely',
  'definitely', 'certainly', 'yes yes', 'yes, yes, yes', '“yes”', '(yes)', 'yes 👍', 'yes 👍🏽', 'yes 🙂', 'yes and thank you',
  'yes, I do', 'yes - thanks',
]

const noes = [
  'no', 'No', 'NO', 'no.', 'No!', 'no thanks', 'No, thank you.', 'no no no', 'nope', 'nah', 'no way', 'never', 'not at all', 'rather not',
  "I'd rather not", 'I would rather not', 'definitely not', 'absolutely not', 'of course not', 'i refuse', 'decline', 'I decline.',
  'I disagree', 'I object', 'i do not', "I don't", 'I don’t', "I don't agree", 'i do not consent', 'I do not accept', "I don't want to",
  'no sorry', 'no, sorry', "no, I don't want that", 'no I do not trust you', 'No. Leave me alone', 'no, never', 'nope, not today',
  'no, my card is 4111 1111 1111 1111', 'no because you sell it', 'no, what is this nonsense?', 'no 🙂',
]

const doubtful = [
  // nothing, or nothing that answers
  '', ' ', '!', '.', '👍', '🤷', 'hello', 'consent', 'y', 'n', 'k', 'fine', 'thanks', 'please', 'maybe', 'perhaps', 'not sure', "I'm not sure",
  'i do not know', "I don't mind", 'I do not disagree', 'why not', 'whatever', '4111 1111 1111 1111', 'my name is Ana',
  // other words that begin like an answer
  'yesterday I wrote to you', 'yes-man', "yes'nt", 'yesss or so', 'okay google', 'ok google, stop', 'surely you are joking', 'surely', 'north', 'none',
  'nobody asked', 'noted', 'note to self', 'no-one', 'sure as hell not', 'Yes Bank card 4111 1111 1111 1111', 'yes i have a question',
  'ok wait', 'ok no', 'ok so what now', 'sure not',
  // a question
  'yes?', 'yes ?', 'ok?', 'sure?', 'no?', 'yes？', 'yes ❓', 'yes⁉', 'sure, what for?', 'yes, what for', 'yes what is this', 'yes, why', 'Yes, who are you',
  'yes, and what do you store', 'yes. so what is this', 'yes, tell me more first', 'yes, I have a question', 'yes, can you explain',
  'yes, where does it go', 'yes. Hello, is anybody there', 'yes, my card is 4111, ok?', 'yes. I wonder',
  // a no beside the yes
  'yes no', 'no yes', 'yes/no', 'no/yes', 'yes or no', 'yes, or no', 'yes and no', 'yes, no', 'yes. No.', 'yes: (no)', 'yes, I mean no', 'no, I mean yes',
  'no, yes', 'yes, nope', 'yes, nah', 'yes, no 1', 'yes. No is no', "yes don't", "yes, don't", 'yes, dont', 'yes, do not', 'yes, not', 'yes, never', 'yes, none of it',
  'yes, and no calls', 'yes, without my name', 'yes, I cannot',
  'no, but ok', 'no, unless I must', 'yes. stop', 'yes, cancel that', 'yes, I refuse', 'yes, I am withdrawing it',
  // a condition or a limit
  'yes if you delete it later', 'yes, if you delete it later', 'yes, as long as it is safe', 'yes, provided that it is safe', 'yes, only my name',
  'yes, except my address', 'yes, apart from my address', 'yes, for now', 'yes, just this once', 'yes, until Friday',
  'yes, after I have read it', 'yes, once I am home', 'yes, when you are ready', 'yes, depends', 'yes, assuming it is free', 'yes, my lawyer says no',
  // hesitation
  'yes...', 'yes…', 'ok..', 'yes... I guess', 'yes… my card is 4111', 'yes :(', 'ok :/', 'yes 👎', 'yes, 👎', 'yes, 🙄 my name is Ana', 'yes 🤔', 'yes, I guess',
  'yes, I suppose', 'yes, I think so', 'yes, probably', 'yes, maybe', 'yes, hmm', 'yes, wait', 'yes, hold on', 'yes, later', 'yes, ask me later',
  'yes, tomorrow', 'yes, whatever', 'yes, as if', 'yes, just kidding', 'yes, I have no choice', 'yes, actually', 'yes, let me think', 'ok sorry', 'yes and',
  'yes, also', 'yes, right',
  // about the consent itself, or a right
  'yes, delete my data', 'yes, forget me', 'yes, show me my data', 'yes, about my privacy', 'yes, unsubscribe',
  // a "no" that is none
  'no problem', 'No problem!', 'no, no problem', 'no worries', 'no idea', 'no clue', 'no doubt', 'no, problem', 'no matter', 'no need', 'no one', 'no 12 Main Street',
  'no signal here', 'no order arrived', 'no objections', 'no rush',
]

const rests: readonly (readonly [string, string])[] = [
  ['Yes, and my card is 4111 1111 1111 1111', 'my card is 4111 1111 1111 1111'],
  ['yes and my card is 4111 1111 1111 1111', 'my card is 4111 1111 1111 1111'],
  ['yes my card is 4111 1111 1111 1111', 'my card is 4111 1111 1111 1111'],
  ['yes. My name is Ana', 'My name is Ana'],
  ['YES! ship it to 12 Main Street', 'ship it to 12 Main Street'],
  ['yes\nmy mail is ana@example.com', 'my mail is ana@example.com'],
  ['yes - my mail is ana@example.com', 'my mail is ana@example.com'],
  ['yes – call +1 202 555 0143', 'call +1 202 555 0143'],
  ['yes, +1 202 555 0143', '+1 202 555 0143'],
  ['yes, (202) 555-0143', '(202) 555-0143'],
  ['yes, 4111111111111111', '4111111111111111'],
  ['yes, also send it to Ana', 'send it to Ana'],
  ['yes, I agree, my name is Ana', 'my name is Ana'],
  ['yes, my order no. 4711 came today', 'my order no. 4711 came today'],
  ['yes, my order no is 4711', 'my order no is 4711'],
  ['yes, my parcel came when I was out', 'my parcel came when I was out'],
  ['yes, I bought two\n\nand they broke', 'I bought two\n\nand they broke'],
  ['Yes, my name is Ana. I live in Northtown', 'my name is Ana. I live in Northtown'],
]
