import { expect } from 'chai'
import { runCrashes } from './crash-run.js'

const seed = Number(process.env['SCRUBJAY_SEED'] ?? Date.now() % 1_000_000)
const kills = Number(process.env['SCRUBJAY_KILLS'] ?? '6')

describe('a guarded bot that is killed', () => {
  it(`loses no acknowledged turn in ${kills} kill -9 (SCRUBJAY_KILLS), and its log verifies each time (SCRUBJAY_SEED=${seed})`, async function () {
    this.timeout(kills * 5_000 + 60_000)
    const figures = await runCrashes({ kills, seed })
    console.log(`      ${JSON.stringify(figures)}`)
    expect(figures.kills).to.equal(kills)
    expect(figures.turns).to.be.greaterThan(kills)
    expect(figures.cutOff).to.be.at.most(figures.redelivered)
  })
})
