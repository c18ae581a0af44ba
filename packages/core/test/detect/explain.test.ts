import { expect } from 'chai'
import { explain, explainPiece } from '../../src/detect/explain.js'

describe('explain', () => {
  it('names recognizer, format, check and context words of what was found', () => {
    const [card] = explain('my card is 4111 1111 1111 1112', { types: ['CREDIT_CARD'] })
    expect(card).to.include({ start: 11, end: 30, recognizer: 'credit-card', verdict: 'found' })
    expect(card?.context).to.deep.equal(['card'])
    expect(card?.because).to.match(/near “card”/)
    const [ssn] = explain('219-09-9999', { types: ['US_SSN'] })
    expect(ssn).to.include({ form: '###-##-####', isValid: true, verdict: 'found', score: 0.85 })
  })

  it('says why what looked like a value was passed over', () => {
    const verdicts = (text: string): readonly string[] =>
      explain(text, { types: ['US_SSN'], names: false }).map(({ verdict, because }) => `${verdict}: ${because}`)
    expect(verdicts('000 12 3456')).to.deep.equal(['passed over: it has the format, but its checksum or range does not hold'])
    expect(verdicts('ref 219099999')).to.deep.equal(['passed over: it scores 0.2 by itself, and no word near it tells what it is'])
  })

  it('says which other entity won', () => {
    const [loser] = explain('card 4111 1111 1111 1111', { names: false }).filter(({ type }) => type !== 'CREDIT_CARD')
    expect(loser === undefined || loser.verdict === 'passed over').to.equal(true)
  })

  it('answers for any piece of a text, also one that no recognizer looks at', () => {
    expect(explainPiece('please come in', { start: 7, end: 11 })).to.deep.equal(['passed over: no recognizer knows a value of this form'])
    expect(explainPiece('219-09-9999 or 000 12 3456', { start: 15, end: 17 }, { types: ['US_SSN'] })).to.deep.equal([
      'passed over, as US_SSN by us-ssn: it has the format, but its checksum or range does not hold',
    ])
  })

  it('holds no piece of the text', () => {
    expect(JSON.stringify(explain('my card is 4111 1111 1111 1111'))).to.not.include('1111 1111')
  })
})
