import { type ActivityLike, decrypt, type OpenTurn, type Verdict } from '@scrubjay/core'
import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const mail = 'ana.w@example.org'
const card = '4111 1111 1111 1111'

/** A talk without questions, so that the first message reaches the bot. */
function talkUnder(policy: object): Talk {
  return new Talk({ policy: { version: 1, regimes: { none: {} }, settings: { consent: false, disclosure: false }, ...policy } })
}

function turnOf(verdict: Verdict): OpenTurn {
  if (verdict.kind !== 'pass') throw new Error('It passes.')
  return verdict.turn
}

async function copyOf(talk: Talk, verdict: Verdict, text: string, destination: 'transcript' | 'telemetry' | 'state' | 'model' | 'human'): Promise<string | undefined> {
  return (await talk.guard.applyAtDestination(turnOf(verdict), [{ text, kind: 'text' }], { destination }))[0]
}

describe('operators on the way to the bot', () => {
  it('let no typed text become a placeholder together with what they make', async () => {
    const talk = talkUnder({ entities: { AGE: { inbound: { operator: 'replace', with: 'PERSON_1' } }, PERSON: 'token' } })
    const { botSaw, replies } = await talk.say('I am Ana Silva [34 years old]')
    expect(botSaw).to.deep.equal(['I am [PERSON_1] [!PERSON_1]'])
    expect(replies).to.deep.equal(['You said: I am Ana Silva [PERSON_1]'])
  })

  it('make the same of the same value for everybody, or for one person, as they promise', async () => {
    const talk = talkUnder({ entities: { EMAIL_ADDRESS: 'pseudonym', CREDIT_CARD: 'surrogate' } })
    const [ana, again, ben] = [await talk.say(`${mail} ${card}`), await talk.say(`${mail} ${card}`), await talk.say(`${mail} ${card}`, { user: 'u2', conversation: 'c2' })]
    expect(again.botSaw).to.deep.equal(ana.botSaw)
    expect(ana.botSaw[0]).to.match(/^\[EMAIL_ADDRESS_~[a-z]{16}\] 4111 11\d\d \d{4} \d{4}$/)
    const [anas = [], bens = []] = [ana.botSaw[0]?.split(' '), ben.botSaw[0]?.split(' ')]
    expect(bens[0]).to.equal(anas[0])
    expect(bens.slice(1)).to.not.deep.equal(anas.slice(1))
  })

  it('are tenants’ own: a pseudonym of one says nothing to another', async () => {
    const policy = { version: 1, settings: { consent: false }, entities: { EMAIL_ADDRESS: 'pseudonym' } }
    const talk = new Talk({ policy, tenant: ({ from }) => (from?.id === 'u2' ? 'b' : 'a') })
    expect((await talk.say(mail)).botSaw).to.not.deep.equal((await talk.say(mail, { user: 'u2' })).botSaw)
  })

  it('seal nothing in the vault and log types and counts only', async () => {
    const talk = talkUnder({ entities: { EMAIL_ADDRESS: 'pseudonym', CREDIT_CARD: { inbound: { operator: 'mask', keepLast: 4 } } } })
    await talk.say(`${mail} ${card}`)
    expect(await talk.store.list({ tenant: 'default', kind: 'value', limit: 10 })).to.deep.equal([])
    expect((await talk.events())[0]?.['counts']).to.deep.equal({ CREDIT_CARD: 1, EMAIL_ADDRESS: 1 })
  })

  it('follow the rules of the channel', async () => {
    const talk = talkUnder({ rules: [{ types: ['EMAIL_ADDRESS'], channels: ['msteams'], operator: 'mask' }] })
    expect((await talk.say(mail)).botSaw).to.deep.equal(['[EMAIL_ADDRESS_1]'])
    expect((await talk.say(mail, { channelId: 'msteams:COPILOT' })).botSaw).to.deep.equal(['***.*@*******.***'])
  })
})

