import { expect } from 'chai'
import { markAsBot } from '../../src/disclosure/bot-mark.js'
import { decideDisclosure, say, sayText } from '../../src/disclosure/disclosure.js'
import { readPrivacySignal } from '../../src/disclosure/privacy-signal.js'
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
  const rule = { atStart: true, onAsking: true, unskippable: false }
  const due = (given: object): unknown => decideDisclosure({ policy: defaultPolicy, rule, isOn: true, isNewPerson: false, awayDays: 0, ...given })

  it('is due to a new person where it is on, and to nobody else', () => {
    expect(due({ isNewPerson: true })).to.have.property('text').that.includes('bot')
    expect(due({})).to.equal(undefined)
    expect(due({ isOn: false, isNewPerson: true })).to.equal(undefined)
    expect(due({ rule: { ...rule, atStart: false }, isNewPerson: true })).to.equal(undefined)
  })

  it('is due whatever the setting says where the law makes it unskippable', () => {
    expect(due({ isOn: false, isNewPerson: true, rule: { ...rule, unskippable: true } })).to.have.property('text')
  })

  it('is due again after the days of the rule, and not a day earlier', () => {
    const again = { ...rule, afterDays: 7 }
    expect(due({ rule: again, awayDays: 6 })).to.equal(undefined)
    expect(due({ rule: again, awayDays: 7 })).to.have.property('text')
    expect(due({ awayDays: 7_000 })).to.equal(undefined)
  })
})

describe('the mark of a bot', () => {
  const mark = (activity: object): unknown => Reflect.get(markAsBot(activity), 'entities')

  it('is an entity that Teams shows as its AI label, beside those that are there, on messages only', () => {
    const label = { type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org', '@id': '', additionalType: ['AIGeneratedContent'] }
    expect(mark({ type: 'message', text: 'hi' })).to.deep.equal([label])
    expect(mark({ type: 'message', entities: [{ type: 'mention' }] })).to.deep.equal([{ type: 'mention' }, label])
    expect(mark({ type: 'typing' })).to.equal(undefined)
    expect(mark({ type: 'invokeResponse' })).to.equal(undefined)
  })

  it('is put once, and not where the bot has said itself what its message is', () => {
    const once = markAsBot({ type: 'message', text: 'hi' })
    expect(markAsBot(once)).to.equal(once)
    const own = { type: 'message', entities: [{ type: 'https://schema.org/Message' }] }
    expect(markAsBot(own)).to.equal(own)
  })

  it('changes no activity that somebody else holds, and keeps its class', () => {
    class Activity { type: string = 'message' }
    const activity = Object.freeze(new Activity())
    expect(markAsBot(activity)).to.be.instanceOf(Activity).and.not.to.equal(activity)
  })
})

describe('Global Privacy Control', () => {
  const read = (channelData: unknown): boolean => readPrivacySignal(Object.assign({ type: 'message' }, { channelData }))

  it('is read from what a web page or its host says in channelData', () => {
    for (const sent of [{ globalPrivacyControl: true }, { gpc: true }, { 'Sec-GPC': '1' }, { 'sec-gpc': '1' }]) expect(read(sent)).to.equal(true)
  })

  it('is nothing that is not said plainly', () => {
    for (const sent of [undefined, null, [], 'Sec-GPC: 1', {}, { gpc: false }, { gpc: 'true' }, { 'Sec-GPC': '0' }, { 'Sec-GPC': '' }]) expect(read(sent)).to.equal(false)
  })
})
