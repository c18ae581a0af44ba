import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { detect, limits, type Span } from '@scrubjay/core'
import { expect } from 'chai'
import fc from 'fast-check'
import { directoryOfEach, bin, scrubjay, temporaryDirectory } from '../support/run.js'

const mail = 'ann@example.org'

describe('scrubjay scan', function () {
  this.timeout(20_000)

  it('shows line, column, type and score, and never the value', async () => {
    const { code, stdout, stderr } = await scrubjay(['scan'], { input: `\nhello\nwrite to ${mail}\n` })
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.match(/^LINE:COLUMN +TYPE +SCORE\n3:10 +EMAIL_ADDRESS +[01]\.\d\d\n1 found in 3 lines\.\n$/)
    expect(stdout).to.not.contain('ann')
  })

  it('says so when nothing is found, also in nothing', async () => {
    expect((await scrubjay(['scan'], { input: 'the weather is fine' })).stdout).to.equal('Nothing found in 1 line.\n')
    expect((await scrubjay(['scan'])).stdout).to.equal('Nothing found in 0 lines.\n')
  })

  it('reads a file, past a byte order mark and with CRLF', async () => {
    const directory = temporaryDirectory()
    try {
      const file = join(directory.path, 'chat.txt')
      writeFileSync(file, `\uFEFF${mail}\r\n${mail}`)
      const { code, stdout } = await scrubjay(['scan', file])
      expect(code).to.equal(0)
      expect(stdout).to.match(/^1:1 /m).and.to.match(/^2:1 /m).and.to.match(/2 found in 2 lines\.\n$/)
    } finally {
      directory.remove()
    }
  })

  it('names a file that cannot be read without repeating its name', async () => {
    const { code, stdout, stderr } = await scrubjay(['scan', `/nowhere/${mail}`])
    expect({ code, stdout, stderr }).to.deep.equal({
      code: 2, stdout: '', stderr: 'scrubjay: scan: FILE cannot be read (ENOENT). Run `scrubjay scan --help`.\n',
    })
  })

  it('names a line that is not UTF-8 and still shows the others', async () => {
    const input = Buffer.concat([Buffer.from(`${mail}\n`), Buffer.of(0xff, 10), Buffer.from(mail)])
    const { code, stdout, stderr } = await scrubjay(['scan'], { input })
    expect({ code, stderr }).to.deep.equal({ code: 2, stderr: 'scrubjay: line 2: it is not UTF-8.\n' })
    expect(stdout).to.match(/^1:1 /m).and.to.match(/^3:1 /m)
  })

  it('prints no colour, whatever the environment asks for, when nobody looks', async () => {
    const { stdout } = await scrubjay(['scan'], { input: mail, env: { FORCE_COLOR: '1' } })
    expect(stdout).to.not.contain('\u001B')
  })
})

describe('scrubjay scan --explain and --policy', function () {
  this.timeout(20_000)

  const policy = `version: 1
detect:
  allow: [ann@example.org]
  patterns: { EMPLOYEE_ID: '\\bEMP-\\d{6}\\b' }
`
  const directory = directoryOfEach()
  let file: string
  beforeEach(() => {
    file = join(directory.path, 'privacy.policy.yaml')
    writeFileSync(file, policy)
  })

  it('say why each find counts, and what was passed over', async () => {
    const input = `write to ${mail}\norder 000 12 3456, emp-123456\n`
    const { code, stdout, stderr } = await scrubjay(['scan', '--explain', '--policy', file], { input })
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.match(/^LINE:COLUMN +TYPE +SCORE +WHY\n/)
    expect(stdout).to.match(/^1:10 +EMAIL_ADDRESS +\d\.\d\d +passed over: it is on the allow list$/m)
    expect(stdout).to.match(/^2:7 +US_SSN +\d\.\d\d +passed over: .*checksum or range/m)
    expect(stdout).to.match(/^2:20 +EMPLOYEE_ID +0\.85 +found: it scores 0\.85$/m)
    expect(stdout).to.match(/^\d found in 2 lines\.\n$/m)
    expect(stdout).to.not.match(/ann|123456/)
  })

  it('give each span of --jsonl a verdict', async () => {
    const { stdout } = await scrubjay(['scan', '--jsonl', '--explain', '--policy', file], { input: JSON.stringify({ id: 1, text: mail }) })
    const [{ spans: [span] }] = parseLines(stdout)
    expect(span).to.include({ type: 'EMAIL_ADDRESS', start: 0, verdict: 'passed over', because: 'it is on the allow list' })
  })

  it('stop at a policy that has mistakes or cannot be read, and quote nothing', async () => {
    writeFileSync(file, 'version: 1\ndetect: { patterns: { EMPLOYEE_ID: "(ann" } }\n')
    const { code, stderr } = await scrubjay(['scan', '--policy', file], { input: mail })
    expect(code).to.equal(1)
    expect(stderr).to.contain('detect.patterns.EMPLOYEE_ID').and.to.not.contain('ann')
    const missing = await scrubjay(['scan', '--policy', `/nowhere/${mail}`])
    expect({ code: missing.code, stderr: missing.stderr }).to.deep.equal({
      code: 2, stderr: 'scrubjay: scan: `--policy` cannot be read (ENOENT). Run `scrubjay scan --help`.\n',
    })
  })
})

