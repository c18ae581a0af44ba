import { type EntityType, isScrubjayError, limits, type OpenTurn, Unscrubbed } from '@scrubjay/core'
import { expect } from 'chai'
import { type Bot, Talk } from './guarded-talk.js'

const mail = 'ana.w@example.org'
const forms = [
  '[EMAIL_ADDRESS_1]', String.raw`\[EMAIL\_ADDRESS\_1\]`, '&#91;EMAIL_ADDRESS_1&#93;', '&lbrack;EMAIL&#95;ADDRESS&#95;1&rbrack;', '[email_address_1]', '[Email Address 1]',
  '[EMAIL_\nADDRESS_1]', '［EMAIL_ADDRESS_1］', '[EMAIL_ADDRESSES_1]', '[E-Mail-Adresse 1]', '[ADRESSE_E-MAIL_1]', '[CORREO_ELECTRÓNICO_1]', '[ENDEREÇO_DE_E-MAIL_1]',
  '[INDIRIZZO_E-MAIL_1]', '[E-MAILADRES_1]',
]

/** How a call was refused; it fails when it was not. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (isScrubjayError(error)) return error.code
  }
  return 'no coded error'
}

/** A talk in which the bot says what it is told to, and one person has given a mail address. */
async function known(options: ConstructorParameters<typeof Talk>[0] = {}): Promise<Talk> {
  const talk = new Talk(options)
  await talk.agree()
  await talk.say(`mail ${mail}`)
  return talk
}

/** What `ask` finds out within a turn of its own. */
async function within<T>(talk: Talk, ask: (turn: OpenTurn) => Promise<T>, fields: object = {}): Promise<T> {
  const { bot } = talk
  const answers: Promise<T>[] = []
  talk.bot = async (_heard, turn) => {
    const answer = ask(turn)
    answers.push(answer)
    await answer.catch(() => {})
    return 'well'
  }
  await talk.say('go on', fields)
  talk.bot = bot
  return answers[0] ?? Promise.reject(new Error('the bot did not run'))
}

