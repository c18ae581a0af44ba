import { expect } from 'chai'
import { findRedacted } from './redacted-ranges.js'

describe('what another library has redacted', () => {
  const find = (text: string, redacted: string): readonly string[] =>
    findRedacted(text, redacted, '#').map(({ start, end }) => text.slice(start, end))

  it('is what stands where its mark is', () => {
    expect(find('mail jay@example.org now', 'mail # now')).to.deep.equal(['jay@example.org'])
    expect(find('Jane Hill, 212-555-0143', '#, #')).to.deep.equal(['Jane Hill', '212-555-0143'])
    expect(find('call 212', 'call #')).to.deep.equal(['212'])
  })

  it('is nothing where nothing was redacted', () => {
    expect(find('hello', 'hello')).to.deep.equal([])
    expect(find('', '')).to.deep.equal([])
  })

  it('is all the rest where the text was changed otherwise', () => {
    expect(find('a  b c', 'a b #')).to.deep.equal(['a  b c'])
  })
})
