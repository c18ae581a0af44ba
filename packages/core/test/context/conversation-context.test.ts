import { expect } from 'chai'
import { emptyContext, formatSecrets, parseSecrets, rememberValues } from '../../src/context/conversation-context.js'
import { detect } from '../../src/detect/detect.js'
import type { EntityType } from '../../src/detect/span.js'
import { limits } from '../../src/lib/limits.js'

function findAgain(values: readonly { type: EntityType; text: string }[], text: string): readonly string[] {
  const { known } = rememberValues(emptyContext, values)
  return detect(text, { known, names: false }).map((span) => `${span.type} ${text.slice(span.start, span.end)}`)
}

describe('rememberValues', () => {
  it('finds a name again bare, shortened and in lower case', () => {
    const name = [{ type: 'PERSON' as const, text: 'Maria Gonzalez' }]
    expect(findAgain(name, 'thanks, maria')).to.deep.equal(['PERSON maria'])
    expect(findAgain(name, 'GONZALEZ, M.')).to.deep.equal(['PERSON GONZALEZ'])
    expect(findAgain(name, 'tell maria gonzalez that')).to.deep.equal(['PERSON maria gonzalez'])
  })

  it('finds a value again that only its context had told, with other separators', () => {
    const values = [{ type: 'US_DRIVER_LICENSE' as const, text: 'D123-4567' }, { type: 'PASSWORD' as const, text: 'hunter2' }]
    expect(findAgain(values, 'it was D1234567')).to.deep.equal(['US_DRIVER_LICENSE D1234567'])
    expect(findAgain(values, 'hunter2 does not work')).to.deep.equal(['PASSWORD hunter2'])
  })

  it('takes no everyday word for a name', () => {
    const name = [{ type: 'PERSON' as const, text: 'Will Young' }]
    expect(findAgain(name, 'will you come, young man?')).to.deep.equal([])
    expect(findAgain(name, 'ask will young')).to.deep.equal(['PERSON will young'])
  })

  it('finds nothing inside of other words', () => {
    expect(findAgain([{ type: 'PERSON', text: 'Ana Li' }], 'an analysis of bananas')).to.deep.equal([])
  })

  it('forgets the oldest beyond its bound', () => {
    const values = Array.from({ length: 200 }, (_, index) => ({ type: 'USERNAME' as const, text: `jaybird${index}` }))
    const { known } = rememberValues(emptyContext, values)
    expect(known.size).to.equal(limits.contextPhrasesMax)
    expect(known.has('jaybird199')).to.equal(true)
    expect(known.has('jaybird0')).to.equal(false)
  })

  it('comes back from what was sealed', () => {
    const handOver = { types: ['EMAIL_ADDRESS'], purpose: 'service', untilMs: 1 } as const
    const context = { ...rememberValues(emptyContext, [{ type: 'PERSON', text: 'Maria Gonzalez' }]), handOver }
    expect(parseSecrets(formatSecrets(context))).to.deep.equal({ known: context.known, pieces: [], handOver })
  })
})