describe('a placeholder is its owner’s, however it is written', () => {
  for (const form of forms) {
    it(`gives ${JSON.stringify(form)} of the bot back to its owner, and to nobody else`, async () => {
      const talk = await known()
      talk.bot = () => `I write to ${form}.`
      expect((await talk.say('go on')).replies).to.deep.equal([`I write to ${mail}.`])
      await talk.agree({ user: 'u2', conversation: 'c2' })
      expect((await talk.say('go on', { user: 'u2', conversation: 'c2' })).replies).to.deep.equal([`I write to ${form}.`])
    })

    it(`opens nothing for ${JSON.stringify(form)} that a person typed, and gives it back to the letter`, async () => {
      const talk = await known()
      const { botSaw, replies } = await talk.say(`what is ${form}?`)
      expect(botSaw[0]).to.include('!')
      expect(replies).to.deep.equal([`You said: what is ${form}?`])
      expect(await within(talk, (turn) => talk.guard.reveal(turn, botSaw[0] ?? '', { purpose: 'service' }))).to.equal(`what is ${form}?`)
    })
  }

  it('comes back where the bot repeats it within HTML, JSON or quotes, and what it says of its own beside it is hidden', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say('my password is Bluebird!46319a')
    const said = async (reply: string): Promise<readonly string[]> => {
      talk.bot = () => reply
      return (await talk.say('go on')).replies
    }
    expect(await said('<p>my password is [PASSWORD_1]</p></body>')).to.deep.equal(['<p>my password is Bluebird!46319a</p></body>'])
    expect(await said('{"note":"my password is [PASSWORD_1]"}')).to.deep.equal(['{"note":"my password is Bluebird!46319a"}'])
    expect(await said(String.raw`the password for the wifi is \"[PASSWORD_1]\"`)).to.deep.equal([String.raw`the password for the wifi is \"Bluebird!46319a\"`])
    expect(await said('[PASSWORD_1] was wrong, the new password is Redstart!9921')).to.deep.equal(['Bluebird!46319a was wrong, the new password is [PASSWORD]'])
  })

  it('restores nothing for a placeholder that a model made up', async () => {
    const talk = await known()
    const madeUp = '[EMAIL_ADDRESS_2] [phone number 1] [PERSONNE_1] [NOTE_1]'
    talk.bot = () => madeUp
    expect((await talk.say('go on')).replies).to.deep.equal([madeUp])
  })

  it('knows the policy’s own types in their bent forms, and escapes them when they are typed', async () => {
    const policy = { version: 1, detect: { patterns: { EMPLOYEE_ID: String.raw`\bEMP-\d{6}\b` } } }
    const talk = new Talk({ policy })
    await talk.agree()
    expect((await talk.say('I am EMP-123456, not [employee id 1]')).replies).to.deep.equal(['You said: I am EMP-123456, not [employee id 1]'])
    talk.bot = () => '[employee id 1]'
    expect((await talk.say('go on')).replies).to.deep.equal(['EMP-123456'])
  })

  describe('in a group', () => {
    const group = { conversation: 'g1', isGroup: true }
    const both = async (restore: string): Promise<Talk> => {
      const talk = new Talk({ policy: { version: 1, groups: { restore } } })
      for (const user of ['u1', 'u2']) await talk.agree({ user, ...group })
      await talk.say(`mail ${mail}`, { user: 'u1', ...group })
      await talk.say('mail ben.b@example.org, or cat.c@example.org', { user: 'u2', ...group })
      talk.bot = () => '[EMAIL_ADDRESS_1] [email address 2]'
      return talk
    }

    it('puts nothing back by itself', async () => {
      const talk = await both('nothing')
      expect((await talk.say('go on', { user: 'u1', ...group })).replies).to.deep.equal(['[EMAIL_ADDRESS_1] [email address 2]'])
    })

    it('puts back what the speaker gave where the policy says so, and never what another gave', async () => {
      const talk = await both('speaker')
      expect((await talk.say('go on', { user: 'u1', ...group })).replies).to.deep.equal([`${mail} [email address 2]`])
      expect((await talk.say('go on', { user: 'u2', ...group })).replies).to.deep.equal(['ben.b@example.org cat.c@example.org'])
    })

    it('puts nothing back in a message that answers nobody', async () => {
      const talk = await both('speaker')
      const proactive = { type: 'event', name: 'ContinueConversation', user: 'u1', ...group }
      expect((await talk.say('', proactive)).replies).to.deep.equal(['[EMAIL_ADDRESS_1] [email address 2]'])
      const own = { type: 'message', text: '[EMAIL_ADDRESS_1]', channelId: 'test', recipient: { id: 'u1' }, conversation: { id: 'g1', isGroup: true } }
      expect((await talk.guard.send(undefined, [own])).map(({ text }) => text)).to.deep.equal(['[EMAIL_ADDRESS_1]'])
    })

    it('reveals the speaker’s values and nobody else’s', async () => {
      const talk = await both('nothing')
      const ask = (turn: OpenTurn): Promise<string> => talk.guard.reveal(turn, '[EMAIL_ADDRESS_1]', { purpose: 'service' })
      expect(await within(talk, ask, { user: 'u1', ...group })).to.equal(mail)
      expect(await within(talk, ask, { user: 'u2', ...group })).to.equal('ben.b@example.org')
      const another = within(talk, (turn) => talk.guard.reveal(turn, '[EMAIL_ADDRESS_2]', { purpose: 'service' }), { user: 'u1', ...group })
      expect(await codeOf(another)).to.equal('ERR_PLACEHOLDER_UNKNOWN')
    })
  })

  it('puts values back in a proactive message to their owner alone, and reveals them there', async () => {
    const talk = await known()
    talk.bot = async (_heard, turn, guard) => `[e-mail-adresse 1]: ${await guard.reveal(turn, '[EMAIL_ADDRESS_1]', { purpose: 'service' })}`
    const event = { type: 'event', name: 'ContinueConversation' }
    expect((await talk.say('', event)).replies).to.deep.equal([`${mail}: ${mail}`])
  })
})

