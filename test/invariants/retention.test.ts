import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import type { StorageLike, StoredRecord } from '@scrubjay/core'
import { expect } from 'chai'
import fc from 'fast-check'
import { HandClock, Talk } from './guarded-talk.js'

const dayMs = 24 * 3_600_000
const seed = Date.now()
const open = { settings: { consent: false, disclosure: false } }
const rules = (...retention: readonly object[]): object => ({ version: 1, regimes: { none: {} }, retention })

/** A storage as plain as can be. */
class PlainStorage implements StorageLike {
  readonly items = new Map<string, unknown>()
  onDelete: () => Promise<void> = async () => {}
  async read(keys: string[]): Promise<Record<string, unknown>> {
    return Object.fromEntries(keys.flatMap((key) => (this.items.has(key) ? [[key, this.items.get(key)]] : [])))
  }
  async write(changes: Record<string, unknown>): Promise<void> {
    for (const [key, item] of Object.entries(changes)) this.items.set(key, item)
  }
  async delete(keys: string[]): Promise<void> {
    await this.onDelete()
    for (const key of keys) this.items.delete(key)
  }
}

/** A clock on which waiting for a moment lets the others run. */
class PatientClock extends HandClock {
  override async wait(durationMs: number): Promise<void> {
    if (durationMs > 1_000) return super.wait(durationMs)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const counted = async (talk: Talk, kind: string): Promise<number> => (await talk.store.list({ tenant: 'default', kind, limit: 1_000 })).length
const listMails = async (talk: Talk): Promise<readonly StoredRecord[]> =>
  (await talk.store.list({ tenant: 'default', kind: 'placeholder', limit: 1_000 })).filter(({ value }) => value.startsWith('EMAIL_ADDRESS_'))
const ownersOf = async (talk: Talk): Promise<readonly string[]> => (await listMails(talk)).map(({ owner }) => owner)
const countMails = async (talk: Talk): Promise<number> => (await listMails(talk)).length
const hold = async (talk: Talk, name: string): Promise<void> =>
  talk.store.commit({ durability: 'process', writes: [{ op: 'put', key: { tenant: 'default', kind: 'legal-hold', id: name }, value: '{}' }] })

describe('retention of values', () => {
  it('removes those that are too old by a rule for their type, tells it in the log, and leaves a placeholder that leads nowhere', async () => {
    const talk = new Talk({ ...open, policy: rules({ what: 'values', types: ['EMAIL_ADDRESS'], days: 30 }) })
    const first = await talk.say('mail ana@example.org, card 4111 1111 1111 1111')
    const endOfDayMs = talk.clock.nowMs() - (talk.clock.nowMs() % dayMs) + dayMs - 1
    talk.clock.advance(20 * dayMs)
    await talk.say('mail ben@example.org')
    // The day on which it was given does not count.
    talk.clock.advance(endOfDayMs + 30 * dayMs - 1 - talk.clock.nowMs())
    expect(await talk.guard.sweepRetention({ dryRun: true })).to.deep.include({ lines: [] })
    talk.clock.advance(1)
    const line = { tenant: 'default', rule: 'retention[0]', what: 'values', days: 30, counts: { EMAIL_ADDRESS: 1 }, oldestMs: endOfDayMs }
    const foreseen = await talk.guard.sweepRetention({ dryRun: true })
    expect(foreseen).to.deep.equal({ isDryRun: true, lines: [line], held: 0, elsewhere: 0 })
    expect([await counted(talk, 'value'), await counted(talk, 'placeholder')]).to.deep.equal([3, 3])
    expect(await talk.guard.sweepRetention()).to.deep.equal({ ...foreseen, isDryRun: false })
    expect([await counted(talk, 'value'), await counted(talk, 'placeholder')]).to.deep.equal([2, 2])
    const { timeMs: _time, time: _iso, v: _v, ...event } = (await talk.events()).at(-1) ?? {}
    expect(event).to.deep.equal({ type: 'retention.swept', code: 'retention.0', outcome: 'values-after-30-days', counts: { EMAIL_ADDRESS: 1 } })
    talk.bot = () => first.botSaw.join()
    expect((await talk.say('what did I say')).replies).to.deep.equal(['mail [EMAIL_ADDRESS_1], card 4111 1111 1111 1111'])
    talk.bot = (heard) => heard
    // Its number is nobody else's, also not its own any more.
    const again = await talk.say('mail ana@example.org')
    expect([again.botSaw, again.replies]).to.deep.equal([['mail [EMAIL_ADDRESS_3]'], ['mail ana@example.org']])
    expect(await talk.guard.sweepRetention()).to.deep.equal({ isDryRun: false, lines: [], held: 0, elsewhere: 0 })
  })

  it('removes a value that was corrected too, as long after the correction', async () => {
    const talk = new Talk({ ...open, policy: rules({ what: 'values', types: ['EMAIL_ADDRESS'], days: 30 }) })
    await talk.say('mail ana@example.org')
    talk.clock.advance(20 * dayMs)
    await talk.say('correct my email to new@example.org')
    await talk.say('mail new@example.org, or other@example.org')
    talk.clock.advance(20 * dayMs)
    expect((await talk.guard.sweepRetention()).lines).to.deep.equal([])
    talk.clock.advance(11 * dayMs)
    expect((await talk.guard.sweepRetention()).lines.map(({ counts }) => counts)).to.deep.equal([{ EMAIL_ADDRESS: 2 }])
    expect([await counted(talk, 'value'), await counted(talk, 'placeholder')]).to.deep.equal([0, 0])
  })

  it('asks whether the person agrees to the purpose that a rule names', async () => {
    const policy = { version: 1, regimes: { none: {} }, purposes: [{ id: 'service', description: 'To help.', required: true }], retention: [{ what: 'values', types: ['EMAIL_ADDRESS'], unlessPurpose: 'service', days: 1 }] }
    const talk = new Talk({ policy })
    for (const user of ['ana', 'ben']) {
      await talk.agree({ user, conversation: user })
      await talk.say(`mail ${user}@example.org`, { user, conversation: user })
    }
    await talk.say('stop', { user: 'ben', conversation: 'ben' })
    talk.clock.advance(2 * dayMs)
    const [line] = (await talk.guard.sweepRetention()).lines
    expect(line?.counts).to.deep.equal({ EMAIL_ADDRESS: 1 })
    talk.bot = () => '[EMAIL_ADDRESS_1]'
    expect((await talk.say('again', { user: 'ana', conversation: 'ana' })).replies).to.deep.equal(['ana@example.org'])
  })

  it('keeps what is under a legal hold of its person or its conversation, also one that comes while it sweeps', async () => {
    const talk = new Talk({ ...open, policy: rules({ what: 'values', types: ['EMAIL_ADDRESS'], days: 1 }) })
    for (const user of ['ana', 'ben', 'eve']) await talk.say(`mail ${user}@example.org`, { user, conversation: user })
    const [ana, ben] = (await talk.events()).filter(({ type }) => type === 'turn.received')
    await talk.guard.rights.hold({ tenant: 'default', subject: String(ana?.['subject']), code: 'case-1', by: 'legal' })
    await talk.guard.rights.hold({ tenant: 'default', conversation: String(ben?.['conversation']), code: 'case-1', by: 'legal' })
    talk.clock.advance(2 * dayMs)
    expect(await talk.guard.sweepRetention()).to.deep.include({ held: 2 })
    expect(await countMails(talk)).to.equal(2)

    const known = await ownersOf(talk)
    await talk.say('mail eve@example.com', { user: 'eve', conversation: 'eve' })
    const [eve] = (await ownersOf(talk)).filter((owner) => !known.includes(owner))
    talk.clock.advance(2 * dayMs)
    const { read } = talk.store
    const racing = talk.sibling({ ...open, policy: rules({ what: 'values', types: ['EMAIL_ADDRESS'], days: 1 }), store: { ...talk.store, read: async (keys) => {
      const found = await read(keys)
      if (keys.some(({ kind }) => kind === 'legal-hold')) await hold(talk, `subject.${eve}`)
      return found
    } } })
    expect(await racing.guard.sweepRetention()).to.deep.include({ held: 3, lines: [] })
  })

  it('loses nothing that is not due and leaves nothing that is, with two sweeps and turns at once', async () => {
    const step = fc.record({ user: fc.constantFrom('ana', 'ben'), days: fc.nat(4), mails: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }), sweeps: fc.nat(2) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const options = { ...open, policy: rules({ what: 'values', types: ['EMAIL_ADDRESS'], days: 5 }) }
        const talk = new Talk(options)
        const others = [talk.sibling(options), talk.sibling(options)]
        /** When each value was given first, since it was forgotten last. */
        const given = new Map<string, number>()
        for (const { user, days, mails, sweeps } of steps) {
          talk.clock.advance(days * dayMs)
          const nowMs = talk.clock.nowMs()
          const isDue = (atMs: number): boolean => atMs - (atMs % dayMs) + 6 * dayMs - 1 <= nowMs
          const texts = mails.map((mail) => `${user}${mail}@example.org`)
          const say = talk.say(texts.join(' and '), { user, conversation: user })
          const swept = others.slice(0, sweeps).map(({ guard }) => guard.sweepRetention())
          await say
          await Promise.all(swept)
          await talk.guard.sweepRetention()
          for (const [text, atMs] of given) if (isDue(atMs)) given.delete(text)
          const kept = await countMails(talk)
          // Who said it again while it was due may have been before or after the sweep.
          for (const text of texts) if (!given.has(text)) given.set(text, nowMs)
          const said = texts.filter((text) => given.get(text) === nowMs).length
          expect(kept).to.be.within(given.size - said, given.size)
          await talk.say(texts.join(' and '), { user, conversation: user })
          expect(await countMails(talk)).to.equal(given.size)
        }
        const totals = await talk.store.list({ tenant: 'default', kind: 'counter-total', limit: 9 })
        expect(totals.reduce((sum, { value }) => sum + Number(value), 0)).to.equal(await counted(talk, 'value'))
      }),
      { seed, numRuns: 25 },
    )
    console.log(`      seed ${seed}`)
  })
})

