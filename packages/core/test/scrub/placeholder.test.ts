import { expect } from 'chai'
import fc from 'fast-check'
import { entityTypes } from '../../src/detect/span.js'
import type { EntityType } from '../../src/detect/span.js'
import { escapePlaceholders, fillPlaceholders, findPlaceholders, formatPlaceholder, formatRedaction } from '../../src/scrub/placeholder.js'
import { createTypeWords } from '../../src/scrub/type-words.js'

const own = createTypeWords(['STAFF_ID' as EntityType])

/** Texts that are made to look like placeholders. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('[', ']', '!', 'PERSON', '_', '1', '12', '[PERSON_1]', '[!PERSON_1]', '[[', 'EMAIL_ADDRESS_1', '0', ' ', '[PERSON]', '$1', '$&', '\\', '\n',
        'person', 'personne', 'E-Mail-Adresse', '[email address 1]', '&#91;', '&#93;', '&lbrack;', '&amp;', '&#33;', '&#95;', '［', '］', '\\[', '\\]', '’s', 's', '-', '*', '[staff id 1]', 'staff', 'id') },
      { weight: 1, arbitrary: fc.constant('!'.repeat(64)) },
      { weight: 1, arbitrary: fc.string({ maxLength: 3 }) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))
const values = new Map([['PERSON_1', 'SECRET [PERSON_12] $&'], ['PERSON_12', 'SECRET'], ['EMAIL_ADDRESS_1', 'SECRET'], ['!PERSON_1', 'SECRET'], ['STAFF_ID_1', 'SECRET']])

describe('a placeholder', () => {
  it('is found and filled for every type and number', () => {
    for (const type of entityTypes) {
      for (const number of [1, 9, 10, 1_000, 999_999]) {
        const text = `<${formatPlaceholder(type, number)}>`
        expect(findPlaceholders(text)).to.deep.equal([`${type}_${number}`])
        expect(fillPlaceholders(text, new Map([[`${type}_${number}`, 'v']]))).to.equal('<v>')
      }
      expect(findPlaceholders(formatRedaction(type))).to.deep.equal([])
    }
  })

  it('that was typed comes back to the letter, and opens nothing, whatever values there are', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapePlaceholders(text)
        expect(findPlaceholders(escaped)).to.deep.equal([])
        expect(fillPlaceholders(escaped, values)).to.equal(text)
        const ours = escapePlaceholders(text, own)
        expect(findPlaceholders(ours, own)).to.deep.equal([])
        expect(fillPlaceholders(ours, values, own)).to.equal(text)
      }),
      { seed, numRuns: 8_000 },
    )
    console.log(`      8000 texts, seed ${seed}`)
  }).timeout(20_000)

  it('that was escaped more than once comes back step by step', () => {
    for (const count of [1, 63, 64, 65, 5_000]) {
      const text = `[${'!'.repeat(count)}PERSON_1]`
      expect(fillPlaceholders(escapePlaceholders(text), values)).to.equal(text)
    }
    expect(escapePlaceholders('[PERSON_1]')).to.equal('[!PERSON_1]')
    expect(escapePlaceholders('[!PERSON_1]')).to.equal('[!!PERSON_1]')
    expect(fillPlaceholders('[!!PERSON_1] [!PERSON_1] [PERSON_1]', values)).to.equal('[!PERSON_1] [PERSON_1] SECRET [PERSON_12] $&')
  })

  it('that nobody knows stays, and a value is never filled again', () => {
    expect(fillPlaceholders('[PERSON_2] [PERSON_1]', values)).to.equal('[PERSON_2] SECRET [PERSON_12] $&')
    expect(fillPlaceholders('[constructor_1] [PERSON_1', new Map())).to.equal('[constructor_1] [PERSON_1')
  })

  it('is none without its brackets, its number or a type that there is', () => {
    const wrong = [
      'PERSON_1', '[PERSON_0]', '[PERSON_01]', '[person 01]', '[PERSON_1000000]', '[PERSON_١]', '[1_1]', '[P_1', '(PERSON_1)', '[PERSON1]',
      '[1]', '[^1]', '[note 1]', '[Figure 2]', '[Abb. 3]', '[Smith 2020]', '[see section 3]', '[ISO 27560]', '[RFC 2119]', '[Date 1]', '[e-mail 1]', 'a[0]', '["person",1]', '[person: 1]',
      '[click here](https://example.org/1)', '[x] person 1', '[!note 1]', '[PIN 4711]', '[Alter 2020]', `[${' '.repeat(300)}person 1]`,
    ]
    for (const text of wrong) {
      expect(findPlaceholders(text), text).to.deep.equal([])
      expect(escapePlaceholders(text), text).to.equal(text)
      expect(fillPlaceholders(text, values), text).to.equal(text)
    }
  })

  it('is looked for in linear time', () => {
    // Time of the processor, which other programs on a busy machine do not lengthen as they do the clock's.
    const from = process.cpuUsage()
    for (const piece of ['[', '[!', '!', '[A', '[A_', '[A_1', '[PERSON_1]', '[A_1!', '[person ', '&', '&#91;', '&#91;a', '\\\\[', '[1 ', '[person 1s', '&amp;', '’']) {
      const text = piece.repeat(100_000 / piece.length)
      fillPlaceholders(escapePlaceholders(text), values)
      fillPlaceholders(escapePlaceholders(`[${text}`), values)
    }
    expect(process.cpuUsage(from).user / 1_000).to.be.lessThan(2_000)
  })
})
