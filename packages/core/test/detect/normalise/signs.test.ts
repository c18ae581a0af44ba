import { expect } from 'chai'
import { normalise } from '../../../src/detect/normalise.js'
import { expectCopies } from './expect-copies.js'

describe('normalise folds signs', () => {
  it('to ASCII, whatever their form', () => {
    expectCopies([
      ['４１１１', '4111'],
      ['𝟒𝟙𝟣𝟷', '4111'],
      ['④①①①', '4111'],
      ['➍➊➀⓵', '4111'],
      ['❹❶⑴⒈', '4111'],
      ['⁴¹₁¹', '4111'],
      ['4\ufe0f\u20e31\ufe0f\u20e31\u20e3', '411'],
      ['🔟⓫⑳', '101120'],
      ['٤١١١ ४१११ ๔๑๑๑', '4111 4111 4111'],
      ['𝓳𝓪𝔂＠𝕖𝕩𝖺𝗆𝚙𝚕𝑒．𝐨𝐫𝐠', 'jay@example.org'],
      ['ⓙⓐⓨ 🅙🅐🅨 🅹🅰🆈 🄹🄰🅈 🄙🄐🄨 ⒥⒜⒴', 'jay JAY JAY JAY JAY jay'],
      ['ᴊᴀʏ', 'jay'],
      ['ﬁne Ⅷ ㎏ ½', 'fine VIII kg 1/2'],
      ['1–2—3‑4−5﹣6－7', '1-2-3-4-5-6-7'],
      ['1\u00a02\u20093\u30004\u2028', '1 2 3 4\n'],
      ['1·2・3．4。5', '1.2.3.4.5'],
      ['1⁄2∕3／4', '1/2/3/4'],
      ['j﹫example﹒org', 'j@example.org'],
    ])
  })

  it('to nothing, if they are invisible', () => {
    const invisible = [
      '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u061c', '\u115f', '\u17b4', '\u180e', '\u200e', '\u202e', '\u2066', '\u2069',
      '\u3164', '\ufe0e', '\uffa0', '\u{e0041}', '\u{e0100}', '\u206a', '\ufff9',
    ]
    for (const sign of invisible) expect(normalise(`4${sign}1${sign}${sign}11`).text, sign.codePointAt(0)?.toString(16)).to.equal('4111')
  })

  it('but leaves accents, and drops marks that make no letter', () => {
    expectCopies([
      ['Jose\u0301', 'José'],
      ['Nguye\u0302\u0303n', 'Nguyễn'],
      ['4\u03361\u03361\u03361\u0336', '4111'],
      ['J\u0332a\u0332y\u0332', 'Jay'],
      ['Z\u0351\u0327\u0343a\u0315\u0327\u0321l\u0353\u034dg\u0489o\u0334', 'Zalgo'],
      ['j\u20dda\u20e0y', 'jay'],
    ])
  })

  it('also after half a surrogate pair was read', () => {
    expect(normalise('\ud835').text).to.equal('\ud835')
    expect(normalise('𝟒').text).to.equal('4')
  })

  it('and covers the marks of a sign with it', () => {
    expect(normalise('\u0301jay').text).to.equal('jay')
    const text = 'a 4\u03361\u0336 b'
    const copy = normalise(text)
    expect(copy.text).to.equal('a 41 b')
    expect(copy.toOriginal(2, 4)).to.deep.equal({ start: 2, end: 6 })
    expect(copy.toOriginal(0, 2)).to.deep.equal({ start: 0, end: 2 })
    expect(copy.toOriginal(4, 6)).to.deep.equal({ start: 6, end: 8 })
    const keycap = normalise('no 4\ufe0f\u20e3!')
    expect(keycap.toOriginal(3, 4)).to.deep.equal({ start: 3, end: 6 })
    const emoji = normalise('x😀\ufe0fy')
    expect(emoji.toOriginal(1, 2)).to.deep.equal({ start: 1, end: 4 })
  })

  it('and drops a mark from letters that stands on digits beside them, too', () => {
    expectCopies([
      ['D\u0301E\u03018\u03019\u0301', 'DE89'],
      ['8\u03232\u0323W\u0323E\u0323S\u0323T\u03231\u03232\u0323', '82WEST12'],
      ['Jose\u0301 8', 'Jos\u00e9 8'],
      ['o\u0323lo\u0323 12', '\u1ecdl\u1ecd 12'],
    ])
  })
})

describe('normalise folds homoglyphs', () => {
  it('in words that mix scripts, in addresses and in codes', () => {
    expectCopies([
      ['Jоhn Smіth', 'John Smith'],
      ['JОHN', 'JOHN'],
      ['αlice βob', 'alice bob'],
      ['Ꭻohn', 'John'],
      ['jаy@example.org', 'jay@example.org'],
      ['сора@example.org', 'copa@example.org'],
      ['jay@ехаmple.оrg', 'jay@example.org'],
      ['jay@gmaıl.com', 'jay@gmail.com'],
      ['DЕ89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
      ['ВЕ68 5390 0754 7034', 'BE68 5390 0754 7034'],
      ['4111 1111 111З І000', '4111 1111 1113 1000'],
      ['АВ123456С', 'AB123456C'],
      ['https://gооgle.com', 'https://google.com'],
      ['օne jօhn', 'one john'],
    ])
  })
})
