import { expect } from 'chai'
import { normalise } from '../../../src/detect/normalise.js'
import { expectCopies } from './expect-copies.js'

describe('normalise reads digits in words', () => {
  it('in English', () => {
    expectCopies([
      ['four one one one one one one one one one one one one one one one', '4111111111111111'],
      ['Four One One One, Five One One Two', '4111, 5112'],
      ['four-one-one-one-two-two-two', '4111222'],
      ['four, one, one, one, two, two, two', '4111222'],
      ['four\none\none\none\ntwo\ntwo\ntwo', '4111222'],
      ['five five five double one two two', '5551122'],
      ['five five five triple nine two', '5559992'],
      ['oh seven nine one one one two three four five six', '07911123456'],
      ['o seven nought naught one one two', '0700112'],
      ['two oh two, five five five, oh one double oh', '202, 555, 0100'],
      ['eight hundred five five five one two one two', '8005551212'],
      ['two twelve five five five twenty three sixty seven', '2125552367'],
      ['zero seven eight dash zero five dash one one two zero', '078-05-1120'],
      ['plus four four seven nine one one one two three four five six', '+447911123456'],
      ['one nine two dot one six eight dot zero dot one', '192.168.0.1'],
      ['4111 1111 one one one one 1111', '4111 1111 1111 1111'],
      ['five five five 01 double zero two', '555 01 002'],
      ['my pin is four two seven', 'my pin is 427'],
      ['the code they sent me is four two seven nine', 'the code they sent me is 4279'],
      ['4one1one 1one1one 1one1one 1one1one', '4111 1111 1111 1111'],
      ['my social two 9199357 three', 'my social 2 9199357 3'],
      ['mi DNI es uno dos tres cuatro cinco seis siete ocho', 'mi DNI es 12345678'],
      ['my number is one two three four five six seven', 'my number is 1234567'],
    ])
  })

  it('in Spanish, French, German, Portuguese, Italian and Dutch', () => {
    expectCopies([
      ['seis uno dos tres cuatro cinco seis siete ocho', '612345678'],
      ['seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho', '612345678'],
      ['seis doce, veintitrés, cuarenta y cinco, sesenta', '612, 23, 45, 60'],
      ['zéro six douze trente-quatre cinquante-six soixante-dix-huit', '0612345678'],
      ['zéro un quatre-vingt-dix-sept quatre-vingts vingt et un soixante et onze', '0197802171'],
      ['zero six septante nonante-deux trois quatre cinq', '067092345'],
      ['null eins sieben sechs dreiundzwanzig vierundvierzig zwo', '017623442'],
      ['null fuenf doppel sechs acht zwölf dreißig', '056681230'],
      ['nove um dois três meia sete oito meia um', '912367861'],
      ['vinte e um nove oito sete seis cinco quatro', '21987654'],
      ['tre tre tre ventuno ottantotto cinque sei', '333218856'],
      ['nul zes een twee drieëntwintig vijfenveertig zes zeven', '0612234567'],
    ])
  })

  it('also few of them, where the text is nothing else', () => {
    expect(normalise('four two seven').text).to.equal('427')
    expect(normalise('Nine one double two.').text).to.equal('9122.')
    expect(normalise('four two seven reasons').text).to.equal('four two seven reasons')
    expect(normalise('three two one').text).to.equal('three two one')
  })

  it('and maps each number to the words that said it', () => {
    const text = 'call five five five double one twenty two, ok'
    const copy = normalise(text)
    expect(copy.text).to.equal('call 5551122, ok')
    expect(copy.toOriginal(5, 12)).to.deep.equal({ start: 5, end: 41 })
    expect(copy.toOriginal(8, 10)).to.deep.equal({ start: 20, end: 30 })
    expect(copy.toOriginal(9, 10)).to.deep.equal({ start: 20, end: 30 })
  })
})

