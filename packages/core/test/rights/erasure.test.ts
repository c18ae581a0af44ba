import { expect } from 'chai'
import { ScrubjayError } from '../../src/errors.js'
import { limits } from '../../src/lib/limits.js'
import { createMemoryMedium, type MemoryMedium } from '../../src/ports/memory-medium.js'
import type { Store } from '../../src/ports/store.js'
import { eraseSubject } from '../../src/rights/erasure.js'
import { createParking } from '../../src/turns/parking.js'
import { createSubjectKeys, type SubjectKeys } from '../../src/vault/subject-keys.js'
import { createVault, subjectKeyId } from '../../src/vault/vault.js'
import { codeOf } from '../lib/failure.js'
import { createTestClock, createTestRandom, createTestRing, openProcess } from '../lib/test-ports.js'

describe('erasing a person', () => {
  it('leaves nothing that names them or opens, and everybody else as they were', async () => {
    const medium = await createWorld()
    const { others } = recordsOf(medium)
    await eraseAll(medium)
    expect(recordsOf(medium)).to.deep.equal({ theirs: [], others })
    expect(medium.keys.get(subjectKeyId('acme', 'ana'))).to.deep.equal({ state: 'destroyed' })
    expect(medium.keys.get(subjectKeyId('acme', 'ben'))?.state).to.equal('live')
    expect(medium.keys.get(subjectKeyId('evil', 'ana'))?.state).to.equal('live')
  })

  it('lets nothing be opened, found or sealed under their token again', async () => {
    const medium = await createWorld()
    const backup = new Map([...medium.collections].map(([name, records]) => [name, new Map(records)]))
    await eraseAll(medium)
    // The store comes back from a backup; the key store, which has none, does not.
    for (const [name, records] of backup) medium.collections.set(name, records)
    const { store, keys } = openProcess(medium)
    const vault = createVault({ store, keys, clock: createTestClock(), random: createTestRandom() })
    expect(await vault.open(scopeOf('ana'), ['EMAIL_ADDRESS_1'])).to.deep.equal(new Map())
    expect(await vault.find(scopeOf('ana'), [mail('ana')])).to.deep.equal([undefined])
    expect(await codeOf(vault.seal(scopeOf('ana'), [mail('ana')]))).to.equal('ERR_KEY_DESTROYED')
    expect(await vault.open(scopeOf('ben'), ['EMAIL_ADDRESS_1'])).to.deep.equal(new Map([['EMAIL_ADDRESS_1', mail('ben').text]]))
  })

  it('is completed by the next call, whichever call to a store it was interrupted at', async () => {
    let interruptions = 0
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        const medium = await createWorld()
        const { others } = recordsOf(medium)
        const code = await codeOf(eraseAll(medium, { at, when }))
        if (code === 'none') break
        expect(code).to.equal('ERR_STORE_UNAVAILABLE')
        interruptions += 1
        // While any trace is left there must be a row by which the next turn finds it and goes on.
        const { theirs } = recordsOf(medium)
        expect(theirs.some((record) => record.includes('"kind":"subject","id":"row-ana"')), `call ${at}`).to.equal(theirs.length > 0)
        await eraseAll(medium)
        expect(recordsOf(medium), `call ${at}`).to.deep.equal({ theirs: [], others })
      }
    }
    expect(interruptions).to.be.greaterThan(20)
    console.log(`      ${interruptions} interruptions`)
  })

  it('does not take a conversation away in which somebody else began to speak meanwhile', async () => {
    const medium = await createWorld()
    const { store, keys } = openProcess(medium)
    const writes = await eraseSubject({ store, keys, tenant: 'acme', subject: 'ana' })
    const key = { tenant: 'acme', kind: 'conversation', id: 'row-talk-ana' }
    const group = { op: 'put', key, value: '{"token":"talk-of-many","soleSubject":"","isGroup":true}' } as const
    await store.commit({ durability: 'process', writes: [group] })
    expect(await codeOf(store.commit({ durability: 'durable', writes }))).to.equal('ERR_STORE_CONFLICT')
    await eraseAll(medium)
    expect((await store.read([key]))[0]?.value).to.equal(group.value)
  })

  it('of somebody of whom nothing is kept does nothing but bar their key', async () => {
    const { store, keys } = openProcess()
    expect(await eraseSubject({ store, keys, tenant: 'acme', subject: 'nobody' })).to.deep.equal([])
    expect(await codeOf(keys.ensure(subjectKeyId('acme', 'nobody')))).to.equal('ERR_KEY_DESTROYED')
  })
})

