import { expect } from 'chai'
import { decideDisclosure, say, sayText } from '../../src/disclosure/disclosure.js'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import type { Policy } from '../../src/policy/policy.js'

const policy: Policy = {
  ...defaultPolicy,
  controller: { name: 'Acme $& {contact}', contact: 'privacy@acme.example' },
  notice: { version: '1', text: 'We care.' },
  texts: { ...defaultPolicy.texts, disclosure: '{controller}: a bot. {notice} {purposes} {toString} {Notice}' },
}

describe('what the guard says', () => {
  it('has the names of the policy filled in, each once and to the letter', () => {
    expect(sayText(policy, 'disclosure')).to.equal('Acme $& {contact}: a bot. We care. {purposes} {toString} {Notice}')
    expect(sayText(policy, 'disclosure', { purposes: 'to {notice}' })).to.include('We care. to {notice} {toString}')
    expect(say(policy, 'consentMissing')).to.deep.include({ type: 'message' }).and.to.have.property('text').that.includes('privacy@acme.example')
  })

  it('leaves no gap in any text of the default policy', () => {
    const fillings = { purposes: 'p', summary: 's', types: 't', because: 'b', age: '16', deadline: 'd', settings: 'scrub' }
    const texts = Object.keys(defaultPolicy.texts) as (keyof Policy['texts'])[]
    for (const text of texts) expect(sayText(defaultPolicy, text, fillings), text).not.to.match(/[{}]/)
    console.log(`      ${texts.length} texts`)
  })
})

describe('disclosure', () => {
  it('is due to a new person where it is on, and to nobody else', () => {
    expect(decideDisclosure({ policy: defaultPolicy, isOn: true, isNewPerson: true })).to.have.property('text').that.includes('bot')
    expect(decideDisclosure({ policy, isOn: true, isNewPerson: false })).to.equal(undefined)
    expect(decideDisclosure({ policy, isOn: false, isNewPerson: true })).to.equal(undefined)
  })
})
