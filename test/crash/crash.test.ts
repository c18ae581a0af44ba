import { expect } from 'chai'
import { formatCounts, runCrashes } from './crash-run.js'

const kills = Number(process.env['SCRUBJAY_KILLS'] ?? 8)
const seed = Number(process.env['SCRUBJAY_SEED'] ?? Date.now() % 1_000_000)

describe('kill -9 (invariants 2 and 10)', () => {
  it(`loses no acknowledged turn and no proof in ${kills} kills at random moments`, async function () {
    this.timeout(60_000 + kills * 5_000)
    console.log(`    SCRUBJAY_KILLS=${kills} SCRUBJAY_SEED=${seed}`)
    const { counts, problems } = await runCrashes({ kills, seed })
    console.log(`    ${formatCounts(counts)}`)
    expect(problems).to.deep.equal([])
    expect(counts['kills']).to.equal(kills)
    expect(counts['turns acknowledged']).to.be.greaterThan(kills)
  })
})
