import assert from 'node:assert/strict'
import { type EntityType, isScrubjayError, limits } from '@scrubjay/core'
import type { AdapterContract, ContractContext, Harness } from './adapter-harness.js'
import { createSessions, echo, type Session, type SessionOptions, textsOf } from './adapter-session.js'

const mail = 'ana@example.org'
const purposes = [
  { id: 'service', description: 'to answer you', required: true },
  { id: 'news', description: 'to write to you', required: false },
]

/** Whose values come back, what a bot may have in clear, and when. */
export function restoreCases(contract: AdapterContract): void {
  describe('restore', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    /** A session whose bot does, with the handle, what a case tells it to. */
    async function open(options: SessionOptions = {}): Promise<Session & { bot: Steered }> {
      const bot: Steered = echo
      const session = await sessions.open({
        guard: { policy: { version: 1, purposes }, ...options.guard },
        bot: async (context) => (context.activity.type === 'message' ? steered.bot(context, session.harness) : undefined),
      })
      const steered = Object.assign(session, { bot })
      return steered
    }

    for (const form of [
      '\\[EMAIL\\_ADDRESS\\_1\\]', '&#91;EMAIL_ADDRESS_1&#93;', '[email address 1]', '[EMAIL_\nADDRESS_1]', '[E-Mail-Adresse 1]', '[CORREO_ELECTRÓNICO_1]',
    ]) {
      it(`gives a person their value back also where the bot writes ${JSON.stringify(form)}`, async () => {
        const session = await open()
        await session.agree()
        await session.say(`I am ${mail}`)
        session.bot = (context) => context.sendActivity(`Dear ${form}'s owner`)
        assert.deepEqual(textsOf((await session.say('go on')).replies), [`Dear ${mail}'s owner`])
        session.bot = echo
        assert.deepEqual(textsOf((await session.say(`so ${form}?`)).replies), [`You said: so ${form}?`])
      })
    }

    it('restores nothing for a placeholder that nobody gave a value for', async () => {
      const session = await open()
      await session.agree()
      session.bot = (context) => context.sendActivity('To [EMAIL_ADDRESS_1], [person 3] and [NOTE_1].')
      assert.deepEqual(textsOf((await session.say('go on')).replies), ['To [EMAIL_ADDRESS_1], [person 3] and [NOTE_1].'])
    })

    it('reveals a value to the bot when the person has agreed to the purpose, and logs it without the value', async () => {
      const session = await open()
      await session.agree()
      const got: string[] = []
      session.bot = async (context, { scrubjay }) => got.push(await scrubjay.of(context).reveal(context.activity.text ?? '', { purpose: 'service' }))
      await session.say(`I am ${mail}`)
      assert.deepEqual(got, [`I am ${mail}`])
      const events = await session.options.auditEvents()
      const event = events.find(({ type }) => type === 'value.revealed')
      assert.deepEqual([event?.['purpose'], event?.['counts']], ['service', { EMAIL_ADDRESS: 1 }])
      assert.ok(!JSON.stringify(events).includes(mail))
    })

    it('reveals nothing without consent, for an unknown purpose, or of an unknown placeholder', async () => {
      const session = await open()
      await session.agree()
      await session.say(`I am ${mail}`)
      const codes: unknown[] = []
      session.bot = async (context, { scrubjay }) => {
        const turn = scrubjay.of(context)
        for (const purpose of ['news', 'profit']) codes.push(await codeOf(turn.reveal('[EMAIL_ADDRESS_1]', { purpose })))
        codes.push(await codeOf(turn.reveal('[EMAIL_ADDRESS_9]', { purpose: 'service' })))
      }
      await session.say('go on')
      assert.deepEqual(codes, ['ERR_CONSENT_MISSING', 'ERR_PURPOSE_UNKNOWN', 'ERR_PLACEHOLDER_UNKNOWN'])
    })

    it('reveals nobody another person’s value, in a conversation of their own or in a group', async () => {
      const session = await open()
      const room = { conversation: 'room', isGroup: true }
      for (const where of [{ user: 'u1' }, { user: 'u2' }, { user: 'u1', ...room }, { user: 'u2', ...room }]) await session.agree(where)
      await session.say(`I am ${mail}`, { user: 'u1' })
      await session.say(`I am ${mail}`, { user: 'u1', ...room })
      const codes: unknown[] = []
      session.bot = async (context, { scrubjay }) => codes.push(await codeOf(scrubjay.of(context).reveal('[EMAIL_ADDRESS_1]', { purpose: 'service' })))
      await session.say('go on', { user: 'u2' })
      await session.say('go on', { user: 'u2', ...room })
      assert.deepEqual(codes, ['ERR_PLACEHOLDER_UNKNOWN', 'ERR_PLACEHOLDER_UNKNOWN'])
    })

    it('puts back in a group what the speaker gave where the policy says so, and nothing of anybody else', async () => {
      const session = await open({ guard: { policy: { version: 1, purposes, groups: { restore: 'speaker' } } } })
      const [ana, ben] = [{ user: 'u1', conversation: 'room', isGroup: true }, { user: 'u2', conversation: 'room', isGroup: true }]
      for (const where of [ana, ben]) await session.agree(where)
      assert.deepEqual(textsOf((await session.say(`I am ${mail}`, ana)).replies), [`You said: I am ${mail}`])
      session.bot = (context) => context.sendActivity('[EMAIL_ADDRESS_1]')
      assert.deepEqual(textsOf((await session.say('who?', ben)).replies), ['[EMAIL_ADDRESS_1]'])
    })

    it('hands an expected type to the bot in clear with the next turn only, and logs it', async () => {
      const session = await open()
      await session.agree()
      session.bot = expecting(['EMAIL_ADDRESS'], 'service')
      await session.say('ask me')
      await session.say(`it is ${mail}, card 4111 1111 1111 1111`)
      await session.say(`it is ${mail}`)
      assert.deepEqual(textsOf(session.botSaw), ['ask me', `it is ${mail}, card [CREDIT_CARD_1]`, 'it is [EMAIL_ADDRESS_1]'])
      const event = (await session.options.auditEvents()).find(({ type }) => type === 'value.handed-over')
      assert.deepEqual([event?.['purpose'], event?.['counts']], ['service', { EMAIL_ADDRESS: 1 }])
    })

    it('hands it over in a form, and on another instance', async () => {
      const session = await open()
      await session.agree()
      session.bot = expecting(['EMAIL_ADDRESS'], 'service')
      await session.say('ask me')
      const { store, keys } = session.options
      const other = await sessions.open({ guard: { store, keys, policy: { version: 1, purposes } } })
      await other.say({ type: 'message', value: { mail } })
      assert.deepEqual(other.botSaw.map(({ value }) => value), [{ mail }])
    })

    it('expects nothing without a purpose that the person has agreed to', async () => {
      const session = await open()
      await session.agree()
      const codes: unknown[] = []
      session.bot = async (context, { scrubjay }) => {
        for (const purpose of ['news', 'profit']) codes.push(await codeOf(scrubjay.expect(context, ['EMAIL_ADDRESS'], { purpose })))
        codes.push(await codeOf(scrubjay.expect(context, ['E_MAIL' as EntityType], { purpose: 'service' })))
      }
      await session.say('ask me')
      await session.say(`it is ${mail}`)
      assert.deepEqual(codes.slice(0, 3), ['ERR_CONSENT_MISSING', 'ERR_PURPOSE_UNKNOWN', 'ERR_TYPE_UNKNOWN'])
      assert.equal(textsOf(session.botSaw).at(-1), 'it is [EMAIL_ADDRESS_1]')
    })

    it('expects no longer than its time', async () => {
      let nowMs = Date.now()
      const clock = { nowMs: () => nowMs, wait: () => new Promise<void>(() => {}) }
      const session = await open({ guard: { clock, policy: { version: 1, purposes } } })
      await session.agree()
      session.bot = expecting(['EMAIL_ADDRESS'], 'service')
      await session.say('ask me')
      nowMs += limits.handOverForMs + 1
      await session.say(`it is ${mail}`)
      assert.equal(textsOf(session.botSaw).at(-1), 'it is [EMAIL_ADDRESS_1]')
    })

    it('gives a handle only inside of a turn', async () => {
      const session = await open()
      const outside = { turnState: new Map() }
      assert.equal(await codeOf(session.harness.scrubjay.of(outside).reveal('[EMAIL_ADDRESS_1]', { purpose: 'service' })), 'ERR_TURN_NONE')
      assert.equal(await codeOf(session.harness.scrubjay.expect(outside, ['EMAIL_ADDRESS'], { purpose: 'service' })), 'ERR_TURN_NONE')
    })
  })
}

type Steered = (context: ContractContext, harness: Harness) => Promise<unknown>

function expecting(types: readonly EntityType[], purpose: string): Steered {
  return async (context, { scrubjay }) =>
    context.activity.text === 'ask me' ? scrubjay.expect(context, types, { purpose }) : echo(context)
}

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    if (isScrubjayError(error)) return error.code
    throw error
  }
  return 'granted'
}