describe('scrubjay scan --jsonl', function () {
  this.timeout(20_000)

  it('echoes every id as it was written, in order', async () => {
    const object = '{"b" : [1.00, {"id":"x"}]}'
    const ids = ['12345678901234567890', '1.0', '-0', '1e400', '"a\\u0041\\n"', 'null', 'true', object, '[]', '""']
    const input = ids.map((id) => `{"text":"hi","id": ${id} }`).join('\n')
    const { code, stdout, stderr } = await scrubjay(['scan', '--jsonl'], { input })
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.equal(ids.map((id) => `{"id":${id},"spans":[]}\n`).join(''))
  })

  it('counts offsets in UTF-16 code units', async () => {
    const { stdout } = await scrubjay(['scan', '--jsonl'], { input: JSON.stringify({ id: 1, text: `😀😀 ${mail}` }) })
    const [{ spans: [span] }] = parseLines(stdout)
    expect(span).to.include({ type: 'EMAIL_ADDRESS', start: 5, end: 5 + mail.length })
    expect(Object.keys(span)).to.deep.equal(['type', 'start', 'end', 'score'])
  })

  it('answers what detect answers, for any text', async () => {
    const values = [mail, ' 4111 1111 1111 1111 ', ' DE89370400440532013000 ', '\uD800', '\n', '192.0.2.7', '+1 415 555 0134', ' Ann Lee ']
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...values))
    const seed = Date.now() % 2 ** 31
    console.log(`    seed ${seed}`)
    const texts = fc.sample(fc.array(piece).map((pieces) => pieces.join('')), { numRuns: 400, seed })
    const input = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('')
    const { code, stdout } = await scrubjay(['scan', '--jsonl'], { input })
    expect(code).to.equal(0)
    const spansOf = (text: string): unknown[] => detect(text).map(({ type, start, end, score }) => ({ type, start, end, score }))
    const expected = texts.map((text, id) => ({ id, spans: spansOf(text) }))
    expect(parseLines(stdout)).to.deep.equal(expected)
    expect(expected.reduce((sum, { spans }) => sum + spans.length, 0)).to.be.greaterThan(texts.length)
  })

  it('finds values in a text beyond the limit of one leaf, wherever they stand', async () => {
    const positions = [0, 94_960, 94_990, 99_990, 150_000, 184_970, 184_990, 249_900]
    let text = 'the sun is out and '.repeat(13_200)
    for (const at of positions) text = `${text.slice(0, at)} ${mail} ${text.slice(at + mail.length + 2)}`
    expect(text.length).to.be.greaterThan(2 * limits.leafLengthMax)
    const { code, stdout } = await scrubjay(['scan', '--jsonl'], { input: JSON.stringify({ id: 1, text }) })
    expect(code).to.equal(0)
    const [{ spans }] = parseLines(stdout)
    const mails = spans.filter(({ type }) => type === 'EMAIL_ADDRESS').map(({ start, end }) => [start, text.slice(start, end)])
    expect(mails).to.deep.equal(positions.map((at) => [at + 1, mail]))
  })

  it('names each bad line with its number, keeps the good ones, and ends with 2', async () => {
    const lines = [
      '{"id":1,"text":"a"}', '{"id":2,"text":', '', '[1]', '{"text":"secret"}', '{"id":3,"text":7}', '{"id":4}', 'null', '   ',
      '{"id":5,"text":"b"}\r', '\uFEFF{"id":6,"text":""}',
    ]
    const { code, stdout, stderr } = await scrubjay(['scan', '--jsonl'], { input: lines.join('\n') })
    expect(code).to.equal(2)
    expect(stdout).to.equal('{"id":1,"spans":[]}\n{"id":5,"spans":[]}\n')
    expect(stderr.split('\n')).to.deep.equal([
      'scrubjay: line 2: it is not JSON.', 'scrubjay: line 4: it is not a JSON object.', 'scrubjay: line 5: "id" is missing.',
      'scrubjay: line 6: "text" is missing or no string.', 'scrubjay: line 7: "text" is missing or no string.',
      'scrubjay: line 8: it is not a JSON object.', 'scrubjay: line 11: it is not JSON.', '',
    ])
  })

  it('answers each line when it comes, to a program that waits for the answer', async () => {
    const child = spawn(process.execPath, [bin, 'scan', '--jsonl'])
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id":${id},"text":"hi"}\n`)
      const [answer] = (await once(child.stdout, 'data')) as [Buffer]
      expect(answer.toString()).to.equal(`{"id":${id},"spans":[]}\n`)
    }
    child.stdin.end()
    expect(await once(child, 'close')).to.deep.equal([0, null])
  })

  it('stops quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [bin, 'scan', '--jsonl'])
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString() })
    child.stdin.on('error', () => {})
    const feed = (): void => {
      while (child.stdin.writable && child.stdin.write('{"id":1,"text":"..."}\n'.repeat(1_000)));
    }
    child.stdin.on('drain', feed)
    feed()
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect(await once(child, 'close')).to.deep.equal([0, null])
    expect(stderr).to.equal('')
  })

  it('streams: twenty times the input takes no more memory', async () => {
    const small = await peakMemoryBytes(500_000)
    const large = await peakMemoryBytes(10_000_000)
    console.log(`    peak memory ${Math.round(small / 1e6)} MB for 0.5 MB, ${Math.round(large / 1e6)} MB for 10 MB`)
    expect(large).to.be.lessThan(small + 60_000_000)
  })
})

