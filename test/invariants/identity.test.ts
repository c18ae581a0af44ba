import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { ActivityLike, GuardOptions } from '@scrubjay/core'
import { expect } from 'chai'
import fc from 'fast-check'
import { projectRoot } from '../lib/project.js'
import { type Said, Talk } from './guarded-talk.js'

const policy = { version: 1, regimes: { none: {} }, forgeableChannels: ['webhook'] }
const logins: Record<string, string> = {}
/** Somebody's account in the bot's own books, as it has authenticated it. */
const subjectOf = ({ channelId, from }: ActivityLike): string | undefined => logins[`${channelId} ${from?.id}`]

interface Where {
  readonly channelId: string
  readonly id: string
  readonly aadObjectId?: string
  readonly conversation?: string
}

const say = (talk: Talk, { channelId, id, aadObjectId, conversation = `${channelId}-${id}` }: Where, text: string): Promise<Said> => {
  const from = { id, ...(aadObjectId === undefined ? {} : { aadObjectId }) }
  return talk.say({ ...talk.activity(text), channelId, from, conversation: { id: conversation, isGroup: false } })
}
const agree = async (talk: Talk, where: Where): Promise<void> => {
  for (const text of ['hello', 'yes']) await say(talk, where, text)
}
const subjects = async (talk: Talk): Promise<readonly unknown[]> => {
  const events = await talk.events()
  return [...new Set(events.filter(({ type }) => type === 'turn.received').map(({ subject }) => subject))]
}
const rows = async (talk: Talk, kind: string): Promise<number> => (await talk.store.list({ tenant: 'default', kind, limit: 99 })).length

describe('a person of Teams', () => {
  const personal = { channelId: 'msteams', id: '29:one', aadObjectId: 'aad-ana' }
  const team = { channelId: 'msteams', id: '29:two', aadObjectId: 'aad-ana' }

  it('is one subject by the id of Microsoft Entra ID, whatever the channel’s ids are, and asked once', async () => {
    const talk = new Talk({ policy })
    await agree(talk, personal)
    expect((await say(talk, team, 'mail ana@example.org')).botSaw).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
    expect((await subjects(talk)).length).to.equal(1)
    expect(await rows(talk, 'consent')).to.equal(1)
    // Not every turn of Teams names it.
    expect((await say(talk, { channelId: 'msteams', id: '29:two' }, 'hello')).botSaw).to.deep.equal(['hello'])
    expect((await subjects(talk)).length).to.equal(1)
    // Nor does what the bot keeps of them outside of a turn.
    const items: Record<string, unknown> = {}
    const inner = { read: async () => ({}), write: async (changes: Record<string, unknown>) => void Object.assign(items, changes), delete: async () => {} }
    await talk.guard.custody.guardStorage(inner).write({ 'msteams/users/29:two/': { n: 1 } })
    expect((await talk.store.list({ tenant: 'default', kind: 'state-index', limit: 9 })).map(({ owner }) => owner)).to.deep.equal((await talk.store.list({ tenant: 'default', kind: 'consent', limit: 9 })).map(({ owner }) => owner))
    expect((await say(talk, { ...team, id: '29:three', aadObjectId: 'aad-ben' }, 'hello')).botSaw).to.deep.equal([])
  })

  it('goes on as who they were when they were known by the channel’s id alone', async () => {
    const talk = new Talk({ policy })
    const { aadObjectId: _none, ...before } = personal
    await agree(talk, before)
    const given = await say(talk, before, 'mail ana@example.org')
    talk.bot = () => given.botSaw.join()
    expect((await say(talk, personal, 'again')).replies).to.deep.equal(['mail ana@example.org'])
    for (const where of [team, before, personal]) expect((await say(talk, where, 'hello')).botSaw.length, where.id).to.equal(1)
    expect((await subjects(talk)).length).to.equal(1)
    expect(await rows(talk, 'consent')).to.equal(1)
    await say(talk, team, 'stop')
    for (const where of [team, before, personal]) expect((await say(talk, where, 'hello')).botSaw, where.id).to.deep.equal([])
  })

  it('stays who they were when a resolver comes that names them, but for one other person', async () => {
    for (const name of Object.keys(logins)) delete logins[name]
    const talk = new Talk({ policy, subjectOf })
    await agree(talk, personal)
    logins['msteams 29:one'] = 'ana'
    for (let turn = 0; turn < 2; turn += 1) expect((await say(talk, personal, 'hello')).botSaw).to.deep.equal(['hello'])
    logins['msteams 29:one'] = 'ben'
    expect((await say(talk, personal, 'hello')).botSaw).to.deep.equal([])
    expect((await subjects(talk)).length).to.equal(1)
  })

  it('is nobody’s word on a channel that passes on what a client wrote', async () => {
    const talk = new Talk({ policy })
    await agree(talk, { channelId: 'directline', id: 'ana', aadObjectId: 'aad-ana' })
    expect((await say(talk, { channelId: 'directline', id: 'eve', aadObjectId: 'aad-ana' }, 'hello')).botSaw).to.deep.equal([])
  })
})

