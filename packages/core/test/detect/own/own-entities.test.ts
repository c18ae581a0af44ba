import { expect } from 'chai'
import fc from 'fast-check'
import { detect } from '../../../src/detect/detect.js'
import { typesAskedFor } from '../../../src/detect/types-asked-for.js'
import { explain } from '../../../src/detect/explain.js'
import { checkOwnEntities, compileOwnEntities, type OwnEntities, type OwnEntitiesOptions, type OwnPattern } from '../../../src/detect/own/own-entities.js'
import { limits } from '../../../src/lib/limits.js'
import { failureOf } from '../../lib/failure.js'

function found(text: string, options: OwnEntitiesOptions, expected: readonly string[] = []): string[] {
  const own = compileOwnEntities(options)
  const asked = own.types.filter((type) => expected.includes(type))
  return detect(text, { names: false, own, expected: asked }).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

describe('a deny list', () => {
  const options = { deny: { CLIENT_NAME: ['Łukasz Müller', 'Straße & Co', 'C++', '佐藤', 'Ann'], PROJECT: ['Blue Heron', 'Heron'] } }

  it('finds words and phrases whole, without case and accents, with any blank or hyphen between', () => {
    expect(found('ask lukasz muller, LUKASZ  MÜLLER or Łukasz-Mu\u0308ller', options)).to.deep.equal([
      'CLIENT_NAME lukasz muller', 'CLIENT_NAME LUKASZ  MÜLLER', 'CLIENT_NAME Łukasz-Mu\u0308ller',
    ])
    expect(found('STRASSE & CO', options)).to.deep.equal(['CLIENT_NAME STRASSE & CO'])
    expect(found('Annual, Joann, ann_x and ann.', options)).to.deep.equal(['CLIENT_NAME ann', 'CLIENT_NAME ann'])
    expect(found('Strasse + Co, Strasse Co', options)).to.deep.equal([])
  })

  it('holds an entry to the signs that belong to it', () => {
    expect(found('c, C#, c++ and C+', options)).to.deep.equal(['CLIENT_NAME c++'])
    expect(found('net or .NET', { deny: { TOOL: ['.NET'] } })).to.deep.equal(['TOOL .NET'])
    expect(found('Acme Inc was', { deny: { CLIENT_NAME: ['Acme Inc.'] } })).to.deep.equal(['CLIENT_NAME Acme Inc'])
  })

  it('finds a name where no space tells words apart', () => {
    expect(found('田中と佐藤さんです', options)).to.deep.equal(['CLIENT_NAME 佐藤'])
    expect(found('😀Ann😀', options)).to.deep.equal(['CLIENT_NAME Ann'])
    expect(found('김민준입니다', { deny: { CLIENT_NAME: ['김민준'] } })).to.deep.equal(['CLIENT_NAME 김민준'])
  })

  it('finds what is written with evasions, and covers what was typed', () => {
    expect(found('b\u200blue Ｈｅｒｏｎ', options)).to.deep.equal(['PROJECT b\u200blue Ｈｅｒｏｎ'])
  })

  it('prefers the longer of two entries, and may feed a type of ours', () => {
    expect(found('blue heron, heron', options)).to.deep.equal(['PROJECT blue heron', 'PROJECT heron'])
    expect(found('Quaxley', { deny: { PERSON: ['Quaxley'] } })).to.deep.equal(['PERSON Quaxley'])
  })

  it('unhides nothing of what is found without it', () => {
    const mail = 'ann.lee@example.org'
    expect(found(`to ${mail} now`, { deny: { CLIENT_NAME: ['Ann', 'example'] } })).to.deep.equal([
      'CLIENT_NAME ann', 'EMAIL_ADDRESS lee@', 'CLIENT_NAME example', 'EMAIL_ADDRESS org',
    ])
  })

  it('is found wherever it is planted, and nothing else is', () => {
    const seed = Date.now() % 2 ** 31
    const word = fc.stringMatching(/^[a-mA-MäÖéßñ]{2,8}$/)
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    const filler = fc.array(fc.stringMatching(/^[n-zN-Z0-9]{1,9}$/), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    let count = 0
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 40 }), fc.array(fc.tuple(filler, fc.nat(), fc.boolean()), { maxLength: 8 }), filler, (list, pieces, last) => {
        const own = compileOwnEntities({ deny: { WORD: list } })
        let text = ''
        const planted: string[] = []
        for (const [before, index, isLoud] of pieces) {
          const entry = list[index % list.length] ?? ''
          text += `${before} ; `
          planted.push(`${text.length}-${text.length + entry.length}`)
          // Capital ß has two letters.
          text += `${isLoud && !entry.includes('ß') ? entry.toUpperCase() : entry} ; `
        }
        text += last
        const spans = detect(text, { names: false, own, types: own.types })
        count += planted.length
        expect(spans.map(({ start, end }) => `${start}-${end}`)).to.deep.equal(planted)
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      ${count} planted, seed ${seed}`)
    expect(count).to.be.above(500)
  }).timeout(20_000)
})

describe('an allow list', () => {
  const allow = ['Scrubjay', 'support@example.org', '0800 1234567', '+1 (555) 010-9999', 'Café Zürich']

  it('lets pass what is found and is an entry, however it is written', () => {
    const options = { allow, deny: { PERSON: ['Zürich', 'Scrubjay Ltd'] } }
    expect(found('mail SUPPORT@example.org or call +1 (555) 010 9999', options)).to.deep.equal([])
    expect(found('mail support@example.org or ann@example.org', options)).to.deep.equal(['EMAIL_ADDRESS ann@example.org'])
    expect(found('cafe zurich, Zurich', options)).to.deep.equal(['PERSON Zurich'])
  })

  it('never lets pass what reaches beyond an entry', () => {
    expect(found('Anna Miller and Anna', { allow: ['Anna'], deny: { PERSON: ['Anna Miller'], FRIEND: ['Miller'] } })).to.deep.equal(['PERSON Anna Miller'])
    expect(found('x.support@example.org.uk', { allow })).to.deep.equal(['EMAIL_ADDRESS x.support@example.org.uk'])
    expect(found('Anna Anna', { allow: ['Anna'], patterns: { TWICE: [{ pattern: 'anna anna' }] } })).to.deep.equal(['TWICE Anna Anna'])
  })

  it('does not take a regrouped date for an entry', () => {
    const options = { allow: ['1/12/2025'], patterns: { DAY: [{ pattern: String.raw`\b\d+/\d+/\d{4}\b` }] } }
    const own = compileOwnEntities(options)
    const text = '1/12/2025 and 11/2/2025'
    expect(detect(text, { names: false, own, types: own.types }).map(({ start }) => start)).to.deep.equal([14])
  })

  it('unhides nothing but what it names, and lists and patterns unhide nothing at all, whatever the text', () => {
    const seed = Date.now() % 2 ** 31
    const piece = fc.constantFrom(
      'jo@example.org', '4111 1111 1111 1111', '12 Main Street', 'my name is Ann Lee', 'Ann', 'example', 'http://a:b@example.org/?token=abc123def', '2026-01-01',
      'DE89 3704 0044 0532 0130 00', ' ', ', ', '/', '-', '@', 'x', '7', '+1 555 010 9999', 'ünd', '４１', '😀', '\u200b',
    )
    const words = fc.uniqueArray(fc.constantFrom('Ann', 'example', '4111', '1111 1111', 'Main', 'token', '2026', '0532', 'org', 'my name', 'lee', '12 main street'), { maxLength: 4 })
    const letter = /[\p{L}\p{N}]/u
    const counts = { texts: 0, hidden: 0, allowed: 0 }
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), words, words, (pieces, deny, allowWords) => {
        const text = pieces.join('')
        const allow = allowWords.filter((word) => !deny.includes(word))
        const cover = (own?: OwnEntities): Uint8Array => {
          const cells = new Uint8Array(text.length)
          let last = 0
          for (const { start, end } of detect(text, { names: false, ...(own === undefined ? {} : { own }) })) {
            expect(start >= last && end > start && end <= text.length).to.equal(true)
            cells.fill(1, start, end)
            last = end
          }
          return cells
        }
        const plain = cover()
        const own = { deny: { WORD: deny }, patterns: { CODE: [{ pattern: '[0-9]+ 0', score: 0.6 }, { pattern: 'e\\S*m' }] } }
        const more = cover(compileOwnEntities(own))
        const less = cover(compileOwnEntities({ ...own, allow }))
        const lists = cover(compileOwnEntities({ deny: { WORD: allow } }))
        counts.texts++
        for (let at = 0; at < text.length; at++) {
          if (!letter.test(text.charAt(at))) continue
          counts.hidden += plain[at] ?? 0
          expect(more[at] === 1 || plain[at] === 0, `${text} ${at}`).to.equal(true)
          if (less[at] === 1 || more[at] === 0) continue
          counts.allowed++
          expect(lists[at], `${text} ${at}`).to.equal(1)
        }
      }),
      { seed, numRuns: 1_500 },
    )
    console.log(`      ${counts.texts} texts, ${counts.hidden} letters and digits hidden, ${counts.allowed} of them allowed, seed ${seed}`)
    expect(counts.allowed).to.be.above(100)
  }).timeout(30_000)

  it('is told by explain', () => {
    const [first] = explain('mail support@example.org', { names: false, own: compileOwnEntities({ allow }) })
    expect(first).to.include({ type: 'EMAIL_ADDRESS', verdict: 'passed over', because: 'it is on the allow list' })
    const [denied] = explain('mail Quaxley', { names: false, own: compileOwnEntities({ allow, deny: { CLIENT_NAME: ['quaxley'] } }) })
    expect(denied).to.include({ type: 'CLIENT_NAME', verdict: 'found', because: 'it is on a deny list' })
  })
})

describe('a pattern', () => {
  const badge = (rule: Partial<OwnPattern>): OwnEntitiesOptions => ({ patterns: { BADGE: [{ pattern: String.raw`\bEMP-\d{6}\b`, ...rule }] } })

  it('finds values of a type of its own, without case and in every digit', () => {
    expect(found('emp-123456, EMP–１２３４５６ and EMP-1234567', badge({}))).to.deep.equal(['BADGE emp-123456', 'BADGE EMP–１２３４５６'])
    expect(found('Emp-123456', badge({ pattern: String.raw`(?-i)\bEMP-\d{6}\b` }))).to.deep.equal([])
  })

  it('with context words counts only near one of them, or where it was asked for', () => {
    const options = badge({ pattern: String.raw`\b\d{6}\b`, context: ['Badge', 'ausweis'] })
    expect(found('my badge is 123456', options)).to.deep.equal(['BADGE 123456'])
    expect(found('my cat is 123456', options)).to.deep.equal([])
    expect(found('123456', options, ['BADGE'])).to.deep.equal(['BADGE 123456'])
    expect(typesAskedFor('Your badge, please?', compileOwnEntities(options))).to.include('BADGE')
  })

  it('has the score that it is given', () => {
    const own = compileOwnEntities(badge({ score: 0.6 }))
    expect(detect('EMP-123456', { names: false, own })).to.deep.equal([{ start: 0, end: 10, type: 'BADGE', score: 0.6, recognizer: 'own-pattern' }])
  })

  it('sees no border of a text where only a window ends', () => {
    const own = compileOwnEntities(badge({ pattern: '^a|a$|\\bword\\b' }))
    for (let length = 200; length < 1_100; length += 1) {
      const text = `b${'-'.repeat(length)}sword a word- a${'.'.repeat(700)}`
      const starts = detect(text, { names: false, types: own.types, own }).map(({ start }) => start - length)
      expect(starts, String(length)).to.deep.equal([9])
    }
  }).timeout(20_000)

  it('finds a value wherever it stands, and one longer than the limit in pieces', () => {
    const own = compileOwnEntities(badge({}))
    for (let at = 0; at < 1_500; at += 7) {
      const spans = detect(`${'. '.repeat(at)}EMP-123456${' .'.repeat(800)}`, { names: false, types: own.types, own })
      expect(spans.map(({ start, end }) => [start, end])).to.deep.equal([[2 * at, 2 * at + 10]])
    }
    const long = 'x'.repeat(5 * limits.ownValueLengthMax + 3)
    expect(found(long, badge({ pattern: 'x+' })).map((line) => line.slice(6)).join('')).to.equal(long)
  }).timeout(20_000)

  it('stops a text with more finds than the limit', () => {
    const own = compileOwnEntities(badge({ pattern: 'x' }))
    expect(detect('x'.repeat(limits.ownFindsMax), { names: false, own })).to.have.length(limits.ownFindsMax)
    expect(failureOf(() => detect('x'.repeat(limits.ownFindsMax + 1), { names: false, own })).code).to.equal('ERR_LIMIT_FINDS')
  }).timeout(20_000)
})

describe('own entities that are wrong', () => {
  const canary = 'CANARY'
  const pattern = (rule: Partial<OwnPattern>): OwnEntitiesOptions => ({ patterns: { ID_A: [{ pattern: 'a' }, { pattern: 'b', ...rule }] } })
  const wrong: readonly (readonly [string, OwnEntitiesOptions])[] = [
    ['deny', { deny: { canary_x: ['a'] } }], ['patterns', { patterns: { [`${canary}_7`]: [] } }], ['deny', { deny: { AB: ['x'] } }], ['deny', { deny: { [`${canary}_`]: [] } }],
    ['deny', { deny: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`T${at}X`, []])) }],
    ['deny.ID_A[1]', { deny: { ID_A: [canary, '?!'] } }], ['deny.ID_A[0]', { deny: { ID_A: [canary.repeat(40)] } }],
    ['deny.ID_A[0]', { deny: { ID_A: [`${canary} `.repeat(17)] } }], ['deny.ID_A[0]', { deny: { ID_A: [`${canary} -- -- ${canary}`] } }],
    ['allow[1]', { allow: ['x', canary], deny: { ID_A: ['canary'] } }], ['allow[0]', { allow: [''] }],
    ['', { allow: Array.from({ length: 10_001 }, (_, at) => `${canary}${at}`) }],
    ['patterns.ID_A[1].pattern', pattern({ pattern: `(${canary}` })], ['patterns.ID_A[1].pattern', pattern({ pattern: `(?=${canary})` })],
    ['patterns.ID_A[1].pattern', pattern({ pattern: `(${canary})\\1` })], ['patterns.ID_A[1].pattern', pattern({ pattern: `(${canary})*` })],
    ['patterns.ID_A[1].pattern', pattern({ pattern: '\\b' })], ['patterns.ID_A[1].pattern', pattern({ pattern: '' })],
    ['patterns.ID_A[1].pattern', pattern({ pattern: canary.repeat(90) })], ['patterns.ID_A[1].pattern', pattern({ pattern: `(?:${canary}){100}` })],
    ['patterns.ID_A[1].pattern', pattern({ pattern: `[${canary}-A]` })], ['patterns.ID_A[1].pattern', pattern({ pattern: `\\p{${canary}}` })],
    ['patterns.ID_A[1].score', pattern({ score: 0.4 })], ['patterns.ID_A[1].score', pattern({ score: 1.5, context: ['a'] })], ['patterns.ID_A[1].score', pattern({ score: Number.NaN })],
    ['patterns.ID_A[1].context[1]', pattern({ context: ['a', `${canary} x`] })],
    ['patterns.ID_A[1].context', pattern({ context: Array.from({ length: 51 }, () => 'a') })],
    ['patterns', { patterns: { ID_A: Array.from({ length: 12 }, () => ({ pattern: `(?:${canary}){80}` })) } }],
    ['patterns', { patterns: { ID_A: Array.from({ length: 51 }, () => ({ pattern: 'a' })) } }],
  ]

  it('are named by place and reason, and never quoted', () => {
    for (const [path, options] of wrong) {
      const { mistakes } = checkOwnEntities(options)
      expect(mistakes.map((mistake) => mistake.path), JSON.stringify(options).slice(0, 80)).to.deep.equal([path])
      expect(mistakes[0]?.reason).to.match(/^[^\n]{10,160}$/)
      expect(JSON.stringify(mistakes)).to.not.match(/canary/i)
      const failure = failureOf(() => compileOwnEntities(options))
      expect([failure.code, failure.at]).to.deep.equal(['ERR_POLICY_INVALID', path])
    }
    console.log(`      ${wrong.length} mistakes`)
  }).timeout(20_000)

  it('say why look-around and backreferences are not there', () => {
    const reasonOf = (text: string): string | undefined => checkOwnEntities(pattern({ pattern: text })).mistakes[0]?.reason
    for (const text of ['a(?=b)', '(?<=a)b', '(?<!a)b', '(?!a)b']) expect(reasonOf(text), text).to.contain('look-around')
    expect(reasonOf(String.raw`(a)\1`)).to.contain('backreferences')
    expect(reasonOf('(a')).to.match(/syntax of RE2: /)
  })
})

describe('own entities are linear', () => {
  const nasty = ['(a+)+$', '(a|aa)+$', '(?:a?){30}a{30}', '(.*)(.*)(.*)[b-z]y', 'a.*y|a', '(?s)a.*z|a{3}b', '([a-z]+)*!', '(a|b|ab)*c', '[ab]*a[ab]{12}c', '(x+x+)+y']

  it('in work: a pattern that backtracks elsewhere takes steps in proportion to the text', () => {
    for (const pattern of nasty) {
      const own = compileOwnEntities({ patterns: { ID_A: [{ pattern }] } })
      const run = (text: string): number => {
        const from = process.cpuUsage()
        try {
          detect(text, { names: false, own, types: own.types })
        } catch (error) {
          expect(error).to.include({ code: 'ERR_LIMIT_FINDS' })
        }
        const { user, system } = process.cpuUsage(from)
        return user + system
      }
      const [small, large] = ['a'.repeat(6_000), 'a'.repeat(48_000)]
      run(small)
      const ratio = (): number => Math.min(run(large), run(large)) / Math.max(run(small), run(small), 4_000)
      const measured = ratio()
      // Quadratic would be 64, exponential would not end.
      expect(measured > 24 ? Math.min(measured, ratio()) : measured, pattern).to.be.below(24)
    }
    console.log(`      ${nasty.length} patterns on 6,000 and 48,000 characters`)
  }).timeout(60_000)

  it('in lists: ten thousand entries cost a text no more than ten', () => {
    const words = (count: number): string[] => Array.from({ length: count }, (_, at) => `name${at.toString(36)} of entry ${at}`)
    const small = compileOwnEntities({ deny: { ID_A: words(10) } })
    const large = compileOwnEntities({ deny: { ID_A: words(10_000) } })
    const text = 'hello I need help with my order from last week, it did not arrive and name3 of nobody answers '.repeat(10)
    const time = (own: typeof small): number => {
      const from = process.cpuUsage()
      for (let at = 0; at < 2_000; at++) detect(text, { names: false, own, types: own.types })
      const { user, system } = process.cpuUsage(from)
      return (user + system) / 2_000
    }
    time(small)
    time(large)
    const [few, many] = [time(small), time(large)]
    console.log(`      950 characters: ${few.toFixed(1)} µs with 10 entries, ${many.toFixed(1)} µs with 10,000`)
    expect(many).to.be.below(Math.max(5 * few, few + 100))
  }).timeout(30_000)
})
