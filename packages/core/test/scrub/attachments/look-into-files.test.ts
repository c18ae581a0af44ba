import { expect } from 'chai'
import fc from 'fast-check'
import { isScrubjayError } from '../../../src/errors.js'
import { limits } from '../../../src/lib/limits.js'
import { collectLeaves, hasContent, replaceLeaves } from '../../../src/scrub/leaves.js'
import { failureOf } from '../../lib/failure.js'
import { attachment, bytesIn, dataUrl, leavesOf, scrubbed, scrubbedText, textIn } from './files.js'

const mail = 'jane@example.org'
const seed = Date.now()

/** Luhn's. */
function withCheckDigit(digits: string): string {
  const sum = digits.split('').reverse().reduce((total, digit, index) => total + (index % 2 === 0 ? ((Number(digit) * 2) % 10) + (Number(digit) > 4 ? 1 : 0) : Number(digit)), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

describe('a file in an activity', () => {
  it('is read in a data URL wherever it stands: attachments, cards, values, names of fields, in the middle of a text', () => {
    const url = dataUrl('text/plain', `mail ${mail}`)
    const activity = {
      text: `see ${url} and call`,
      attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { images: [{ url }], body: [{ backgroundImage: url }] } }],
      value: { file: url, [url]: 1 },
      channelData: { files: [{ data: url.replace('data:', 'DATA:') }] },
    }
    expect(JSON.stringify(scrubbed(activity))).not.to.include(Buffer.from(mail).toString('base64').slice(0, 12))
    expect(leavesOf(activity).filter((text) => text === `mail ${mail}`)).to.have.length(6)
    expect(scrubbed(activity).text).to.equal(`see ${dataUrl('text/plain', 'mail [EMAIL_ADDRESS]')} and call`)
  })

  it('is read in percent signs too, with any header', () => {
    for (const url of [`data:,${encodeURIComponent(mail)}`, `data:text/plain;charset=utf-8,${mail}`, `data:x;y,${mail}`, ` data:text/plain;a="b;c" ;base64,${Buffer.from(mail).toString('base64')}`]) {
      expect(leavesOf({ value: url }), url).to.deep.equal([mail])
    }
    expect(leavesOf({ text: 'metadata: a, b. data: c, d' })).to.deep.equal(['metadata: a, b. data: c, d'])
  })

  it('is read as the content of an attachment, as it is or in base64', () => {
    const content = (text: string): unknown => scrubbed({ attachments: [{ contentType: 'text/vcard', content: text }] }).attachments[0]?.content
    const card = 'BEGIN:VCARD\nTEL:12\nEND:VCARD\n'
    expect(content(card)).to.equal(card.replace('12', '[PHONE_NUMBER]'))
    expect(content(Buffer.from(card).toString('base64'))).to.equal(Buffer.from(card.replace('12', '[PHONE_NUMBER]')).toString('base64'))
    expect(content('internationalization')).to.equal('internationalization')
  })

  it('is a value where it only could be base64, as the digits of a card could', () => {
    const values = ['4111 1111 1111 1111', '4111111111111111', '+12025550143 0000', 'DE89370400440532013000', '5555555555554444']
    for (const type of ['text/plain', 'text/vcard', 'application/x-own', 'image/png', 'application/octet-stream', '']) {
      for (const value of values) {
        const activity = { attachments: [{ contentType: type, content: value }, { contentType: type, contentUrl: `data:${type};base64,${value}` }] }
        expect(JSON.stringify(scrubbed(activity)), `${type} ${value}`).not.to.include(value)
      }
    }
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }), (digits) => {
        const value = withCheckDigit(`4${digits.join('')}`)
        const activity = { attachments: [{ contentType: 'text/plain', content: value }, { contentType: 'text/plain', contentUrl: `data:text/plain;base64,${value}` }] }
        expect(JSON.stringify(scrubbed(activity))).not.to.include(value)
      }),
      { seed, numRuns: 300 },
    )
  })

  it('is read as what it is where it is called something else', () => {
    for (const type of ['image/png', 'application/octet-stream', 'application/zip', 'nonsense', 'text/csv;charset=utf-8']) {
      expect(scrubbedText(type, `mail ${mail}`), type).to.equal('mail [EMAIL_ADDRESS]')
    }
  })

  it('is read in UTF-16, with a mark and without, and in charsets of old', () => {
    for (const [type, bytes, encoding] of [
      ['text/plain', Buffer.from(`\ufeffmail ${mail}`, 'utf16le'), 'utf16le'],
      ['text/plain', Buffer.from(`mail ${mail}`, 'utf16le'), 'utf16le'],
      ['text/plain;charset=utf-16le', Buffer.from(`mail ${mail}`, 'utf16le'), 'utf16le'],
      ['text/plain;charset=iso-8859-1', Buffer.from(`\xe9 mail ${mail}`, 'latin1'), 'utf8'],
      ['text/plain', Buffer.from(`\xe9 mail ${mail}`, 'latin1'), 'utf8'],
    ] as const) {
      const after = scrubbed(attachment(type, bytes)).attachments[0]?.contentUrl ?? ''
      expect(bytesIn(after).toString(encoding), type).to.match(/^\ufeff?(?:é )?mail \[EMAIL_ADDRESS\]$/)
      if (encoding === 'utf8') expect(after).to.match(/^data:text\/plain;charset=utf-8;base64,/)
    }
    const bigEndian = Buffer.from(`\ufeffmail ${mail}`, 'utf16le').swap16()
    expect(bytesIn(scrubbed(attachment('text/plain', bigEndian)).attachments[0]?.contentUrl ?? '').swap16().toString('utf16le')).to.equal('\ufeffmail [EMAIL_ADDRESS]')
  })

  it('is looked for in the texts of a file', () => {
    const nested = JSON.stringify({ a: dataUrl('text/html', `<img src="${dataUrl('text/plain', mail)}">`) })
    const after = JSON.parse(textIn(scrubbed(attachment('application/json', nested)))) as { a: string }
    expect(bytesIn(after.a).toString()).to.equal(`<img src="${dataUrl('text/plain', '[EMAIL_ADDRESS]')}">`)
  })

  it('counts as something that a person says, also where no text is in it', () => {
    expect(hasContent({ type: 'message', attachments: [{ contentType: 'image/png', contentUrl: dataUrl('image/png', Buffer.from([1, 2])) }] })).to.equal(true)
  })

  it('is none where the signs of base64 spell a number, a key or a sentence', () => {
    for (const content of ['4111 1111 1111 1111', '4111111111111111', 'DE89370400440532013000', 'Jane_Doe_of_12-34']) {
      expect(collectLeaves(attachment('x/unknown', content)).map(({ text }) => text), content).to.include(content)
    }
  })

  it('is refused beyond the limits of size, number and depth', () => {
    let nested = mail
    for (let depth = 0; depth <= limits.attachmentDepthMax; depth += 1) nested = dataUrl('text/plain', nested)
    const large = dataUrl('image/gif', Buffer.alloc(limits.attachmentsBytesMax + 1, 1))
    const many = Array.from({ length: limits.attachmentsMax + 1 }, () => 'data:,a')
    for (const value of [nested, large, many]) expect(failureOf(() => collectLeaves({ value })).code).to.equal('ERR_LIMIT_ATTACHMENTS')
    expect(failureOf(() => collectLeaves(attachment('text/plain', 'a'.repeat(limits.leafLengthMax + 1)))).code).to.equal('ERR_LIMIT_TEXT')
  })

  it('that is a link stays one: its steps and what it asks for are texts, and the channel’s own token is not', () => {
    const link = 'https://u:p4ss@files.example/a/Jane%20Doe.pdf?phone=%2B12025550143&token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlMTIz#jane%40example.org'
    const { attachments } = scrubbed({ attachments: [{ contentType: 'application/pdf', contentUrl: link }] })
    expect(decodeURIComponent(attachments[0]?.contentUrl ?? '')).to.equal(
      'https://[URL_CREDENTIALS]@files.example/a/[PERSON].pdf?phone=[PHONE_NUMBER]&token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlMTIz#[EMAIL_ADDRESS]',
    )
    const plain = { attachments: [{ contentType: 'image/png', contentUrl: 'https://files.example/v3/attachments/0-abc/views/original' }] }
    expect(scrubbed(plain)).to.equal(plain)
  })

  it('of any bytes and any name fails with a code or not at all, and stays where nothing is replaced', () => {
    const types = fc.constantFrom('text/plain', 'text/csv', 'application/json', 'text/html', 'text/vcard', 'application/xml', 'image/jpeg', 'image/png', 'image/webp', '', 'text/plain;charset=utf-16le', 'text/plain;charset=x-none', 'a/b;;;=')
    const heads = fc.constantFrom('', '\xff\xd8\xff\xe1\xff\xff', '\x89PNG\r\n\x1a\n\xff\xff\xff\xff', 'RIFF\xff\xff\xff\xffWEBP', 'BEGIN:VCARD\n', '<', '{"', '\xff\xfe', '%PDF-')
    fc.assert(
      fc.property(types, heads, fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map((text) => Buffer.from(text))), fc.boolean(), (type, head, bytes, isBase64) => {
        const content = Buffer.concat([Buffer.from(head, 'latin1'), bytes])
        const body = isBase64 ? `;base64,${content.toString('base64')}` : `,${Array.from(content, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`
        const activity = { attachments: [{ contentType: type, contentUrl: `data:${type}${body}` }] }
        try {
          expect(replaceLeaves(activity, leavesOf(activity))).to.equal(activity)
        } catch (error) {
          if (!isScrubjayError(error)) throw error
        }
      }),
      { seed, numRuns: 2_000 },
    )
    console.log(`      2000 files, seed ${seed}`)
  })
})
