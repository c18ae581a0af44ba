import { expect } from 'chai'
import fc from 'fast-check'
import type { EntityType } from '../../src/detect/span.js'
import { limits } from '../../src/lib/limits.js'
import { createMemoryMedium, type MemoryMedium } from '../../src/ports/memory-medium.js'
import { createVault, subjectKeyId, type Vault, type VaultScope, type VaultValue } from '../../src/vault/vault.js'
import { codeOf } from '../lib/failure.js'
import { createTestClock, createTestRandom, openProcess, textOf } from '../lib/test-ports.js'

const scope: VaultScope = { tenant: 'acme', subject: 's1', conversation: 'c1' }
const mail = (text: string): VaultValue => ({ type: 'EMAIL_ADDRESS', text })

function openVault(medium: MemoryMedium = createMemoryMedium(), seed: string = 'vault'): Vault {
  return createVault({ ...openProcess(medium, seed), clock: createTestClock(), random: createTestRandom(seed) })
}

describe('the vault', () => {
  it('gives each new value of a type the next number, and the same value the same one, also after a restart', async () => {
    const medium = createMemoryMedium()
    expect(await openVault(medium).seal(scope, [mail('a'), mail('b'), { type: 'PERSON', text: 'a' }])).to.deep.equal([1, 2, 1])
    expect(await openVault(medium, 'later').seal(scope, [mail('c'), mail('a'), mail('c'), mail('b')])).to.deep.equal([3, 1, 3, 2])
    expect(await openVault(medium).find(scope, [mail('b'), mail('x'), { type: 'PERSON', text: 'b' }])).to.deep.equal([2, undefined, undefined])
    expect(await openVault(medium).seal(scope, [])).to.deep.equal([])
  })

  it('opens what it sealed, by name, and leaves out what it does not know', async () => {
    const vault = openVault()
    await vault.seal(scope, [mail('ana@example.org'), mail('Zoë 😀')])
    const names = ['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2', 'EMAIL_ADDRESS_3', 'PERSON_1', 'x', '']
    expect([...(await vault.open(scope, names))]).to.deep.equal([['EMAIL_ADDRESS_1', 'ana@example.org'], ['EMAIL_ADDRESS_2', 'Zoë 😀']])
  })

  it('opens nothing for anybody else, elsewhere, or in another tenant, by the same name', async () => {
    const vault = openVault()
    const others = [{ subject: 's2' }, { conversation: 'c2' }, { tenant: 'evil' }].map((other) => ({ ...scope, ...other }))
    await vault.seal(scope, [mail('ana@example.org'), mail('second')])
    for (const other of others) await vault.seal(other, [mail('own')])
    for (const other of others) {
      expect([...(await vault.open(other, ['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2']))]).to.deep.equal([['EMAIL_ADDRESS_1', 'own']])
      expect(await vault.find(other, [mail('ana@example.org')])).to.deep.equal([undefined])
    }
  })

  it('does not open an envelope that was copied into another’s record', async () => {
    const medium = createMemoryMedium()
    const vault = openVault(medium)
    const others = [{ subject: 's2' }, { conversation: 'c2' }, { tenant: 'evil' }].map((other) => ({ ...scope, ...other }))
    await vault.seal(scope, [mail('ana@example.org'), { type: 'PERSON', text: 'Ana' }])
    const { store } = openProcess(medium)
    const [own] = await store.read([{ tenant: 'acme', kind: 'value', id: 'c1.s1.EMAIL_ADDRESS_1' }])
    for (const other of others) {
      await vault.seal(other, [mail('own')])
      const key = { tenant: other.tenant, kind: 'value', id: `${other.conversation}.${other.subject}.EMAIL_ADDRESS_1` }
      await store.commit({ durability: 'process', writes: [{ op: 'put', key, value: own?.value ?? '', owner: other.subject }] })
      expect(await codeOf(vault.open(other, ['EMAIL_ADDRESS_1']))).to.equal('ERR_ENVELOPE')
    }
    const key = { tenant: 'acme', kind: 'value', id: 'c1.s1.PERSON_1' }
    await store.commit({ durability: 'process', writes: [{ op: 'put', key, value: own?.value ?? '', owner: 's1' }] })
    expect(await codeOf(vault.open(scope, ['PERSON_1']))).to.equal('ERR_ENVELOPE')
  })

  it('opens no copied envelope for any other tenant, person, conversation or type', async () => {
    const seed = Date.now()
    const name = fc.constantFrom('a', 'b', 'a-b', 'a_b')
    const place = fc.record({ tenant: name, subject: name, conversation: name, type: fc.constantFrom<EntityType>('PERSON', 'EMAIL_ADDRESS') })
    await fc.assert(
      fc.asyncProperty(place, place, fc.string(), async (from, to, text) => {
        fc.pre(JSON.stringify(from) !== JSON.stringify(to))
        const { store, keys } = openProcess()
        const own = createVault({ store, keys, clock: createTestClock(), random: createTestRandom() })
        for (const { type, ...where } of [from, to]) await own.seal(where, [{ type, text: `${text}${JSON.stringify(where)}${type}` }])
        const keyOf = ({ tenant, subject, conversation, type }: typeof from) => ({ tenant, kind: 'value', id: `${conversation}.${subject}.${type}_1` })
        const [source] = await store.read([keyOf(from)])
        await store.commit({ durability: 'process', writes: [{ op: 'put', key: keyOf(to), value: source?.value ?? '', owner: to.subject }] })
        expect(await codeOf(own.open(to, [`${to.type}_1`]))).to.equal('ERR_ENVELOPE')
        expect((await own.open(from, [`${from.type}_1`])).size).to.equal(1)
      }),
      { seed, numRuns: 300 },
    )
    console.log(`      300 copies, seed ${seed}`)
  }).timeout(20_000)

  it('keeps no value in clear, and the same value of two people in no recognisable form', async () => {
    const medium = createMemoryMedium()
    const vault = openVault(medium)
    for (const subject of ['s1', 's2']) await vault.seal({ ...scope, subject }, [mail('ana@example.org')])
    const text = textOf(medium)
    for (const form of ['ana@example.org', Buffer.from('ana@example.org').toString('base64url'), Buffer.from('ana@example.org').toString('hex')]) {
      expect(text).to.not.include(form)
    }
    const ids = [...medium.collections].filter(([name]) => name.includes('placeholder')).flatMap(([, records]) => [...records.keys()])
    expect(new Set(ids.map((id) => id.split('.').at(-1))).size).to.equal(2)
  })

  it('never gives one number to two values, nor two numbers to one, however many processes seal at once', async () => {
    const seed = Date.now()
    const batch = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map(mail), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 2, maxLength: 5 }), async (batches) => {
        const medium = createMemoryMedium()
        const answers = await Promise.all(batches.map((values, index) => openVault(medium, `process ${index}`).seal(scope, values)))
        const numbers = new Map<string, number>()
        batches.forEach((values, index) => values.forEach(({ text }, place) => {
          const number = answers[index]?.[place] ?? 0
          expect(numbers.get(text) ?? number).to.equal(number)
          numbers.set(text, number)
        }))
        expect([...numbers.values()].sort((a, b) => a - b)).to.deep.equal([...numbers].map((_, index) => index + 1))
        const opened = await openVault(medium).open(scope, [...numbers.values()].map((number) => `EMAIL_ADDRESS_${number}`))
        expect([...opened.values()]).to.deep.equal([...numbers.keys()])
      }),
      { seed, numRuns: 150 },
    )
    console.log(`      150 races, seed ${seed}`)
  }).timeout(20_000)

  it('agrees on a new person’s key when two processes make it at once', async () => {
    const medium = createMemoryMedium()
    const [first, second] = [openVault(medium, 'first'), openVault(medium, 'second')]
    await Promise.all([first.seal(scope, [mail('a')]), second.seal({ ...scope, conversation: 'c2' }, [mail('b')])])
    expect((await second.open(scope, ['EMAIL_ADDRESS_1'])).get('EMAIL_ADDRESS_1')).to.equal('a')
    expect((await first.open({ ...scope, conversation: 'c2' }, ['EMAIL_ADDRESS_1'])).get('EMAIL_ADDRESS_1')).to.equal('b')
  })

  it('costs nobody a key before the first value', async () => {
    const medium = createMemoryMedium()
    const vault = openVault(medium)
    await vault.seal(scope, [])
    await vault.find(scope, [mail('a')])
    await vault.open(scope, ['EMAIL_ADDRESS_1'])
    expect(medium.keys.size).to.equal(0)
  })

  it('opens, finds and seals nothing once the person is erased', async () => {
    const medium = createMemoryMedium()
    const vault = openVault(medium)
    await vault.seal(scope, [mail('a')])
    await openProcess(medium).keys.destroy(subjectKeyId('acme', 's1'))
    expect((await vault.open(scope, ['EMAIL_ADDRESS_1'])).size).to.equal(0)
    expect(await vault.find(scope, [mail('a')])).to.deep.equal([undefined])
    expect(await codeOf(vault.seal(scope, [mail('b')]))).to.equal('ERR_KEY_DESTROYED')
  })

  it('gives back half of a surrogate pair to the letter, and tells one from another', async () => {
    const vault = openVault()
    const halves = [mail('a\ud83d'), mail('a\ud83e'), mail('a\ufffd')]
    expect(await vault.seal(scope, halves)).to.deep.equal([1, 2, 3])
    const values = await vault.open(scope, ['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2', 'EMAIL_ADDRESS_3'])
    expect([...values.values()]).to.deep.equal(halves.map(({ text }) => text))
  })
})

