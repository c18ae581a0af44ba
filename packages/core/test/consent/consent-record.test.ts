import { expect } from 'chai'
import { parseConsentRecord, withPurpose } from '../../src/consent/consent-record.js'

describe('the consent record', () => {
  it('of somebody who was never asked is empty', () => {
    expect(parseConsentRecord(undefined)).to.deep.equal({ purposes: {} })
  })

  it('changes one purpose, leaves the old record as it was, and survives being stored', () => {
    const granted = { state: 'granted', notice: '1', atMs: 1 } as const
    const refused = { state: 'refused', notice: '1', atMs: 2 } as const
    const before = Object.freeze(withPurpose({ purposes: {} }, 'a', granted))
    Object.freeze(before.purposes)
    const after = withPurpose(withPurpose(before, 'b', refused), 'a', refused)
    expect(before).to.deep.equal({ purposes: { a: granted } })
    expect(parseConsentRecord(JSON.stringify(after))).to.deep.equal({ purposes: { a: refused, b: refused } })
  })
})
