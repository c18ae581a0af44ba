import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { createMemoryMedium, createMemoryStore, type GuardOptions, limits, type RightsNotice, type Store, verifyErasureProof } from '@scrubjay/core'
import { Talk, type Said } from './guarded-talk.js'
import { MapStorage } from '../lib/map-storage.js'

const mail = 'jay@example.org'
const web = { channelId: 'webchat' }

describe('rights by chat', () => {
  it('restriction keeps what there is, passes and parks nothing, and is lifted by the person', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    expect((await talk.say('restrict my data')).replies[0]).to.contain('kept, and not used')
    const during = await talk.say('hello again')
    expect(during.botSaw).to.deep.equal([])
    expect(during.replies[0]).to.contain('restricted')
    expect(recordsOf(talk, 'parked')).to.deep.equal([])
    expect((await talk.say('what do you know about me')).replies[0]).to.contain('1 × e-mail address')
    await talk.say('resume')
    expect((await talk.say('hello again')).botSaw).to.deep.equal(['hello again'])
    expect((await talk.events()).filter(({ type }) => type === 'restriction.set').map(({ outcome }) => outcome)).to.deep.equal(['on', 'off'])
  })

  it('restriction holds for what the bot asks to see and for what it sends by itself', async () => {
    let error = ''
    const talk = new Talk({
      async bot(heard, turn, guard) {
        await guard.rights.list('default')
        // Restricted on another instance while the bot was thinking.
        if (heard.startsWith('slow')) {
          await talk.sibling().say('restrict my data')
          await guard.reveal(turn, '[EMAIL_ADDRESS_1]', { purpose: 'service' }).catch((thrown: { code: string }) => (error = thrown.code))
        }
        return 'ok'
      },
    })
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    await talk.say('slow one')
    expect(error).to.equal('ERR_CONSENT_MISSING')
    const sent = await talk.guard.send(undefined, [{ ...talk.activity('news for [EMAIL_ADDRESS_1]'), from: { id: 'bot' }, recipient: { id: 'u1' } }])
    expect(JSON.stringify(sent)).not.to.contain(mail)
  })

  it('an objection ends the purposes that are named, and recipients hear of it once', async () => {
    const told: RightsNotice[] = []
    const policy = { version: 1, purposes: [
      { id: 'service', description: 'to answer you', required: true },
      { id: 'marketing', description: 'to send offers', required: false, lawfulBasis: 'legitimate-interests' },
    ] }
    const talk = new Talk({ policy, rights: { tellRecipients: (notice) => void told.push(notice) } })
    await talk.agree()
    expect((await talk.say('I object to marketing')).replies[0]).to.contain('to send offers')
    expect((await talk.say('hello')).botSaw).to.deep.equal(['hello'])
    expect(told.map(({ kind, purposes }) => ({ kind, purposes }))).to.deep.equal([{ kind: 'objection', purposes: ['marketing'] }])
    expect((await talk.say('I object')).replies[0]).to.contain('to answer you')
    expect((await talk.say('hello')).botSaw).to.deep.equal([])
  })

  it('what recipients did not hear is told again with the same reference, by another process too', async () => {
    const told: string[] = []
    let isDown = true
    const rights: GuardOptions['rights'] = {
      tellRecipients({ reference }) {
        told.push(reference)
        if (isDown) throw new Error('down')
      },
    }
    const talk = new Talk({ rights })
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    expect((await talk.say('delete my data')).replies[0]).to.contain('erased')
    isDown = false
    const other = talk.sibling({ rights })
    await other.guard.rights.resume()
    await other.guard.rights.resume()
    expect(told).to.have.length(2)
    expect(new Set(told).size).to.equal(1)
  })

  it('corrects the value behind a placeholder, and asks when it is not clear which', async () => {
    const talk = new Talk({ bot: (heard) => (heard === 'which' ? 'I have [EMAIL_ADDRESS_1]' : 'ok') })
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    expect((await talk.say('correct my email')).replies[0]).to.contain('What is wrong')
    expect((await talk.guard.rights.list('default')).map(({ kind, state }) => `${kind} ${state}`)).to.deep.equal(['rectification received'])
    expect((await talk.say('correct my email to new@example.org')).replies[0]).to.contain('corrected')
    expect(await talk.guard.rights.list('default')).to.deep.equal([])
    expect((await talk.say('which')).replies).to.deep.equal(['I have new@example.org'])
    expect((await talk.say('again new@example.org')).botSaw).to.deep.equal(['again [EMAIL_ADDRESS_1]'])
    await talk.say('and other@example.org')
    expect((await talk.say('correct my email to third@example.org')).replies[0]).to.contain('What is wrong')
    await talk.say('correct my email from new@example.org to third@example.org')
    expect((await talk.say('which')).replies).to.deep.equal(['I have third@example.org'])
  })

  it('corrects what was said elsewhere, in every conversation that is the person’s alone, and in no group', async () => {
    const talk = new Talk({ bot: (heard) => (heard === 'which' ? 'I have [EMAIL_ADDRESS_1]' : 'ok') })
    const which = async (conversation: string): Promise<unknown> => (await talk.say('which', { conversation })).replies[0]
    await talk.agree()
    for (const conversation of ['c1', 'c2']) await talk.say(`my mail is ${mail}`, { conversation })
    await talk.say(`my mail is ${mail}`, { conversation: 'room', isGroup: true })
    expect((await talk.say('correct my email to new@example.org', { conversation: 'room', isGroup: true })).replies[0]).to.contain('corrected')
    expect([await which('c1'), await which('c2')]).to.deep.equal([`I have ${mail}`, `I have ${mail}`])
    expect((await talk.say(`correct my email from ${mail} to new@example.org`, { conversation: 'c3' })).replies[0]).to.contain('corrected')
    expect([await which('c1'), await which('c2')]).to.deep.equal(['I have new@example.org', 'I have new@example.org'])
    expect((await talk.say('correct my email to newer@example.org', { conversation: 'c3' })).replies[0]).to.contain('corrected')
    expect([await which('c1'), await which('c2')]).to.deep.equal(['I have newer@example.org', 'I have newer@example.org'])
    expect((await talk.events()).filter(({ type }) => type === 'value.corrected').map(({ counts }) => counts)).to.deep.equal([1, 2, 2].map((count) => ({ EMAIL_ADDRESS: count })))
  })

  it('asks which value is meant when elsewhere there are two, both are known, or it is asked within a group', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    await talk.say('my mail is second@example.org', { conversation: 'c2' })
    const asked = async (text: string, fields: object): Promise<void> => {
      expect((await talk.say(text, fields)).replies[0], text).to.contain('What is wrong')
    }
    await asked('correct my email to new@example.org', { conversation: 'c3' })
    await asked(`correct my email from ${mail} to second@example.org`, { conversation: 'c3' })
    await asked('correct my email from nobody@example.org to new@example.org', { conversation: 'c3' })
    await asked(`correct my email from ${mail} to new@example.org`, { conversation: 'room', isGroup: true })
    expect(await talk.eventTypes()).to.not.include('value.corrected')
  })

  it('corrects nothing of anybody else', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    const other = { user: 'u2', conversation: 'c2' }
    await talk.agree(other)
    expect((await talk.say(`correct my email from ${mail} to new@example.org`, other)).replies[0]).to.contain('What is wrong')
    talk.bot = () => 'I have [EMAIL_ADDRESS_1]'
    expect((await talk.say('which')).replies).to.deep.equal([`I have ${mail}`])
  })

  it('a wish for a human is passed on, or waits in the list with the deadline of the law', async () => {
    const called: RightsNotice[] = []
    const talk = new Talk({ rights: { callHuman: (notice) => void called.push(notice) } })
    await talk.agree()
    expect((await talk.say('HUMAN')).replies[0]).to.contain('passed this on')
    expect(called).to.have.length(1)
    const [request] = await talk.guard.rights.list('default')
    expect(request).to.include({ kind: 'human', state: 'received', reference: called[0]?.reference })
    const subject = request?.subject ?? ''
    expect(await talk.guard.rights.complete({ tenant: 'default', subject, kind: 'human', by: 'desk' })).to.equal(true)
    expect(await talk.guard.rights.complete({ tenant: 'default', subject, kind: 'human', by: 'desk' })).to.equal(false)
    const plain = new Talk()
    await plain.agree()
    expect((await plain.say('I want to talk to a human')).botSaw).to.have.length(1)
    const due = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(plain.clock.nowMs() + 30 * 86_400_000)
    expect((await plain.say('HUMAN')).replies[0]).to.contain(due)
  })

  it('a stranger is told whom to contact, and nothing of them is written', async () => {
    const talk = new Talk()
    expect((await talk.say('HUMAN')).replies[0]).to.contain('contact')
    for (const text of ['export my data', 'correct my email', 'restrict my data', 'I object', 'resume', 'delete my data']) await talk.say(text)
    expect([...talk.medium.collections.entries()].filter(([, records]) => records.size > 0).map(([name]) => name.split('\n').at(-1)).filter((name) => /request|telling|subject|consent/.test(name ?? ''))).to.deep.equal([])
  })
})