/** Two people of one tenant, and one of the same name at another; more records than one batch takes. */
async function createWorld(): Promise<MemoryMedium> {
  const medium = createMemoryMedium()
  const { store, keys } = openProcess(medium)
  const clock = createTestClock()
  const vault = createVault({ store, keys, clock: createTestClock(), random: createTestRandom('vault') })
  const parking = createParking({ store, keys, clock, random: createTestRandom('parking') })
  for (const [tenant, subject] of [['acme', 'ana'], ['acme', 'ben'], ['evil', 'ana']] as const) {
    const scope = scopeOf(subject, tenant)
    await vault.seal(scope, [mail(subject)])
    const { write } = await parking.park(scope, { text: 'hello' }, 'waiting')
    const row = (kind: string, id: string, value: string) => ({ op: 'put', key: { tenant, kind, id }, owner: subject, value }) as const
    const rows = [
      row('subject', `row-${subject}`, `{"token":"${subject}"}`),
      row('consent', `row-${subject}`, '{"purposes":{}}'),
      row('asked', `row-${subject}`, '{}'),
      row('conversation', `row-${scope.conversation}`, `{"token":"${scope.conversation}","soleSubject":"${subject}","isGroup":false}`),
    ]
    const more = subject === 'ana' ? Array.from({ length: limits.sweepBatchMax + 1 }, (_, index) => row('value', `more-${index}`, '""')) : []
    await store.commit({ durability: 'process', writes: [write, ...rows, ...more] })
  }
  return medium
}

async function eraseAll(medium: MemoryMedium, interruption?: Interruption): Promise<void> {
  const { store, keys } = interruption === undefined ? openProcess(medium) : openFailing(medium, interruption)
  const writes = await eraseSubject({ store, keys, tenant: 'acme', subject: 'ana' })
  await store.commit({ durability: 'durable', writes })
}

interface Interruption {
  readonly at: number
  readonly when: 'before' | 'after'
}

/** A process that dies at one of its calls, before or after the store has done its part. */
function openFailing(medium: MemoryMedium, { at, when }: Interruption): { readonly store: Store; readonly keys: SubjectKeys } {
  const { store } = openProcess(medium)
  let calls = 0
  const failing = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return async (...parts: unknown[]) => {
          calls += 1
          const isLast = calls === at
          if (isLast && when === 'before') throw unavailable()
          const answer: unknown = await Reflect.apply(member, target, parts)
          if (isLast) throw unavailable()
          return answer
        }
      },
    })
  return { store: failing(store), keys: createSubjectKeys(failing(store.keyStore), createTestRing(), createTestRandom()) }
}

function unavailable(): ScrubjayError {
  return new ScrubjayError('ERR_STORE_UNAVAILABLE', { retryable: true })
}

function scopeOf(subject: string, tenant: string = 'acme'): { tenant: string; subject: string; conversation: string } {
  return { tenant, subject, conversation: `talk-${subject}` }
}

function mail(subject: string): { readonly type: 'EMAIL_ADDRESS'; readonly text: string } {
  return { type: 'EMAIL_ADDRESS', text: `${subject}@example.org` }
}

/** The records that say the person's name at this tenant, and the ones that do not. */
function recordsOf({ collections }: MemoryMedium): { readonly theirs: string[]; readonly others: string[] } {
  const records = [...collections.values()].flatMap((collection) => [...collection.values()]).map((record) => JSON.stringify(record))
  const isTheirs = (record: string): boolean => record.startsWith('{"tenant":"acme"') && record.includes('ana')
  return { theirs: records.filter(isTheirs), others: records.filter((record) => !isTheirs(record)) }
}
