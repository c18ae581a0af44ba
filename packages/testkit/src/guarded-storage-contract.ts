import assert from 'node:assert/strict'
import { createGuard, type Guard, type StorageLike, Unscrubbed } from '@scrubjay/core'
import { testOptions } from './test-options.js'

/**
 * What must hold for a bot's storage behind the guard, whatever storage it is; called like `storeContract`.
 * @example
 * guardedStorageContract({ name: 'MyStorage', createMedium: () => ({ storage: new MyStorage(), dump: () => readAll() }) })
 */
export function guardedStorageContract({ name, createMedium }: GuardedStorageContract): void {
  describe(`${name} behind the guard`, () => {
    for (const [title, run] of Object.entries(cases)) {
      it(title, async () => {
        const medium = await createMedium()
        const guard = createGuard(testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } }))
        try {
          await run({ medium, guard, storage: guard.custody.guardStorage(medium.storage) })
        } finally {
          await guard.close()
          await medium.remove?.()
        }
      })
    }
  })
}

/** Describes a storage to its contract. */
export interface GuardedStorageContract {
  readonly name: string
  /** An empty storage for one case. */
  readonly createMedium: () => Promise<StorageMedium> | StorageMedium
}

/** A storage, and a look at all that it holds. */
export interface StorageMedium {
  readonly storage: StorageLike
  /** Everything that it has written, names and contents. */
  readonly dump: () => Promise<string> | string
  /**
   * Whether it refuses a write that names an old version.
   * @default false
   */
  readonly checksETags?: boolean
  readonly remove?: () => Promise<void> | void
}

interface Case {
  readonly medium: StorageMedium
  readonly guard: Guard
  readonly storage: StorageLike
}

const phone = '+12025550143'
const ownKey = `sms/users/${phone}/`

let serial = 0

/** Runs `work` as a turn of somebody. */
async function inTurn<T>(guard: Guard, where: { readonly user?: string; readonly isGroup?: boolean; readonly text?: string }, work: () => Promise<T>): Promise<T> {
  const { user = phone, isGroup = false, text = 'hello' } = where
  const conversation = { id: isGroup ? 'group' : `with-${user}`, isGroup }
  const activity = { type: 'message', id: `s${(serial += 1)}`, channelId: 'sms', text, from: { id: user }, recipient: { id: 'bot' }, conversation }
  const verdict = await guard.receive({ activity: new Unscrubbed(activity) })
  const answer = await guard.within(verdict.turn, work)
  await guard.finish(verdict.turn, 'done')
  return answer
}

type Items = Record<string, { eTag?: string } & Record<string, unknown>>

async function readItems(storage: StorageLike, keys: string[]): Promise<Items> {
  return (await storage.read(keys)) as Items
}

function withoutETag(item: object | undefined): object | undefined {
  if (item === undefined) return undefined
  const { eTag: _eTag, ...rest } = item as { eTag?: unknown }
  return rest
}

