import { expect } from 'chai'
import { runGate, type Violation } from './gate.js'
import { createSmallHouse } from './small-house.js'

/** One violation to plant, and the rule that must catch it in its file. */
export interface Plant {
  readonly rule: string
  readonly title: string
  /** The first file is the one that the violation must name. */
  readonly files: Readonly<Record<string, string>>
  /** The file that the violation names, where it is not the first planted one. */
  readonly caughtAt?: string
}

/** Makes one test for each plant, and one that the house without plants is green. */
export function describePlants(gate: string, plants: readonly Plant[]): void {
  let caught = 0

  it(`finds nothing in the small house (${gate})`, async () => {
    const { count, violations } = await plantAndRun(gate, {})
    expect(violations.map(describeViolation)).to.deep.equal([])
    expect(count).to.be.greaterThan(0)
  })

  for (const plant of plants) {
    it(`${plant.rule}: ${plant.title}`, async () => {
      const { violations } = await plantAndRun(gate, plant.files)
      const at = plant.caughtAt ?? Object.keys(plant.files)[0]!
      const hits = violations.filter((one) => one.rule === plant.rule && one.at.replace(/:\d+$/, '') === at)
      expect(hits, violations.map(describeViolation).join('\n')).to.have.length.greaterThan(0)
      caught += 1
    })
  }

  after(() => console.log(`      ${gate}: ${plants.length} planted, ${caught} caught`))
}

async function plantAndRun(gate: string, files: Readonly<Record<string, string>>): ReturnType<typeof runGate> {
  const house = createSmallHouse()
  try {
    house.write(files)
    return await runGate(gate, house.root)
  } finally {
    house.remove()
  }
}

function describeViolation({ rule, at, text }: Violation): string {
  return `${at} ${rule}: ${text}`
}