describe('of a stranger, where processing needs no yes,', () => {
  const policy = { version: 1, regimes: { ccpa: {} }, purposes: [{ id: 'service', description: 'To help.', required: true }] }

  it('a no that comes first is kept and holds', async () => {
    const talk = new Talk({ policy })
    expect((await talk.say('stop')).replies.join()).to.include('withdrawn')
    expect((await talk.say('hello')).botSaw).to.deep.equal([])
    expect((await talk.events())[0]).to.include({ type: 'consent.withdrawn', purpose: 'service' })
  })

  it('a restriction that comes first holds, and the log says by some name whose it is', async () => {
    const talk = new Talk({ policy })
    await talk.say('restrict my data')
    expect((await talk.say('hello')).botSaw).to.deep.equal([])
    expect((await talk.events())[0]).to.include({ type: 'restriction.set' }).and.to.include.keys('subject', 'conversation')
  })
})

describe('an export', () => {
  it('is a file with everything that is kept, opened, that nobody in the process sees', async () => {
    const talk = new Talk()
    const storage = talk.guard.custody.guardStorage(new MapStorage())
    talk.bot = async (heard) => {
      await storage.write({ 'webchat/users/u1/': { likes: 'tea' } })
      return heard
    }
    await inTurn(talk, 'hello')
    await inTurn(talk, 'yes')
    await inTurn(talk, `my mail is ${mail}`)
    const { verdict } = await talk.say('export my data', web)
    const replies = verdict.kind === 'answer' ? verdict.replies : []
    expect(JSON.stringify(replies)).not.to.contain('data:')
    const file = await fileOf(talk, verdict)
    const schema = JSON.parse(readFileSync(require.resolve('@scrubjay/core/schema/export.schema.json'), 'utf8')) as { required: string[]; properties: Record<string, { items?: { required?: string[] } }> }
    expect(Object.keys(file)).to.deep.equal(schema.required)
    for (const [name, parts] of Object.entries(file)) {
      const members = schema.properties[name]?.items?.required
      if (members !== undefined) for (const part of parts as object[]) expect(Object.keys(part), name).to.deep.equal(members)
    }
    expect(file['format']).to.equal('scrubjay-export/v1')
    expect(file['values']).to.have.length(1)
    expect((file['values'] as { value: string }[])[0]?.value).to.equal(mail)
    expect(JSON.stringify(file['state'])).to.contain('tea')
    expect(JSON.stringify(file['consents'])).to.contain('granted')
    expect(file['receipts']).to.have.length(1)
    expect((await talk.events()).at(-1)).to.include({ type: 'access.answered', outcome: 'exported' })

    async function inTurn(of: Talk, text: string): Promise<Said> {
      return of.say(text, web)
    }
  })

  it('waits until the person has shown who they are, and where the channel takes no files', async () => {
    let isShown = false
    const talk = new Talk({ rights: { confirmIdentity: () => isShown } })
    await talk.agree(web)
    expect((await talk.say('export my data', web)).replies[0]).to.contain('must be sure')
    expect((await talk.guard.rights.list('default')).map(({ kind, code }) => `${kind} ${code}`)).to.deep.equal(['portability step-up'])
    isShown = true
    expect((await talk.say('export my data', web)).replies[0]).to.contain('as a file')
    expect(await talk.guard.rights.list('default')).to.deep.equal([])
    const plain = new Talk()
    await plain.agree()
    expect((await plain.say('export my data')).replies[0]).to.contain('received')
    const [request] = await plain.guard.rights.list('default')
    expect(request).to.include({ kind: 'portability', code: 'no-files' })
    const text = await plain.guard.rights.export({ tenant: 'default', subject: request?.subject ?? '', by: 'privacy-desk' })
    expect(JSON.parse(text)).to.include({ subject: request?.subject })
    expect((await plain.events()).at(-1)).to.include({ type: 'access.answered', by: 'privacy-desk' })
  })

  it('where anybody may speak as anybody shows and changes nothing, and a no is heard all the same', async () => {
    const policy = { version: 1, forgeableChannels: ['test'] }
    const talk = new Talk({ policy })
    await talk.agree()
    for (const text of ['what do you know about me', 'export my data', 'delete my data', 'correct my email', 'restrict my data', 'resume', 'my receipt']) {
      expect((await talk.say(text)).replies[0], text).to.contain('cannot tell who you are')
    }
    expect((await talk.say('hello')).botSaw).to.deep.equal(['hello'])
    const known = talk.sibling({ policy, subjectOf: () => 'person-1' })
    await known.agree()
    expect((await known.say('what do you know about me')).replies[0]).not.to.contain('cannot tell')
    await talk.say('stop')
    expect((await talk.say('hello')).botSaw).to.deep.equal([])
  })
})

