import { expect } from 'chai'
import { isOfNetwork } from '../../src/detect/card-networks.js'

describe('networks of cards', () => {
  it('issue numbers of their ranges and lengths', () => {
    const issued = [[4111, 16], [4111, 13], [5555, 16], [2221, 16], [2720, 16], [3782, 15], [3056, 14], [6011, 16], [3530, 16], [6200, 19], [6304, 12]] as const
    for (const [lead, length] of issued) expect(isOfNetwork(lead, length), `${lead}, ${length} digits`).to.equal(true)
  })

  it('issue no others', () => {
    const others = [[4111, 15], [5555, 15], [2220, 16], [2721, 16], [3782, 16], [1234, 16], [9999, 16], [7000, 16], [3527, 15]] as const
    for (const [lead, length] of others) expect(isOfNetwork(lead, length), `${lead}, ${length} digits`).to.equal(false)
  })
})
