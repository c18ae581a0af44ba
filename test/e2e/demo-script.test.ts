import { expect } from 'chai'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runDemo, withFolder } from './demo-process.js'
import { findInFiles } from './find-in-files.js'
import { createMaker, valueTypes, type Maker, type ValueType } from './made-up-values.js'

const seed = Number(process.env['SCRUBJAY_SEED'] ?? Date.now() % 1_000_000)
const userCount = 20
const turnsPerUser = 10

for (const sdk of ['botbuilder', 'botkit', 'agents']) {
  describe(`200 turns by 20 users through ${sdk} (SCRUBJAY_SEED=${seed})`, function () {
    this.timeout(60_000)

    it('leaves no typed value with the bot, in its data or on stderr, and gives each back to its person', () =>
      withFolder(async (folder) => {
        const script = createScript(createMaker(seed))
        const [scriptFile, data] = [join(folder, 'script.jsonl'), join(folder, 'data')]
        writeFileSync(scriptFile, script.map(({ user, text }) => `${JSON.stringify({ user, text })}\n`).join(''))
        const keys = join(folder, 'demo.keys')
        const run = await runDemo(['--sdk', sdk, '--script', scriptFile, '--data', data, '--keys', keys, '--json'])

        expect(run.code, run.stderr).to.equal(0)
        const turns = run.stdout.trimEnd().split('\n').map(parseTurn)
        expect(turns).to.have.lengthOf(script.length)
        const values = script.flatMap((line) => line.values.map(({ value }) => value))
        const shown = turns.flatMap((turn) => turn.botSaw).join('\n')
        expect(values.filter((value) => shown.includes(value)), 'seen by the bot').to.deep.equal([])
        expect(values.filter((value) => run.stderr.includes(value)), 'on stderr').to.deep.equal([])
        const { found, sizeBytes } = findInFiles(data, values)
        expect(found, 'in the data folder').to.deep.equal([])
        expect(sizeBytes).to.be.greaterThan(100_000)
        expect(values.length).to.be.greaterThan(160)

        for (const [index, turn] of turns.entries()) {
          const line = script[index] as Line
          expect({ user: turn.user, typed: turn.typed }).to.deep.equal({ user: line.user, typed: line.text })
          expectTurn(turn, line)
        }
      }))
  })
}

interface Line {
  readonly user: string
  readonly text: string
  readonly values: readonly { readonly type: ValueType; readonly value: string }[]
  readonly step: number
}

interface Turn {
  readonly user: string
  readonly typed: string
  readonly botSaw: readonly string[]
  readonly replies: readonly string[]
}

/** Everybody says hello, agrees, and goes on; who speaks next is left to chance. */
function createScript(maker: Maker): Line[] {
  const users = Array.from({ length: userCount }, (_, index) => ({ user: `user-${index + 1}`, step: 0 }))
  const lines: Line[] = []
  while (lines.length < userCount * turnsPerUser) {
    const speaker = maker.pick(users.filter(({ step }) => step < turnsPerUser))
    lines.push({ user: speaker.user, step: speaker.step, ...createMessage(maker, speaker.step) })
    speaker.step += 1
  }
  return lines
}

function createMessage(maker: Maker, step: number): Pick<Line, 'text' | 'values'> {
  if (step === 0) return { text: 'hello', values: [] }
  if (step === 1) return { text: 'yes', values: [] }
  const first = valueTypes[step % valueTypes.length] as ValueType
  const types = maker.below(3) === 0 ? [first, maker.pick(valueTypes)] : [first]
  const values = types.map((type) => ({ type, value: maker.make(type) }))
  return { text: values.map(({ type, value }) => maker.pick(sentences[type]).replace('…', value)).join(' '), values }
}

const sentences: { readonly [type in ValueType]: readonly string[] } = {
  EMAIL_ADDRESS: ['My e-mail is …', 'please write to …, thanks', 'send the invoice to … today'],
  CREDIT_CARD: ['my card is …', 'Charge it to … please', 'the credit card number … expires soon'],
  PHONE_NUMBER: ['call me at …', 'My phone number is …, any time', 'you can reach me on …'],
  IBAN_CODE: ['my IBAN is …', 'transfer it to … please', 'the account … is mine'],
  US_SSN: ['my SSN is …', 'social security number …', 'The form wants my SSN: …'],
}

function expectTurn({ botSaw, replies }: Turn, { text, values, step }: Line): void {
  const said = `You said: ${text}`
  if (step === 0) {
    expect(botSaw, 'the first message waits for consent').to.deep.equal([])
    expect(replies, 'a prompt').to.not.be.empty
    expect(replies).to.not.include(said)
  } else if (step === 1) {
    expect(botSaw, 'the message that waited').to.deep.equal(['hello'])
    expect(replies).to.include('You said: hello')
  } else {
    expect(replies).to.include(said)
    expect(botSaw).to.have.lengthOf(1)
    for (const { type } of values) expect(botSaw[0]).to.match(new RegExp(`\\[${type}_\\d+\\]`))
  }
}

function parseTurn(json: string): Turn {
  const turn = JSON.parse(json) as Turn
  expect(Object.keys(turn)).to.deep.equal(['user', 'typed', 'botSaw', 'replies'])
  return turn
}
