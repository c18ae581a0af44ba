import { expect } from 'chai'
import { normalise } from '../../../src/detect/normalise.js'

/** Sentences that hold the words or the letters of a disguise, and are none. */
const sentences = [
  // Words for digits
  'one or two', 'two three times a day', 'I have one two three reasons', 'testing one two one two', 'ready one two three go',
  'one two three four five six seven eight nine ten', 'ten nine eight seven six five four three two one', 'two four six eight ten twelve',
  'five six seven eight, and turn', 'I would like one for me and two for her', 'table for two at seven', 'twenty twenty four was good',
  'I read nineteen eighty four twice', 'between nineteen eighty four and nineteen ninety', 'seven eleven is open', 'nine to five, five days a week',
  'we won three two and lost one four', 'two hundred and twelve people', 'null null null null null null null null', 'no no one one saw it',
  'one one one one one one one one one', 'double trouble, triple threat', 'oh one more thing', 'oh oh oh', 'plus one', 'three point five percent',
  'one in four of two thousand', 'apartment two three', 'chapter six verse seven eight', 'zero one zero one zero one zero one',
  'uno, dos, tres, cuatro, cinco, seis, siete, ocho', 'un deux trois quatre cinq six sept', 'eins zwei drei vier fünf sechs sieben acht',
  'um dois três quatro cinco seis sete oito', 'uno due tre quattro cinque sei sette otto', 'een twee drie vier vijf zes zeven acht',
  'une ou deux fois', 'un café y dos tés', 'sei un amico', 'ein oder zwei', 'een of twee', 'uma ou duas vezes', 'vingt et un ans', 'treinta y dos años',
  'einundzwanzig Gäste und zwei Hunde', 'mil novecientos ochenta y cuatro', 'dix-sept à vingt personnes', 'I need 2 or three of item 20231122',
  'order 20231122 one item', 'in 2023 two or three', 'iPhone 15 one of two',
  'the code has one two three bugs', 'a pin with four two seven holes', 'my email account at example.com', 'the mail server at example.org',
  'node.js at example.org', 'example.com at example.org', 'at the rate shown. it rises', 'at the rate of 3.5 percent', 'plan a b at noon. me too', 'a sign at sign dot com',
  'the code that failed is one two three', 'my pin was one or two or three digits', '2one and two', 'улица Ленина 123а', 'дом 12О', 'click at example.com for the mail',
  // Words for signs
  'look at the dot in the middle', 'we met at that point in time', 'at this point in my life', 'arrived at one point in it', 'meet me at home. it is late',
  'I work at acme.com', 'shop at example.com', 'look at example.com', 'find us at www.example.org', 'see you at noon. me too', 'dinner @ seven. in town',
  'I am @ home. me too', '@jay look at this', 'the dot com bubble', 'every dot net developer', 'connect the dots at last', 'at least 3.5 at most 4.0',
  'point to point', 'un punto y aparte', 'le point de vue', 'punkt zwölf', 'ponto final', 'at 5.30 in the morning', 'a 20% discount, 40% at most',
  'Tom & Jerry at work', 'AT&T is at it again', 'x = a[at] + b', 'available at store dot in town', 'my team at work dot it down', 'ready at dawn. to arms',
  'she is good at. net gains', 'he looked at us. is it', 'we are at it. so what',
  'a[0] and b[i]', 'le premier (point) est clair', 'see [.] and [dot]', '50%, 20% or 30%', 'https://example.org/a%20b%2Fc', 'https://example.org/search?q=100%20200', 'R&D; 3&4', 'C:\\u0040', 'f(.5)',
  // Letters for digits
  '555 1234 lol', '5l, 10l, 20l, 50l, 100l', 'Henry III and Type II', 'oil 5551212', 'IO and OI', 'look, lIl and I', 'Ill 100', 'model I5', '2023 I will',
  'B12, H2O and CO2', 'v1.0.0-rc1', '550e8400-e29b-41d4-a716-446655440000', 'SKU O1-l2', 'loooool 1',
  'model S36-904399', 'S10, S20 and S30', 'LOSS of 1234567', 'the ISS-500 and SOS 5551234', '2 IIll and 5 OO', 'llOOllOOllOOllOO', 'S12345678', 'size S 36 90 4399',
  // Vanity numbers
  '1 800 people came', 'a 1-800 number', '1800 hundred', '800 METERS', 'in 1800 FRANCE', 'the 0800 MEETING is on', '0800 HOURS', 'call 1-800-FLO', '900 dollars',
  '8001 letters', '1-212-FLOWERS', '800-FLOWERSANDMORE',
  // One script, and accents
  'Привет, как дела?', 'Витамин В12 и Т34', 'почта@пример.рф', 'Γειά σου Κόσμε', 'Բարև աշխարհ', 'ısı Yıldız', 'José María Núñez, Zoë, Ångström, Łukasz', 'Nguyễn Văn A',
  'שלום עולם', 'مرحبا', 'हिन्दी में', 'ภาษาไทย', '東京タワー', '👍🏽 😀', 'ᏣᎳᎩ', 'Ελλάδα 2024', 'улица Ленина 5',
]

describe('normalise leaves alone', () => {
  it('sentences that only have the words or letters of a disguise', () => {
    for (const sentence of sentences) expect(normalise(sentence).text).to.equal(sentence)
    console.log(`      ${sentences.length} near-misses`)
    expect(sentences.length).to.be.at.least(60)
  })

  it('each of them also within a text, and in capitals', () => {
    for (const sentence of sentences) {
      const text = `Well. ${sentence}. Fine.`
      expect(normalise(text).text).to.equal(text)
    }
    for (const sentence of sentences.slice(0, 40)) expect(normalise(sentence.toUpperCase()).text).to.equal(sentence.toUpperCase())
  })
})