describe('retention of receipts and transcripts', () => {
  it('removes receipts and messages by their own time', async () => {
    const talk = new Talk({ policy: rules({ what: 'receipts', days: 100 }, { what: 'transcripts', days: 10 }) })
    const transcripts = talk.guard.custody.createTranscriptStore({ retentionDays: 365 })
    await talk.agree()
    const log = async (id: string): Promise<void> =>
      transcripts.logActivity({ type: 'message', id, channelId: 'test', text: 'hello', timestamp: new Date(talk.clock.nowMs()), conversation: { id: 'c1' }, from: { id: 'u1' } })
    await log('m1')
    talk.clock.advance(6 * dayMs)
    await log('m2')
    talk.clock.advance(4 * dayMs)
    expect((await talk.guard.sweepRetention()).lines).to.deep.include({ tenant: 'default', rule: 'retention[1]', what: 'transcripts', days: 10, counts: { message: 1 }, oldestMs: talk.clock.nowMs() - 10 * dayMs })
    expect([await counted(talk, 'transcript'), await counted(talk, 'transcript-id'), await counted(talk, 'receipt')]).to.deep.equal([1, 1, 1])
    expect((await transcripts.getTranscriptActivities('test', 'c1')).items.map((item) => (item as { id?: string }).id)).to.deep.equal(['m2'])
    talk.clock.advance(91 * dayMs)
    await talk.guard.sweepRetention()
    expect([await counted(talk, 'transcript'), await counted(talk, 'receipt')]).to.deep.equal([0, 0])
  })
})

