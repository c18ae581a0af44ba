import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { testOptions } from '@scrubjay/testkit'
import { Talk } from '../invariants/guarded-talk.js'
import { projectRoot } from '../lib/project.js'
import { addVisit } from './botkit-skills.js'
import { createDialogBot } from './dialog-bot.js'
import { type Flow, play } from './flow.js'
import { onBotbuilder, onBotkit } from './processes.js'

const guide = readFileSync(join(projectRoot, 'docs/guides/dialogs.md'), 'utf8')
const folder = join(projectRoot, 'test/flows')
const withoutIndent = (text: string): string => text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n')

describe('the guide to dialogs', () => {
  it('shows code that the flows run', () => {
    const sources = readdirSync(folder).filter((name) => !name.endsWith('.test.ts')).map((name) => withoutIndent(readFileSync(join(folder, name), 'utf8')))
    const pieces = [...guide.matchAll(/```ts\n(.*?)```/gs)].flatMap(([, code = '']) => code.split(/\n\n/)).map((piece) => withoutIndent(piece))
    expect(pieces).to.have.length(8)
    for (const piece of pieces) expect(sources.some((source) => source.includes(piece)), piece).to.equal(true)
  })

  it('lists messages that the guard answers, and no others', async () => {
    const taken = [...guide.matchAll(/^- `(.*)`$/gm)].map(([, words = '']) => words)
    expect(taken).to.have.length(6)
    for (const words of taken) {
      const talk = new Talk()
      await talk.agree()
      expect((await talk.say(words)).botSaw, words).to.deep.equal([])
    }
    const talk = new Talk()
    await talk.agree()
    for (const words of ['cancel', 'quit', 'help', 'yes', 'no']) expect((await talk.say(words)).botSaw).to.deep.equal([words])
  })

  it('is right that a dialog goes on after the guard has answered', async () => {
    const { replies } = await play(flowOf(onBotbuilder(createDialogBot), ['order', 'what do you know about me', 'Ana Brightwater']), { guard: () => testOptions() })
    expect(replies.at(-2)).to.match(/^This is what is kept of you/)
    expect(replies.at(-1)).to.equal('What is your e-mail address?')
  })

  it('is right about names that Mustache escapes', async () => {
    const flow = flowOf(onBotkit(addVisit), ['visit', 'Sheila O\'Brien'])
    const [without, within] = [await play(flow), await play(flow, { guard: () => testOptions() })]
    expect(without.replies.at(-1)).to.equal('And your e-mail address, Sheila O&#39;Brien?')
    expect(within.replies.at(-1)).to.equal('And your e-mail address, Sheila O\'Brien?')
  })

  it('names the figures that were measured', () => {
    const measured = readFileSync(join(projectRoot, 'docs/bench/2026-11-26-intents.md'), 'utf8')
    const [, clear, guarded, trained] = /clear sentences it understands ([\d.]+) %, of guarded ones ([\d.]+) % as it is, and ([\d.]+) %/.exec(guide.replace(/\n/g, ' ')) ?? []
    expect(measured).to.include(`| without Scrubjay | ${clear} |`).and.to.include(`| default policy | ${guarded} | ${trained} |`)
  })
})

function flowOf(start: Flow['start'], lines: readonly string[]): Flow {
  return { name: '', start, lines, ends: '', hidden: [] }
}