describe('an encrypted value', () => {
  it('passes through the bot unchanged, is read by a human where the policy keeps it, and never after erasure', async () => {
    const talk = talkUnder({ entities: { CREDIT_CARD: { inbound: 'encrypt', outbound: 'redact' } }, rules: [{ destinations: ['human'], operator: 'keep' }] })
    const { botSaw: [envelope = ''], replies, verdict } = await talk.say(card)
    expect(envelope).to.match(/^v1\.[\w-]{22}\.[\w-]{32}\.[\w-]+$/)
    expect(replies).to.deep.equal([`You said: ${envelope}`])
    expect(await copyOf(talk, verdict, `said ${envelope}`, 'state')).to.equal(`said ${envelope}`)
    expect(await copyOf(talk, verdict, `said ${envelope}`, 'human')).to.equal(`said ${card}`)
    await talk.say('delete my data')
    const { verdict: later } = await talk.say('hello')
    expect(await copyOf(talk, later, envelope, 'human')).to.equal(envelope)
    expect(() => decrypt(envelope, { key: new Uint8Array(32), scope: { tenant: 'default', subject: 's', conversation: 'c' } })).to.throw('ERR_ENVELOPE')
  })

  it('of another person is not read by a human in this conversation', async () => {
    const talk = talkUnder({ entities: { CREDIT_CARD: 'encrypt' }, rules: [{ destinations: ['human'], operator: 'keep' }] })
    const { botSaw: [envelope = ''] } = await talk.say(card)
    const { verdict } = await talk.say('hello', { user: 'u2' })
    expect(await copyOf(talk, verdict, envelope, 'human')).to.equal(envelope)
  })
})

describe('a refusal', () => {
  it('tells the person what not to send, and why, and is in the log', async () => {
    const rules = [{ types: ['CREDIT_CARD', 'US_SSN', 'IP_ADDRESS'], directions: ['inbound'], operator: 'refuse', because: 'It is not needed.' }]
    const talk = talkUnder({ rules })
    const { botSaw, replies } = await talk.say(`card ${card}, ssn 536-90-4399, from 198.51.100.7`)
    expect([botSaw, replies]).to.deep.equal([[], ['Please do not send this here: IP address, credit card, US SSN. It is not needed. Your message was not processed.']])
    expect((await talk.events()).map(({ type, code, counts }) => ({ type, code, counts }))).to.deep.include({ type: 'turn.refused', code: 'entity-refused', counts: { CREDIT_CARD: 1, IP_ADDRESS: 1, US_SSN: 1 } })
  })

  it('of a reply puts a constant text in its place, once, and is in the log', async () => {
    const talk = talkUnder({ entities: { CREDIT_CARD: { outbound: 'refuse' } } })
    const { verdict } = await talk.say(`my card is ${card}`)
    const reply = (text: string): ActivityLike => ({ ...talk.activity(text), id: 'r1' })
    const early = await talk.guard.scrubReply(turnOf(verdict), reply('somebody’s card is 5500 0055 5555 5559'))
    expect(early.text).to.equal('I have an answer that may not be sent here.')
    expect((await talk.guard.send(turnOf(verdict), [early]))[0]?.text).to.equal(early.text)
    // Their own goes back to its person.
    expect((await talk.guard.send(turnOf(verdict), [reply(`yours is ${card}`)]))[0]?.text).to.equal(`yours is ${card}`)
    const refused = (await talk.events()).filter(({ code }) => code === 'reply-refused')
    expect(refused.map(({ type, counts }) => ({ type, counts }))).to.deep.equal([{ type: 'turn.refused', counts: { CREDIT_CARD: 1 } }])
  })

  it('of a message that the bot sends on its own is in the log as well', async () => {
    const talk = talkUnder({ entities: { CREDIT_CARD: { outbound: 'refuse' } } })
    await talk.say('hello')
    const message = { type: 'message', channelId: 'test', text: 'card 5500 0055 5555 5559', conversation: { id: 'c1' }, recipient: { id: 'u1' } }
    const early = await talk.guard.scrubReply(undefined, message)
    const [sent] = await talk.guard.send(undefined, [early])
    expect([sent?.text, sent?.conversation]).to.deep.equal(['I have an answer that may not be sent here.', { id: 'c1' }])
    expect((await talk.events()).filter(({ code }) => code === 'reply-refused')).to.have.length(1)
  })
})

describe('operators on the way to the person', () => {
  it('change what the bot says, the same at every station, and give the person their own back', async () => {
    const outbound = { EMAIL_ADDRESS: { operator: 'mask', keep: 'domain' }, PHONE_NUMBER: 'pseudonym', IP_ADDRESS: 'generalise', CREDIT_CARD: 'token', DATE_TIME: 'generalise' }
    const talk = talkUnder({ entities: Object.fromEntries(Object.entries(outbound).map(([type, rule]) => [type, { outbound: rule }])) })
    const { verdict } = await talk.say(`I am ${mail}`)
    const text = `${mail}, not ben@example.com, +1 212 555 0143, 198.51.100.77, 5500 0055 5555 5559, 2026-11-23`
    const early = await talk.guard.scrubReply(turnOf(verdict), { ...talk.activity(text) })
    const [sent] = await talk.guard.send(turnOf(verdict), [early])
    expect(sent?.text).to.match(/^ana\.w@example\.org, not \*\*\*@example\.com, \[PHONE_NUMBER_~[a-z]{16}\], 198\.51\.100\.0, \[CREDIT_CARD\], 2026-11$/)
  })
})

