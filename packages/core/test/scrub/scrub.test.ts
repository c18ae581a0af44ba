import { expect } from 'chai'
import fc from 'fast-check'
import type { EntityType, Span } from '../../src/detect/span.js'
import type { OperatorOf } from '../../src/policy/choose-operator.js'
import { fillPlaceholders, findPlaceholders } from '../../src/scrub/placeholder.js'
import { countSpans, refusedTypes, scanLeaves, scrubLeaves, spareEnvelopes, valueKey, valuesToSeal, type ScannedLeaf, type Value } from '../../src/scrub/scrub.js'

const span = (start: number, end: number, type: EntityType): Span => ({ start, end, type, score: 1, recognizer: 'test' })
const scanned = (text: string, ...spans: readonly Span[]): ScannedLeaf => ({ leaf: { text, kind: 'text' }, spans })
const operatorOf: OperatorOf = (type) => ({ operator: ({ PERSON: 'token', AGE: 'keep', US_SSN: 'redact' } as const)[type as 'PERSON'] ?? 'redact' })

/** Numbers values as a vault does. */
function number(values: readonly Value[]): { readonly placeholderOf: (value: Value) => string | undefined; readonly values: Map<string, string> } {
  const names = new Map(values.map((value, index) => [valueKey(value), `${value.type}_${index + 1}`]))
  return {
    placeholderOf: (value) => (names.has(valueKey(value)) ? `[${names.get(valueKey(value))}]` : undefined),
    values: new Map(values.map((value) => [names.get(valueKey(value)) ?? '', value.text])),
  }
}

describe('scrubbing', () => {
  it('replaces each span by its operator and keeps every letter around it', () => {
    const leaf = scanned('I am Ana, 34, 078-05-1120; Ana.', span(5, 8, 'PERSON'), span(10, 12, 'AGE'), span(14, 25, 'US_SSN'), span(27, 30, 'PERSON'))
    const values = valuesToSeal([leaf], operatorOf)
    expect(values).to.deep.equal([{ type: 'PERSON', text: 'Ana' }])
    expect(scrubLeaves([leaf], { operatorOf, placeholderOf: number(values).placeholderOf, escape: true })).to.deep.equal(['I am [PERSON_1], 34, [US_SSN]; [PERSON_1].'])
  })

  it('redacts what should be a placeholder and has none', () => {
    expect(scrubLeaves([scanned('Ana', span(0, 3, 'PERSON'))], { operatorOf, placeholderOf: () => undefined, escape: true })).to.deep.equal(['[PERSON]'])
  })

  it('puts a known value’s placeholder also where the operator would keep it', () => {
    const placeholderOf = (): string => '[AGE_1]'
    expect(scrubLeaves([scanned('34', span(0, 2, 'AGE'))], { operatorOf, placeholderOf, escape: false })).to.deep.equal(['[AGE_1]'])
  })

  it('escapes a typed placeholder also when something in it is found and kept', () => {
    const text = 'open [PERSON_1] and [PERSON_12]'
    const leaf = scanned(text, span(6, 12, 'AGE'), span(13, 14, 'AGE'), span(28, 29, 'AGE'))
    const [escaped = ''] = scrubLeaves([leaf], { operatorOf, placeholderOf: () => undefined, escape: true })
    expect(escaped).to.equal('open [!PERSON_1] and [!PERSON_12]')
    expect(scrubLeaves([leaf], { operatorOf, placeholderOf: () => undefined, escape: false })).to.deep.equal([text])
  })

  it('is undone by filling, shows only placeholders of its own, and leaves no sealed value, wherever spans are', () => {
    const seed = Date.now()
    const types = fc.constantFrom<EntityType>('PERSON', 'AGE')
    const pieces = fc.array(
      fc.record({
        text: fc.oneof(fc.constantFrom('[PERSON_1]', '[', ']', 'PERSON', '_', '1', '!', 'Ana', '[!PERSON_1', '[person ', '&#91;', '&#93;', '\\', ' 1]', 's]', '［'), fc.string({ minLength: 1, maxLength: 4 })),
        type: fc.option(types, { nil: undefined }),
      }),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        let text = ''
        const spans: Span[] = []
        for (const part of parts) {
          if (part.type !== undefined) spans.push(span(text.length, text.length + part.text.length, part.type))
          text += part.text
        }
        const leaf = scanned(text, ...spans)
        const { placeholderOf, values } = number(valuesToSeal([leaf], operatorOf))
        const [scrubbed = ''] = scrubLeaves([leaf], { operatorOf, placeholderOf, escape: true })
        expect(fillPlaceholders(scrubbed, values)).to.equal(text)
        expect(findPlaceholders(scrubbed)).to.have.length(spans.filter(({ type }) => type === 'PERSON').length)
      }),
      { seed, numRuns: 3_000 },
    )
    console.log(`      3000 texts, seed ${seed}`)
  }).timeout(20_000)
})

