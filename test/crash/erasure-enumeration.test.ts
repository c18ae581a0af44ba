import { expect } from 'chai'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type ActivityLike,
  createFileKeySource,
  createKeyFile,
  createMemoryMedium,
  createMemoryStore,
  encodeProof,
  limits,
  parseVerifierKey,
  proveInclusion,
  type Store,
  verifyProof,
} from '@scrubjay/core'
import { computeNames, openEverything } from '../invariants/attacker.js'
import { HandClock, Talk } from '../invariants/guarded-talk.js'
import { MapStorage } from '../lib/map-storage.js'

const mail = 'jay.secret@example.org'
const user = 'raw-user-id-of-jay'
const conversation = 'raw-conversation-id'
const who = { user, conversation, channelId: 'webchat' }

/** How an erasure goes on whose process died. */
const finishers = {
  'the next turn of the person': async (bot: Bot) => void (await bot.talk.say('hello', who)),
  'the request, delivered again': async (bot: Bot, request: ActivityLike) => void (await bot.talk.say(request)),
  'a sweep': (bot: Bot) => bot.talk.guard.rights.resume(),
} as const

describe('an erasure whose process dies before an operation of a store, a key store, state, transcripts or a port', function () {
  this.timeout(120_000)
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrubjay-enumeration-'))
    createKeyFile(join(folder, 'keys'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  for (const [name, finish] of Object.entries(finishers)) {
    it(`at each of them, is completed by ${name}: nothing opens, and the log proves it`, async () => {
      const deaths = await enumerate(finish, () => inMemory(folder))
      expect(deaths).to.be.greaterThan(30)
      console.log(`      ${deaths} deaths`)
    })
  }
})

type Finish = (bot: Bot, request: ActivityLike) => Promise<void>

/** One run for each operation, until one run is over before it comes to the next; answers how many died. */
async function enumerate(finish: Finish, place: () => Place): Promise<number> {
  for (let at = 1; ; at += 1) {
    const life = new Life(place())
    try {
      if (!(await life.dieAt(at))) return at - 1
      await life.goOn(finish, `operation ${at}`)
    } finally {
      await life.end()
    }
  }
}

/** A medium that outlives its processes. */
interface Place {
  readonly keyFile: string
  open(): Store
  /** The bytes of the store, and of the key store. */
  steal(): { readonly store: readonly Uint8Array[]; readonly keyStore: readonly Uint8Array[] }
}

function inMemory(folder: string): Place {
  const medium = createMemoryMedium()
  const textOf = (map: ReadonlyMap<string, unknown>): Uint8Array => Buffer.from(JSON.stringify([...map], (_key, value: unknown) => (value instanceof Map ? [...value] : value)))
  return {
    keyFile: join(folder, 'keys'),
    open: () => createMemoryStore({ medium }),
    steal: () => ({ store: [textOf(medium.collections)], keyStore: [textOf(medium.keys)] }),
  }
}

/** A bot of one process. */
interface Bot {
  readonly talk: Talk
  readonly store: Store
  readonly storage: object
}

/** What one person's data goes through, from before the erasure to after it. */
class Life {
  readonly #place: Place
  readonly #clock = new HandClock()
  readonly #state = new Map<string, unknown>()
  readonly #transcripts = new Map<string, object[]>()
  readonly #stolen: Uint8Array[] = []
  readonly #told = new Set<string>()
  readonly #stores: Store[] = []
  #request: ActivityLike | undefined
  /** What the log calls the person, and what the store does. */
  #name = ''
  #token = ''

  constructor(place: Place) {
    this.#place = place
  }

  /** Lives, is copied, and asks to be erased by a process that dies; false when that came to its end. */
  async dieAt(at: number): Promise<boolean> {
    const healthy = this.#start(new Death(Number.POSITIVE_INFINITY))
    await healthy.talk.say('hello', who)
    await healthy.talk.say('yes', who)
    await healthy.talk.say(`write to ${mail}`, who)
    this.#name = String((await healthy.talk.events()).at(-1)?.['subject'])
    this.#token = (await healthy.store.list({ tenant: 'default', kind: 'subject', limit: 1 }))[0]?.owner ?? ''
    this.#steal()
    const death = new Death(at)
    // The attacker is able: with the keys still there, everything opens.
    const { keyStore } = this.#place.steal()
    if (at === 1) {
      const haul = { stores: this.#stolen, keyStores: keyStore, rings: [readFileSync(this.#place.keyFile, 'utf8')] }
      expect(openEverything(haul)).to.include(mail)
      expect([...computeNames(haul)]).to.include(this.#name)
    }
    const dying = this.#start(death)
    this.#request = healthy.talk.activity('delete my data', who)
    await dying.talk.say(this.#request).catch(() => {})
    this.#steal()
    return death.isDead
  }

  async goOn(finish: Finish, where: string): Promise<void> {
    this.#clock.advance(limits.turnLeaseMs + 1)
    const bot = this.#start(new Death(Number.POSITIVE_INFINITY))
    await finish(bot, this.#request ?? {})
    if ((await this.#completions(bot)).length === 0) {
      // It had not begun: nothing is lost, and the person asks again.
      expect((await bot.talk.say(`write to ${mail}`, who)).replies.join(), where).to.include(mail)
      await bot.talk.say('delete my data', who)
    }
    await bot.talk.guard.rights.resume()
    const completed = await this.#completions(bot)
    expect(completed, where).to.have.length(1)
    await this.#expectProof(bot, completed[0] ?? -1)
    expect(this.#told.size, where).to.equal(1)
    expect([...this.#transcripts.values()].flat(), where).to.deep.equal([])
    await this.#letParkedTurnsEnd(bot)
    const { keyStore, store } = this.#place.steal()
    const haul = { stores: [...this.#stolen, ...store, Buffer.from(JSON.stringify([...this.#state]))], keyStores: keyStore, rings: [readFileSync(this.#place.keyFile, 'utf8')] }
    const left = openEverything(haul)
    expect([...computeNames(haul)], where).to.not.include(this.#name)
    for (const text of [mail, user, conversation]) expect(left.includes(text), `${where}: ${text}`).to.equal(false)
    for (const kind of ['subject', 'consent', 'conversation', 'request', 'request-done', 'telling', 'value', 'state-index', 'receipt', 'context']) {
      const rows = await bot.store.list({ tenant: 'default', kind, limit: 100 })
      expect(rows.filter((row) => JSON.stringify(row).includes(this.#token) || JSON.stringify(row).includes(this.#name)), `${where}: ${kind}`).to.deep.equal([])
    }
  }

  /** What waited for an answer is sealed under keys that last minutes. */
  async #letParkedTurnsEnd({ talk, store }: Bot): Promise<void> {
    const parking = async (): Promise<readonly string[]> => (await store.keyStore.list('', 100)).map(({ id }) => id).filter((id) => /\/(?:parking|released)\//.test(id))
    const old = await parking()
    this.#clock.advance(limits.releasedForMs + 3 * limits.parkedForMs)
    await talk.say('hello', { user: 'somebody', conversation: 'elsewhere', channelId: 'webchat' })
    await expectSoon(async () => (await parking()).every((id) => !old.includes(id)))
  }

  async end(): Promise<void> {
    for (const store of this.#stores) await store.close().catch(() => {})
  }

  #start(death: Death): Bot {
    const opened = this.#place.open()
    this.#stores.push(opened)
    const store = death.wrap(opened)
    const tellRecipients = death.guard(({ reference }: { readonly reference: string }) => void this.#told.add(reference))
    const talk = new Talk({ store, handClock: this.#clock, keys: createFileKeySource(this.#place.keyFile), rights: { tellRecipients } })
    const storage = talk.guard.custody.guardStorage(death.wrap(new MapStorage(this.#state)))
    const logger = talk.guard.custody.guardTranscripts(death.wrap(new MapTranscripts(this.#transcripts)))
    talk.bot = async (heard, turn) => {
      await talk.guard.within(turn, async () => {
        await storage.write({ [`webchat/users/${user}/`]: { heard }, [`webchat/conversations/${conversation}/`]: { heard } })
        await logger.logActivity({ type: 'message', channelId: 'webchat', conversation: { id: conversation }, from: { id: user }, text: heard })
      })
      return heard
    }
    return { talk, store: opened, storage }
  }

  #steal(): void {
    const { store } = this.#place.steal()
    this.#stolen.push(...store, Buffer.from(JSON.stringify([[...this.#state], [...this.#transcripts]])))
  }

  async #completions({ store }: Bot): Promise<readonly number[]> {
    const rows = await store.readEntries('default', 0, 1_000)
    return rows.filter(({ entry }) => {
      const { type, subject } = JSON.parse(Buffer.from(entry).toString()) as { type: string; subject?: string }
      return type === 'erasure.completed' && subject === this.#name
    }).map(({ index }) => index)
  }

  async #expectProof({ store }: Bot, index: number): Promise<void> {
    const rows = await store.readEntries('default', 0, 1_000)
    const head = await store.readHead('default')
    const [vkey] = await store.read([{ tenant: 'default', kind: 'log-key', id: 'vkey' }])
    const entry = rows[index]?.entry ?? new Uint8Array()
    const hashes = proveInclusion(rows.map(({ leafHash }) => leafHash), index)
    const proof = encodeProof({ index, hashes, checkpoint: head?.checkpoint ?? '' })
    expect(verifyProof({ proof, entry, verifier: parseVerifierKey(JSON.parse(vkey?.value ?? '""') as string) }).size).to.equal(rows.length)
  }
}

/** A sweep runs behind the turns. */
async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  for (let turns = 0; !(await isSo()); turns += 1) {
    if (turns > 10_000) throw new Error('it never was')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The end of a process: before its n-th operation, and for good. */
class Death {
  readonly #at: number
  #operations = 0

  constructor(at: number) {
    this.#at = at
  }

  get isDead(): boolean {
    return this.#operations >= this.#at
  }

  guard<In extends readonly unknown[], Out>(work: (...given: In) => Out): (...given: In) => Out {
    return (...given) => {
      this.#operations += 1
      if (this.isDead) throw Object.assign(new Error('dead'), { code: 'DEAD' })
      return work(...given)
    }
  }

  wrap<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (name === 'keyStore') return this.wrap(member as object)
        if (typeof member !== 'function' || name === 'close') return typeof member === 'function' ? member.bind(target) as unknown : member
        return this.guard((...given: unknown[]) => Reflect.apply(member, target, given) as unknown)
      },
    })
  }
}

class MapTranscripts {
  readonly #logged: Map<string, object[]>
  constructor(logged: Map<string, object[]>) {
    this.#logged = logged
  }
  async logActivity(activity: object): Promise<void> {
    const { conversation: { id } } = activity as { conversation: { id: string } }
    this.#logged.set(id, [...(this.#logged.get(id) ?? []), activity])
  }
  async getTranscriptActivities(_channel: string, id: string): Promise<{ items: object[] }> {
    return { items: this.#logged.get(id) ?? [] }
  }
  async listTranscripts(): Promise<{ items: object[] }> {
    return { items: [] }
  }
  async deleteTranscript(_channel: string, id: string): Promise<void> {
    this.#logged.delete(id)
  }
}
