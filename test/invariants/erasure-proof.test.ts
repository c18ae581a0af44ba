import { expect } from 'chai'
import {
  countWrappedKeys,
  createFileKeySource,
  createKeyFile,
  createKeyRing,
  createMemoryMedium,
  createMemoryStore,
  defaultPolicy,
  limits,
  parseKeyMaterial,
  rewrapKeys,
  rotateKeyFile,
  type MemoryMedium,
  type Store,
} from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEverything } from './attacker.js'
import { HandClock, Talk } from './guarded-talk.js'

/** A store that can be copied, as a backup does, and a key store beside it that is not. */
interface Place {
  readonly store: Store
  /** Copies the store; answers its bytes, and what opens the copy beside the key store as it is by then. */
  backUp(): { readonly bytes: readonly Uint8Array[]; readonly open: () => Store }
  /** The bytes of the key store. */
  keyBytes(): readonly Uint8Array[]
}

const places: Readonly<Record<string, (folder: string) => Place>> = {
  'in SQLite': createSqlitePlace,
  'in memory': () => createMemoryPlace(),
}

for (const [name, createPlace] of Object.entries(places)) {
  describe(`an erasure holds against every backup, ${name}`, () => {
    let folder = ''
    before(() => { folder = mkdtempSync(join(tmpdir(), 'scrubjay-erasure-')) })
    after(() => rmSync(folder, { recursive: true, force: true }))

    it('of store, state and transcripts, with every ring there ever was', async () => {
      const city = new City(folder, createPlace(folder))
      await city.live()
      const before = { stores: city.stolen, keyStores: city.place.keyBytes(), rings: city.rings }
      // The attacker is able: with the keys still there, everything opens.
      const whole = openEverything(before)
      for (const value of [...values.ana, ...values.ben, ...values.cora]) expect(whole, value).to.include(value)
      const wrapped = await city.wrappedKeysOfAll()

      expect((await city.talk.say('delete my data', ana)).replies).to.deep.equal([defaultPolicy.texts.erasureDone])
      expect((await city.talk.say('delete my data', cora)).replies).to.deep.equal([defaultPolicy.texts.erasureDone])
      await city.letParkedTurnsEnd()
      const keyStores = city.place.keyBytes()

      const left = openEverything({ ...before, keyStores })
      for (const value of [...values.ana, ...values.cora]) expect(left, value).to.not.include(value)
      for (const value of values.ben) expect(left, value).to.include(value)
      const keyText = Buffer.concat(keyStores).toString('latin1')
      const alive = new Set(await city.wrappedKeysOfAll())
      for (const envelope of wrapped) expect(keyText.includes(envelope)).to.equal(alive.has(envelope))
      // A backup of the key store is the one thing that would bring it back: it has a horizon of its own.
      expect(openEverything(before)).to.include(values.ana[0])
      await city.expectGuardsToOpenNothing()
      await city.close()
    }).timeout(120_000)
  })
}

/** Of the phone numbers the bot sees an envelope, and keeps that. */
const policy = { version: 1, entities: { PHONE_NUMBER: { inbound: 'encrypt', outbound: 'redact' } } }
const ana = { user: 'ana', conversation: 'with-ana' }
const ben = { user: 'ben', conversation: 'with-ben' }
const cora = { user: 'cora', conversation: 'with-cora' }
/** What each says between the steps of a rotation. */
const values = {
  ana: ['ana.one@example.org', 'ana.two@example.org', 'ana.three@example.org', 'ana.four@example.org', 'ana.five@example.org', '+49 30 901820001'],
  ben: ['ben.one@example.org', 'ben.two@example.org', 'ben.three@example.org', 'ben.four@example.org', 'ben.five@example.org', '+49 30 901820002'],
  /** Gives it before she has agreed to anything. */
  cora: ['cora@example.org'],
} as const

/** A guarded bot whose keys are rotated while people talk, and of which everything is copied at every step. */
class City {
  readonly place: Place
  readonly talk: Talk
  readonly stolen: Uint8Array[] = []
  readonly rings: string[] = []
  readonly #keyFile: string
  readonly #clock = new HandClock()
  readonly #backups: (() => Store)[] = []
  readonly #state: string[] = []

