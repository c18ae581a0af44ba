import { expect } from 'chai'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../lib/project.js'

interface Run {
  readonly shown: readonly { readonly type: string; readonly text?: string }[]
  readonly received: readonly string[]
  readonly mailed: readonly string[]
  readonly history: readonly object[]
}

const values = ['jay.parker@example.org', '4111 1111 1111 1111', '202-555-0143', 'DE89 3704 0044 0532 0130 00', 'bo.ek@example.com']

describe('the example bot with a model', () => {
  it('tells the model and keeps nothing that was typed, and the person and the tool have it all', async function () {
    this.timeout(20_000)
    const { shown, received, mailed, history } = await play([
      'hello',
      'yes',
      `my card is ${values[1]} and my phone is ${values[2]}`,
      `please write to ${values[0]} about it`,
      `my iban is ${values[3]}, thanks`,
      `and write to ${values[4]} too`,
    ])
    const told = received.join('\n')
    expect(received.length).to.be.greaterThan(5)
    for (const value of values) {
      expect(told, 'the model').not.to.include(value)
      expect(JSON.stringify(history), 'the history').not.to.include(value)
    }
    expect(mailed).to.deep.equal([values[0], values[4]])
    expect(told).to.include('was sent to [EMAIL_ADDRESS_1]').and.to.include('[CREDIT_CARD_1]')

    const messages = shown.filter(({ type }) => type === 'message').map(({ text }) => text)
    expect(messages.join('\n')).to.include(`I have understood this: my card is ${values[1]} and my phone is ${values[2]}`)
    expect(messages.join('\n')).to.include(`“Your order” was sent to **${values[0]}**.`)
    const pieces = shown.filter(({ type }) => type === 'typing').map(({ text = '' }) => text).filter((text) => text !== '…')
    expect(pieces.length).to.be.greaterThan(20)
    for (const piece of pieces) expect(messages.some((message) => message?.startsWith(piece)), piece).to.equal(true)
  })
})

async function play(lines: readonly string[]): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(projectRoot, 'examples/model-bot/dist/main.js'), '--json', ...lines])
  return JSON.parse(stdout) as Run
}
