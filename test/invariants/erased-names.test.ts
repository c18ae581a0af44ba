import { createFileKeySource, createKeyFile, limits, rotateKeyFile, type OpenTurn } from '@scrubjay/core'
import { expect } from 'chai'
import { mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MapStorage } from '../lib/map-storage.js'
import { computeNames, type Haul } from './attacker.js'
import { HandClock, Talk } from './guarded-talk.js'

/** Rows that end within a day by themselves, and know the moment at which they do; and transcripts. See the threat model. */
const shortLived = ['turn', 'parked', 'state-lock', 'transcript', 'transcript-id', 'transcript-head']
const policy = {
  version: 1,
  regimes: { none: {} },
  purposes: [
    { id: 'service', description: 'To help.', required: true },
    { id: 'offers', description: 'To send offers.', required: false },
  ],
}

describe('nobody can tell from backups of the store, with every ring and the keys that are left, whom the log speaks of', () => {
  for (const way of ['the person', 'an operator'] as const) {
    for (const consent of ['opt-in', 'opt-out'] as const) {
      it(`once ${way} has erased them, where consent is ${consent}`, async () => {
        const town = new Town(consent)
        try {
          await town.live()
          const able = computeNames(town.haul('every key there was'))
          const names = town.namesOf('ana')
          const others = town.namesOf('ben')
          expect(names.size).to.be.greaterThan(3)
          // The attacker is able: with the keys, each name is computed.
          for (const name of [...names, ...others]) expect(able.has(name), name).to.equal(true)

          await town.erase(way)
          const left = computeNames(town.haul('the keys that are left'))
          for (const name of town.namesOf('ana')) expect(left.has(name), name).to.equal(false)
          for (const name of town.lastingNamesOf('ben')) expect(left.has(name), name).to.equal(true)

          const told = town.onlyOf('ana')
          expect(told.length).to.be.greaterThan(20)
          for (const text of told) expect(town.backups.filter((backup) => backup.includes(text)), text).to.deep.equal([])
        } finally {
          town.leave()
        }
      })
    }
  }
})

type Entry = Readonly<Record<string, unknown>>

/** People who talk to a bot, alone and in a group, and do all that leaves a row; after each step the store is copied. */
class Town {
  readonly #folder = mkdtempSync(join(tmpdir(), 'scrubjay-names-'))
  readonly #keyFile = join(this.#folder, 'keys')
  readonly #rings: string[] = []
  readonly #talk: Talk
  readonly #entries = new Map<string, Entry[]>()
  readonly #copies: string[] = []
  readonly #keyCopies: string[] = []
  readonly #state = new MapStorage()
  /** The lasting rows of each copy, as text. */
  readonly backups: string[] = []

