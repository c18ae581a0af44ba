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
