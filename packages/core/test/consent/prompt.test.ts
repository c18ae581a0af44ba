import { expect } from 'chai'
import { createPrompt, parsePromptAnswer, type Prompt } from '../../src/consent/prompt.js'
import { createTestRandom } from '../lib/test-ports.js'

const random = createTestRandom()
const promptOn = (channel: string): Prompt =>
  createPrompt({ text: 'May we?', yes: 'Yes', no: 'No', purpose: { id: 'service', description: 'to answer', required: true }, notice: '3', channel, random })

function buttonsOf(prompt: Prompt): readonly { title: string; value: object }[] {
  const { suggestedActions } = prompt.activity as { suggestedActions?: { actions: { title: string; value: object }[] } }
  return suggestedActions?.actions ?? []
}

describe('a consent prompt', () => {
  it('has buttons whose press is read back as an answer to this prompt', () => {
    const prompt = promptOn('webchat')
    const { nonceDigest } = prompt
    const answers = buttonsOf(prompt).map(({ value }) => parsePromptAnswer(JSON.parse(JSON.stringify(value))))
    expect(answers).to.deep.equal(['yes', 'no'].map((answer) => ({ answer, purpose: 'service', notice: '3', nonceDigest })))
  })

  it('has a nonce of its own each time, and tells its digest only', () => {
    const prompts = Array.from({ length: 20 }, () => promptOn('webchat'))
    expect(new Set(prompts.map(({ nonceDigest }) => nonceDigest))).to.have.length(20)
    for (const prompt of prompts) expect(JSON.stringify(prompt.activity)).not.to.include(prompt.nonceDigest)
  })

  it('has no buttons where the channel would not show them', () => {
    expect(promptOn('sms').activity).to.deep.equal({ type: 'message', text: 'May we?', inputHint: 'expectingInput' })
  })
})

describe('reading a pressed button', () => {
  it('reads none that is not ours', () => {
    const ours = { answer: 'yes', purpose: 'p', notice: '1', nonce: 'n' }
    expect(parsePromptAnswer({ scrubjay: ours })).to.include({ answer: 'yes' })
    const others = [
      undefined, null, 'yes', 1, [], {}, { scrubjay: null }, { scrubjay: 'yes' }, { scrubjay: [] }, ours,
      { scrubjay: { ...ours, answer: 'Yes' } }, { scrubjay: { ...ours, answer: true } }, { scrubjay: { ...ours, nonce: undefined } },
      { scrubjay: { ...ours, nonce: ['n'] } }, { scrubjay: { ...ours, purpose: 1 } }, { scrubjay: { ...ours, notice: null } },
    ]
    for (const value of others) expect(parsePromptAnswer(value), JSON.stringify(value)).to.equal(undefined)
  })
})
