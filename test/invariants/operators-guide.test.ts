import { checkPolicy, type Destination, type Policy } from '@scrubjay/core'
import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { Talk } from './guarded-talk.js'

interface Example {
  readonly heading: string
  readonly policy: Policy | undefined
  readonly lines: readonly (readonly [who: string, text: string])[]
}

const guide = readFileSync(join(projectRoot, 'docs/guides/operators.md'), 'utf8')
const examples = readExamples(guide)

describe('the guide to operators', () => {
  it('has an example of every operator', () => {
    const named = [...guide.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name)
    expect(named).to.have.length(12)
    expect(examples.map(({ heading }) => heading)).to.include.members(named)
  })

  for (const { heading, policy, lines } of examples) {
    it(`shows what happens under “${heading}”`, async () => {
      const talk = new Talk({ policy: policy ?? {} })
      const activity = talk.activity(textOf(lines, 'the person writes'), { locale: 'en-GB' })
      const { verdict, botSaw, replies } = await talk.say(activity)
      for (const [who, text] of lines) {
        if (who === 'the bot sees') expectLike(botSaw[0], text)
        if (who === 'the person reads' && verdict.kind === 'answer') expectLike(replies[0], text)
        if (verdict.kind !== 'pass') continue
        if (who === 'the person reads') {
          const reply = { ...activity, text: textOf(lines, 'the bot says') }
          expectLike((await talk.guard.send(verdict.turn, [reply]))[0]?.text, text)
        }
        const destination = destinations[who]
        if (destination === undefined) continue
        const leaf = { text: verdict.activity.text ?? '', kind: 'text' } as const
        expectLike((await talk.guard.applyAtDestination(verdict.turn, [leaf], { destination }))[0], text)
      }
    })
  }
})

const destinations: Readonly<Record<string, Exclude<Destination, 'bot'>>> = { 'telemetry gets': 'telemetry', 'the human reads': 'human' }

/** `…` stands for what a key decides; it never holds a value of the example. */
function expectLike(actual: string | undefined, expected: string): void {
  const pattern = expected.split('…').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('(.+)')
  expect(actual).to.match(new RegExp(`^${pattern}$`))
  for (const made of new RegExp(`^${pattern}$`).exec(actual ?? '')?.slice(1) ?? []) {
    expect(made.includes('ann') || made.includes('4111 1111 1111 1111'), made).to.equal(false)
  }
}

function textOf(lines: Example['lines'], who: string): string {
  return lines.find(([name]) => name === who)?.[1] ?? ''
}

/** A policy in YAML, and right after it who reads what. */
function readExamples(text: string): readonly Example[] {
  return [...text.matchAll(/```yaml\n([^`]*)```\n```text\n([^`]*)```/g)].map(({ index, 1: policy = '', 2: lines = '' }) => {
    const heading = [...text.slice(0, index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? ''
    const said = lines.trim().split('\n').map((line) => /^(\S+(?: \S+)*?) {2,}(.*)$/.exec(line) ?? [])
    const whole = `version: 1\nregimes: { none: {} }\nsettings: { consent: false, disclosure: false }\n${policy}`
    return { heading, policy: checkPolicy(whole).policy, lines: said.map(([, who = '', what = '']) => [who, what] as const) }
  })
}
