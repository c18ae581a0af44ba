import { expect } from 'chai'
import fc from 'fast-check'
import { walkContentLines } from '../../../src/scrub/attachments/content-lines.js'
import { walkCsv } from '../../../src/scrub/attachments/csv-text.js'
import type { VisitText } from '../../../src/scrub/attachments/file.js'
import { partsOf, walkMarkup } from '../../../src/scrub/attachments/html-text.js'
import { isJson, walkJson, walkJsonLines } from '../../../src/scrub/attachments/json-text.js'
import { scrubbedText } from './files.js'

const seed = Date.now()
const asIs: VisitText = ({ text }) => text
/** A reader of RFC 4180 that takes nothing else: each cell in marks or without any. */
function parseStrictly(source: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y
  for (let ends = false; !ends; ) {
    const [, quoted, plain = '', separator] = cell.exec(source) ?? []
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (separator === '\r\n') rows.push([])
    ends = cell.lastIndex === source.length || separator === undefined
  }
  return rows
}
const shout: VisitText = ({ text }) => text.toUpperCase()

describe('JSON in a file', () => {
  it('is scrubbed in names and values, and stays as it was written around them', () => {
    const source = '{ "email" : "jane@example.org",\n "n": 12345678901234567890, "jane\\u0040example.org": [1.50, 4111111111111111, null] }'
    const scrubbed = scrubbedText('application/json', source)
    expect(scrubbed).to.equal('{ "email" : "[EMAIL_ADDRESS]",\n "n": 12345678901234567890, "[EMAIL_ADDRESS]": [1.50, "[CREDIT_CARD]", null] }')
    expect(isJson(scrubbed)).to.equal(true)
  })

  it('is the same where nothing is replaced, and valid where everything is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), fc.string(), (value, spaces, replacement) => {
        const source = JSON.stringify(value, null, spaces)
        expect(walkJson(source, asIs)).to.equal(source)
        if (isJson(source)) JSON.parse(walkJson(source, () => replacement))
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 values, seed ${seed}`)
  })

  it('shows both of two doubled names', () => {
    expect(scrubbedText('application/json', '{"a":"jane@example.org","a":"x"}')).to.equal('{"a":"[EMAIL_ADDRESS]","a":"x"}')
  })

  it('is read line by line where each line is a value, and as text where a line is none', () => {
    expect(walkJsonLines('{"a":"b"}\n\noops c', shout)).to.equal('{"A":"B"}\n\nOOPS C')
    expect(scrubbedText('application/x-ndjson', '{"m":"jane\\u0040example.org"}\nbob@example.org\n')).to.equal('{"m":"[EMAIL_ADDRESS]"}\n[EMAIL_ADDRESS]\n')
  })

  it('that is broken is scrubbed as the text that it is', () => {
    expect(scrubbedText('application/json', '{"m": "jane@example.org"')).to.equal('{"m": "[EMAIL_ADDRESS]"')
  })
})

describe('a table in a file', () => {
  it('is scrubbed cell by cell, with the column’s name as context, and keeps its cells', () => {
    const source = 'name,ssn,"a ""note"""\r\n"Doe, Jane",123-45-6789,"two\nlines, jane@example.org"\r\n'
    expect(scrubbedText('text/csv', source)).to.equal('name,ssn,"a ""note"""\r\n"[PERSON], [PERSON]",[US_SSN],"two\nlines, [EMAIL_ADDRESS]"\r\n')
  })

  it('may be separated by semicolons or tabs', () => {
    expect(scrubbedText('text/csv', 'a;b\njane@example.org;1,5\n')).to.equal('a;b\n[EMAIL_ADDRESS];1,5\n')
    expect(scrubbedText('text/tab-separated-values', 'a\tb\njane@example.org\tx, y\n')).to.equal('a\tb\n[EMAIL_ADDRESS]\tx, y\n')
  })

  it('has the same cells after they were replaced by anything', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a"b', 'a,b', '"', 'x\ny', 'x\r\ny', ',', ' " '))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.array(cell, { minLength: 1 }), (rows, replacements) => {
        const source = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(walkCsv(source, asIs, ',')).to.equal(source)
        let index = 0
        const next = (text: string): string => (text.trim() === '' ? text : (replacements[index++ % replacements.length] ?? ''))
        const expected = rows.map((row) => row.map(next))
        index = 0
        expect(parseStrictly(walkCsv(source, ({ text }) => next(text), ','))).to.deep.equal(expected)
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 tables, seed ${seed}`)
  })

  it('hides nothing behind a mark that is never closed, or text after one that is', () => {
    expect(scrubbedText('text/csv', 'a,"jane@example.org')).to.equal('a,"[EMAIL_ADDRESS]"')
    expect(scrubbedText('text/csv', 'a,"b" bob@example.org\n')).to.equal('a,"b"" [EMAIL_ADDRESS]"\n')
  })
})