describe('revealing a value to the bot', () => {
  const reveal = (talk: Talk, text: string, options: object = {}): Promise<string> =>
    within(talk, (turn) => talk.guard.reveal(turn, text, { purpose: 'service', ...options }))

  it('gives it in clear, with an event that is in the log before the bot has it, and tells the value to nobody', async () => {
    const talk = await known()
    const before = (await talk.events()).length
    const [value, events] = await within(talk, async (turn) => [await talk.guard.reveal(turn, 'to [EMAIL_ADDRESS_1], [email address 1]', { purpose: 'service' }), await talk.events()] as const)
    expect(value).to.equal(`to ${mail}, ${mail}`)
    const added = events.slice(before)
    expect(added.map(({ type }) => type)).to.deep.equal(['value.revealed'])
    expect(added[0]).to.deep.include({ purpose: 'service', counts: { EMAIL_ADDRESS: 1 } })
    expect(JSON.stringify(await talk.events())).not.to.include(mail)
  })

  it('reveals all placeholders of a text or none, unless the unknown may stay', async () => {
    const talk = await known()
    const text = '[EMAIL_ADDRESS_1] [EMAIL_ADDRESS_7]'
    expect(await codeOf(reveal(talk, text))).to.equal('ERR_PLACEHOLDER_UNKNOWN')
    expect(await talk.eventTypes()).not.to.include('value.revealed')
    expect(await reveal(talk, text, { unknown: 'keep' })).to.equal(`${mail} [EMAIL_ADDRESS_7]`)
    expect(await reveal(talk, 'nothing, and [!EMAIL_ADDRESS_1]')).to.equal('nothing, and [EMAIL_ADDRESS_1]')
    expect((await talk.eventTypes()).filter((type) => type === 'value.revealed')).to.have.length(1)
  })

  it('needs a purpose of the policy, and the person’s consent to it', async () => {
    const talk = await known({ policy: { version: 1, purposes: [{ id: 'service', description: 'to answer', required: true }, { id: 'news', description: 'to write', required: false }] } })
    expect(await codeOf(reveal(talk, '[EMAIL_ADDRESS_1]', { purpose: 'profit' }))).to.equal('ERR_PURPOSE_UNKNOWN')
    expect(await codeOf(reveal(talk, '[EMAIL_ADDRESS_1]', { purpose: 'news' }))).to.equal('ERR_CONSENT_MISSING')
    expect(await codeOf(within(talk, (turn) => talk.guard.reveal(turn, '[EMAIL_ADDRESS_1]', undefined as never)))).to.equal('ERR_PURPOSE_UNKNOWN')
    expect(await codeOf(reveal(talk, undefined as never))).to.equal('ERR_INPUT')
    expect(await codeOf(reveal(talk, 'x'.repeat(limits.leafLengthMax + 1)))).to.equal('ERR_LIMIT_TEXT')
    expect(await reveal(talk, '[EMAIL_ADDRESS_1]')).to.equal(mail)
  })

  it('stops at once when the person withdraws on another instance during the turn, or the kill switch is engaged', async () => {
    const talk = await known()
    const ask = (turn: OpenTurn): Promise<string> => codeOf(talk.guard.reveal(turn, '[EMAIL_ADDRESS_1]', { purpose: 'service' }))
    const afterKill = within(talk, async (turn) => {
      await talk.sibling().guard.killSwitch.engage()
      const code = await ask(turn)
      await talk.sibling().guard.killSwitch.release()
      return code
    })
    expect(await afterKill).to.equal('ERR_GUARD_KILLED')
    const afterStop = within(talk, async (turn) => {
      await talk.sibling().say('stop')
      return ask(turn)
    })
    expect(await afterStop).to.equal('ERR_CONSENT_MISSING')
  })

  it('opens nothing after an erasure', async () => {
    const talk = await known({ settings: { consent: false } })
    const after = within(talk, async (turn) => {
      await talk.sibling().say('delete my data')
      return codeOf(talk.guard.reveal(turn, '[EMAIL_ADDRESS_1]', { purpose: 'service' }))
    })
    expect(await after).to.equal('ERR_PLACEHOLDER_UNKNOWN')
  })

  it('opens nothing that the policy has come to hide for good', async () => {
    const talk = await known()
    const stricter = talk.sibling({ policy: { version: 1, entities: { EMAIL_ADDRESS: 'redact' } } })
    expect(await codeOf(reveal(stricter, '[EMAIL_ADDRESS_1]'))).to.equal('ERR_REVEAL_REFUSED')
  })

  it('shows a value as the policy’s rule for the purpose says', async () => {
    const purposes = [{ id: 'service', description: 'to answer', required: true }, { id: 'support', description: 'to help', required: true }]
    const rules = [{ purposes: ['support'], types: ['CREDIT_CARD'], operator: 'mask', keepLast: 4 }, { purposes: ['support'], types: ['PHONE_NUMBER'], operator: 'redact' }]
    const talk = new Talk({ policy: { version: 1, purposes, rules }, settings: { consent: false } })
    await talk.say('card 4111 1111 1111 1111, call +1 202 555 0143')
    expect(await reveal(talk, '[CREDIT_CARD_1]')).to.equal('4111 1111 1111 1111')
    expect(await reveal(talk, '[CREDIT_CARD_1]', { purpose: 'support' })).to.match(/^[^0-9]+1111$/)
    expect(await codeOf(reveal(talk, '[PHONE_NUMBER_1]', { purpose: 'support' }))).to.equal('ERR_REVEAL_REFUSED')
    talk.bot = async (heard, turn, guard) => {
      if (heard === 'ask me') await guard.expect(turn, ['CREDIT_CARD'], { purpose: 'support' })
      return heard
    }
    await talk.say('ask me')
    const { botSaw, replies } = await talk.say('card 4111 1111 1111 1111')
    expect(botSaw[0]).to.match(/^card [^0-9]+1111$/)
    expect(replies).to.deep.equal(botSaw)
  })

  it('is refused outside of a turn, and leaves everything as it is where the guard only observes', async () => {
    const talk = await known()
    expect(await codeOf(talk.guard.reveal(undefined, '[EMAIL_ADDRESS_1]', { purpose: 'service' }))).to.equal('ERR_TURN_NONE')
    const observing = talk.sibling({ mode: 'observe' })
    expect(await reveal(observing, `${mail} [EMAIL_ADDRESS_1]`)).to.equal(`${mail} [EMAIL_ADDRESS_1]`)
  })

  it('leaves the turn to be run again by another process when this one dies before it has answered', async () => {
    const talk = await known()
    const activity = talk.activity('try again')
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(activity) })
    if (verdict.kind === 'pass') await talk.guard.reveal(verdict.turn, '[EMAIL_ADDRESS_1]', { purpose: 'service' })
    talk.clock.advance(limits.turnLeaseMs + 1)
    expect((await talk.sibling().say(activity)).botSaw).to.deep.equal(['try again'])
  })
})

