import { expect } from 'chai'
import { introducedNumber } from '../../src/detect/introduced-number.js'
import { introducedValue } from '../../src/detect/introduced-value.js'

describe('what a word introduces', () => {
  const valueAfter = (text: string): string | undefined => {
    const found = introducedValue(text, 'word'.length)
    return found === undefined ? undefined : `${found.link} ${found.between.join(' ')}|${text.slice(found.start)}`
  }

  it('is what follows a sign or a verb of the same clause, else what follows at once', () => {
    expect(valueAfter('word: x')).to.equal('sign |x')
    expect(valueAfter('word=x')).to.equal('sign |x')
    expect(valueAfter('word is x')).to.equal('verb |x')
    expect(valueAfter('word is: x')).to.equal('sign |x')
    expect(valueAfter("word's x")).to.equal('verb |x')
    expect(valueAfter('word for the wifi ist x')).to.equal('verb for the wifi|x')
    expect(valueAfter('word x y')).to.equal('none |x y')
    expect(valueAfter('word:\nx')).to.equal('sign |x')
  })

  it('is nothing across the end of a sentence, or at the end of the text', () => {
    expect(valueAfter('word. It is x')).to.equal(undefined)
    expect(valueAfter('word')).to.equal(undefined)
    expect(valueAfter('word?')).to.equal(undefined)
  })

  const numberAfter = (text: string): string | undefined => introducedNumber(text, 'word'.length)?.digits

  it('is a number of digit groups, whatever short words stand between', () => {
    expect(numberAfter('word is 4321')).to.equal('4321')
    expect(numberAfter('word no. 12 34-56')).to.equal('123456')
    expect(numberAfter('word:\n4321')).to.equal('4321')
  })

  it('is no amount, date, time, percentage or piece of a code', () => {
    for (const text of ['word $4321', 'word 43.21', 'word 10:30', 'word 12/29', 'word 43%', 'word A4321', 'word 4321a', 'word. 4321', 'word']) {
      expect(numberAfter(text), text).to.equal(undefined)
    }
  })
})