describe('HTML in a file', () => {
  it('is scrubbed in texts, attributes, comments, scripts and what only looks like a tag', () => {
    const source =
      '<!doctype html><p title="call +1 202 555 0143">Mail jane&#64;example.org</p><!-- bob@example.org --><script>var x="eve@example.org"</script>' +
      '<a href=mailto:jane@example.org>mail</a> or <amy@example.org> now'
    expect(scrubbedText('text/html', source)).to.equal(
      '<!doctype html><p title="call [PHONE_NUMBER]">Mail [EMAIL_ADDRESS]</p><!-- [EMAIL_ADDRESS] --><script>var x="[EMAIL_ADDRESS]"</script>' +
        '<a href="mailto:[EMAIL_ADDRESS]">mail</a> or <[EMAIL_ADDRESS]> now',
    )
  })

  it('is read over what is bold within a sentence, and not over the end of a paragraph', () => {
    expect(scrubbedText('text/html', '<p>card <b>4111 1111</b> 1111 1111 now</p>')).to.equal('<p>card <b>[CREDIT_CARD] now</b></p>')
    expect(scrubbedText('text/html', '<td>4111 1111</td><td>1111 1111</td>')).to.equal('<td>4111 1111</td><td>1111 1111</td>')
  })

  it('keeps what is in bold where it can', () => {
    expect(partsOf(['Hi ', 'you', ', mail ', 'a@b', ' or call ', '123', '.'], 'Hi you, mail [E] or call [P].')).to.deep.equal(['Hi ', 'you', ', mail ', '[E]', ' or call ', '[P].', ''])
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (pieces, text) => {
        expect(partsOf(pieces, text).join('')).to.equal(text)
        expect(partsOf(pieces, pieces.join(''))).to.deep.equal(pieces)
      }),
      { seed, numRuns: 500 },
    )
  })

  it('is never opened by what is put into it', () => {
    const hostile = '"><script>alert(1)</script>-->'
    for (const source of ['<p>x</p>', '<p title="x">', "<p title='x'>", '<p title=x>', '<!-- x -->', '<style>x</style>', '<x@y>']) {
      const walked = walkMarkup(source, ({ text }) => (text.includes('x') ? text.replace('x', hostile) : text), false)
      expect(walked.replace(/<!--.*?-->|<style>.*?<\/style>/gs, ''), source).not.to.include('<script')
    }
  })

  it('shows each letter of whatever it is made of to the visitor', () => {
    const piece = fc.constantFrom(
      '<p>', '</p>', '<b', '>', '="', "='", '"', "'", '<!--', '-->', '<!', '<?', '<![CDATA[', ']]>', '<script>', '</script>', '<style', '&', '&amp', '&#', ' ', '=', '<', '</', '/', 'title', '\n', 'w@w',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.constant('can@ry')), { maxLength: 25 }), fc.boolean(), (pieces, isXml) => {
        const source = pieces.join('')
        expect(walkMarkup(source, asIs, isXml)).to.equal(source)
        const walked = walkMarkup(source, ({ text }) => text.replaceAll('can@ry', 'X'), isXml)
        expect(walked, JSON.stringify(source)).not.to.include('can@ry')
      }),
      { seed, numRuns: 3_000 },
    )
    console.log(`      3000 sources, seed ${seed}`)
  })
})

