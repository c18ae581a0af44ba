import type { RightsNotice } from '@scrubjay/core'
import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const day = 86_400_000
const isBot = 'Hello! You are talking to a bot, not to a human.'
const sale = { id: 'ads', description: 'to show you ads', required: false, isSale: true }
const health = { id: 'health', description: 'to advise you', required: false, isSensitive: true }
const service = { id: 'service', description: 'to answer you here', required: true }
const open = { version: 1, purposes: [service, sale, health], settings: { consent: false } }

describe('disclosure', () => {
  it('is shown at the start whatever the setting says where the law makes it unskippable, and logged with language and notice', async () => {
    const talk = new Talk({ policy: { version: 1, regimes: { gdpr: {} }, settings: { disclosure: false, consent: false } } })
    expect((await talk.say('hello')).replies[0]).to.equal(isBot)
    expect((await talk.say('again')).replies).to.deep.equal(['You said: again'])
    const shown = (await talk.events()).filter(({ type }) => type === 'disclosure.shown')
    expect(shown.map(({ language, noticeVersion }) => [language, noticeVersion])).to.deep.equal([['en', '1']])
    const skipped = new Talk({ policy: { version: 1, regimes: { none: {} }, settings: { disclosure: false, consent: false } } })
    expect((await skipped.say('hello')).replies).to.deep.equal(['You said: hello'])
  })

  it('comes with the notice at collection where processing begins without a yes', async () => {
    const policy = { version: 1, notice: { version: '7', text: 'We answer you.' } }
    const talk = new Talk({ policy: { ...policy, regimes: { ccpa: {} } } })
    expect((await talk.say('hello')).replies).to.deep.equal([isBot, 'We answer you. You can object at any time by writing STOP.', 'You said: hello'])
    expect((await talk.say('again')).replies).to.deep.equal(['You said: again'])
    expect((await talk.events()).filter(({ type }) => type === 'disclosure.shown').map(({ outcome, noticeVersion }) => [outcome, noticeVersion])).to.deep.equal([['notice', '7'], [undefined, '7']])
    const asking = new Talk({ policy: { ...policy, regimes: { gdpr: {} } } })
    expect((await asking.say('hello')).replies.join()).to.include('YES or NO').and.not.to.include('You can object')
  })

  it('is shown again after a gap, once, and not to somebody who comes every day', async () => {
    const talk = new Talk({ policy: { version: 1, regimes: { ccpa: {} }, settings: { consent: false } } })
    await talk.say('hello')
    for (let days = 0; days < 9; days += 1) {
      talk.clock.advance(day)
      expect((await talk.say('daily')).replies, `day ${days}`).to.deep.equal(['You said: daily'])
    }
    talk.clock.advance(7 * day)
    expect((await talk.say('back')).replies).to.deep.equal([isBot, 'You said: back'])
    expect((await talk.say('still')).replies).to.deep.equal(['You said: still'])
  })

  it('is shown after a gap once also to somebody who has refused', async () => {
    const talk = new Talk({ policy: { version: 1, regimes: { ccpa: { consent: 'opt-in' } } } })
    for (const said of ['hello', 'no']) await talk.say(said)
    talk.clock.advance(8 * day)
    expect((await talk.say('back')).replies).to.include(isBot)
    expect((await talk.say('still')).replies).not.to.include(isBot)
  })

  it('keeps nobody’s day where no law asks for it', async () => {
    const talk = new Talk({ policy: { version: 1, regimes: { gdpr: {} } } })
    await talk.agree()
    const [subject] = await talk.store.list({ tenant: 'default', kind: 'subject', limit: 1 })
    expect(Object.keys(JSON.parse(subject?.value ?? '') as object)).to.deep.equal(['token'])
  })

  it('answers who asks whether it is human, also a stranger, of whom nothing is kept for it', async () => {
    const talk = new Talk()
    expect((await talk.say('Are you human?')).replies.join()).to.match(/^I am a bot, not a human\./)
    expect(await talk.store.list({ tenant: 'default', kind: 'subject', limit: 1 })).to.deep.equal([])
    const silent = new Talk({ policy: { version: 1, regimes: { none: { disclosure: { onAsking: false } } }, settings: { consent: false } } })
    expect((await silent.say('Are you human?')).botSaw).to.deep.equal(['Are you human?'])
  })
})