describe('a legal hold on a person or a conversation', () => {
  it('keeps what is to be erased until it ends; then it is erased, and proven', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    const subject = String((await talk.events()).at(-1)?.['subject'])
    const hold = { tenant: 'default', subject, by: 'legal' }
    expect(await talk.guard.rights.hold({ ...hold, subject: 'nobody', code: 'case-7' })).to.equal(false)
    expect(await talk.guard.rights.hold({ ...hold, code: 'case-7' })).to.equal(true)
    expect((await talk.say('delete my data')).replies[0]).to.contain('must be kept')
    expect(await talk.guard.erase({ tenant: 'default', subject })).to.equal('held')
    await talk.guard.rights.resume()
    expect(recordsOf(talk, 'value')).to.have.length(1)
    expect((await talk.guard.rights.list('default')).map(({ state }) => state)).to.deep.equal(['held'])
    expect(await talk.guard.rights.release(hold)).to.equal(true)
    expect(await talk.guard.rights.release(hold)).to.equal(false)
    await talk.guard.rights.resume()
    expect(recordsOf(talk, 'value')).to.deep.equal([])
    const types = await talk.eventTypes()
    expect(types.filter((type) => String(type).startsWith('hold.') || type === 'erasure.completed')).to.deep.equal(['hold.placed', 'hold.released', 'erasure.completed'])
  })

  it('on a conversation keeps those who spoke there', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    const conversation = String((await talk.events()).at(-1)?.['conversation'])
    await talk.guard.rights.hold({ tenant: 'default', conversation, code: 'case-8', by: 'legal' })
    expect((await talk.say('delete my data')).replies[0]).to.contain('must be kept')
  })
})