describe('expecting a value', () => {
  const asking = (types: readonly string[], purpose = 'service'): Bot => async (heard, turn, guard) => {
    if (heard === 'ask me') await guard.expect(turn, types as EntityType[], { purpose })
    return `You said: ${heard}`
  }

  it('hands the named types to the bot in clear with the next turn, once, on whatever instance, and logs it', async () => {
    const talk = await known({ bot: asking(['EMAIL_ADDRESS']) })
    await talk.say('ask me')
    const other = talk.sibling()
    const { botSaw, replies } = await other.say('ben.b@example.org, card 4111 1111 1111 1111')
    expect(botSaw).to.deep.equal(['ben.b@example.org, card [CREDIT_CARD_1]'])
    expect(replies).to.deep.equal(['You said: ben.b@example.org, card 4111 1111 1111 1111'])
    const event = (await talk.events()).find(({ type }) => type === 'value.handed-over')
    expect(event).to.deep.include({ purpose: 'service', counts: { EMAIL_ADDRESS: 1 } })
    expect((await other.say('ben.b@example.org')).botSaw).to.deep.equal(['[EMAIL_ADDRESS_2]'])
    expect(JSON.stringify(await talk.events())).not.to.include('ben.b')
  })

  it('seals the value as well, so that what the bot repeats is a placeholder for everybody behind it', async () => {
    const talk = await known({ bot: asking(['EMAIL_ADDRESS']) })
    await talk.say('ask me')
    const activity = talk.activity('ben.b@example.org')
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(activity) })
    if (verdict.kind === 'bypass') throw new Error('the guard is off')
    const reply = { type: 'message', text: 'ben.b@example.org, right?', channelId: 'test', conversation: { id: 'c1' } }
    expect((await talk.guard.scrubReply(verdict.turn, reply)).text).to.equal('[EMAIL_ADDRESS_2], right?')
    expect((await talk.guard.send(verdict.turn, [reply]))[0]?.text).to.equal('ben.b@example.org, right?')
  })

  it('is over after its time, and when the bot takes it back', async () => {
    const talk = await known({ bot: asking(['EMAIL_ADDRESS']) })
    await talk.say('ask me')
    talk.clock.advance(limits.handOverForMs + 1)
    expect((await talk.say('ben.b@example.org')).botSaw).to.deep.equal(['[EMAIL_ADDRESS_2]'])
    await talk.say('ask me')
    talk.bot = asking([])
    await within(talk, (turn) => talk.guard.expect(turn, [], { purpose: 'service' }))
    expect((await talk.say('ben.b@example.org')).botSaw).to.deep.equal(['[EMAIL_ADDRESS_2]'])
  })

  it('waits for what the person says and is used up by no reaction', async () => {
    const talk = await known({ bot: asking(['EMAIL_ADDRESS']) })
    await talk.say('ask me')
    await talk.say(talk.activity('', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }))
    expect((await talk.say('ben.b@example.org')).botSaw).to.deep.equal(['ben.b@example.org'])
  })

  it('lets a type through that is refused otherwise, and waits on when another one is', async () => {
    const rules = [{ purposes: ['service'], types: ['CREDIT_CARD'], operator: 'token' }]
    const talk = await known({ bot: asking(['CREDIT_CARD']), policy: { version: 1, purposes: [{ id: 'service', description: 'to pay', required: true }], entities: { CREDIT_CARD: 'refuse', IBAN_CODE: 'refuse' }, rules } })
    await talk.say('ask me')
    expect((await talk.say('DE89 3704 0044 0532 0130 00')).botSaw).to.deep.equal([])
    expect((await talk.say('4111 1111 1111 1111')).botSaw).to.deep.equal(['4111 1111 1111 1111'])
    expect((await talk.say('4111 1111 1111 1111')).botSaw).to.deep.equal([])
  })

  it('hands over nothing of another person, nor in another conversation', async () => {
    const talk = await known({ bot: asking(['EMAIL_ADDRESS']) })
    await talk.agree({ user: 'u2', conversation: 'c1' })
    await talk.agree({ user: 'u1', conversation: 'c2' })
    await talk.say('ask me')
    expect((await talk.say('eve@example.org', { user: 'u2', conversation: 'c1' })).botSaw).to.deep.equal(['[EMAIL_ADDRESS_1]'])
    expect((await talk.say('ben.b@example.org', { conversation: 'c2' })).botSaw).to.deep.equal(['[EMAIL_ADDRESS_1]'])
    expect((await talk.say('ben.b@example.org')).botSaw).to.deep.equal(['ben.b@example.org'])
  })

  it('asks consent and policy again when the answer comes', async () => {
    const purposes = [{ id: 'service', description: 'to answer', required: true }]
    const talk = await known({ bot: asking(['EMAIL_ADDRESS']), policy: { version: 1, purposes } })
    for (const policy of [
      { version: 1, purposes, entities: { EMAIL_ADDRESS: 'redact' } },
      { version: 1, purposes: [{ id: 'other', description: 'to answer', required: true }] },
    ]) {
      await talk.say('ask me')
      const stricter = talk.sibling({ policy, settings: { consent: false } })
      expect((await stricter.say('ben.b@example.org')).botSaw.join()).not.to.include('ben.b')
    }
  })

  it('is refused with a code for an unknown type, an unknown purpose, a missing consent, a type that is hidden for good, and outside of a turn', async () => {
    const policy = {
      version: 1,
      purposes: [{ id: 'service', description: 'to answer', required: true }, { id: 'news', description: 'to write', required: false }],
      entities: { CREDIT_CARD: 'refuse' },
      detect: { deny: { PROJECT: ['Heron'] } },
    }
    const talk = await known({ policy })
    const ask = (types: readonly string[], purpose: string): Promise<string> => within(talk, (turn) => codeOf(talk.guard.expect(turn, types as EntityType[], { purpose })))
    expect(await ask(['EMAIL_ADDRESS', 'E_MAIL'], 'service')).to.equal('ERR_TYPE_UNKNOWN')
    expect(await ask(['EMAIL_ADDRESS'], 'profit')).to.equal('ERR_PURPOSE_UNKNOWN')
    expect(await ask(['EMAIL_ADDRESS'], 'news')).to.equal('ERR_CONSENT_MISSING')
    expect(await ask(['CREDIT_CARD'], 'service')).to.equal('ERR_REVEAL_REFUSED')
    expect(await ask(['PROJECT'], 'service')).to.equal('no coded error')
    expect(await codeOf(talk.guard.expect(undefined, ['EMAIL_ADDRESS'], { purpose: 'service' }))).to.equal('ERR_TURN_NONE')
    const stranger = { type: 'conversationUpdate', membersAdded: [{ id: 'u9' }], text: '', user: 'u9', conversation: 'c9' }
    expect(await codeOf(within(talk, (turn) => talk.guard.expect(turn, ['EMAIL_ADDRESS'], { purpose: 'service' }), stranger))).to.equal('ERR_TURN_NONE')
  })
})
