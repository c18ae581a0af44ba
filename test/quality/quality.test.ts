import { expect } from 'chai'
import { findShared } from '../lib/shared-data.js'
import { measureAll, readFloors, type Table } from './table.js'
import { targets } from './targets.js'

describe('the detector keeps what it has reached', function () {
  this.timeout(120_000)
  const floors = readFloors()
  let table: Table

  before(async () => {
    table = await measureAll()
    const skipped = Object.keys(targets).length - table.figures.length
    console.log(`      ${table.figures.length} figures measured, ${skipped} skipped for want of SCRUBJAY_SHARED`)
  })

  it('has a floor and a target for each figure', () => {
    expect(Object.keys(floors).sort()).to.deep.equal(Object.keys(targets).sort())
    for (const { name } of table.figures) expect(floors, name).to.have.property(name)
    if (findShared('eval') !== undefined && findShared('ner') !== undefined) expect(table.figures).to.have.length(Object.keys(targets).length)
  })

  for (const [name, floor] of Object.entries(floors)) {
    it(`${name}: at least ${floor} %`, function () {
      const figure = table.figures.find((one) => one.name === name)
      if (figure === undefined) return this.skip()
      expect(figure.percent, figure.detail).to.be.at.least(floor)
    })
  }
})
