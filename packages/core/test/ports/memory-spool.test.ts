import { expect } from 'chai'
import { limits } from '../../src/lib/limits.js'
import { createMemorySpool } from '../../src/ports/memory-spool.js'

describe('a full memory spool', () => {
  it('forgets nothing that came between a look and its clearing, and tells each loss once', () => {
    const spool = createMemorySpool()
    for (let index = 0; index < limits.spoolLinesMax + 3; index += 1) spool.add(`line ${index}`)
    spool.peek()
    spool.clear(limits.spoolLinesMax - 2)
    expect(spool.peek()).to.deep.equal(['line 998', 'line 999', '{"lost":3}'])
    spool.add('came later')
    spool.clear(3)
    expect(spool.peek()).to.deep.equal(['came later'])
    spool.clear(1)
    expect(spool.peek()).to.deep.equal([])
  })

  it('tells of losses that came after a look with the next one', () => {
    const spool = createMemorySpool()
    for (let index = 0; index < limits.spoolLinesMax + 1; index += 1) spool.add('x')
    expect(spool.peek()).to.have.length(limits.spoolLinesMax + 1)
    spool.add('lost after the look')
    spool.clear(limits.spoolLinesMax + 1)
    expect(spool.peek()).to.deep.equal(['{"lost":1}'])
  })
})
