import { expect } from 'chai'
import { createMemoryMedium } from '../../src/ports/memory-medium.js'
import { codeOf } from '../lib/failure.js'
import { openProcess, textOf } from '../lib/test-ports.js'

describe('the keys of the subjects', () => {
  it('are made once, found again by every process, and kept wrapped', async () => {
    const medium = createMemoryMedium()
    const [one, two] = [openProcess(medium, 'one'), openProcess(medium, 'two')]
    expect(await one.keys.find('acme/subject/s1')).to.equal(undefined)
    const [left, right] = await Promise.all([one.keys.ensure('acme/subject/s1'), two.keys.ensure('acme/subject/s1')])
    expect(left).to.have.length(32).and.deep.equal(right)
    expect(await two.keys.find('acme/subject/s1')).to.deep.equal(left)
    expect(await one.keys.ensure('acme/subject/s2')).to.not.deep.equal(left)
    expect(textOf(medium)).to.not.include(Buffer.from(left).toString('base64url'))
  })

  it('say whether they are there without being opened, also where they do not open', async () => {
    const { keys, medium } = openProcess()
    expect(await keys.stateOf('acme/subject/s1')).to.equal('none')
    await keys.ensure('acme/subject/s1')
    const state = medium.keys.get('acme/subject/s1')
    // Wrapped for another id, it does not open any more.
    if (state !== undefined) medium.keys.set('acme/subject/s2', state)
    expect([await keys.stateOf('acme/subject/s1'), await keys.stateOf('acme/subject/s2')]).to.deep.equal(['live', 'live'])
    await keys.destroy('acme/subject/s1')
    expect(await keys.stateOf('acme/subject/s1')).to.equal('destroyed')
  })

  it('that stand under another id do not open', async () => {
    const { keys, medium } = openProcess()
    await keys.ensure('acme/subject/s1')
    const state = medium.keys.get('acme/subject/s1')
    if (state !== undefined) medium.keys.set('acme/subject/s2', state)
    expect(await codeOf(keys.find('acme/subject/s2'))).to.equal('ERR_ENVELOPE')
  })

  it('that are destroyed are gone for every process, also one that used them before, and never come back', async () => {
    const medium = createMemoryMedium()
    const [one, two] = [openProcess(medium, 'one'), openProcess(medium, 'two')]
    await one.keys.ensure('acme/subject/s1')
    await two.keys.destroy('acme/subject/s1')
    await two.keys.destroy('acme/subject/s1')
    expect(await one.keys.find('acme/subject/s1')).to.equal(undefined)
    expect(await codeOf(one.keys.ensure('acme/subject/s1'))).to.equal('ERR_KEY_DESTROYED')
  })

  it('are destroyed by age within one tenant, at most a hundred at a time', async () => {
    const { keys } = openProcess()
    const kept = ['acme/parking/200', 'acme/parking/201', 'acme/subject/100', 'acme/parkin/100', 'acme2/parking/100', 'acme/parking/100/subject/s1', 'acme/parking/1']
    const old = Array.from({ length: 120 }, (_, index) => `acme/parking/${String(index + 10).padStart(3, '0')}`)
    for (const id of [...kept, ...old]) await keys.ensure(id)
    const destroyed = [0, 0, 0]
    for (const index of destroyed.keys()) destroyed[index] = await keys.destroyBefore('acme/parking/', 'acme/parking/200')
    expect(destroyed.reduce((sum, count) => sum + count)).to.equal(old.length)
    for (const id of kept) expect(await keys.find(id), id).to.not.equal(undefined)
    for (const id of old) expect(await keys.find(id), id).to.equal(undefined)
  })
})
