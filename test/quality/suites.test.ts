import { expect } from 'chai'
import { evasions, isCaughtWhole } from './evasions.js'
import { generateClean } from './generated-clean.js'
import { generateEvasions } from './generated-evasions.js'
import { hardNegatives, isFlagged } from './hard-negatives.js'

describe('the evasion suite', () => {
  it('marks one place of each text', () => {
    for (const { text, value } of evasions) {
      expect(value.trim(), text).to.equal(value)
      expect(text.split(value), text).to.have.length(2)
    }
  })

  it('holds at least 200 probes and none twice', () => {
    expect(evasions).to.have.length.of.at.least(200)
    expect(new Set(evasions.map(({ text }) => text)).size).to.equal(evasions.length)
  })

  it('has more than a handful of every class', () => {
    for (const [name, count] of countByClass(evasions)) expect(count, name).to.be.at.least(6)
    console.log(`      ${evasions.length} probes of ${countByClass(evasions).size} classes`)
  })

  it('counts a value as caught only if no letter or digit of it is left over', () => {
    const probe = { text: 'mail jay @ example.org now', value: 'jay @ example.org', type: 'EMAIL_ADDRESS', class: 'x' }
    expect(isCaughtWhole(probe, [{ start: 5, end: 22 }])).to.equal(true)
    expect(isCaughtWhole(probe, [{ start: 0, end: 26 }])).to.equal(true)
    expect(isCaughtWhole(probe, [{ start: 5, end: 8 }, { start: 11, end: 18 }, { start: 19, end: 22 }])).to.equal(true)
    expect(isCaughtWhole(probe, [{ start: 5, end: 21 }])).to.equal(false)
    expect(isCaughtWhole(probe, [{ start: 11, end: 22 }])).to.equal(false)
    expect(isCaughtWhole(probe, [])).to.equal(false)
  })

  it('does not take half of a sign beyond the basic plane, or no circled one, for the whole', () => {
    const bold = { text: 'pin \u{1d7ce}\u{1d7cf}', value: '\u{1d7ce}\u{1d7cf}', type: 'PIN', class: 'x' }
    expect(isCaughtWhole(bold, [{ start: 4, end: 7 }])).to.equal(false)
    expect(isCaughtWhole(bold, [{ start: 4, end: 8 }])).to.equal(true)
    const circled = { text: 'a \u24d0\u24d1', value: '\u24d0\u24d1', type: 'PERSON', class: 'x' }
    expect(isCaughtWhole(circled, [{ start: 2, end: 3 }])).to.equal(false)
  })
})

describe('the suite of clean messages', () => {
  it('holds at least 320 messages and none twice', () => {
    expect(hardNegatives).to.have.length.of.at.least(320)
    expect(new Set(hardNegatives.map(({ text }) => text)).size).to.equal(hardNegatives.length)
    console.log(`      ${hardNegatives.length} messages of ${countByClass(hardNegatives).size} classes`)
  })

  it('is to a seventh in other languages than English', () => {
    const languages = new Set(['Spanish', 'French', 'German', 'Portuguese', 'Italian', 'Dutch'])
    const count = hardNegatives.filter((message) => languages.has(message.class)).length
    expect(count / hardNegatives.length).to.be.above(1 / 7)
  })

  it('takes anything found for a false alarm, but a URL where there is one', () => {
    const link = { text: 'see https://example.org', class: 'x', allowed: 'URL' } as const
    expect(isFlagged(link, [{ type: 'URL' }])).to.equal(false)
    expect(isFlagged(link, [{ type: 'PERSON' }])).to.equal(true)
    expect(isFlagged({ text: 'see it', class: 'x' }, [{ type: 'URL' }])).to.equal(true)
    expect(isFlagged({ text: 'see it', class: 'x' }, [])).to.equal(false)
  })
})

describe('generated suites', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generateEvasions(7, 3)).to.deep.equal(generateEvasions(7, 3))
    expect(generateClean(7, 3)).to.deep.equal(generateClean(7, 3))
    expect(generateEvasions(7, 3)).to.not.deep.equal(generateEvasions(8, 3))
    expect(generateClean(7, 3)).to.not.deep.equal(generateClean(8, 3))
  })

  it('mark one place of each text', () => {
    for (const { text, value } of generateEvasions(7, 20)) expect(text.split(value), text).to.have.length(2)
  })
})

function countByClass(all: readonly { readonly class: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one.class, (counts.get(one.class) ?? 0) + 1)
  return counts
}
