import { expect } from 'chai'
import { ways } from './bots.js'
import { formatFuzz } from './format-fuzz.js'
import { fuzz } from './fuzz-run.js'

const runs = Number(process.env['SCRUBJAY_FUZZ_RUNS'] ?? 40)
const seed = Number(process.env['SCRUBJAY_SEED'] ?? Date.now() % 1_000_000)

describe('hostile activities and replies', () => {
  for (const way of ways) {
    it(`neither end the bot nor pass in clear over ${way.name}, ${runs} of them`, async function () {
      this.timeout(60_000 + runs * 1_000)
      const report = await fuzz(way, { runs, seed })
      console.log(`      ${formatFuzz(way.name, report)}, SCRUBJAY_FUZZ_RUNS=${runs} SCRUBJAY_SEED=${seed}`)
      expect(report.findings).to.deep.equal([])
      expect(report.activities).to.be.greaterThan(runs / 3)
      expect(report.passed).to.be.greaterThan(0)
    })
  }
})
