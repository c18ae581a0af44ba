import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'
import { recognizers } from '../../src/detect/recognizers/registry.js'
import { countWork } from './count-work.js'

/** What has made other libraries slow: long runs of what their patterns begin with. */
const openings = [
  '1', '1 ', '1-', '0 1', '+1 ', '(1', '4111 ', '1.', '1.1.1.1.', 'a@', '@', 'a.', 'a@a.', '://', 'a://b:', '=', 'token=',
  'a=', ':', 'a:', '::1', '1:', 'DE89 ', 'de12', '12 a ', '12 Main ', 'Street 1 ', 'rue de ', 'Calle ', 'my name is ', 'my ', 'May 1 ',
  '1/1/', '2026-11-', 'age ', '٤', '\u200b', '😀', '\ud800', 'one ', 'dot ', ' at ', '(', '"', 'a', 'A', 'é', ' ', '\n', 'sk-', 'eyJ', '-----BEGIN ',
  'password is ', 'a1', 'A1 ', '0x', '%40', '&#64;', 'www.', 'http://a.', '@a', '#1', 'born 1', '1 january ', 'Mr. ', '12,', '1_',
]
/** Every recognizer's own best and nearest texts, over and over. */
const ofRecognizers = recognizers.flatMap(({ examples }) => [examples.matches[0]?.text ?? '', examples.nearMisses[0] ?? '']).map((text) => `${text} `)

/** Signs of work per sign of text, at most: the bound that this test states and holds. */
const workPerSign = 500

describe('detection is linear', () => {
  for (const { name, kinds, lengths } of [
    { name: 'runs of what patterns begin with', kinds: openings, lengths: [1_000, 30_000] },
    { name: 'each recognizer’s own texts', kinds: ofRecognizers, lengths: [1_000, 8_000] },
  ]) {
    it(`in counted work, not in time: at most ${workPerSign} signs of work per sign of ${name}`, () => {
      let most = { work: 0, kind: '' }
      for (const kind of kinds) {
        const perSign = lengths.map((length) => {
          const text = kind.repeat(Math.ceil(length / kind.length))
          return countWork(() => detect(text, { names: false })) / text.length
        })
        const [small = 0, large = 0] = perSign
        expect(large, `${JSON.stringify(kind)} grows`).to.be.at.most(small * 1.25 + 5)
        expect(large, JSON.stringify(kind)).to.be.at.most(workPerSign)
        if (large > most.work) most = { work: large, kind }
      }
      console.log(`      ${kinds.length} kinds, at most ${most.work.toFixed(0)} signs of work per sign, for ${JSON.stringify(most.kind)}`)
    }).timeout(120_000)
  }
})
