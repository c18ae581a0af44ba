import { expect } from 'chai'
import { jaysIds, jaysValues } from './erased-town.js'
import { ErasureKills, finishers, type Finisher, type KillReport } from './erasure-kills.js'

/** `npm run test:full` kills at every one; `npm test` at some. */
const isFull = process.env['SCRUBJAY_FULL_ERASURE'] !== undefined

describe('an erasure whose process is killed', function () {
  this.timeout(isFull ? 600_000 : 60_000)
  const kills = new ErasureKills()
  before(() => kills.open())
  after(() => kills.close())

  it('is looked at by somebody who can read whatever was stolen, as long as the keys are there', () => {
    const { text, logNames } = kills.readBefore()
    for (const value of [...jaysValues, ...jaysIds]) expect(text, value).to.include(value)
    expect([...logNames]).to.include(kills.town.logName)
  })

  for (const way of ['the person', 'an operator'] as const) {
    it(`before and after ${isFull ? 'each' : 'some'} of its operations, when ${way} asked for it, is completed by whatever comes next`, async () => {
      const extent = isFull ? { restartsOf: () => finishers } : { every: 7, restartsOf: byTurns }
      expectWhole(await kills.enumerate({ way, of: 'operation', whens: ['before', 'after'], ...extent }))
    })

    // The steps within an operation; what comes next takes turns.
    it(`before each statement of the database, when ${way} asked for it, is completed so too`, async function () {
      if (!isFull) return this.skip()
      expectWhole(await kills.enumerate({ way, of: 'statement', whens: ['before'], restartsOf: byTurns }))
    })
  }

  it('before each of its operations, and again before each of the sweep that goes on with it, is completed so too', async function () {
    if (!isFull) return this.skip()
    expectWhole(await kills.enumerate({ way: 'the person', of: 'operation', whens: ['before'], isTwice: true, restartsOf: byTurns }))
  })
})

function byTurns(kill: number): readonly Finisher[] {
  return finishers.filter((_finisher, index) => index === kill % finishers.length)
}

function expectWhole({ problems, ...counts }: KillReport): void {
  console.log(`      ${Object.entries(counts).map(([name, count]) => `${name}: ${count}`).join(', ')}`)
  expect(problems).to.deep.equal([])
  expect(counts.operations).to.be.greaterThan(5)
  if (isFull) expect(counts.kills).to.be.at.least(counts.operations)
  expect(counts.notBegun).to.be.below(counts.restarts)
}