const cases: Readonly<Record<string, (given: Case) => Promise<void>>> = {
  'gives back what was written, and leaves out what is not there': async ({ guard, storage }) => {
    const item = { deep: [{ a: null, b: 'ü \u{1f600} \ud800' }], count: 3 }
    await inTurn(guard, {}, () => storage.write({ [ownKey]: item, second: { on: true } }))
    const items = await inTurn(guard, {}, () => readItems(storage, [ownKey, 'second', 'third']))
    assert.deepEqual(Object.keys(items).sort(), [ownKey, 'second'].sort())
    assert.deepEqual(withoutETag(items[ownKey]), item)
    assert.deepEqual(withoutETag(items['second']), { on: true })
  },
  'keeps neither keys nor values in clear': async ({ medium, guard, storage }) => {
    await inTurn(guard, {}, () => storage.write({ [ownKey]: { city: 'Springfield' } }))
    await storage.write({ 'of the bot': { secret: 'Shelbyville' } })
    const dump = await medium.dump()
    for (const word of [phone, '2025550143', 'users', 'Springfield', 'Shelbyville', 'of the bot']) assert.ok(!dump.includes(word), `found ${word}`)
    assert.ok(dump.includes('scrubjay'))
  },
  'takes keys of any form': async ({ guard, storage }) => {
    for (const key of ['__proto__', 'constructor', ' ', 'a/b\\c?d#e', 'x'.repeat(3_000), 'ключ']) {
      await inTurn(guard, {}, () => storage.write(Object.fromEntries([[key, { key: key.length }]])))
      const items = await inTurn(guard, {}, () => readItems(storage, [key]))
      assert.deepEqual(withoutETag(Object.getOwnPropertyDescriptor(items, key)?.value as object), { key: key.length })
    }
  },
  'passes the version on, and so the conflicts of the storage': async ({ medium, guard, storage }) => {
    if (medium.checksETags !== true) return
    await storage.write({ k: { n: 1 } })
    const first = (await readItems(storage, ['k']))['k']
    assert.equal(typeof first?.eTag, 'string')
    await storage.write({ k: { n: 2, eTag: first?.eTag } })
    await assert.rejects(async () => storage.write({ k: { n: 3, eTag: first?.eTag } }))
    await inTurn(guard, {}, () => storage.write({ k: { n: 4, eTag: '*' } }))
    assert.equal((await readItems(storage, ['k']))['k']?.['n'], 4)
  },
  'deletes': async ({ medium, guard, storage }) => {
    await inTurn(guard, {}, () => storage.write({ [ownKey]: { a: 1 } }))
    await inTurn(guard, {}, () => storage.delete([ownKey, 'never there']))
    assert.deepEqual(await readItems(storage, [ownKey]), {})
    assert.ok(!(await medium.dump()).includes(phone))
  },
  'gives back what was written in clear before, and seals it with the next write': async ({ medium, guard, storage }) => {
    await medium.storage.write({ [ownKey]: { old: 'Ogdenville' } })
    const before = await inTurn(guard, {}, () => readItems(storage, [ownKey]))
    assert.deepEqual(withoutETag(before[ownKey]), { old: 'Ogdenville' })
    assert.ok((await medium.dump()).includes('Ogdenville'))
    await inTurn(guard, {}, () => storage.write({ [ownKey]: { ...before[ownKey], more: 1 } }))
    assert.ok(!(await medium.dump()).includes('Ogdenville'))
    const after = await inTurn(guard, {}, () => readItems(storage, [ownKey]))
    assert.deepEqual(withoutETag(after[ownKey]), { old: 'Ogdenville', more: 1 })
  },
  'seals a clear record also when nobody read it before': async ({ medium, guard, storage }) => {
    await medium.storage.write({ [ownKey]: { old: 'Ogdenville' } })
    await inTurn(guard, {}, () => storage.write({ [ownKey]: { fresh: 1, eTag: '*' } }))
    assert.ok(!(await medium.dump()).includes('Ogdenville'))
    assert.deepEqual(withoutETag((await readItems(storage, [ownKey]))[ownKey]), { fresh: 1 })
  },
  'refuses a write over a clear record that somebody changed meanwhile': async ({ medium, guard, storage }) => {
    if (medium.checksETags !== true) return
    await medium.storage.write({ [ownKey]: { n: 1 } })
    const read = (await inTurn(guard, {}, () => readItems(storage, [ownKey])))[ownKey]
    await medium.storage.write({ [ownKey]: { n: 2, eTag: '*' } })
    await assert.rejects(async () => inTurn(guard, {}, () => storage.write({ [ownKey]: { ...read, n: 3 } })))
    await inTurn(guard, {}, async () => storage.write({ [ownKey]: { ...(await readItems(storage, [ownKey]))[ownKey], n: 4 } }))
    assert.equal((await readItems(storage, [ownKey]))[ownKey]?.['n'], 4)
  },
  'opens no record that was copied under another key': async ({ medium, guard, storage }) => {
    await inTurn(guard, {}, () => storage.write({ mine: { a: 1 } }))
    await inTurn(guard, { user: 'eve' }, () => storage.write({ hers: { b: 2 } }))
    const [mine, hers] = [guardedName(await medium.dump(), 0), guardedName(await medium.dump(), 1)]
    const items = (await medium.storage.read([mine, hers])) as Items
    await medium.storage.write({ [mine]: { ...items[hers], eTag: '*' }, [hers]: { ...items[mine], eTag: '*' } })
    assert.deepEqual(await readItems(storage, ['mine', 'hers']), {})
    assert.equal((await guard.health()).failures['ERR_ENVELOPE'], 2)
  },
  'loses a person’s records with their erasure, everywhere': async ({ medium, guard, storage }) => {
    await inTurn(guard, {}, () => storage.write({ [ownKey]: { a: 1 }, other: { a: 2 } }))
    await inTurn(guard, { user: 'ben' }, () => storage.write({ 'sms/users/ben/': { b: 1 } }))
    const backup = await medium.dump()
    await inTurn(guard, { text: 'delete my data' }, async () => {})
    assert.deepEqual(Object.keys(await readItems(storage, [ownKey, 'other', 'sms/users/ben/'])), ['sms/users/ben/'])
    const dump = await medium.dump()
    assert.equal(tokensIn(dump).length, 1)
    assert.equal(tokensIn(backup).length, 3)
  },
  'keeps what a group shares when one of them is erased, and drops what was only theirs': async ({ guard, storage }) => {
    await inTurn(guard, { user: 'ana', isGroup: true }, () => storage.write({ shared: { votes: 1 }, alone: { by: 'ana' }, 'sms/users/ana/': { a: 1 } }))
    await inTurn(guard, { user: 'ben', isGroup: true }, () => storage.write({ shared: { votes: 2 } }))
    await inTurn(guard, { user: 'ana', isGroup: true, text: 'delete my data' }, async () => {})
    const left = await inTurn(guard, { user: 'ben', isGroup: true }, () => readItems(storage, ['shared', 'alone', 'sms/users/ana/']))
    assert.deepEqual(withoutETag(left['shared']), { votes: 2 })
    assert.deepEqual(Object.keys(left), ['shared'])
  },
}

function tokensIn(dump: string): readonly string[] {
  return [...new Set(dump.match(/sj1-[A-Za-z0-9_-]{22}/g))]
}

function guardedName(dump: string, index: number): string {
  return tokensIn(dump)[index] ?? ''
}