describe('a copy of a conversation', () => {
  const rules = [
    { types: ['EMAIL_ADDRESS'], destinations: ['transcript'], operator: 'redact' },
    { types: ['EMAIL_ADDRESS'], destinations: ['model'], operator: 'mask', keep: 'domain' },
    { types: ['EMAIL_ADDRESS'], destinations: ['human'], operator: 'keep' },
  ]

  it('goes to each destination as the policy says, from placeholders and from what stands there in clear', async () => {
    const talk = talkUnder({ rules })
    const { verdict } = await talk.say(`mail ${mail}`)
    const text = `mail [EMAIL_ADDRESS_1] or ben@example.com, typed [!EMAIL_ADDRESS_1]`
    expect(await copyOf(talk, verdict, text, 'state')).to.equal('mail [EMAIL_ADDRESS_1] or [EMAIL_ADDRESS], typed [!EMAIL_ADDRESS_1]')
    expect(await copyOf(talk, verdict, `clear ${mail}`, 'telemetry')).to.equal('clear [EMAIL_ADDRESS_1]')
    expect(await copyOf(talk, verdict, text, 'transcript')).to.equal('mail [EMAIL_ADDRESS] or [EMAIL_ADDRESS], typed [!EMAIL_ADDRESS_1]')
    expect(await copyOf(talk, verdict, text, 'model')).to.equal('mail *****@example.org or ***@example.com, typed [!EMAIL_ADDRESS_1]'.replace('*****', '***.*'))
    expect(await copyOf(talk, verdict, text, 'human')).to.equal(`mail ${mail} or ben@example.com, typed [!EMAIL_ADDRESS_1]`)
  })

  it('opens nothing of another person', async () => {
    const talk = talkUnder({ rules })
    await talk.say(`mail ${mail}`)
    const { verdict } = await talk.say('hello', { user: 'u2' })
    expect(await copyOf(talk, verdict, 'mail [EMAIL_ADDRESS_1]', 'human')).to.equal('mail [EMAIL_ADDRESS_1]')
    expect(await copyOf(talk, verdict, 'mail [EMAIL_ADDRESS_1]', 'model')).to.equal('mail [EMAIL_ADDRESS]')
  })

  it('opens nothing without a turn, nor for one that was shut', async () => {
    const talk = talkUnder({ rules })
    await talk.say(`mail ${mail}`)
    for (const turn of [undefined, { isOpenTurn: true } as const]) {
      const copy = await talk.guard.applyAtDestination(turn, [{ text: `[EMAIL_ADDRESS_1] ${mail} ${card}`, kind: 'text' }], { destination: 'model' })
      expect(copy).to.deep.equal(['[EMAIL_ADDRESS] ***.*@example.org [CREDIT_CARD]'])
    }
  })

  it('that cannot be checked goes nowhere', async () => {
    const talk = talkUnder({ rules })
    const { verdict } = await talk.say(`mail ${mail}`)
    await talk.store.close()
    expect(await copyOf(talk, verdict, `clear ${mail}`, 'telemetry')).to.equal('[REDACTED]')
    expect((await talk.guard.health().catch(() => undefined))?.failures).to.not.deep.equal({})
  })

  it('for a purpose goes by the rules of that purpose', async () => {
    const purposes = [{ id: 'service', description: 'to answer', required: true }, { id: 'shipping', description: 'to ship', required: false }]
    const talk = talkUnder({ purposes, rules: [{ types: ['EMAIL_ADDRESS'], purposes: ['shipping'], destinations: ['model'], operator: 'mask' }] })
    const { verdict } = await talk.say(`mail ${mail}`)
    const leaf = { text: '[EMAIL_ADDRESS_1]', kind: 'text' } as const
    expect(await talk.guard.applyAtDestination(turnOf(verdict), [leaf], { destination: 'model', purpose: 'shipping' })).to.deep.equal(['***.*@*******.***'])
    expect(await talk.guard.applyAtDestination(turnOf(verdict), [leaf], { destination: 'model', purpose: 'service' })).to.deep.equal(['[EMAIL_ADDRESS_1]'])
  })
})