describe('an erasure', () => {
  it('is not done on a guess: words that nobody foresaw are answered by those that do it', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    const asked = await talk.say('I want every bit of my personal info purged')
    expect([asked.botSaw, asked.replies[0]]).to.deep.equal([[], 'To have everything erased that is kept of you, write DELETE MY DATA. It cannot be undone.'])
    expect(recordsOf(talk, 'value')).to.have.length(1)
    await talk.say('DELETE MY DATA')
    expect(recordsOf(talk, 'value')).to.have.length(0)
  })

  it('hands out a proof that anybody can verify', async () => {
    const talk = new Talk({ medium: createMemoryMedium() })
    await talk.agree(web)
    await talk.say(`my mail is ${mail}`, web)
    const { verdict } = await talk.say('delete my data', web)
    const bytes = await bytesOf(talk, verdict)
    const { subject } = verifyErasureProof(bytes)
    expect((await talk.events()).at(-1)).to.include({ type: 'erasure.completed', subject })
    expect(() => verifyErasureProof(Buffer.from(Buffer.from(bytes).toString().replace(/"entry":"../, '"entry":"AA')))).to.throw()
  })

  it('that has ended is said and proven, and told, also where its own key stays until a sweep', async () => {
    const told: RightsNotice[] = []
    const talk = new Talk()
    await talk.agree(web)
    const lame = talk.sibling({ store: keepingKeysOfErasures(talk), rights: { tellRecipients: (notice) => void told.push(notice) } })
    const { verdict, replies } = await lame.say('delete my data', web)
    expect(replies.join()).to.include('Your data is erased')
    expect((await talk.events()).at(-1)).to.include({ type: 'erasure.completed', subject: verifyErasureProof(await bytesOf(talk, verdict)).subject })
    expect(told).to.have.length(1)
    const left = (): readonly string[] => [...talk.medium.keys].flatMap(([id, { state }]) => (id.includes('/erasure/') && state === 'live' ? [id] : []))
    expect(left()).to.have.length(1)
    talk.clock.advance(3 * limits.parkedForMs)
    await talk.guard.rights.resume()
    expect(left()).to.deep.equal([])
  })
})

/** A store whose key store is away when the key of an erasure is to be destroyed. */
function keepingKeysOfErasures({ medium }: Talk): Store {
  const store = createMemoryStore({ medium })
  const { keyStore } = store
  const destroy = async (id: string): Promise<void> => {
    if (id.includes('/erasure/')) throw new Error('away')
    await keyStore.destroy(id)
  }
  return { ...store, keyStore: { ...keyStore, destroy } }
}

function recordsOf({ medium }: Talk, kind: string): readonly unknown[] {
  return [...medium.collections.values()].flatMap((records) => [...records.values()]).filter((record) => (record as { kind?: string }).kind === kind)
}

async function bytesOf(talk: Talk, verdict: Said['verdict']): Promise<Uint8Array> {
  if (verdict.kind !== 'answer') throw new Error('not answered')
  const [sent] = await talk.guard.send(verdict.turn, verdict.replies)
  const { attachments } = sent as unknown as { attachments: { contentUrl: string }[] }
  return Buffer.from(attachments[0]?.contentUrl.split(',')[1] ?? '', 'base64')
}

async function fileOf(talk: Talk, verdict: Said['verdict']): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(Buffer.from(await bytesOf(talk, verdict)).toString('utf8')) as Readonly<Record<string, unknown>>
}