type FoundSpan = Pick<Span, 'type' | 'start' | 'end' | 'score'>

interface Answer {
  readonly id: unknown
  readonly spans: readonly [FoundSpan]
}

function parseLines(stdout: string): [Answer, ...Answer[]] {
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer) as [Answer, ...Answer[]]
}

/** Feeds so many bytes of messages and answers the largest resident set that the child ever had. */
async function peakMemoryBytes(inputBytes: number): Promise<number> {
  const reporter = join(__dirname, '../support/report-memory.js')
  const child = spawn(process.execPath, ['--require', reporter, bin, 'scan', '--jsonl'])
  const message = `{"id":1,"text":"${'. . , ; ; - '.repeat(18)}"}\n`
  let answers = 0
  child.stdout.on('data', (chunk: Buffer) => { answers += chunk.toString().split('\n').length - 1 })
  let report = ''
  child.stderr.on('data', (chunk: Buffer) => { report += chunk.toString() })
  const count = Math.ceil(inputBytes / message.length)
  for (let sent = 0; sent < count; sent += 100) {
    if (!child.stdin.write(message.repeat(Math.min(100, count - sent)))) await once(child.stdin, 'drain')
  }
  child.stdin.end()
  await once(child, 'close')
  expect(answers).to.equal(count)
  return Number(/^max-rss-kb (\d+)$/m.exec(report)?.[1]) * 1_024
}