describe('normalise reads addresses in words', () => {
  it('with every way of saying “at” and “dot”', () => {
    expectCopies([
      ['jay dot doe at example dot com', 'jay.doe@example.com'],
      ['jay (at) example (dot) org', 'jay@example.org'],
      ['jay [at] example [dot] co [dot] uk', 'jay@example.co.uk'],
      ['jay{at}example{dot}org', 'jay@example.org'],
      ['jay<at>example<dot>org', 'jay@example.org'],
      ['jay AT example DOT org', 'jay@example.org'],
      ['jay(@)example[.]org', 'jay@example.org'],
      ['jay_at_example.org', 'jay@example.org'],
      ['jay-at-example-dot-org', 'jay@example.org'],
      ['jay at gmail.com', 'jay@gmail.com'],
      ['jay@example dot org', 'jay@example.org'],
      ['jay dot doe@example.org', 'jay.doe@example.org'],
      ['jay @ example . org', 'jay@example.org'],
      ['jay @ example.org', 'jay@example.org'],
      ['jay @gmail.com', 'jay@gmail.com'],
      ['jay underscore doe plus shop at example dot org', 'jay_doe+shop@example.org'],
      ['jay dash doe at my-host dot example dot org', 'jay-doe@my-host.example.org'],
      ['jay at work dot me', 'jay@work.me'],
      ['jay arroba ejemplo punto es', 'jay@ejemplo.es'],
      ['jay arrobas exemplo ponto com ponto br', 'jay@exemplo.com.br'],
      ['jay arobase exemple point fr', 'jay@exemple.fr'],
      ['jay Klammeraffe beispiel Punkt de', 'jay@beispiel.de'],
      ['jay chiocciola esempio punto it', 'jay@esempio.it'],
      ['jay apenstaartje voorbeeld punt nl', 'jay@voorbeeld.nl'],
      ['jay%40example%2Ecom', 'jay@example.com'],
      ['jay&#64;example&#46;org', 'jay@example.org'],
      ['jay&#x40;example&period;org', 'jay@example.org'],
      ['jay&commat;example.org', 'jay@example.org'],
      ['see example dot com', 'see example.com'],
      ['сора (at) example dot org', 'copa@example.org'],
      ['my email is jay at example.org', 'my email is jay@example.org'],
      ['jay four two at example dot org', 'jay42@example.org'],
      ['jay dot doe seven at example dot org', 'jay.doe7@example.org'],
      ['five five five one two one two at example dot org', '5551212@example.org'],
      ['mail jay.parker at example.org please', 'mail jay.parker@example.org please'],
      ['j a y at example dot org', 'jay@example.org'],
      ['jay at the rate example dot com', 'jay@example.com'],
      ['jay at the rate of example dot com', 'jay@example.com'],
      ['jay dot doe at sign example dot org', 'jay.doe@example.org'],
      ['jay at post dash example dot org', 'jay@post-example.org'],
      ['jay ät beispiel punkt de', 'jay@beispiel.de'],
      ['jay apenstaart voorbeeld punt nl', 'jay@voorbeeld.nl'],
    ])
  })
})

describe('normalise reads signs in brackets and in code', () => {
  it('within addresses', () => {
    expectCopies([
      ['203[.]0[.]113[.]77', '203.0.113.77'],
      ['203 [dot] 0 [dot] 113 [dot] 77', '203.0.113.77'],
      ['example[.]org', 'example.org'],
      ['jay [dot] doe [at] example [dot] org', 'jay.doe@example.org'],
      ['jay(dot)doe(at)example(dot)org', 'jay.doe@example.org'],
      ['jay&#46;doe&#64;example&#46;org', 'jay.doe@example.org'],
      ['jay\\u0040example\\u002eorg', 'jay@example.org'],
    ])
  })

  it('between the groups of a number', () => {
    expectCopies([
      ['tel=212%20555%200143', 'tel=212 555 0143'],
      ['536%2D90%2D4399', '536-90-4399'],
      ['536&#45;90&#45;4399', '536-90-4399'],
      ['4111&nbsp;1111&#x20;1111&#32;1111', '4111 1111 1111 1111'],
    ])
  })
})

describe('normalise reads letters as digits', () => {
  it('in groups of digits', () => {
    expectCopies([
      ['4lll 1111 1111 1111', '4111 1111 1111 1111'],
      ['4111 OOOO llll OOOO', '4111 0000 1111 0000'],
      ['4lll llll llll llll', '4111 1111 1111 1111'],
      ['+1 2O2 555 O1OO', '+1 202 555 0100'],
      ['+I 202 555 0100', '+1 202 555 0100'],
      ['O7911 I23456', '07911 123456'],
      ['O78-o5-1l20', '078-05-1120'],
      ['212-SSS-0143', '212-555-0143'],
      ['S36-9O-4399', '536-90-4399'],
      ['427-lO-8498', '427-10-8498'],
      ['363-9l-9643', '363-91-9643'],
      ['442-29-977l', '442-29-9771'],
      ['37l-85-2349', '371-85-2349'],
      ['5lOOOO37ll59Ol27', '5100003711590127'],
      ['555555448527885l', '5555554485278851'],
    ])
  })

  it('behind the prefix of a vanity number', () => {
    expectCopies([
      ['1-800-FLOWERS', '1-800-3569377'],
      ['1-800-flowers', '1-800-3569377'],
      ['1 800 FLOWERS', '1 800 3569377'],
      ['1 (800) FLOWERS', '1 (800) 3569377'],
      ['+1-888-GOT-JUNK', '+1-888-468-5865'],
      ['1-800-555-TELL', '1-800-555-8355'],
      ['1800FLOWERS', '18003569377'],
      ['800-FLOWERS', '800-3569377'],
      ['1-800-CONTACTS', '1-800-2668228'],
      ['call 0800 FLOWERS', 'call 0800 3569377'],
      ['0800-REVERSE', '0800-7383773'],
      ['1300-PLUMBER', '1300-7586237'],
    ])
  })
})