describe('what operators make', () => {
  const made: OperatorOf = (type) => (type === 'AGE' ? { operator: 'replace', with: '' } : { operator: 'token' })

  it('is no placeholder, whatever stands around it', () => {
    const piece = fc.oneof(fc.constantFrom('[PERSON_', 'PERSON', '_1', '1', ']', '[', '!', '[PERSON_1]'), fc.string({ maxLength: 3 }))
    const parts = fc.array(fc.record({ text: piece.filter((text) => text !== ''), type: fc.option(fc.constantFrom<EntityType>('PERSON', 'AGE'), { nil: undefined }), becomes: piece }), { maxLength: 8 })
    fc.assert(
      fc.property(parts, (all) => {
        let text = ''
        const spans = all.flatMap((part) => {
          text += part.text
          return part.type === undefined ? [] : [span(text.length - part.text.length, text.length, part.type)]
        })
        const answers = all.flatMap((part) => (part.type === 'AGE' ? [part.becomes] : []))
        const leaf = scanned(text, ...spans)
        const { placeholderOf } = number(valuesToSeal([leaf], made))
        const [scrubbed = ''] = scrubLeaves([leaf], { operatorOf: made, placeholderOf, operate: () => answers.shift() ?? '', escape: true })
        expect(findPlaceholders(scrubbed)).to.have.length(spans.filter(({ type }) => type === 'PERSON').length)
      }),
      { numRuns: 2_000 },
    )
  }).timeout(20_000)

  it('is a redaction where nobody makes anything', () => {
    expect(scrubLeaves([scanned('34', span(0, 2, 'AGE'))], { operatorOf: made, placeholderOf: () => undefined, escape: false })).to.deep.equal(['[AGE]'])
  })

  it('is not looked into where it is an envelope of the person, and is where it is another’s', () => {
    const envelope = `v1.${'S'.repeat(22)}.${'n'.repeat(32)}.${'c'.repeat(40)}`
    const leaf = scanned(`a ${envelope} b`, span(0, 1, 'AGE'), span(10, 14, 'PERSON'), span(envelope.length + 1, envelope.length + 4, 'PERSON'))
    expect(spareEnvelopes([leaf], 'S'.repeat(22))[0]?.spans.map(({ start }) => start)).to.deep.equal([0])
    expect(spareEnvelopes([leaf], 'T'.repeat(22))[0]?.spans).to.have.length(3)
    expect(spareEnvelopes([leaf], undefined)[0]?.spans).to.have.length(3)
  })
})

describe('scanning', () => {
  const detect = (text: string): Span[] => [span(0, text.length, 'CREDIT_CARD'), span(0, 1, 'AGE'), ...(text === '77' ? [span(0, 2, 'STAFF_ID' as EntityType)] : [])]

  it('takes a name whole, and of a number only a card and what the policy itself names', () => {
    const leaves = [{ text: 'Ana Lee', kind: 'name' }, { text: '4111', kind: 'number' }, { text: 'x', kind: 'text' }, { text: '77', kind: 'number' }] as const
    expect(scanLeaves(leaves, detect).map(({ spans }) => spans.map(({ type, start, end }) => `${type} ${start}-${end}`))).to.deep.equal([
      ['PERSON 0-7'], ['CREDIT_CARD 0-4'], ['CREDIT_CARD 0-1', 'AGE 0-1'], ['CREDIT_CARD 0-2', 'STAFF_ID 0-2'],
    ])
  })

  it('counts by type what the policy does not leave out, and names what it refuses in a fixed order', () => {
    const leaves = [scanned('abc', span(0, 1, 'US_SSN'), span(1, 2, 'AGE')), scanned('d', span(0, 1, 'US_SSN')), scanned('e', span(0, 1, 'CREDIT_CARD'))]
    expect(countSpans(leaves, (type) => type !== 'AGE')).to.deep.equal({ US_SSN: 2, CREDIT_CARD: 1 })
    const refused = ['US_SSN', 'CREDIT_CARD', 'PERSON', 'STAFF_ID', 'BADGE']
    const own = scanned('fg', span(0, 1, 'STAFF_ID' as EntityType), span(1, 2, 'BADGE' as EntityType))
    expect(refusedTypes([own, ...leaves], (type) => ({ operator: refused.includes(type) ? 'refuse' : 'token' }))).to.deep.equal(['CREDIT_CARD', 'US_SSN', 'BADGE', 'STAFF_ID'])
    expect(refusedTypes(leaves, () => ({ operator: 'token' }))).to.deep.equal([])
  })

  it('tells values of one text and two types apart, and seals each once', () => {
    const leaf = scanned('AnaAna', span(0, 3, 'PERSON'), span(3, 6, 'ORGANIZATION'))
    expect(valuesToSeal([leaf, leaf], () => ({ operator: 'token' }))).to.deep.equal([{ type: 'PERSON', text: 'Ana' }, { type: 'ORGANIZATION', text: 'Ana' }])
    expect(valuesToSeal([leaf], () => ({ operator: 'redact' }))).to.deep.equal([])
  })
})
