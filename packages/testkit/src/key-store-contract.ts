import assert from 'node:assert/strict'
import type { KeyStore } from '@scrubjay/core'
import { assertSilent, canary, caseOf, refusal } from './store-contract/bench.js'

/** What every key store must do; called like `storeContract`. */
export function keyStoreContract({ name, createMedium }: KeyStoreContract): void {
  describe(`${name} keeps the key store contract`, () => {
    for (const [title, run] of Object.entries(cases)) {
      caseOf(title, async () => {
        const medium = await createMedium()
        const opened: KeyStore[] = []
        const open = async (): Promise<KeyStore> => {
          const keys = await medium.open()
          opened.push(keys)
          return keys
        }
        const closeAll = async (): Promise<void> => {
          for (const keys of opened) await keys.close()
        }
        try {
          await run({ keys: await open(), open, closeAll, dump: medium.dump })
        } finally {
          await closeAll()
          await medium.remove?.()
        }
      })
    }
  })
}

/** Describes a key store to its contract. */
export interface KeyStoreContract {
  readonly name: string
  /** An empty medium for one case. */
  readonly createMedium: () => Promise<KeyStoreMedium> | KeyStoreMedium
}

/** What key stores are opened on. */
export interface KeyStoreMedium {
  /** Opens one more key store on this medium. */
  readonly open: () => Promise<KeyStore> | KeyStore
  /** All that the medium holds as bytes, its journals included. Called when all key stores are closed. */
  readonly dump: () => Uint8Array
  /** Called when all key stores are closed. */
  readonly remove?: () => Promise<void> | void
}

interface Bench {
  readonly keys: KeyStore
  readonly open: () => Promise<KeyStore>
  readonly closeAll: () => Promise<void>
  readonly dump: () => Uint8Array
}

