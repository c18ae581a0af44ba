import { expect } from 'chai'
import fc from 'fast-check'
import { detect } from '../../src/detect/detect.js'
import { openTail } from '../../src/detect/open-tail.js'
import { recognizers } from '../../src/detect/recognizers/registry.js'
import { openBracket, stableLength } from '../../src/scrub/hold-back.js'
import { scrubLeaves } from '../../src/scrub/scrub.js'

const after = ' That is what I have found for you. Is there anything else that I can do today, or is this all?'

const places = [
  ['', after],
  ['Sure, here it is: ', ''],
  ['Of course.\n\n', '\n\nLet me know whether that is right. I will then go on, or look for another one.'],
] as const

/** What is shown of a text that has come so far, every value hidden. */
function shown(text: string, isFinal: boolean, names = false): string {
  const spans = detect(text, { names })
  const stable = isFinal ? text.length : stableLength(text, { spans, openFrom: openTail(text), toSentence: names })
  const leaf = { text: text.slice(0, stable), kind: 'text' as const }
  const scanned = [{ leaf, spans: spans.filter(({ end }) => end <= stable) }]
  return scrubLeaves(scanned, { operatorOf: () => ({ operator: 'redact' }), placeholderOf: () => undefined, escape: false })[0] ?? ''
}

/** Whatever the chunks, what is shown is what some beginning of the text shows; so all beginnings are all chunkings. */
function expectNoBeginningToShowMore(text: string, names = false, dense = text.length): void {
  const whole = shown(text, true, names)
  let last = ''
  for (let length = 1; length <= text.length; length += length > dense && length + 7 < text.length ? 7 : 1) {
    const part = shown(text.slice(0, length), length === text.length, names)
    if (!part.startsWith(last)) expect.fail(`${JSON.stringify(text.slice(0, length))} takes back what was shown: ${JSON.stringify({ last, part })}`)
    if (!whole.startsWith(part)) expect.fail(`${JSON.stringify(text.slice(0, length))} shows ${JSON.stringify(part)}, the whole ${JSON.stringify(whole)}`)
    last = part
  }
}

describe('holding back the open tail of a growing text', () => {
  const texts = recognizers.flatMap(({ examples }) => examples.matches.map(({ text }) => text))

  it('shows no part of any recognizer\'s examples, wherever in a text they stand, and takes nothing back', function () {
    this.timeout(60_000)
    expect(texts.length).to.be.greaterThan(500)
    for (const [index, text] of texts.entries()) {
      const [before, behind] = places[index % places.length] ?? places[0]
      expectNoBeginningToShowMore(`${before}${text}${behind}`, false, before.length + text.length)
    }
  })

  it('shows no part of a value in sentences that are put together at random', function () {
    this.timeout(60_000)
    const values = fc.constantFrom(...texts)
    const words = fc.constantFrom(
      'Your order has been shipped and will arrive soon. ', 'Please tell me at once. ', '- item one\n', 'I found this for you: ', ', and then ', '\n\n', ' or ',
      '**Note:** ', ' | ', 'it costs 12.50 at most, ', 'thanks! ', 'as you know, ', '[EMAIL_ADDRESS_1] is yours. ', 'see https://example.org/a?b=1 ', 'dot ', 'four ',
    )
    fc.assert(fc.property(fc.array(fc.oneof(values, words), { minLength: 2, maxLength: 5 }), (pieces) => expectNoBeginningToShowMore(pieces.join(''))), { numRuns: 60 })
  })

  it('shows no number whose context word comes as late as it can, and no key with long headers', () => {
    for (const text of [
      'The number 12345678 is, as far as we know, Kontonummer of the person whom you asked us for.',
      `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 2\nComment: ${'plain words that say nothing of it '.repeat(4)}\n\nlQOYBGV0ZXN0AQgAx3F1aWNrYnJvd25mb3hqdW1wczEyMzQ1Njc4OTA=\n-----END PGP PRIVATE KEY BLOCK-----\n\nThat was it.`,
    ]) {
      expectNoBeginningToShowMore(`Here you are: ${text}`)
    }
  })

  it('waits for the end of the sentence where names are hidden', () => {
    expectNoBeginningToShowMore('I have asked my colleague Anna Lindqvist about it. She will call you tomorrow. Then Mr. Bo Ek will come.', true)
    expect(shown('The parcel is with my colleague who said that it would be sent on Monday', false, true)).to.equal('')
  })

  for (const [text, open] of [
    ['your card is 4111 1111', 'your card is 4111 1111'],
    ['write to jay dot doe', 'write to jay dot doe'],
    ['that is all that I know about the weather there', 'weather there'],
  ] as const) {
    it(`holds back “${open}” of “${text}”`, () => {
      expect(text.slice(openTail(text))).to.include(open)
    })
  }

  it('lets ordinary words go on soon', () => {
    const text = 'The quick brown jay stood upon the fence while the rain went down behind the hills'
    expect(text.length - openTail(text)).to.be.lessThan(24)
  })

  it('lets a number go when enough has followed that is none of it', () => {
    const text = `The order 4711 has left. ${'We hope that you will like all of these things very much. '.repeat(2)}`
    expect(text.slice(0, openTail(text))).to.include('4711 has left.')
  })

  for (const open of ['[', '[EMAIL', '[EMAIL_ADDRESS_1', '\\[EMAIL\\_ADD', '&#91;EMAIL', '&', '&#9', '[email\naddr', 'a \\']) {
    it(`holds back the beginning of a placeholder: ${JSON.stringify(open)}`, () => {
      expect(openBracket(`Write to ${open}`)).to.be.at.most(11)
    })
  }

  it('holds back no bracket that is closed, and none that was left open long ago', () => {
    for (const text of ['see [1] there', `[ ${'and so on '.repeat(40)}`]) expect(openBracket(text)).to.equal(text.length)
  })

  it('is bounded by the text, however it is made', function () {
    this.timeout(20_000)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const stable = stableLength(text, { spans: detect(text, { names: false }), openFrom: openTail(text), toSentence: false })
        expect(stable).to.be.within(0, text.length)
      }),
      { numRuns: 40 },
    )
  })
})
