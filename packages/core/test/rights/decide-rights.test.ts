import { expect } from 'chai'
import { decideRights, type RightsRequest } from '../../src/rights/decide-rights.js'

const requests: Readonly<Record<RightsRequest, readonly string[]>> = {
  withdraw: [
    'stop', 'STOP', 'Stop!', ' stop. ', '"stop"', 'please stop', 'Stop, please', 'stop all', 'unsubscribe', 'I withdraw', 'I revoke', 'withdraw consent',
    'Withdraw my consent', 'I withdraw my consent.', 'I want to withdraw my consent', 'i would like to revoke my consent', 'revoke consent',
  ],
  access: [
    'what do you know about me', 'What do you know about me?', 'what do you store about me', 'what do you keep of me', 'What data do you have on me?',
    'what data do you hold about me', 'show me my data', 'my data', 'My data, please',
  ],
  erase: [
    'delete my data', 'DELETE MY DATA', 'Delete my data!', 'please delete my data', 'delete all my data', 'delete all of my data', 'erase my personal data',
    'remove my data', 'forget me', 'Please forget me.', 'Can you delete my data?', 'could you please erase my data', 'delete my data now', 'delete my data, thanks',
    'I want you to delete my data',
  ],
  // Words that nobody foresaw: nothing is erased on a guess.
  'confirm-erase': ['I want every bit of my personal info purged', 'remove all traces of me from your records thx', 'how do I delete my data'],
  'opt-out-sale': ['Do not sell my personal information', 'do not sell or share my personal information.', "don't sell my data"],
  'limit-sensitive': ['Limit the use of my sensitive personal information', 'limit the use of my sensitive information'],
  receipt: ['give me my receipt', 'Send me my consent receipt', 'my receipt, please'],
  'are-you-human': ['Are you human?', 'are you a bot', 'are you a real person?', 'Am I talking to a human?'],
  export: ['export my data', 'Please send me my data', 'download all my personal data'],
  correct: ['correct my email to jay@example.org', 'Please correct my name.'],
  restrict: ['restrict the use of my data', 'restrict my data'],
  resume: ['RESUME', 'use my data again'],
  object: ['I object', 'I object to marketing'],
  human: ['HUMAN', 'talk to a human', 'Can I speak to a person?'],
  'ask-consent': ['consent', 'CONSENT', 'Consent!', 'ask me again', 'I changed my mind'],
}

const turns = [
  '', ' ', '!', 'stop the delivery', 'do not stop', "don't stop", 'non-stop', 'bus stop', 'stop stop the order', 'stopped', 'unsubscribe me from the list of Ana',
  'I want to withdraw', 'I want to withdraw 50 euros', 'withdraw my order', 'i withdraw money', 'withdraw', 'revoke', 'delete my order', 'delete my data plan',
  'do not delete my data', "don't delete my data", 'delete the data', 'delete data', 'delete', 'forget it', 'forget my last message', 'forget me not',
  'what do you know', 'what do you know about Ana', 'what do you know about me and Ana', 'what do you store', 'show me my order',
  'my database', 'consent form', 'I consent', 'yes', 'no', 'changed my mind about the colour', 'I changed my mind about the colour',
  `stop${' '.repeat(500)}`, 'stop\u200b it',
]

describe('recognising a request of a person', () => {
  for (const [request, texts] of Object.entries(requests)) {
    it(`knows the wordings of ${request}`, () => {
      for (const text of texts) expect(decideRights(text), text).to.equal(request)
      console.log(`      ${texts.length} wordings`)
    })
  }

  it('leaves everything else to the bot', () => {
    for (const text of [undefined, ...turns]) expect(decideRights(text), text).to.equal(undefined)
    console.log(`      ${turns.length} turns`)
  })
})