const cases: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  'knows nothing of an id that never had a key': async ({ keys }) => {
    assert.equal(await keys.read('a'), undefined)
    assert.deepEqual(await keys.list('', 10), [])
  },
  'keeps a key and tells it to another handle and after reopening': async ({ keys, open }) => {
    assert.equal(await keys.putIfAbsent('a', 'wrapped-a'), 'wrapped-a')
    const live = { state: 'live', wrapped: 'wrapped-a' }
    assert.deepEqual(await (await open()).read('a'), live)
    await keys.close()
    assert.deepEqual(await (await open()).read('a'), live)
  },
  'keeps the first key of an id and answers it to the second writer': async ({ keys }) => {
    await keys.putIfAbsent('a', 'first')
    assert.equal(await keys.putIfAbsent('a', 'second'), 'first')
    assert.deepEqual(await keys.read('a'), { state: 'live', wrapped: 'first' })
  },
  'lets racing writers of two handles agree on one key': async ({ keys, open }) => {
    const handles = [keys, await open()]
    const puts = Array.from({ length: 40 }, (_, index) => handles[index % 2]!.putIfAbsent('a', `wrapped-${index}`))
    const agreed = new Set(await Promise.all(puts))
    assert.equal(agreed.size, 1)
    assert.deepEqual(await keys.read('a'), { state: 'live', wrapped: [...agreed][0] })
  },
  'replaces only what is there': async ({ keys }) => {
    await keys.putIfAbsent('a', 'old')
    assert.equal(await keys.replace('a', 'other', 'new'), false)
    assert.equal(await keys.replace('none', 'old', 'new'), false)
    assert.equal(await keys.replace('a', 'old', 'new'), true)
    assert.equal(await keys.replace('a', 'old', 'newer'), false)
    assert.deepEqual(await keys.read('a'), { state: 'live', wrapped: 'new' })
    assert.equal(await keys.read('none'), undefined)
  },
  'lets one of many racing replacements win': async ({ keys, open }) => {
    const handles = [keys, await open()]
    await keys.putIfAbsent('a', 'old')
    const replaced = Array.from({ length: 20 }, (_, index) => handles[index % 2]!.replace('a', 'old', `new-${index}`))
    assert.equal((await Promise.all(replaced)).filter(Boolean).length, 1)
  },
  'says that a destroyed key is destroyed, on every handle': async ({ keys, open }) => {
    const other = await open()
    await keys.putIfAbsent('a', 'wrapped')
    await keys.destroy('a')
    for (const handle of [keys, other, await open()]) assert.deepEqual(await handle.read('a'), { state: 'destroyed' })
  },
  'never brings a destroyed key back': async ({ keys, open }) => {
    await keys.putIfAbsent('a', 'wrapped')
    await keys.destroy('a')
    await keys.close()
    const again = await open()
    await refusal(again.putIfAbsent('a', 'wrapped'), 'ERR_KEY_DESTROYED')
    assert.equal(await again.replace('a', 'wrapped', 'new'), false)
    assert.deepEqual(await again.read('a'), { state: 'destroyed' })
  },
  'destroys twice as once, and an id that never had a key': async ({ keys }) => {
    await keys.putIfAbsent('a', 'wrapped')
    await keys.destroy('a')
    await keys.destroy('a')
    await keys.destroy('never')
    await refusal(keys.putIfAbsent('never', 'wrapped'), 'ERR_KEY_DESTROYED')
  },
  'lets a key die for good that is written and destroyed at once': async ({ keys, open }) => {
    const other = await open()
    const race = [keys.putIfAbsent('a', 'wrapped'), other.destroy('a'), keys.putIfAbsent('a', 'again')]
    await Promise.allSettled(race)
    assert.deepEqual(await keys.read('a'), { state: 'destroyed' })
  },
  'lists the living by id, page by page': async ({ keys }) => {
    const ids = ['b', '😀', 'a', '\uffee', 'B', 'dead', '']
    for (const id of ids) await keys.putIfAbsent(id, `wrapped-${id}`)
    await keys.destroy('dead')
    const all = ['B', 'a', 'b', '\uffee', '😀'].map(id => ({ id, wrapped: `wrapped-${id}` }))
    assert.deepEqual(await keys.list('', 10), all)
    assert.deepEqual(await keys.list('a', 2), all.slice(2, 4))
    assert.deepEqual(await keys.list('', 0), [])
    await refusal(keys.list('', -1), 'ERR_INPUT')
  },
  'leaves no byte of 100 destroyed keys in the medium, and every byte of the living': async bench => {
    const { keys, open, closeAll, dump } = bench
    const wrapped = Array.from({ length: 200 }, (_, index) => `wrapped-${index}-${'x'.repeat((index % 20) * 15)}-end`)
    const reader = await open()
    for (const [index, key] of wrapped.entries()) {
      await keys.putIfAbsent(`id-${(index * 71) % 200}`, key)
      // Between the writes, so that pages split while they hold keys that die.
      if (index % 20 === 19) {
        for (let dead = index - 19; dead < index; dead += 2) await keys.destroy(`id-${(dead * 71) % 200}`)
      }
      if (index % 50 === 0) await reader.list('', 1_000)
    }
    await closeAll()
    const bytes = Buffer.from(dump())
    const found = wrapped.map(key => bytes.includes(key))
    assert.deepEqual(found, wrapped.map((_, index) => index % 2 === 1))
  },
  'leaves no byte of a key that was replaced, again and again, before it was destroyed': async bench => {
    const { keys, closeAll, dump } = bench
    const forms = Array.from({ length: 40 }, (_, index) => `wrapped-${index}-${'y'.repeat((index % 7) * 90)}-end`)
    for (const id of ['dead', 'alive']) await keys.putIfAbsent(id, `${id}-${forms[0]}`)
    for (const [index, form] of forms.entries()) {
      for (const id of ['dead', 'alive']) {
        if (index > 0) assert.equal(await keys.replace(id, `${id}-${forms[index - 1]}`, `${id}-${form}`), true)
      }
    }
    await keys.destroy('dead')
    await closeAll()
    const bytes = Buffer.from(dump())
    for (const form of forms) assert.equal(bytes.includes(`dead-${form}`), false)
    assert.equal(bytes.includes(`alive-${forms.at(-1)}`), true)
  },
  'refuses texts that no database keeps': async ({ keys }) => {
    await refusal(keys.putIfAbsent('a\0', 'wrapped'), 'ERR_INPUT')
    await refusal(keys.putIfAbsent('a', 'wrapped\ud800'), 'ERR_INPUT')
    await refusal(keys.read('i'.repeat(10_000)), 'ERR_LIMIT_ID')
  },
  'quotes no key in any error': async ({ keys }) => {
    await keys.putIfAbsent('dead', canary)
    await keys.destroy('dead')
    assertSilent(await refusal(keys.putIfAbsent('dead', canary), 'ERR_KEY_DESTROYED'))
    assertSilent(await refusal(keys.putIfAbsent('a', `${canary}\0`), 'ERR_INPUT'))
    await keys.close()
    assertSilent(await refusal(keys.putIfAbsent('a', canary), 'ERR_STORE_CLOSED'))
  },
  'refuses every call after closing, and closing twice is once': async ({ keys }) => {
    await keys.close()
    await keys.close()
    const calls = [
      () => keys.read('a'),
      () => keys.putIfAbsent('a', 'w'),
      () => keys.replace('a', 'w', 'x'),
      () => keys.destroy('a'),
      () => keys.list('', 1),
    ]
    for (const call of calls) await refusal(call(), 'ERR_STORE_CLOSED')
  },
}