describe('a person whom the bot’s resolver names', () => {
  const places: readonly Where[] = [{ channelId: 'slack', id: 'U1' }, { channelId: 'sms', id: '+1' }, { channelId: 'webhook', id: 'w1' }]
  beforeEach(() => {
    for (const name of Object.keys(logins)) delete logins[name]
    for (const { channelId, id } of places) logins[`${channelId} ${id}`] = 'account-7'
  })

  it('is one subject with one consent on all channels, and erased from all of them at once', async () => {
    const talk = new Talk({ policy, subjectOf })
    const [slack, sms, web] = places as [Where, Where, Where]
    await agree(talk, slack)
    for (const where of places) expect((await say(talk, where, `mail ana@example.org`)).botSaw, where.channelId).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
    expect((await subjects(talk)).length).to.equal(1)
    expect((await talk.store.keyStore.list('default/subject/', 9)).length).to.equal(1)
    await say(talk, sms, 'delete my data')
    for (const kind of ['subject', 'consent', 'value', 'placeholder']) expect(await rows(talk, kind), kind).to.equal(0)
    for (const where of [slack, web]) expect((await say(talk, where, 'hello')).botSaw, where.channelId).to.deep.equal([])
  })

  it('is named as in the guide', async () => {
    const [, code = ''] = /```js\n([^`]*)```/.exec(readFileSync(join(projectRoot, 'docs/guides/identity.md'), 'utf8').replaceAll('`${channelId} ${from?.id}`', "channelId + ' ' + from?.id")) ?? []
    const signedIn = new Map(places.map(({ channelId, id }) => [`${channelId} ${id}`, 'account-7']))
    let given: Partial<GuardOptions> = {}
    const installScrubjay = (_adapter: unknown, options: Partial<GuardOptions>): void => void (given = options)
    runInNewContext(code, { installScrubjay, adapter: {}, store: undefined, keys: undefined, signedIn })
    const talk = new Talk({ policy, ...(given.subjectOf === undefined ? {} : { subjectOf: given.subjectOf }) })
    await agree(talk, places[0] as Where)
    for (const where of places) expect((await say(talk, where, 'hello')).botSaw, where.channelId).to.deep.equal(['hello'])
  })

  it('is not the one of another tenant who has the same id there', async () => {
    const talk = new Talk({ policy, subjectOf, tenant: ({ channelId }) => (channelId === 'slack' ? 'acme' : 'default') })
    await agree(talk, places[0] as Where)
    expect((await say(talk, places[1] as Where, 'hello')).botSaw).to.deep.equal([])
  })

  it('is not had by claiming their user id where that can be forged', async () => {
    const talk = new Talk({ policy, subjectOf })
    const web = places[2] as Where
    await agree(talk, web)
    delete logins['webhook w1']
    expect((await say(talk, { ...web, conversation: 'other' }, 'hello')).botSaw).to.deep.equal([])
  })

  it('keeps what is theirs alone while accounts come, go and change hands in any order, and an erasure leaves nothing of it', async () => {
    const seed = Date.now()
    const account = fc.constantFrom('slack U1', 'slack U2', 'sms +1')
    const step = fc.record({ account, login: fc.constantFrom(undefined, 'ana', 'ben'), act: fc.constantFrom('mail', 'mail', 'mail', 'stop', 'delete my data') })
    let heard = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        for (const name of Object.keys(logins)) delete logins[name]
        const talk = new Talk({ policy, subjectOf, bot: () => '[EMAIL_ADDRESS_1] [EMAIL_ADDRESS_2] [EMAIL_ADDRESS_3]' })
        for (const { account, login, act } of steps) {
          if (login === undefined) delete logins[account]
          else logins[account] = login
          const [channelId = '', id = ''] = account.split(' ')
          const where = { channelId, id }
          const name = login ?? `${channelId}${id.replace('+', '')}`
          for (const text of ['ask me again', 'yes']) await say(talk, where, text)
          const said = await say(talk, where, act === 'mail' ? `mail ${name}@example.org` : act)
          heard += said.botSaw.length
          // What the bot says names every value that there may be; a person reads none of another one.
          for (const other of ['ana', 'ben']) if (login !== undefined && other !== login) expect(said.replies.join()).not.to.include(`${other}@`)
          if (act === 'stop') expect((await say(talk, where, 'hello')).botSaw, `${account} ${act}`).to.deep.equal([])
        }
        const gone = new Set<unknown>()
        for (const { type, subject } of await talk.events()) {
          expect(gone.has(subject), 'a token comes back').to.equal(false)
          if (type === 'erasure.completed') gone.add(subject)
        }
        // Every row leads to somebody, and whoever is referred to is there under one token.
        const found = await talk.store.list({ tenant: 'default', kind: 'subject', limit: 99 })
        for (const { value, owner } of found) {
          const { at, token } = JSON.parse(value) as { at?: string; token: string }
          expect(token).to.equal(owner)
          const target = found.find((row) => row.id === at)
          if (at !== undefined && target !== undefined) expect(target.owner).to.equal(owner)
        }
        for (const owner of new Set(found.map((row) => row.owner))) await talk.guard.erase({ tenant: 'default', subject: owner })
        for (const kind of ['subject', 'consent', 'asked']) expect(await rows(talk, kind), kind).to.equal(0)
      }),
      // An account that was somebody's, kept apart from their others, changes hands.
      { seed, numRuns: 30, examples: [[[
        { account: 'slack U1', login: undefined, act: 'mail' },
        { account: 'sms +1', login: 'ana', act: 'mail' },
        { account: 'slack U1', login: 'ana', act: 'mail' },
        { account: 'slack U1', login: 'ben', act: 'mail' },
      ]]] },
    )
    expect(heard).to.be.greaterThan(0)
    console.log(`      ${heard} turns, seed ${seed}`)
  }).timeout(20_000)
})