describe('the mark of a bot', () => {
  it('is on what the bot says and on what the guard says for it', async () => {
    const talk = new Talk()
    for (const said of ['hello', 'yes', 'what is new?']) {
      const verdict = (await talk.say(said)).verdict
      if (verdict.kind === 'bypass') throw new Error('not in this test')
      const [sent] = await talk.guard.send(verdict.turn, [talk.activity('An answer')])
      expect(sent).to.have.nested.property('entities[0].additionalType[0]', 'AIGeneratedContent')
    }
  })

  it('is left out where disclosure is switched off and may be', async () => {
    const talk = new Talk({ policy: { version: 1, regimes: { none: {} }, settings: { disclosure: false, consent: false } } })
    const { verdict } = await talk.say('hello')
    if (verdict.kind === 'bypass') throw new Error('not in this test')
    expect((await talk.guard.send(verdict.turn, [talk.activity('An answer')]))[0]).not.to.have.property('entities')
  })
})

describe('Global Privacy Control', () => {
  const gpc = { channelData: { 'Sec-GPC': '1' } }

  it('is an objection to every sale, recorded before the bot hears anything, and said once', async () => {
    const told: RightsNotice[] = []
    const talk = new Talk({ policy: { ...open, regimes: { ccpa: {} } }, rights: { tellRecipients: (notice) => void told.push(notice) } })
    const { replies } = await talk.say('hello', gpc)
    expect(replies.slice(1)).to.deep.equal([
      'Opt-out request honoured: your browser sends Global Privacy Control, so your personal information is not sold or shared.',
      'You said: hello',
    ])
    expect((await talk.say('again', gpc)).replies).to.deep.equal(['You said: again'])
    const objected = (await talk.events()).filter(({ type }) => type === 'consent.objected')
    expect(objected.map(({ purpose }) => purpose)).to.deep.equal(['ads'])
    expect(told.map(({ kind, purposes }) => [kind, purposes])).to.deep.equal([['objection', ['ads']]])
    const receipts = await talk.guard.receipts({ tenant: 'default', subject: String(objected[0]?.['subject']) })
    expect(receipts.map((text) => text.includes('"dpv:hasIndicationMethod":"signal"'))).to.deep.equal([true])
  })

  it('closes the purpose to the bot at once', async () => {
    const talk = new Talk({ policy: { ...open, regimes: { ccpa: {} } } })
    talk.bot = async (heard, turn, guard) => String(await guard.reveal(turn, heard, { purpose: 'ads' }).catch((error: { code: string }) => error.code))
    expect((await talk.say('mail ana.w@example.org', gpc)).replies.at(-1)).to.equal('ERR_CONSENT_MISSING')
  })

  it('is read by the bot’s own resolver, and is nothing where the law does not know it', async () => {
    const known = new Talk({ policy: { ...open, regimes: { ccpa: {} } }, globalPrivacyControl: () => true })
    expect((await known.say('hello')).replies.join()).to.include('Global Privacy Control')
    for (const talk of [new Talk({ policy: { ...open, regimes: { none: {} } } }), new Talk({ policy: { ...open, regimes: { ccpa: {} } }, globalPrivacyControl: () => false })]) {
      expect((await talk.say('hello', gpc)).replies.join()).not.to.include('Global Privacy Control')
    }
  })
})

describe('a request by chat', () => {
  for (const [request, purpose, answer] of [
    ['do not sell my personal information', 'ads', /^Opt-out request honoured/],
    ['limit the use of my sensitive information', 'health', /^Honoured: your sensitive/],
  ] as const) {
    it(`“${request}” is an objection to ${purpose}, once, of a stranger too where processing needs no yes`, async () => {
      const told: RightsNotice[] = []
      const talk = new Talk({ policy: { ...open, regimes: { ccpa: {} } }, rights: { tellRecipients: (notice) => void told.push(notice) } })
      for (let time = 0; time < 2; time += 1) expect((await talk.say(request)).replies.join()).to.match(answer)
      const objected = (await talk.events()).filter(({ type }) => type === 'consent.objected')
      expect(objected.map((event) => event['purpose'])).to.deep.equal([purpose])
      expect(told).to.have.length(1)
    })
  }

  it('is honoured also when the recipients cannot be told, and the health says so', async () => {
    const talk = new Talk({ policy: { ...open, regimes: { ccpa: {} } }, rights: { tellRecipients: () => Promise.reject(new Error('down')) } })
    expect((await talk.say('do not sell my data')).replies.join()).to.match(/^Opt-out request honoured/)
    expect((await talk.guard.health()).failures).to.deep.equal({ ERR_FOREIGN: 1 })
  })

  it('keeps nothing of a stranger where nothing is processed before a yes', async () => {
    const talk = new Talk({ policy: { ...open, regimes: { gdpr: {} } } })
    expect((await talk.say('do not sell my data')).replies.join()).to.match(/^Opt-out request honoured/)
    expect(await talk.store.list({ tenant: 'default', kind: 'consent', limit: 1 })).to.deep.equal([])
  })
})