describe('a corrected value', () => {
  const correct = async (medium: MemoryMedium, number: number, text: string): Promise<void> => {
    await openProcess(medium).store.commit({ durability: 'process', writes: await openVault(medium).correct(scope, { ...mail(text), number }) })
  }
  const mailsOf = async (medium: MemoryMedium): Promise<readonly string[]> =>
    [...(await openVault(medium).open(scope, ['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2', 'EMAIL_ADDRESS_3'])).values()]
  /** The value records that retention would find, each by one index record with a time. */
  const indexed = async (medium: MemoryMedium): Promise<readonly string[]> =>
    (await openProcess(medium).store.list({ tenant: 'acme', kind: 'placeholder', limit: 99 })).filter(({ expiresAtMs }) => expiresAtMs > 0).map(({ value }) => value).sort()

  it('stands behind the same number, and only its new text finds it', async () => {
    const medium = createMemoryMedium()
    await openVault(medium).seal(scope, [mail('a'), mail('b')])
    await correct(medium, 1, 'c')
    expect(await mailsOf(medium)).to.deep.equal(['c', 'b'])
    expect(await openVault(medium).find(scope, [mail('a'), mail('b'), mail('c')])).to.deep.equal([undefined, 2, 1])
    expect(await indexed(medium)).to.deep.equal(['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2'])
  })

  it('changes nothing when it is what was there, also twice', async () => {
    const medium = createMemoryMedium()
    await openVault(medium).seal(scope, [mail('a')])
    await correct(medium, 1, 'a')
    await correct(medium, 1, 'a')
    expect(await mailsOf(medium)).to.deep.equal(['a'])
    expect(await openVault(medium).find(scope, [mail('a')])).to.deep.equal([1])
    expect(await indexed(medium)).to.deep.equal(['EMAIL_ADDRESS_1'])
  })

  it('that has a number of its own already leaves that one found, and both in reach of retention, until they part again', async () => {
    const medium = createMemoryMedium()
    await openVault(medium).seal(scope, [mail('a'), mail('b')])
    await correct(medium, 1, 'b')
    await correct(medium, 1, 'b')
    expect(await mailsOf(medium)).to.deep.equal(['b', 'b'])
    expect(await openVault(medium).find(scope, [mail('b')])).to.deep.equal([2])
    expect(await indexed(medium)).to.deep.equal(['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2'])
    await correct(medium, 1, 'c')
    expect(await mailsOf(medium)).to.deep.equal(['c', 'b'])
    expect(await openVault(medium).find(scope, [mail('b'), mail('c')])).to.deep.equal([2, 1])
    expect(await indexed(medium)).to.deep.equal(['EMAIL_ADDRESS_1', 'EMAIL_ADDRESS_2'])
  })

  it('is none for a number that there is not, and for a person who was erased', async () => {
    const medium = createMemoryMedium()
    const vault = openVault(medium)
    await vault.seal(scope, [mail('a')])
    expect(await vault.correct(scope, { ...mail('c'), number: 2 })).to.deep.equal([])
    await openProcess(medium).keys.destroy(subjectKeyId('acme', 's1'))
    expect(await vault.correct(scope, { ...mail('c'), number: 1 })).to.deep.equal([])
  })
})

