import { expect } from 'chai'
import { createMemoryMedium, createMemoryStore, defaultPolicy, type StoredRecord } from '@scrubjay/core'
import { Talk } from './guarded-talk.js'

interface Place {
  readonly tenant: string
  readonly user: string
  readonly conversation: string
  readonly mail: string
}

const everyPlace: readonly Place[] = ['acme', 'evil'].flatMap((tenant) => ['ana', 'ben'].flatMap((user) => ['one', 'two'].map((conversation) => ({
  tenant,
  user,
  conversation: `${conversation}-of-${user}`,
  mail: `${tenant}.${user}.${conversation}@example.org`,
}))))
const pairs = everyPlace.flatMap((from) => everyPlace.filter((to) => to !== from).map((to) => ({ from, to })))

const names = { value: 'EMAIL_ADDRESS_1', context: '' } as const

/** Somebody with write access to the store copies what is sealed from one record into another's. */
describe('an envelope that was copied into another’s record (invariants 1 and 8)', function () {
  this.timeout(20_000)

  for (const kind of ['value', 'context'] as const) {
    it(`does not open: a ${kind} of every other tenant, person and conversation`, async () => {
      const city = openCity()
      for (const place of everyPlace) await city.tell(place, `write to ${place.mail}`)
      for (const { from, to } of pairs) {
        const before = await city.recordOf(kind, to, names[kind])
        await city.overwrite(before, (await city.recordOf(kind, from, names[kind])).value)
        const { replies, botSaw } = await city.talkAt(to).say(`write to ${to.mail}`, to)
        expect([...replies, ...botSaw].join(), `${from.mail} at ${to.mail}`).to.not.include(from.mail)
        expect(replies).to.deep.equal([defaultPolicy.texts.failedClosed])
        await city.overwrite(before, before.value)
        expect((await city.talkAt(to).say(`write to ${to.mail}`, to)).replies.join()).to.include(to.mail)
      }
      console.log(`      ${pairs.length} copies`)
    })
  }

  it('does not open: a value under another type of the same person', async () => {
    const city = openCity()
    const [place] = everyPlace
    if (place === undefined) throw new Error('no place')
    await city.tell(place, `write to ${place.mail} or call +49 30 901820`)
    const [mail, phone] = [await city.recordOf('value', place, 'EMAIL_ADDRESS_1'), await city.recordOf('value', place, 'PHONE_NUMBER_1')]
    await city.overwrite(phone, mail.value)
    expect((await city.talkAt(place).say('call +49 30 901820', place)).replies).to.deep.equal([defaultPolicy.texts.failedClosed])
  })

  it('does not open: a parked turn of every other tenant, person and conversation', async () => {
    for (const { from, to } of pairs) {
      const city = openCity()
      for (const place of [from, to]) await city.tell(place, `I am ${place.mail}`, { agree: false })
      await city.overwrite(await city.recordOf('parked', to), (await city.recordOf('parked', from)).value)
      const { replies, botSaw } = await city.talkAt(to).say('yes', to)
      expect([...replies, ...botSaw].join(), `${from.mail} at ${to.mail}`).to.not.include(from.mail)
      expect(botSaw).to.deep.equal([])
    }
    console.log(`      ${pairs.length} copies`)
  })
})

interface City {
  talkAt(place: Place): Talk
  /** Says something, after agreeing or as a stranger, and notes which records came of it. */
  tell(place: Place, text: string, options?: { readonly agree: boolean }): Promise<void>
  recordOf(kind: string, place: Place, name?: string): Promise<StoredRecord>
  overwrite(record: StoredRecord, value: string): Promise<void>
}

function openCity(): City {
  const medium = createMemoryMedium()
  const store = createMemoryStore({ medium })
  const first = new Talk({ medium, tenant: 'acme' })
  const talks = new Map([['acme', first], ['evil', first.sibling({ tenant: 'evil' })]])
  const came = new Map<Place, readonly StoredRecord[]>()
  const talkAt = ({ tenant }: Place): Talk => talks.get(tenant) ?? first
  const all = (): readonly StoredRecord[] => [...medium.collections.values()].flatMap((records) => [...records.values()])
  return {
    talkAt,
    async tell(place, text, { agree } = { agree: true }) {
      const before = new Set(all().map(({ tenant, kind, id }) => `${tenant} ${kind} ${id}`))
      if (agree) await talkAt(place).agree(place)
      await talkAt(place).say(text, place)
      came.set(place, all().filter(({ tenant, kind, id }) => !before.has(`${tenant} ${kind} ${id}`)))
    },
    async recordOf(kind, place, name = '') {
      const key = came.get(place)?.find((record) => record.kind === kind && record.id.endsWith(name))
      const [record] = key === undefined ? [] : await store.read([key])
      if (record === undefined) throw new Error(`no ${kind} of ${place.mail}`)
      return record
    },
    async overwrite({ tenant, kind, id, owner, expiresAtMs }, value) {
      await store.commit({ durability: 'process', writes: [{ op: 'put', key: { tenant, kind, id }, value, owner, expiresAtMs }] })
    },
  }
}