  constructor(folder: string, place: Place) {
    this.#keyFile = join(folder, 'scrubjay.keys')
    createKeyFile(this.#keyFile)
    this.place = place
    this.talk = new Talk({ store: place.store, policy, handClock: this.#clock, keys: createFileKeySource(this.#keyFile) })
  }

  async live(): Promise<void> {
    for (const person of [ana, ben]) await this.talk.agree(person)
    for (const [person, theirs] of [[ana, values.ana], [ben, values.ben]] as const) {
      const { botSaw } = await this.talk.say(`call ${theirs[5]}`, person)
      expect(botSaw.join()).to.match(/^call v1\.[\w.-]+$/)
      this.#state.push(...botSaw)
    }
    const { keyStore } = this.place.store
    const ring = async () => createFileKeySource(this.#keyFile).open()
    await this.#tellAndCopy(0)
    rotateKeyFile(this.#keyFile, { step: 'add' })
    await this.#tellAndCopy(1)
    rotateKeyFile(this.#keyFile, { step: 'promote' })
    await this.talk.say(`I am ${values.cora[0]}`, cora)
    await this.#tellAndCopy(2)
    await this.talk.say('yes', cora)
    expect((await rewrapKeys({ keyStore, ring: await ring() })).unopened).to.equal(0)
    await this.#tellAndCopy(3)
    rotateKeyFile(this.#keyFile, { step: 'retire', inUse: (await countWrappedKeys(keyStore)).keys() })
    await this.#tellAndCopy(4)
  }

  /** Everybody tells a value, which the bot keeps as it sees it; then everything but the key store is copied. */
  async #tellAndCopy(step: number): Promise<void> {
    for (const [person, theirs] of [[ana, values.ana], [ben, values.ben]] as const) {
      const value = theirs[step] ?? ''
      const said = await this.talk.say(`write to ${value}`, person)
      expect(said.botSaw.join()).to.match(/^write to \[EMAIL_ADDRESS_\d\]$/)
      expect(said.replies.join()).to.include(value)
      this.#state.push(...said.botSaw)
    }
    const { bytes, open } = this.place.backUp()
    this.stolen.push(...bytes, Buffer.from(JSON.stringify(this.#state)))
    this.#backups.push(open)
    this.rings.push(readFileSync(this.#keyFile, 'utf8'))
  }

  async wrappedKeysOfAll(): Promise<readonly string[]> {
    return (await this.place.store.keyStore.list('', 100)).map(({ wrapped }) => wrapped)
  }

  /** The key under which a stranger's turn was parked is nobody's own; it ends with its time, and Ben talks on. */
  async letParkedTurnsEnd(): Promise<void> {
    this.#clock.advance(limits.releasedForMs + 3 * limits.parkedForMs)
    await this.talk.say('hello', ben)
    await expectSoon(async () => (await this.place.store.keyStore.list('', 100)).every(({ id }) => id.includes('/subject/')))
  }

  /** Our own code on each backup, with each ring, beside the key store that is left. */
  async expectGuardsToOpenNothing(): Promise<void> {
    let opened = 0
    for (const open of this.#backups) {
      for (const ring of this.rings) {
        const keys = { open: () => createKeyRing(parseKeyMaterial(JSON.parse(ring)), randomBytes) }
        const talk = new Talk({ store: open(), policy, handClock: this.#clock, keys })
        const address = { type: 'message', channelId: 'test', text: '[EMAIL_ADDRESS_1]' }
        const sent = async ({ user, conversation }: typeof ana) =>
          (await talk.guard.send(undefined, [{ ...address, recipient: { id: user }, conversation: { id: conversation, isGroup: false } }])).map(({ text }) => text)
        expect((await sent(ana)).join()).to.not.include('@')
        if ((await sent(ben)).join() === values.ben[0]) opened += 1
        await talk.guard.close()
      }
    }
    // Ben's open with every ring that has the key which wraps his now: so the guard did look.
    expect(opened).to.be.greaterThan(0)
  }

  async close(): Promise<void> {
    await this.talk.guard.close()
  }
}

function createSqlitePlace(folder: string): Place {
  const live = join(folder, 'live')
  const keyStorePath = join(live, 'keys.db')
  mkdirSync(live)
  const store = createSqliteStore(join(live, 'privacy.db'))
  const bytesIn = (directory: string, isWanted: (name: string) => boolean): Uint8Array[] =>
    readdirSync(directory).filter(isWanted).map((name) => readFileSync(join(directory, name)))
  let backups = 0
  return {
    store,
    backUp() {
      const copy = join(folder, `backup-${(backups += 1)}`)
      cpSync(live, copy, { recursive: true, filter: (path) => !path.includes('keys.db') })
      let opened = 0
      return {
        bytes: bytesIn(copy, () => true),
        open: () => {
          const again = `${copy}-${(opened += 1)}`
          cpSync(copy, again, { recursive: true })
          return createSqliteStore(join(again, 'privacy.db'), { keyStorePath })
        },
      }
    },
    keyBytes: () => bytesIn(live, (name) => name.startsWith('keys.db')),
  }
}

function createMemoryPlace(): Place {
  const medium = createMemoryMedium()
  const copyOf = ({ collections, logs }: MemoryMedium): Pick<MemoryMedium, 'collections' | 'logs'> => structuredClone({ collections, logs })
  return {
    store: createMemoryStore({ medium }),
    backUp() {
      const copy = copyOf(medium)
      const text = JSON.stringify([...copy.collections].map(([name, records]) => [name, [...records.values()]]))
      // JSON in JSON: an attacker reads the inner one too.
      return { bytes: [Buffer.from(text.replaceAll('\\"', '"'))], open: () => createMemoryStore({ medium: { ...copyOf({ ...copy, keys: new Map() }), keys: medium.keys } }) }
    },
    keyBytes: () => [Buffer.from(JSON.stringify([...medium.keys]))],
  }
}

/** What runs behind a turn ends without anybody being told. */
async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 1_000; look += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('it did not happen')
}
