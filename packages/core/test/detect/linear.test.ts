import { expect } from 'chai'
import { normalise } from '../../src/detect/normalise.js'
import { findNames } from '../../src/detect/names/names.js'
import { splitChunks } from '../../src/detect/names/chunks.js'
import type { SearchRecognizer } from '../../src/detect/recognizer.js'
import { recognizers as all } from '../../src/detect/recognizers/registry.js'
import { resolveOverlaps } from '../../src/detect/resolve-overlaps.js'
import { Scan } from '../../src/detect/scan.js'
import type { Span } from '../../src/detect/span.js'

/** What has made other libraries slow: long runs of what their patterns begin with. */
const hostile = [
  '1', '1 ', '1-', '0 1', '+1 ', '(1', '4111 ', '1.', '1.1.1.1.', 'a@', '@', 'a.', 'a@a.', '://', 'a://b:', '=', 'token=',
  'a=', ':', 'a:', '::1', '1:',
  'DE89 ', 'de12', '12 a ', '12 Main ', 'Street 1 ', 'rue de ', 'Calle ',
  'my name is ', 'my ', 'May 1 ', '1/1/', '2026-11-', 'age ', '٤', '\u200b', '😀', '\ud800',
]

const recognizers = all.filter((recognizer): recognizer is SearchRecognizer => 'find' in recognizer)

describe('detection is linear', () => {
  it('in time: eight times the text takes about eight times as long, per hostile pattern', () => {
    let count = 0
    const run = (text: string): number => {
      const copy = normalise(text)
      const scan = new Scan(copy, { phoneRegion: 'DE' })
      const spans: Span[] = []
      const from = process.cpuUsage()
      for (const recognizer of recognizers) {
        for (const found of recognizer.find(scan)) spans.push({ ...found, recognizer: recognizer.name })
      }
      resolveOverlaps(spans, copy.text)
      const { user, system } = process.cpuUsage(from)
      return user + system
    }
    for (const piece of hostile) {
      const small = piece.repeat(Math.ceil(4_000 / piece.length))
      run(small)
      const large = small.repeat(8)
      // Quadratic would be 64. The floor of 4 ms keeps the clock's grain out of it.
      const ratio = (): number => Math.min(run(large), run(large)) / Math.max(run(small), run(small), run(small), 4_000)
      const measured = ratio()
      expect(measured > 24 ? Math.min(measured, ratio()) : measured, JSON.stringify(piece)).to.be.below(24)
      count++
    }
    console.log(`      ${count} hostile patterns of 4,000 and 32,000 characters`)
    expect(count).to.equal(hostile.length)
  }).timeout(60_000)

  it('in work: the number of finds per character is bounded', () => {
    let most = 0
    for (const piece of hostile) {
      const scan = new Scan(normalise(piece.repeat(Math.ceil(8_000 / piece.length))))
      let finds = 0
      let covered = 0
      for (const recognizer of recognizers) {
        for (const { start, end } of recognizer.find(scan)) {
          finds++
          covered += end - start
        }
      }
      most = Math.max(most, covered / Math.max(1, scan.text.length))
      expect(finds, JSON.stringify(piece)).to.be.at.most(2 * scan.text.length + 10)
      expect(covered, JSON.stringify(piece)).to.be.at.most(80 * scan.text.length + 1_000)
    }
    console.log(`      at most ${most.toFixed(1)} covered characters per character`)
  })

  it('gives the language library pieces of bounded length, whole text, in order', () => {
    for (const text of ['', 'a', 'x'.repeat(5_000), 'ab '.repeat(2_000), 'One. Two.\n'.repeat(600)]) {
      const chunks = splitChunks(text, 1_000)
      expect(chunks.map(({ start, end }) => text.slice(start, end)).join('')).to.equal(text)
      expect(chunks.every(({ start, end }) => end > start && end - start <= 1_000)).to.equal(true)
    }
  })

  it('also with names: no text takes the language library out of its stride', () => {
    const types = new Set(['PERSON', 'LOCATION', 'ORGANIZATION'] as const)
    const time = (text: string): number => {
      const from = process.cpuUsage()
      expect([...findNames(new Scan(normalise(text)), types)]).to.be.an('array')
      const { user, system } = process.cpuUsage(from)
      return (user + system) / 1_000
    }
    time('warm up, John')
    for (const piece of ['John ', 'i am ', 'a', 'Mr. ', "O'", 'my name is ', 'a-']) {
      const [small, large] = [piece.repeat(1_000 / piece.length), piece.repeat(8_000 / piece.length)]
      const milliseconds = [time(small), time(large)] as const
      console.log(`      ${JSON.stringify(piece)} ${milliseconds.map((value) => value.toFixed(0)).join(' ms, eight times as long ')} ms`)
      expect(milliseconds[1], piece).to.be.below(32 * Math.max(milliseconds[0], 5))
    }
  }).timeout(60_000)
})
