import { entityTypes } from '@scrubjay/core'
import { expect } from 'chai'
import { type Sdk, sdks } from './bot-process.js'
import { type Canaries, makeCanaries } from './canary.js'
import { type CanaryReport, runCanaries } from './canary-run.js'
import { type Told, tellCanaries, tellRun } from './report.js'

const count = Number(process.env['SCRUBJAY_CANARIES'] ?? 60)
const seed = Number(process.env['SCRUBJAY_SEED'] ?? 1)

describe('canaries', function () {
  this.timeout(60_000 + count * 2_000)

  let made: Canaries
  const running = new Map<Sdk, Promise<CanaryReport>>()
  before(() => {
    made = makeCanaries({ count, seed })
    for (const sdk of sdks) {
      const run = runCanaries(sdk, made.canaries)
      // Each test waits for its own.
      run.catch(() => {})
      running.set(sdk, run)
    }
  })

  it('are of every type, and every value that a recognizer gives as its own match is one', () => {
    console.log(`    SCRUBJAY_CANARIES=${count} SCRUBJAY_SEED=${seed}`)
    check(tellCanaries(made))
    expect(made.canaries).to.have.lengthOf(count)
    expect(new Set(made.canaries.map(({ type }) => type)).size).to.equal(Math.min(count, entityTypes.length))
  })

  for (const sdk of sdks) {
    it(`turn up nowhere on ${sdk}, and come back to those who may see them`, async () => {
      const report = await running.get(sdk)
      expect(report?.due).to.be.greaterThan(count / 2)
      if (report !== undefined) check(tellRun(report))
    })
  }

  it('turn up in messages, in requests to the model and in logs where nothing hides them, so that a leak would be seen', async () => {
    const { findings } = await runCanaries('botbuilder', made.canaries.slice(0, 45), { scrub: false })
    for (const place of ['messages', 'requests to the model', 'stdout.log', 'stderr.log']) {
      expect(findings.filter((finding) => finding.startsWith(`${place}, as `)), place).to.not.deep.equal([])
    }
  })
})

function check({ lines, problems }: Told): void {
  for (const line of lines) console.log(`    ${line}`)
  expect(problems).to.deep.equal([])
}