describe('retention of state', () => {
  const policy = rules({ what: 'state', days: 3 })
  const open2 = { ...open, policy }
  const write = async (talk: Talk, storage: StorageLike, user: string, item: object): Promise<void> => {
    let wrote: Promise<unknown> = Promise.resolve()
    const { bot } = talk
    talk.bot = async (_heard, turn) => {
      wrote = talk.guard.within(turn, async () => storage.write({ [`test/conversations/${user}/`]: item }))
      await wrote
      return 'well'
    }
    await talk.say('hello', { user, conversation: user })
    talk.bot = bot
  }

  it('removes what nobody has written for as long as a rule says, and leaves what somebody has', async () => {
    const talk = new Talk(open2)
    const inner = new PlainStorage()
    const storage = talk.guard.custody.guardStorage(inner)
    for (const user of ['ana', 'ben']) await write(talk, storage, user, { n: 1 })
    talk.clock.advance(3 * dayMs)
    await write(talk, storage, 'ben', { n: 2 })
    talk.clock.advance(dayMs)
    expect(await talk.sibling(open2).guard.sweepRetention()).to.deep.include({ lines: [], elsewhere: 1 })
    expect((await talk.guard.sweepRetention()).lines.map(({ counts }) => counts)).to.deep.equal([{ record: 1 }])
    expect(inner.items.size).to.equal(1)
    expect(await counted(talk, 'state-index')).to.equal(1)
    expect((await talk.events()).filter(({ type }) => type === 'retention.swept').length).to.equal(1)
  })

  it('waits with what is written while it is being removed', async () => {
    const talk = new Talk({ ...open2, handClock: new PatientClock() })
    const inner = new PlainStorage()
    const storage = talk.guard.custody.guardStorage(inner)
    await write(talk, storage, 'ana', { n: 1 })
    talk.clock.advance(5 * dayMs)
    let written: Promise<void> | undefined
    inner.onDelete = async () => {
      written ??= write(talk, storage, 'ana', { n: 2 })
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      expect(inner.items.size).to.equal(1)
    }
    await talk.guard.sweepRetention()
    await written
    expect(inner.items.size).to.equal(1)
    expect(await counted(talk, 'state-index')).to.equal(1)
    expect(await counted(talk, 'state-lock')).to.equal(0)
  })
})

describe('retention on SQLite', () => {
  it('sweeps the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrubjay-retention-'))
    const talk = new Talk({ ...open, policy: rules({ what: 'values', types: ['EMAIL_ADDRESS'], days: 1 }), store: createSqliteStore(join(folder, 'privacy.db')) })
    await talk.say('mail ana@example.org')
    talk.clock.advance(2 * dayMs)
    expect((await talk.guard.sweepRetention()).lines.length).to.equal(1)
    expect(await countMails(talk)).to.equal(0)
    await talk.guard.close()
    await talk.store.close()
    rmSync(folder, { recursive: true })
  })
})
