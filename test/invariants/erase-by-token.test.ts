import { expect } from 'chai'
import { createMemoryStore, defaultPolicy, type Store } from '@scrubjay/core'
import { Talk } from './guarded-talk.js'

const mail = 'ana@example.org'

async function tokenOf(talk: Talk): Promise<string> {
  const [row] = await talk.store.list({ tenant: 'default', kind: 'subject', limit: 1 })
  return row?.owner ?? ''
}

/** What the log calls the person who spoke last. */
async function nameOf(talk: Talk): Promise<string> {
  return String((await talk.events()).at(-1)?.['subject'])
}

/** Records that say the token, without the ids of turns that have run, which are forgotten after a day. */
function recordsOf(talk: Talk, token: string): readonly string[] {
  const records = [...talk.medium.collections.values()].flatMap((collection) => [...collection.values()])
  return records.filter(({ kind }) => kind !== 'turn').map((record) => JSON.stringify(record)).filter((text) => text.includes(token))
}

describe('an erasure by an operator', function () {
  this.timeout(20_000)

  it('leaves nothing of the person on any instance, says who did it, and begins anew with them', async () => {
    const talk = new Talk()
    const other = talk.sibling()
    await talk.agree()
    await talk.say(`write to ${mail}`)
    await other.say(`write to ${mail}`)
    const subject = await tokenOf(talk)
    const name = await nameOf(talk)
    expect(await talk.guard.erase({ tenant: 'default', subject: name, by: 'privacy-officer' })).to.equal('erased')
    expect((await talk.events()).at(-1)).to.include({ type: 'erasure.completed', subject: name, by: 'privacy-officer' })
    expect(recordsOf(talk, subject)).to.deep.equal([])
    expect(await talk.store.keyStore.read(`default/subject/${subject}`)).to.deep.equal({ state: 'destroyed' })
    // A stranger to both, who is asked again.
    for (const instance of [other, talk]) expect((await instance.say('hello')).botSaw).to.deep.equal([])
    expect(await tokenOf(talk)).to.not.equal(subject)
  })

  it('of somebody of whom there is nothing writes nothing, neither twice nor at another tenant', async () => {
    const talk = new Talk()
    await talk.agree()
    const subject = await nameOf(talk)
    const text = (): string => JSON.stringify([recordsOf(talk, ''), [...talk.medium.keys], [...talk.medium.logs.values()].map(({ head }) => head)])
    const before = text()
    for (const request of [{ tenant: 'default', subject: 'nobody' }, { tenant: 'evil', subject }]) expect(await talk.guard.erase(request)).to.equal('unknown')
    expect(text()).to.equal(before)
    expect(await talk.guard.erase({ tenant: 'default', subject })).to.equal('erased')
    expect(await talk.guard.erase({ tenant: 'default', subject })).to.equal('unknown')
    expect((await talk.eventTypes()).filter((type) => type === 'erasure.completed')).to.have.length(1)
  })

  it('finds nobody of a tenant whose name begins as the keys of another do', async () => {
    const talk = new Talk({ tenant: (activity) => String((activity as { tenant?: unknown }).tenant) })
    await talk.agree({ tenant: 'acme' })
    await talk.agree({ tenant: 'acme/subject' })
    await talk.say(`write to ${mail}`, { tenant: 'acme/subject' })
    const subject = String((await talk.events('acme/subject')).at(-1)?.['subject'])
    expect(await talk.guard.erase({ tenant: 'acme', subject })).to.equal('unknown')
    expect(await talk.guard.erase({ tenant: 'acme/subject', subject })).to.equal('erased')
  })

  it('that the log would refuse destroys nothing', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`write to ${mail}`)
    const subject = await nameOf(talk)
    for (const request of [{ tenant: 'default', subject, by: 'Ana Example' }, { tenant: 'default', subject: '' }]) {
      const code: unknown = await talk.guard.erase(request).then(() => '', (error: unknown) => (error as { code: string }).code)
      expect(code).to.equal('ERR_INPUT')
    }
    expect((await talk.say(`write to ${mail}`)).replies.join()).to.include(mail)
  })

  it('that was cut off, at whichever call to the store, is completed by the person’s next turn or by the operator', async () => {
    let interruptions = 0
    for (const finisher of ['person', 'operator by the token', 'operator by the name'] as const) {
      for (let at = 1; ; at += 1) {
        const talk = new Talk()
        await talk.agree()
        await talk.say(`write to ${mail}`)
        const subject = await tokenOf(talk)
        const named = finisher === 'operator by the token' ? subject : await nameOf(talk)
        const isOperator = finisher !== 'person'
        const cut = talk.sibling({ store: dyingAt(createMemoryStore({ medium: talk.medium }), at) })
        const code: unknown = await cut.guard.erase({ tenant: 'default', subject: named }).then((answer) => answer, (error: unknown) => (error as { code: string }).code)
        if (code === 'erased') break
        interruptions += 1
        const isMarked = JSON.stringify(await talk.store.list({ tenant: 'default', kind: 'subject', limit: 9 })).includes('isErasing')
        const isDone = (await talk.eventTypes()).includes('erasure.completed')
        if (isOperator) expect(await talk.guard.erase({ tenant: 'default', subject: named })).to.equal(isDone ? 'unknown' : 'erased')
        else if (isMarked || isDone) expect((await talk.say('hello')).botSaw).to.deep.equal([])
        // Cut off before anything happened: the person is as they were.
        else expect((await talk.say(`write to ${mail}`)).replies.join()).to.include(mail)
        if (isOperator || isMarked || isDone) {
          expect(recordsOf(talk, subject)).to.deep.equal([])
          expect((await talk.eventTypes()).filter((type) => type === 'erasure.completed')).to.have.length(1)
        }
      }
    }
    expect(interruptions).to.be.greaterThan(20)
    console.log(`      ${interruptions} interruptions`)
  })

  it('meets the person’s own turn without either failing for good', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`write to ${mail}`)
    const subject = await tokenOf(talk)
    const [answer, ...turns] = await Promise.all([
      talk.guard.erase({ tenant: 'default', subject }),
      talk.say('delete my data'),
      talk.sibling().say(`write to ${mail}`),
    ])
    expect(answer).to.equal('erased')
    for (const { replies } of turns) expect(replies.every((text) => !text.includes(mail) || text === `You said: write to ${mail}`)).to.equal(true)
    expect(await talk.store.keyStore.read(`default/subject/${subject}`)).to.deep.equal({ state: 'destroyed' })
    expect(await talk.store.list({ tenant: 'default', kind: 'value', owner: subject, limit: 9 })).to.deep.equal([])
    expect([defaultPolicy.texts.consentPrompt, '']).to.include((await talk.say('hello')).botSaw.join())
  })
})

/** A store whose process dies at one of its calls, before it has done it. */
function dyingAt(store: Store, at: number): Store {
  let calls = 0
  const dying = <T extends object>(port: T): T => new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (name === 'keyStore') return dying(member as object)
      if (typeof member !== 'function') return member
      return async (...parts: unknown[]) => {
        calls += 1
        if (calls >= at) throw Object.assign(new Error('dead'), { code: 'DEAD' })
        return (await Reflect.apply(member, target, parts)) as unknown
      }
    },
  })
  return dying(store)
}
