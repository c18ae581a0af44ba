import { expect } from 'chai'
import { normalise } from '../../../src/detect/normalise.js'

/** Expects the copy of each text, also within a sentence, and the way back from all of it. */
export function expectCopies(pairs: readonly (readonly [text: string, copy: string])[]): void {
  for (const [text, expected] of pairs) {
    expect(normalise(text).text).to.equal(expected)
    const within = `Yes: ${text}\nOk`
    const copy = normalise(within)
    expect(copy.text, within).to.equal(`Yes: ${expected}\nOk`)
    expect(copy.toOriginal(0, 5)).to.deep.equal({ start: 0, end: 5 })
    expect(copy.toOriginal(copy.text.length - 3, copy.text.length)).to.deep.equal({ start: within.length - 3, end: within.length })
  }
}
