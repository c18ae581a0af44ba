import { expect } from 'chai'
import { checkPolicy } from '../../src/policy/parse-policy.js'

describe('rules for attachments in a policy', () => {
  it('are a word for what a person sends or links to, or a word for each place', () => {
    const { policy, mistakes } = checkPolicy('version: 1\nattachments:\n  application/pdf: refuse\n  image/*: { inbound: pass, outbound: quarantine }\n')
    expect(mistakes).to.deep.equal([])
    expect(policy?.attachments).to.deep.equal({ 'application/pdf': { inbound: 'refuse', linked: 'refuse' }, 'image/*': { inbound: 'pass', outbound: 'quarantine' } })
  })

  it('are refused for what is no type, no action, no place, and for too many', () => {
    const wrong: object[] = [
      { pdf: 'refuse' }, { 'Image/PNG': 'pass' }, { '*/png': 'pass' }, { 'image/png': 'drop' }, { 'image/png': { inward: 'pass' } },
      Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`a/b${index}`, 'pass'])),
    ]
    for (const attachments of wrong) {
      const { mistakes } = checkPolicy({ version: 1, attachments })
      expect(mistakes.map(({ path }) => path.split('.')[0]?.split('[')[0]), JSON.stringify(attachments).slice(0, 60)).to.deep.equal(['attachments'])
    }
  })
})
