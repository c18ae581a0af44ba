import { expect } from 'chai'
import { normalise } from '../../../src/detect/normalise.js'

/** Floods of what each rule begins with, and never ends. */
const hostile = [
  'one ', 'un ', 'one un ', 'double ', 'twenty and ', 'oh ', 'plus ', 'one dash ', 'cent ', 'quatre vingt ', '1 one ', 'one1', '1', '1 ', '1-', 'lO', 'l ', 'O1 ',
  'at ', 'a at a dot ', 'a dot ', 'a@', '@ ', 'a@a.', 'a @ a . ', '(at)', '[dot]', '%40', '&#64;', 'a%40a%2e', 'arroba a punto ', 'a-', 'a_at_',
  '1-800-', '1-800-F ', '800F', '0800 A', '\u200b', '\u0301', 'a\u0336', 'e\u0301', '\ufe0f', '\ud800', '😀', '①', '⑩', 'аa', 'а@a.', 'раура ', 'Б', 'a',
]

describe('normalise is linear', () => {
  it('eight times the text takes about eight times as long, for each flood', () => {
    const time = (text: string): number => {
      const from = process.cpuUsage()
      normalise(text)
      const { user, system } = process.cpuUsage(from)
      return user + system
    }
    for (const piece of hostile) {
      const small = piece.repeat(Math.ceil(8_000 / piece.length))
      time(small)
      const large = small.repeat(8)
      // Quadratic would be 64. The floor of 4 ms keeps the clock's grain out of it.
      const ratio = (): number => Math.min(time(large), time(large)) / Math.max(time(small), time(small), time(small), 4_000)
      const measured = ratio()
      expect(measured > 24 ? Math.min(measured, ratio()) : measured, JSON.stringify(piece)).to.be.below(24)
    }
    console.log(`      ${hostile.length} floods of 8,000 and 64,000 characters`)
  }).timeout(60_000)

  it('reads a million characters of each kind', () => {
    for (const piece of ['one ', 'at ', '\u200b', 'O1 ', 'a\u0336', 'a at a dot ']) {
      const text = piece.repeat(1_000_000 / piece.length)
      expect(normalise(text).text.length, JSON.stringify(piece)).to.be.at.most(text.length)
    }
  }).timeout(60_000)
})
