import type { ActivityLike } from '@scrubjay/core'
import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const mail = 'ana@example.org'

/** What a human agent gets when the bot hands over what it has heard. */
async function handedOver(policy: object, said = `I am ${mail}`): Promise<ActivityLike | undefined> {
  let sent: readonly ActivityLike[] = []
  const talk = new Talk({
    policy: { version: 1, ...policy },
    bot: async (heard, turn, guard) => {
      const transcript = { contentType: 'application/json', name: 'Transcript', content: { activities: [{ type: 'message', text: heard }] } }
      const event = { type: 'event', name: 'handoff.initiate', value: { heard, own: 'card 4111 1111 1111 1111' }, from: { id: 'bot', name: 'Bot' }, attachments: [transcript] }
      sent = await guard.send(turn, [event])
      return 'You will be called.'
    },
  })
  await talk.agree()
  await talk.say(said)
  return sent[0]
}

describe('a hand-off to a human agent (invariant 1)', () => {
  it('holds placeholders, and no value that the bot has from elsewhere', async () => {
    const json = JSON.stringify(await handedOver({}))
    expect(json).to.include('"heard":"I am [EMAIL_ADDRESS_1]"').and.to.include('"text":"I am [EMAIL_ADDRESS_1]"').and.to.include('"name":"Bot"')
    expect(json).to.not.include(mail).and.to.not.include('4111')
  })

  it('holds the values that the policy keeps for humans', async () => {
    const json = JSON.stringify(await handedOver({ rules: [{ types: ['EMAIL_ADDRESS'], destinations: ['human'], operator: 'keep' }] }))
    expect(json).to.include(`"heard":"I am ${mail}"`).and.to.not.include('4111')
  })

  it('holds what was handed over under another operator', async () => {
    const json = JSON.stringify(await handedOver({ rules: [{ types: ['EMAIL_ADDRESS'], destinations: ['human'], operator: 'redact' }] }))
    expect(json).to.include('"heard":"I am [EMAIL_ADDRESS]"')
  })
})
