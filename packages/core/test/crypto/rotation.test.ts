import { expect } from 'chai'
import { addKey, promoteKey, readRotation, retireKeys, type RotatingKeys } from '../../src/crypto/rotation.js'
import { failureOf } from '../lib/failure.js'

const resting: RotatingKeys = { primary: 'k1', keys: [{ id: 'k1' }] }

describe('the rotation of a ring', () => {
  it('adds a key that does not wrap yet, promotes it, and retires the one before', () => {
    const added = addKey(resting, { id: 'k2' })
    expect(added.primary).to.equal('k1')
    expect(readRotation(added)).to.deep.equal({ next: ['k2'], old: [] })
    const promoted = promoteKey(added)
    expect(promoted.primary).to.equal('k2')
    expect(readRotation(promoted)).to.deep.equal({ next: [], old: ['k1'] })
    expect(retireKeys(promoted, ['k2'])).to.deep.equal({ primary: 'k2', keys: [{ id: 'k2' }] })
  })

  it('takes no step before the one that goes before it', () => {
    const added = addKey(resting, { id: 'k2' })
    const promoted = promoteKey(added)
    const early: readonly (() => unknown)[] = [
      () => promoteKey(resting),
      () => retireKeys(resting, []),
      () => addKey(added, { id: 'k3' }),
      () => retireKeys(added, []),
      () => addKey(promoted, { id: 'k3' }),
      () => promoteKey(promoted),
    ]
    for (const step of early) expect(failureOf(step).code).to.equal('ERR_KEYS_ROTATION')
  })

  it('retires no key that still wraps something, and all old ones together', () => {
    const ring: RotatingKeys = { primary: 'k3', keys: [{ id: 'k1' }, { id: 'k2' }, { id: 'k3' }] }
    for (const inUse of [['k1'], ['k3', 'k2']]) expect(failureOf(() => retireKeys(ring, inUse)).code).to.equal('ERR_KEYS_ROTATION')
    expect(retireKeys(ring, ['k3', 'of another ring']).keys).to.deep.equal([{ id: 'k3' }])
  })
})
