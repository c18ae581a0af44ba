import { expect } from 'chai'
import fc from 'fast-check'
import { emptyContext, type ConversationContext } from '../../src/context/conversation-context.js'
import { joinPieces, type Joined } from '../../src/context/pieces.js'
import { expectedAfter } from '../../src/context/question.js'
import { detect } from '../../src/detect/detect.js'
import { limits } from '../../src/lib/limits.js'

/** Says texts one after the other; answers what was hidden of each as a piece. */
function say(texts: readonly string[], context: ConversationContext = emptyContext): { hidden: readonly (readonly string[])[]; last: Joined } {
  const hidden: string[][] = []
  let last: Joined = { spans: [], pieces: [], exposed: [] }
  for (const [index, text] of texts.entries()) {
    last = joinPieces({ ...context, pieces: index === 0 ? context.pieces : last.pieces }, { text, found: detect(text), activity: `a${index}` })
    hidden.push(last.spans.map(({ start, end }) => text.slice(start, end)))
  }
  return { hidden, last }
}

describe('joinPieces', () => {
  it('hides the second half of a card, and tells which message held the first', () => {
    const { hidden, last } = say(['4111 1111', '1111 1111'])
    expect(hidden).to.deep.equal([[], ['1111 1111']])
    expect(last.spans[0]?.type).to.equal('CREDIT_CARD')
    expect(last.exposed).to.deep.equal(['a0'])
    expect(last.pieces).to.deep.equal([])
  })

  it('hides the last of four pieces, with words around them and other turns between', () => {
    const { hidden, last } = say(['it starts with 4111', '1111', 'wait a second', 'then 1111', 'and 1111.'])
    expect(hidden.at(-1)).to.deep.equal(['1111'])
    expect(last.exposed).to.deep.equal(['a0', 'a1', 'a3'])
  })

  it('joins a social security number and an IBAN as well', () => {
    expect(say(['219-09', '9999'], { ...emptyContext, expected: ['US_SSN'] }).hidden.at(-1)).to.deep.equal(['9999'])
    expect(say(['DE89 3704', '0044 0532', '0130 00']).hidden.at(-1)).to.deep.equal(['0130 00'])
  })

  it('tells of the first half also when the second was found as something else', () => {
    expect(say(['DE89 3704 0044', '0532 0130 00']).last.exposed).to.deep.equal(['a0'])
  })

  it('hides the first piece at once when the bot has asked for it, and what follows a hidden piece', () => {
    const expected = expectedAfter('Could I have your card number, please?')
    expect(expected).to.include('CREDIT_CARD')
    const { hidden, last } = say(['4111 1111', '1111', '1111'], { ...emptyContext, expected })
    expect(hidden).to.deep.equal([['4111 1111'], ['1111'], ['1111']])
    expect(last.exposed).to.deep.equal([])
  })

  it('leaves numbers alone that make nothing together', () => {
    for (const texts of [['order 48213', 'it was 1200 euros'], ['4111 1111', '1111 1112'], ['room 1204', 'floor 12'], ['2026', '11'], ['call 555', '1234']]) {
      expect(say(texts).hidden.flat(), texts.join(' | ')).to.deep.equal([])
    }
  })

  it('forgets a piece after a few turns', () => {
    const others = Array.from({ length: limits.pieceTurnsMax }, () => 'hm')
    expect(say(['4111 1111', ...others, '1111 1111']).hidden.flat()).to.deep.equal([])
  })

  it('keeps a bounded number of bounded pieces, whatever is said', () => {
    const texts = fc.array(fc.oneof(fc.string({ maxLength: 90 }), fc.stringMatching(/^[0-9 ]{1,60}$/)), { maxLength: 12 })
    fc.assert(
      fc.property(texts, (said) => {
        const { pieces } = say(said).last
        return pieces.length <= limits.piecesMax && pieces.every(({ text }) => text.length <= limits.pieceLengthMax)
      }),
      { seed: 20261124, numRuns: 200 },
    )
  })
})

describe('expectedAfter', () => {
  it('knows what a question asks for', () => {
    expect(expectedAfter('What is your social security number?')).to.include('US_SSN')
    expect(expectedAfter('Please enter your IBAN')).to.include('IBAN_CODE')
    expect(expectedAfter('And your name?')).to.include('PERSON')
    expect(expectedAfter('Wie lautet Ihre Adresse?')).to.include('STREET_ADDRESS')
  })

  it('expects nothing after a statement', () => {
    expect(expectedAfter('Your card was charged.')).to.deep.equal([])
    expect(expectedAfter('')).to.deep.equal([])
  })
})
