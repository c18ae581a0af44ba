import { expect } from 'chai'
import { addUp, heldParts, measureUnderstanding, parts, share } from './measure.js'

describe('the labelled answers and requests in seven languages', () => {
  const { figures } = measureUnderstanding()
  const all = addUp(figures.filter(({ part }) => heldParts.includes(part)), 'whole set', 'all')

  it('are more than a thousand answers and a thousand messages, each language in every part', () => {
    for (const part of parts) expect(figures.filter((one) => one.part === part)).to.have.length(7)
    expect(all.clear + all.doubtful).to.be.above(1_000)
    expect(all.requests + all.others).to.be.at.least(1_000)
  })

  it('give consent in at most 0.2 % of the answers that are no plain yes', () => {
    expect(share(all.takenAsYes, all.doubtful)).to.be.at.most(0.2)
  })

  it('are understood in at least 97 % of the clear answers', () => {
    expect(share(all.understood, all.clear)).to.be.at.least(97)
  })

  it('are recognised in at least 95 % of the requests', () => {
    expect(share(all.recognised, all.requests)).to.be.at.least(95)
  })

  it('raise a false alarm for less than 0.5 % of the messages that ask nothing of the guard', () => {
    expect(share(all.falseAlarms, all.others)).to.be.below(0.5)
  })
})
