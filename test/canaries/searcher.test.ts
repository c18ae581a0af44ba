import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import { searchFiles } from './search-files.js'
import { type Form, Searcher } from './searcher.js'

const values = ['jay.parker@example.org', '4111 1111 1111 1111', 'pass "word"\\1', 'Jürgen Müller', '12 Cedar Street,\nFlat 3']
const needles = values.map((text, id) => ({ id, text }))

/** How a value may be written, by the form under which it must be found. */
const writers: readonly (readonly [string, Form, (value: string) => Buffer])[] = [
  ['plain', 'plain', (value) => Buffer.from(value)],
  ['JSON', 'JSON', (value) => Buffer.from(JSON.stringify({ value }))],
  ['JSON within JSON', 'JSON', (value) => Buffer.from(JSON.stringify({ inner: JSON.stringify({ value }) }))],
  ['a URL component', 'URL', (value) => Buffer.from(`https://example.org/?q=${encodeURIComponent(value)}&x`)],
  ['a form', 'URL', (value) => Buffer.from(new URLSearchParams({ q: value, r: 'x' }).toString())],
  ['hex', 'hex', (value) => Buffer.from(Buffer.from(`<${value}>`).toString('hex'))],
  ['upper-case hex', 'hex', (value) => Buffer.from(Buffer.from(`<${value}>`).toString('hex').toUpperCase())],
  ['UTF-16LE', 'UTF-16', (value) => Buffer.from(`(${value})`, 'utf16le')],
  ['UTF-16BE', 'UTF-16', (value) => Buffer.from(`(${value})`, 'utf16le').swap16()],
  ...['', 'a', 'ab', 'abc'].flatMap((before) => (['base64', 'base64url'] as const).map((encoding): readonly [string, Form, (value: string) => Buffer] =>
    [`${encoding} after ${before.length}`, 'base64', (value) => Buffer.from(Buffer.from(`${before}${value}, and more`).toString(encoding))])),
]

describe('the search for canaries', () => {
  const searcher = new Searcher(needles)

  for (const [name, form, write] of writers) {
    it(`finds what is written as ${name}, and tells which it is`, () => {
      for (const { id, text } of needles) {
        const hits = searcher.find(Buffer.concat([Buffer.from('before '), write(text), Buffer.from(' after')]))
        expect(hits.map((hit) => hit.id)).to.include(id)
        expect(new Set(hits.map((hit) => hit.id)).size, text).to.equal(1)
        // What needs no escape looks the same in several forms, and is found as the first of them.
        if (write(text).includes(text) === false) expect(hits.map((hit) => hit.form)).to.include(form)
      }
    })
  }

  it('finds a card whose groups were put together', () => {
    expect(searcher.find(Buffer.from('{"pan":"4111111111111111"}')).map(({ id }) => id)).to.deep.equal([1])
  })

  it('finds nothing in what holds none, or only a part', () => {
    for (const text of ['', 'jay', 'jay.parker@example.or', '4111 1111 1111 111', 'nothing to see here'.repeat(1_000)]) {
      expect(searcher.find(Buffer.from(text))).to.deep.equal([])
    }
  })

  it('finds exactly what a plain search finds, wherever it stands', () => {
    const texts = fc.array(fc.string({ minLength: 8, maxLength: 12, unit: fc.constantFrom('a', 'b', '1') }), { minLength: 1, maxLength: 30 })
    const hay = fc.string({ maxLength: 400, unit: fc.constantFrom('a', 'b', '1') })
    fc.assert(fc.property(texts, hay, (words, rest) => {
      const bytes = Buffer.from(rest)
      const found = new Searcher(words.map((text, id) => ({ id, text }))).find(bytes).filter(({ form }) => form === 'plain').map(({ id }) => id)
      expect([...found].sort((a, b) => a - b)).to.deep.equal(words.flatMap((word, id) => (rest.includes(word) ? [id] : [])))
    }))
  })

  it('refuses a needle that is too short to look for', () => {
    expect(() => new Searcher([{ id: 7, text: 'short' }])).to.throw('needle 7')
  })

  it('looks into files, across the borders of what it reads at once, and at their names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'canaries-'))
    try {
      writeFileSync(join(folder, 'deep.bin'), Buffer.concat([Buffer.alloc(95), Buffer.from(values[0] ?? ''), Buffer.alloc(200)]))
      writeFileSync(join(folder, `${values[1] ?? ''}.txt`), 'empty')
      const { files, sizeBytes, hits } = searchFiles(folder, searcher, 100)
      expect([files.length, sizeBytes]).to.deep.equal([2, 95 + 22 + 200 + 5])
      expect(hits.map(({ id, place }) => [id, place])).to.have.deep.members([[0, 'deep.bin'], [1, 'the name of a file']])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
