import { expect } from 'chai'
import { isScrubjayError, type RightsNotice, Unscrubbed } from '@scrubjay/core'
import { Talk } from './guarded-talk.js'

const mail = 'jay@example.org'
const placeholder = '[EMAIL_ADDRESS_1]'

interface Place {
  readonly tenant: string
  readonly subject: string
  readonly conversation: string
}

async function placeOf(talk: Talk): Promise<Place> {
  const event = (await talk.events()).findLast(({ subject }) => subject !== undefined)
  return { tenant: 'default', subject: String(event?.['subject']), conversation: String(event?.['conversation']) }
}

async function withMail(options: ConstructorParameters<typeof Talk>[0] = {}): Promise<{ readonly talk: Talk; readonly place: Place }> {
  const talk = new Talk(options)
  await talk.agree()
  await talk.say(`my mail is ${mail}`)
  return { talk, place: await placeOf(talk) }
}

describe('a correction by an operator', () => {
  it('puts another value behind the placeholder, closes the request, and says who did it', async () => {
    const { talk, place } = await withMail()
    await talk.say('correct my email')
    expect(await talk.guard.rights.correct({ ...place, placeholder, value: new Unscrubbed('new@example.org'), by: 'privacy-desk' })).to.equal(true)
    expect((await talk.events()).at(-1)).to.deep.include({ type: 'value.corrected', subject: place.subject, conversation: place.conversation, counts: { EMAIL_ADDRESS: 1 }, by: 'privacy-desk' })
    expect(await talk.guard.rights.list('default')).to.deep.equal([])
    const shown = await talk.guard.rights.show(place)
    expect(shown?.requests.map(({ kind, state, code }) => [kind, state, code])).to.deep.equal([['rectification', 'done', undefined]])
    expect((await talk.say('write to new@example.org')).botSaw).to.deep.equal([`write to ${placeholder}`])
    expect(JSON.stringify(await talk.events())).to.not.contain('new@')
  })

  it('is told to recipients once: by this process, or by another one with its next sweep', async () => {
    const told: RightsNotice[] = []
    const rights = { tellRecipients: (notice: RightsNotice): void => void told.push(notice) }
    const { talk, place } = await withMail()
    const request = { ...place, placeholder, value: new Unscrubbed('new@example.org') }
    await talk.guard.rights.correct(request)
    const bot = talk.sibling({ rights })
    await bot.guard.rights.resume()
    expect(told).to.deep.equal([])
    await talk.guard.rights.correct({ ...request, tell: 'later' })
    for (let time = 0; time < 2; time += 1) await bot.guard.rights.resume()
    expect(told.map(({ kind, subject }) => ({ kind, subject }))).to.deep.equal([{ kind: 'rectification', subject: place.subject }])
    await bot.guard.rights.correct(request)
    expect(told).to.have.length(2)
  })

  it('of a value that the person does not have there writes nothing', async () => {
    const { talk, place } = await withMail()
    const before = (await talk.events()).length
    const value = new Unscrubbed('new@example.org')
    for (const other of [{ placeholder: '[EMAIL_ADDRESS_2]' }, { conversation: 'A'.repeat(22) }, { subject: 'A'.repeat(22) }, { tenant: 'evil' }]) {
      expect(await talk.guard.rights.correct({ ...place, placeholder, value, ...other }), JSON.stringify(other)).to.equal(false)
    }
    await talk.guard.erase(place)
    expect(await talk.guard.rights.correct({ ...place, placeholder, value })).to.equal(false)
    expect(await talk.events()).to.have.length(before + 1)
    expect(await talk.store.list({ tenant: 'evil', kind: 'log-key', limit: 1 })).to.deep.equal([])
  })

  it('refuses what is no placeholder, no value, surely of another type, too long, or done by a name, and repeats none of it', async () => {
    const { talk, place } = await withMail()
    const value = new Unscrubbed('new@example.org')
    const wrong: readonly (readonly [string, object])[] = [
      ['ERR_INPUT', { placeholder: 'EMAIL_ADDRESS_1' }],
      ['ERR_INPUT', { placeholder: '[EMAIL_ADDRESS_1] ' }],
      ['ERR_INPUT', { value: new Unscrubbed(' \n') }],
      ['ERR_INPUT', { value: new Unscrubbed('4111 1111 1111 1111') }],
      ['ERR_LIMIT_TEXT', { value: new Unscrubbed('x'.repeat(100_001)) }],
      ['ERR_INPUT', { by: 'Ana Example' }],
    ]
    for (const [code, part] of wrong) {
      const error: unknown = await talk.guard.rights.correct({ ...place, placeholder, value, ...part }).catch((thrown: unknown) => thrown)
      expect(isScrubjayError(error) && error.code).to.equal(code)
      expect(String(error)).to.not.match(/4111|Ana|new@/)
    }
    expect((await talk.say(`again ${mail}`)).botSaw).to.deep.equal([`again ${placeholder}`])
  })

  it('takes what nobody can tell the type of, for a name may look like anything', async () => {
    const { talk, place } = await withMail()
    for (const text of ['jay at example', 'Paris', '12345678']) {
      expect(await talk.guard.rights.correct({ ...place, placeholder, value: new Unscrubbed(text) }), text).to.equal(true)
    }
    talk.bot = () => `I have ${placeholder}`
    expect((await talk.say('which')).replies).to.deep.equal(['I have 12345678'])
  })

  it('holds against one that the person makes at the same time: one of both stands, and neither is lost halfway', async () => {
    const { talk, place } = await withMail()
    const [isDone, said] = await Promise.all([
      talk.guard.rights.correct({ ...place, placeholder, value: new Unscrubbed('new@example.org') }),
      talk.sibling().say('correct my email to other@example.org'),
    ])
    expect([isDone, said.replies.length]).to.deep.equal([true, 1])
    talk.bot = () => `I have ${placeholder}`
    const now = (await talk.say('which')).replies[0] ?? ''
    expect(now).to.match(/^I have (?:new|other)@example\.org$/)
    expect(await talk.store.list({ tenant: 'default', kind: 'placeholder', limit: 9 })).to.have.length(1)
    expect((await talk.say(now.replace('I have ', 'again '))).botSaw).to.deep.equal([`again ${placeholder}`])
  })
})