describe('the bounds of the vault', () => {
  const many = (count: number, type: EntityType = 'PERSON', from: number = 0): VaultValue[] =>
    Array.from({ length: count }, (_, index) => ({ type, text: `v${from + index}` }))

  it('hold for the values of a conversation over all its people: the new is refused as a whole, the old stays', async () => {
    const medium = createMemoryMedium()
    const vault = openVault(medium)
    await vault.seal(scope, many(limits.vaultValuesPerConversationMax - 1))
    const before = textOf(medium)
    for (const subject of ['s1', 's2']) {
      expect(await codeOf(vault.seal({ ...scope, subject }, many(2, 'PERSON', 5_000)))).to.equal('ERR_LIMIT_VAULT')
    }
    // A key was made for the second person, and nothing else.
    medium.keys.delete(subjectKeyId('acme', 's2'))
    expect(textOf(medium)).to.equal(before)
    expect(await vault.seal(scope, [{ type: 'PERSON', text: 'last' }])).to.deep.equal([limits.vaultValuesPerConversationMax])
    expect(await codeOf(vault.seal(scope, [{ type: 'AGE', text: 'more' }]))).to.equal('ERR_LIMIT_VAULT')
    expect(await vault.seal(scope, many(3))).to.deep.equal([1, 2, 3])
    expect((await vault.open(scope, ['PERSON_1', `PERSON_${limits.vaultValuesPerConversationMax}`])).size).to.equal(2)
    expect(await vault.seal({ ...scope, conversation: 'c2' }, many(1))).to.deep.equal([1])
  }).timeout(20_000)

  it('hold for the bytes of a person over all their conversations', async () => {
    const vault = openVault()
    const size = 350_000
    const big = (index: number): VaultValue => ({ type: 'PERSON', text: `${index}${'x'.repeat(size)}` })
    const fitting = Math.floor(limits.vaultBytesPerSubjectMax / ((size * 2 * 4) / 3 + 100))
    for (let index = 0; index < fitting; index += 1) await vault.seal({ ...scope, conversation: `c${index}` }, [big(index)])
    expect(await codeOf(vault.seal({ ...scope, conversation: 'c9' }, [big(9)]))).to.equal('ERR_LIMIT_VAULT')
    expect((await vault.open({ ...scope, conversation: 'c0' }, ['PERSON_1'])).get('PERSON_1')).to.equal(big(0).text)
    expect(await vault.seal({ ...scope, conversation: 'c9' }, [mail('small')])).to.deep.equal([1])
    expect(await vault.seal({ ...scope, subject: 's2' }, [big(9)])).to.deep.equal([1])
  }).timeout(20_000)
})
