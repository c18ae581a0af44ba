import { expect } from 'chai'
import fc from 'fast-check'
import { limits } from '../../src/lib/limits.js'
import { collectLeaves, hasContent, replaceLeaves } from '../../src/scrub/leaves.js'
import { failureOf } from '../lib/failure.js'

const textsOf = (activity: object): string[] => collectLeaves(activity).map(({ text }) => text)
const marked = (activity: object): object => replaceLeaves(activity, textsOf(activity).map((text) => `<${text}>`))

describe('the leaves of an activity', () => {
  it('are its texts, wherever they are nested, and its whole numbers', () => {
    const activity = {
      type: 'message', id: 'i', channelId: 'webchat', text: 'a', value: { deep: [{ er: ['b', 7, { c: 'd' }] }] },
      attachments: [{ contentType: 'card', content: { type: 'TextBlock', text: 'e', $schema: 'x', version: '1' } }],
      suggestedActions: { to: ['u1'], actions: [{ title: 'f', value: 'g' }] },
    }
    expect(textsOf(activity)).to.deep.equal(['a', 'b', '7', 'd', 'e', 'f', 'g'])
  })

  it('are names where an account or conversation is named, and never what addresses it', () => {
    const activity = {
      from: { id: 'u1', name: 'Ana', role: 'user', aadObjectId: 'o1', email: 'ana@example.org', properties: { phone: '202-555-0143', name: 'Ana B' } },
      recipient: { id: 'b1', name: 'Bot' },
      conversation: { id: 'c1', name: 'Us', isGroup: true, tenantId: 't1', conversationType: 'personal' },
      membersAdded: [{ id: 'u2', name: 'Ben', userPrincipalName: 'ben@example.org' }],
      entities: [{ type: 'mention', mentioned: { id: 'u1', name: 'Cy' }, text: '@Cy' }],
    }
    expect(collectLeaves(activity).map(({ text, kind }) => `${kind} ${text}`)).to.deep.equal([
      'name Ana', 'text ana@example.org', 'text 202-555-0143', 'name Ana B', 'text Bot', 'name Us', 'name Ben', 'text ben@example.org', 'text u1', 'name Cy', 'text @Cy',
    ])
  })

  it('are not hidden under the name of an id or a type', () => {
    const hidden = { text: 'a' }
    for (const activity of [{ channelData: { orderId: hidden } }, { attachments: [{ content: { version: [hidden] } }] }, { from: { aadObjectId: hidden } }]) {
      expect(textsOf(activity), JSON.stringify(activity)).to.deep.equal(['a'])
    }
    expect(textsOf({ channelData: { orderId: 'a', event_ts: '1.2', id: 'y', note: 'b' }, attachments: [{ content: { version: '1' } }] })).to.deep.equal(['b'])
  })

  it('are what stands where the protocol has a word, an id or a time and is none', () => {
    const words = { type: 'message', name: 'adaptiveCard/action', valueType: 'https://x.example/schemas/a', locale: 'en-US', localTimezone: 'America/New_York', timestamp: '2026-01-02T03:04:05.678Z', localTimestamp: '2026-01-02T03:04:05-05:00', historyDisclosed: true }
    expect(textsOf(words)).to.deep.equal([])
    const prose = { type: 'a b', name: 'of ana@example.org', locale: 'ana@example.org', code: ['x'], valueType: { y: 'z' }, localTimestamp: 'now', listenFor: ['w'], action: '4111111111111111', id: { v: 'u' } }
    expect(textsOf(prose)).to.deep.equal(['a b', 'of ana@example.org', 'ana@example.org', 'x', 'z', 'now', 'w', '4111111111111111', 'u'])
    expect(textsOf({ from: { id: 'ana@example.org', role: 'a b' }, entities: [{ type: 'a b' }], attachments: [{ contentType: 'text/html', content: { version: '1 2' } }] })).to.deep.equal(['a b', 'a b', '1 2'])
    expect(textsOf({ suggestedActions: { to: [{ $schema: 'a b' }] } })).to.deep.equal(['a b'])
    expect(textsOf({ channelData: { teamsThreadId: '19:ab@thread.tacv2;messageid=1', orderId: 'ana@example.org', noteId: 'a b' } })).to.deep.equal(['ana@example.org', 'a b'])
  })

  it('are none in a map, a set or an error, of which no channel gets what is in it', () => {
    const error = Object.assign(new Error('of ana@example.org'), { code: 'a b' })
    const activity = { value: new Map([['mail', 'ana@example.org']]), channelData: [new Set(['ana@example.org']), error] }
    expect(replaceLeaves(activity, textsOf(activity))).to.deep.equal({ value: {}, channelData: [{}, { code: 'a b' }] })
  })

  it('are refused where the activity itself writes something else than it holds', () => {
    expect(failureOf(() => collectLeaves({ text: 'a', toJSON: () => ({ text: 'b' }) }))).to.have.property('code', 'ERR_ACTIVITY_INVALID')
  })

  it('are big integers too', () => {
    expect(replaceLeaves({ value: 4_111_111_111_111_111n }, ['[CREDIT_CARD_1]'])).to.deep.equal({ value: '[CREDIT_CARD_1]' })
  })

  it('leave as they were looked at, also where a field answers anew', () => {
    let asked = 0
    const living = { get text() { return `answer ${(asked += 1)}` }, a: 'b' }
    const proxy = new Proxy({ text: '' }, { get: (_target, name) => (name === 'text' ? `answer ${(asked += 1)}` : undefined) })
    for (const activity of [living, { value: living }, { value: proxy }, { value: [proxy] }]) {
      asked = 0
      const copy = replaceLeaves(activity, textsOf(activity))
      expect([JSON.stringify(copy), JSON.stringify(copy)].map((json) => /answer 1/.test(json))).to.deep.equal([true, true])
    }
  })

  it('are not what is empty, no text, or no whole number', () => {
    expect(textsOf({ text: '', a: null, b: undefined, c: true, d: 1.5, e: Number.NaN, f: 2 ** 53, g: new Date(0), h: [], i: {}, j: -0 })).to.deep.equal(['0'])
  })

  it('are collected and replaced in one order', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (activity) => {
        const leaves = collectLeaves(activity)
        const replaced = replaceLeaves(activity, leaves.map((_, index) => `leaf ${index}, replaced`))
        const again = collectLeaves(replaced).map(({ text }) => text)
        expect(again).to.deep.equal(leaves.map((_, index) => `leaf ${index}, replaced`))
        expect(replaceLeaves(activity, leaves.map(({ text }) => text))).to.equal(activity)
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 activities, seed ${seed}`)
  })

  it('are replaced in a copy, also of a frozen original, which stays as it was', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (activity) => {
        const before = JSON.stringify(activity)
        const copy = marked(deepFreeze(activity))
        expect(JSON.stringify(activity)).to.equal(before)
        expect(Object.keys(copy)).to.deep.equal(Object.keys(activity))
        expect(copy === activity).to.equal(collectLeaves(activity).length === 0)
      }),
      { seed, numRuns: 300 },
    )
    console.log(`      300 activities, seed ${seed}`)
  })

  it('that do not change are shared with the original', () => {
    const activity = { text: 'a', channelData: { x: ['y'] }, attachments: [{ content: 'b' }, { content: 'c' }] }
    const copy = replaceLeaves(activity, ['A', 'y', 'b', 'C'])
    expect(copy).to.deep.equal({ text: 'A', channelData: { x: ['y'] }, attachments: [{ content: 'b' }, { content: 'C' }] })
    expect(copy.channelData).to.equal(activity.channelData)
    expect(copy.attachments[0]).to.equal(activity.attachments[0])
    expect(copy.attachments[1]).to.not.equal(activity.attachments[1])
  })

  it('are replaced in the instance of a class without calling its setters', () => {
    class Activity {
      text = 'a'
      get upper(): string {
        return this.text.toUpperCase()
      }
    }
    const original = new Activity()
    let written = ''
    Object.defineProperty(original, 'summary', { enumerable: true, configurable: true, get: () => 'b', set: (value: string) => { written = value } })
    const copy = marked(original) as Activity & { summary: string }
    expect(copy).to.be.instanceOf(Activity)
    expect([copy.text, copy.upper, copy.summary, original.text, written]).to.deep.equal(['<a>', '<A>', '<b>', 'a', ''])
  })

  it('under prototype keys are replaced as any other, and change no prototype', () => {
    const activity = JSON.parse('{"__proto__": {"text": "a", "isAdmin": true}, "constructor": {"prototype": {"x": "b"}}, "toString": "c"}') as object
    const copy = marked(activity)
    expect(JSON.stringify(copy)).to.equal('{"__proto__":{"text":"<a>","isAdmin":true},"constructor":{"prototype":{"x":"<b>"}},"toString":"<c>"}')
    expect(Object.getPrototypeOf(copy)).to.equal(Object.prototype)
    expect((copy as { isAdmin?: boolean }).isAdmin).to.equal(undefined)
    expect(marked(Object.assign(Object.create(null) as object, { text: 'a' }))).to.deep.equal(Object.assign(Object.create(null) as object, { text: '<a>' }))
  })

  it('are not replaced in an activity that has others than those that were collected', () => {
    for (const texts of [[], ['A'], ['A', 'B', 'C']]) {
      expect(failureOf(() => replaceLeaves({ text: 'a', value: 'b' }, texts))).to.have.property('code', 'ERR_ACTIVITY_INVALID')
    }
  })

  it('that become empty are gone, but for the text of the activity itself', () => {
    const activity = { text: 'a', speak: 'b', attachments: [{ name: 'c', text: 'd' }], value: ['e'] }
    const emptied = replaceLeaves(activity, ['', '', '', '', ''])
    expect(emptied).to.deep.equal({ text: '', attachments: [{}], value: [''] })
  })

  it('are names of fields too, where they may hold what a person wrote', () => {
    const form = { value: { 'ana@example.org': 'yes', plain_name: { '4111-1111-1111-1111': 1 }, item12: 'no' } }
    expect(textsOf(form)).to.deep.equal(['ana@example.org', 'yes', '4111-1111-1111-1111', '1', 'no'])
    const renamed = replaceLeaves(form, ['[EMAIL_ADDRESS_1]', 'yes', '[CREDIT_CARD_1]', '1', 'no'])
    expect(renamed).to.deep.equal({ value: { '[EMAIL_ADDRESS_1]': 'yes', plain_name: { '[CREDIT_CARD_1]': 1 }, item12: 'no' } })
    expect(Object.keys(renamed.value)).to.deep.equal(['[EMAIL_ADDRESS_1]', 'plain_name', 'item12'])
  })

  it('are names of fields that look like a word of a program and may be a number or a key', () => {
    for (const name of ['ABCPE1234F', 'RSSMRA85T10A562S', '0c1a.2b3c.4d5e', 'AKIAEXAMPLEEXAMPLE7Q']) expect(textsOf({ value: { [name]: true } }), name).to.deep.equal([name])
    for (const name of ['item12', 'base64', 'shippingAddressOfOrder', 'data-x.y_z']) expect(textsOf({ value: { [name]: true } }), name).to.deep.equal([])
  })

  it('lose no field when two names become one, nor when one becomes a name that is there', () => {
    const form = { value: { 'a@b.example': 1, 'A@b.example': 2, '[X]': 3 } }
    const renamed = replaceLeaves(form, ['[X]', '1', '[X]', '2', '[X]', '3'])
    expect(Object.values(renamed.value)).to.have.members([1, 2, 3])
    expect(Object.keys(renamed.value).every((name) => name.startsWith('[X]'))).to.equal(true)
  })

  it('are read of an object as it writes itself, and it stays where nothing of it changes', () => {
    class Person {
      toJSON(): object {
        return { mail: 'a' }
      }
    }
    const person = new Person()
    expect(textsOf({ value: person, boxed: new String('b') })).to.deep.equal(['a', 'b'])
    expect(replaceLeaves({ value: person }, ['a'])).to.have.property('value', person)
    expect(replaceLeaves({ value: person }, ['x'])).to.deep.equal({ value: { mail: 'x' } })
    expect(failureOf(() => collectLeaves({ value: Buffer.from('a') }))).to.have.property('code', 'ERR_ACTIVITY_INVALID')
  })

  it('are the names in a reference to another activity', () => {
    const relatesTo = { activityId: 'i', channelId: 'c', user: { id: 'u', name: 'Ana' }, conversation: { id: 'k', name: 'Us' } }
    expect(collectLeaves({ relatesTo })).to.deep.equal([{ text: 'Ana', kind: 'name' }, { text: 'Us', kind: 'name' }])
  })

  it('that are numbers become texts only when they change', () => {
    expect(replaceLeaves({ value: [4111111111111111, 7] }, ['[CREDIT_CARD_1]', '7'])).to.deep.equal({ value: ['[CREDIT_CARD_1]', 7] })
  })
})

describe('the limits of an activity', () => {
  const nested = (depth: number): object => (depth === 0 ? { text: 'x' } : { a: nested(depth - 1) })
  const nestedArrays = (depth: number): unknown => (depth === 0 ? 'x' : [nestedArrays(depth - 1)])

  it('are reached with a code each, and not before', () => {
    const within: object[] = [
      nested(limits.activityDepthMax), { a: nestedArrays(limits.activityDepthMax) },
      { a: Array(limits.activityLeavesMax).fill('x') }, { a: 'x'.repeat(limits.leafLengthMax) }, { a: Array(10).fill('x'.repeat(limits.leafLengthMax)) },
    ]
    for (const activity of within) expect(() => collectLeaves(activity)).to.not.throw()
    const beyond: readonly [string, object][] = [
      ['ERR_LIMIT_DEPTH', nested(limits.activityDepthMax + 1)], ['ERR_LIMIT_DEPTH', { a: nestedArrays(limits.activityDepthMax + 1) }], ['ERR_LIMIT_DEPTH', nested(5_000)],
      ['ERR_LIMIT_LEAVES', { a: Array(limits.activityLeavesMax + 1).fill('x') }], ['ERR_LIMIT_LEAVES', { a: Array(limits.activityLeavesMax + 1).fill(7) }],
      ['ERR_LIMIT_TEXT', { a: 'x'.repeat(limits.leafLengthMax + 1) }], ['ERR_LIMIT_TEXT', { a: Array(11).fill('x'.repeat(limits.leafLengthMax)) }],
    ]
    for (const [code, activity] of beyond) expect(failureOf(() => collectLeaves(activity))).to.have.property('code', code)
  })

  it('refuse an activity that contains itself, and allow one that says a thing twice', () => {
    const cycle: Record<string, unknown> = { text: 'a' }
    cycle['value'] = { back: [cycle] }
    expect(failureOf(() => collectLeaves(cycle))).to.have.property('code', 'ERR_ACTIVITY_INVALID')
    const list: unknown[] = []
    list.push(list)
    expect(failureOf(() => collectLeaves({ list }))).to.have.property('code', 'ERR_ACTIVITY_INVALID')
    const twice = { b: 'x' }
    expect(textsOf({ one: twice, two: [twice, twice] })).to.deep.equal(['x', 'x', 'x'])
  })

  it('quote nothing of it', () => {
    expect(failureOf(() => collectLeaves({ canary: `canary${'x'.repeat(limits.leafLengthMax)}` })).message).to.not.include('canary')
  })
})

describe('whether anybody says something', () => {
  it('is so when there is a text, a number or a name besides who and where', () => {
    for (const activity of [{ text: 'a' }, { value: 7 }, { value: { a: ['b'] } }, { attachments: [{ contentUrl: 'u' }] }, { membersAdded: [{ name: 'Ana' }] }]) {
      expect(hasContent(activity), JSON.stringify(activity)).to.equal(true)
    }
    for (const activity of [{}, { type: 'message', text: '' }, { from: { name: 'Ana' }, recipient: { name: 'Bot' }, conversation: { name: 'Us' } }, { id: 'x', locale: 'en' }]) {
      expect(hasContent(activity), JSON.stringify(activity)).to.equal(false)
    }
  })
})

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const name of Object.keys(value)) deepFreeze((value as Record<string, unknown>)[name])
  return Object.freeze(value)
}