  constructor(consent: 'opt-in' | 'opt-out') {
    createKeyFile(this.#keyFile)
    this.#rings.push(readFileSync(this.#keyFile, 'utf8'))
    const law = consent === 'opt-in' ? policy : { ...policy, regimes: { ccpa: {} } }
    this.#talk = new Talk({ policy: law, handClock: new OddClock(), keys: createFileKeySource(this.#keyFile), rights: { tellRecipients: () => {}, callHuman: () => {} } })
  }

  async live(): Promise<void> {
    for (const user of ['ben', 'ana', 'cora']) {
      const alone = { user, conversation: `with-${user}`, channelId: 'webchat' }
      const group = { user, conversation: 'team', isGroup: true, channelId: 'webchat' }
      for (const text of ['hello', 'yes', `mail ${user}@example.org`, 'restrict my data', 'resume', `correct my mail to ${user}@example.net`]) await this.#say(user, text, alone)
      for (const text of ['hello', `I am at ${user}@example.com`]) await this.#say(user, text, group)
      for (const text of ['HUMAN', 'what do you know about me', 'export my data', 'I object to offers', 'my receipt', 'stop', 'consent', 'yes', 'are you human?']) await this.#say(user, text, alone)
      await this.#change(user, alone)
      await this.#hold(user)
    }
    this.#rotate()
    await this.#say('ben', 'hello again', { user: 'ben', conversation: 'with-ben', channelId: 'webchat' })
  }

  async erase(way: 'the person' | 'an operator'): Promise<void> {
    const size = this.backups.length
    const [subject = ''] = this.#subjectsOf('ana').slice(-1)
    if (way === 'the person') await this.#say('ana', 'delete my data', { user: 'ana', conversation: 'with-ana', channelId: 'webchat' })
    else await this.#step('ana', async () => void (await this.#talk.guard.erase({ tenant: 'default', subject })))
    // Only what was copied before counts.
    this.backups.splice(size)
    const [end] = (this.#entries.get('ana') ?? []).filter(({ type }) => type === 'erasure.completed')
    expect(end).to.include({ subject })
    await this.#letKeysOfStrangersEnd()
  }

  async #letKeysOfStrangersEnd(): Promise<void> {
    const shared = async (): Promise<readonly string[]> => (await this.#talk.store.keyStore.list('', 100)).map(({ id }) => id).filter((id) => !id.includes('/subject/') && !id.endsWith('/custody'))
    const old = await shared()
    this.#talk.clock.advance(limits.releasedForMs + 3 * limits.parkedForMs)
    // A sweep runs behind the turns.
    await this.#talk.say('hello', { user: 'dan', conversation: 'with-dan' })
    for (let turns = 0; (await shared()).some((id) => old.includes(id)); turns += 1) {
      if (turns > 10_000) throw new Error('a key of strangers is left')
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  haul(keys: 'every key there was' | 'the keys that are left'): Haul {
    const keyStores = keys === 'the keys that are left' ? [JSON.stringify([...this.#talk.medium.keys])] : this.#keyCopies
    return { stores: this.#copies.map((copy) => Buffer.from(copy)), keyStores: keyStores.map((copy) => Buffer.from(copy)), rings: this.#rings }
  }

  /** What the log calls somebody and their conversations. */
  namesOf(user: string): ReadonlySet<string> {
    return new Set((this.#entries.get(user) ?? []).flatMap(({ subject, conversation }) => [subject, conversation]).filter((name): name is string => typeof name === 'string'))
  }

  /** By the key that they have now. */
  lastingNamesOf(user: string): readonly string[] {
    const [subject] = this.#subjectsOf(user).slice(-1)
    return (this.#entries.get(user) ?? []).filter((entry) => entry['subject'] === subject).flatMap(({ conversation }) => (typeof conversation === 'string' ? [conversation] : [])).concat(subject ?? [])
  }

  /** What the entries of one person say and those of no other do: names, commitments, codes and times. */
  onlyOf(user: string): readonly string[] {
    const others = new Set([...this.#entries].filter(([who]) => who !== user).flatMap(([, entries]) => entries.flatMap(textsOf)))
    return [...new Set((this.#entries.get(user) ?? []).flatMap(textsOf))].filter((text) => !others.has(text))
  }

  leave(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #subjectsOf(user: string): readonly string[] {
    return (this.#entries.get(user) ?? []).flatMap(({ subject }) => (typeof subject === 'string' ? [subject] : []))
  }

  async #say(user: string, text: string, where: object): Promise<void> {
    const storage = this.#talk.guard.custody.guardStorage(this.#state)
    const transcripts = this.#talk.guard.custody.createTranscriptStore()
    this.#talk.bot = async (heard, turn: OpenTurn) => {
      await this.#talk.guard.within(turn, async () => {
        await storage.write({ [`webchat/users/${user}/`]: { heard } })
        await transcripts.logActivity({ type: 'message', id: text, channelId: 'webchat', conversation: { id: 'c' }, from: { id: user }, text: heard, timestamp: new Date(0) })
      })
      return heard
    }
    await this.#step(user, async () => void (await this.#talk.say(text, where)))
  }

  #change(user: string, where: object): Promise<void> {
    return this.#step(user, async () => void (await this.#talk.guard.settings(this.#talk.activity('', where)).set({ thorough: true })))
  }

  async #hold(user: string): Promise<void> {
    const [subject = ''] = this.#subjectsOf(user).slice(-1)
    const hold = { tenant: 'default', subject, code: `case-of-${user}`, by: 'legal' }
    await this.#step(user, async () => expect(await this.#talk.guard.rights.hold(hold)).to.equal(true))
    await this.#step(user, async () => expect(await this.#talk.guard.rights.release(hold)).to.equal(true))
  }

  async #step(user: string, work: () => Promise<unknown>): Promise<void> {
    this.#talk.clock.advance(71_003)
    const { length } = await this.#talk.events()
    await work()
    const entries = (await this.#talk.events()).slice(length)
    this.#entries.set(user, [...(this.#entries.get(user) ?? []), ...entries])
    const rows = [...this.#talk.medium.collections.values()].flatMap((collection) => [...collection.values()])
    this.#copies.push(JSON.stringify(rows))
    this.#keyCopies.push(JSON.stringify([...this.#talk.medium.keys]))
    this.backups.push(JSON.stringify(rows.filter(({ kind }) => !shortLived.includes(kind))))
  }

  #rotate(): void {
    for (const step of ['add', 'promote'] as const) {
      utimesSync(this.#keyFile, Date.now() / 1_000 - 3_600, Date.now() / 1_000 - 3_600)
      rotateKeyFile(this.#keyFile, { step })
      this.#rings.push(readFileSync(this.#keyFile, 'utf8'))
    }
  }
}

/** Each look at it is at another moment, as it is in life. */
class OddClock extends HandClock {
  override nowMs(): number {
    this.advance(1)
    return super.nowMs()
  }
}

/** How long after something a row of it may end. */
const spans = [limits.parkedForMs, limits.askedForMs, limits.releasedForMs, limits.contextForMs, limits.handOverForMs, limits.turnMemoryMs, 30 * 86_400_000]

/** A time in each way in which a row may say it. */
function textsOf({ time, subject, conversation, commitment, code }: Entry): readonly string[] {
  const timeMs = Date.parse(String(time))
  const near = [-2, -1, 0, 1, 2].flatMap((ms) => [0, ...spans].map((span) => String(timeMs + span + ms)))
  return [String(time), ...near, ...[subject, conversation, commitment, code].filter((word): word is string => typeof word === 'string')]
}