describe('a vCard in a file', () => {
  const lines = (...list: string[]): string => [...list, ''].join('\r\n')

  it('is scrubbed by what its properties are, whatever their values look like', () => {
    const source = lines(
      'BEGIN:VCARD', 'VERSION:4.0', 'N:Xq;Zed;;;', 'FN:Xq Zed', 'item1.TEL;VALUE=uri;TYPE=cell:tel:12', 'EMAIL:x@y', 'BDAY:19800403',
      'ADR;LABEL="Some Lane, 5":;;Somewhere;;;777;', 'NOTE:card 4111 1111', '  1111 1111\\, ok', 'CATEGORIES:a,b', 'END:VCARD',
    )
    expect(scrubbedText('text/vcard', source)).to.equal(
      lines(
        'BEGIN:VCARD', 'VERSION:4.0', 'N:[PERSON];[PERSON];;;', 'FN:[PERSON]', 'item1.TEL;VALUE=uri;TYPE=cell:tel:[PHONE_NUMBER]', 'EMAIL:[EMAIL_ADDRESS]', 'BDAY:[DATE_OF_BIRTH]',
        'ADR;LABEL=[STREET_ADDRESS]:;;[STREET_ADDRESS];;;[STREET_ADDRESS];', 'NOTE:card [CREDIT_CARD]\\, ok', 'CATEGORIES:a,b', 'END:VCARD',
      ),
    )
  })

  it('is read in quoted-printable and base64, in any charset, and written in UTF-8', () => {
    const source = ['BEGIN:VCARD', 'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCll=', 'er;J=F6rg', `EMAIL;ENCODING=BASE64:${Buffer.from('jane@example.org').toString('base64')}`, 'END:VCARD', ''].join('\n')
    const walked = walkContentLines(source, ({ text }) => `${text}é`, () => undefined)
    expect(walked.replaceAll('=\n', '')).to.include('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller=C3=A9;J=C3=B6rg=C3=A9')
    expect(scrubbedText('text/x-vcard', source)).to.include('QUOTED-PRINTABLE:[PERSON];[PERSON]').and.include(Buffer.from('[EMAIL_ADDRESS]').toString('base64'))
  })

  it('names an e-mail address so also in the place of a name, which a policy may keep', () => {
    expect(scrubbedText('text/vcard', lines('BEGIN:VCARD', 'FN:Zed jane@example.org', 'END:VCARD'))).to.include('FN:[PERSON][EMAIL_ADDRESS]')
  })

  it('is found under another name, and within another card', () => {
    const inner = 'BEGIN:VCARD\nTEL:12\nEND:VCARD'
    expect(scrubbedText('application/octet-stream', inner)).to.include('TEL:[PHONE_NUMBER]')
    expect(scrubbedText('text/vcard', `BEGIN:VCARD\nAGENT:${inner.replaceAll('\n', '\\n')}\\n\nEND:VCARD`)).to.include('TEL:[PHONE_NUMBER]')
  })

  it('may be a calendar: whose guests are persons', () => {
    expect(scrubbedText('text/calendar', lines('BEGIN:VCALENDAR', 'ATTENDEE;CN="Zed, Xq";ROLE=CHAIR:mailto:x@y', 'END:VCALENDAR'))).to.include(
      'ATTENDEE;CN=[PERSON];ROLE=CHAIR:mailto:[EMAIL_ADDRESS]',
    )
  })

  it('is the same where nothing is replaced, and keeps its properties where everything is', () => {
    const value = fc.stringMatching(/^[A-Za-z;:,\\=" é]{0,100}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('FN', 'N', 'ADR', 'X-A;B="c;d":', 'NOTE;ENCODING=QUOTED-PRINTABLE', 'TEL;HOME'), value)), value, (properties, replacement) => {
        fc.pre(properties.every(([, text]) => !text.trimEnd().endsWith('=')))
        const source = ['BEGIN:VCARD', ...properties.map(([name, text]) => `${name}:${text}`), 'END:VCARD', ''].join('\r\n')
        expect(walkContentLines(source, asIs, () => undefined)).to.equal(source)
        const walked = walkContentLines(source, () => replacement, () => undefined)
        expect(walked).to.match(/^BEGIN:VCARD\r\n/).and.match(/END:VCARD\r\n$/)
        for (const line of walked.split('\r\n')) expect(Buffer.byteLength(line)).to.be.at.most(Math.max(75, ...source.split('\r\n').map((old) => Buffer.byteLength(old))))
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 cards, seed ${seed}`)
  })
})
