import { type ActivityLike, limits } from '@scrubjay/core'
import { expect } from 'chai'
import fc from 'fast-check'
import { Talk } from './guarded-talk.js'

/** Each run plays up to this many steps on two instances with one store. */
const runs = Number(process.env['SCRUBJAY_CONSENT_RUNS'] ?? 60)
const day = 86_400_000
const validityDays = 30
const coolDownDays = 10

type Step =
  | { readonly kind: 'say' | 'yes' | 'no' | 'stop' | 'consent'; readonly at: 0 | 1 }
  | { readonly kind: 'press'; readonly at: 0 | 1; readonly answer: 'yes' | 'no'; readonly back: number }
  | { readonly kind: 'steal'; readonly at: 0 | 1 }
  | { readonly kind: 'later'; readonly byMs: number }
  | { readonly kind: 'notice'; readonly at: 0 | 1 }
  | { readonly kind: 'restart'; readonly at: 0 | 1 }
  | { readonly kind: 'both'; readonly left: 'say' | 'yes' | 'stop' | 'no'; readonly right: 'say' | 'yes' | 'stop' | 'no' }

const at = fc.constantFrom<0 | 1>(0, 1)
const word = fc.constantFrom<'say' | 'yes' | 'stop' | 'no'>('say', 'yes', 'stop', 'no')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom<'say' | 'yes' | 'no' | 'stop' | 'consent'>('say', 'yes', 'yes', 'no', 'stop', 'consent'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant<'press'>('press'), at, answer: fc.constantFrom<'yes' | 'no'>('yes', 'no'), back: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<'steal'>('steal'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<'later'>('later'), byMs: fc.constantFrom(60_000, limits.parkedForMs, limits.askedForMs, 11 * day, 31 * day) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<'notice'>('notice'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<'restart'>('restart'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant<'both'>('both'), left: word, right: word }) },
)

/** What an outsider knows: which yes was given to which notice, and when the last no was heard. */
class Ledger {
  step = 0
  lastNo = -1
  readonly yes: { readonly step: number; readonly notice: string; readonly atMs: number }[] = []

  /** Whether some yes, given after the last no or together with it, carries a turn now. A no that was not heard yet is none. */
  mayPass(notice: string, nowMs: number, lastNo: number): boolean {
    return this.yes.some((yes) => yes.step >= lastNo && yes.notice === notice && nowMs < yes.atMs + validityDays * day)
  }
}

class World {
  readonly ledger = new Ledger()
  readonly #prompts: { readonly value: unknown; readonly no: unknown; readonly notice: string; readonly atMs: number }[] = []
  readonly #versions = ['1', '1']
  readonly #talks: Talk[]
  #count = 0
  #isRacing = false
  passed = 0

  constructor() {
    const first = new Talk({ policy: this.#policy('1') })
    this.#talks = [first, first.sibling({ policy: this.#policy('1') })]
  }

  async play(step: Step): Promise<void> {
    this.ledger.step += 1
    const { clock } = this.#talk(0)
    if (step.kind === 'later') return clock.advance(step.byMs)
    if (step.kind === 'notice') return this.#open(step.at, String(Number(this.#versions[step.at]) + 1))
    if (step.kind === 'restart') return this.#open(step.at, this.#versions[step.at] ?? '1')
    if (step.kind === 'both') {
      // At the very same moment the one may be the answer to the question that the other has raised.
      this.#isRacing = true
      await Promise.all([this.#say(0, step.left), this.#say(1, step.right)])
      this.#isRacing = false
    } else if (step.kind === 'press') {
      const prompt = this.#prompts.at(-1 - step.back)
      if (prompt !== undefined) await this.#press(step.at, step.answer, prompt, step.back === 0)
    } else if (step.kind === 'steal') {
      // Somebody else presses what was shown to this person.
      const prompt = this.#prompts.at(-1)
      if (prompt !== undefined) await this.#talk(step.at).say(this.#talk(step.at).activity('', { user: 'other', conversation: 'other', channelId: 'webchat', value: prompt.value }))
    } else await this.#say(step.at, step.kind)
  }

  async #say(at: 0 | 1, word: 'say' | 'yes' | 'no' | 'stop' | 'consent'): Promise<void> {
    this.#count += 1
    const text = word === 'say' ? `message ${this.#count}` : word
    const [talk, notice] = [this.#talk(at), this.#versions[at] ?? '']
    // A typed yes may only be one to a question of this notice that was shown and is not too old.
    const nowMs = talk.clock.nowMs()
    const isOpen = this.#isRacing || this.#prompts.some((prompt) => prompt.notice === notice && nowMs < prompt.atMs + limits.askedForMs)
    if (word === 'yes' && isOpen) this.ledger.yes.push({ step: this.ledger.step, notice, atMs: nowMs })
    const { lastNo } = this.ledger
    const said = await talk.say(talk.activity(text, { channelId: 'webchat' }))
    this.#check(at, said.botSaw, lastNo)
    if (word === 'stop') this.ledger.lastNo = this.ledger.step
    this.#note(at, said.verdict.kind === 'answer' ? said.verdict.replies : [])
  }

  async #press(at: 0 | 1, answer: 'yes' | 'no', prompt: { value: unknown; no: unknown; notice: string }, isLast: boolean): Promise<void> {
    const talk = this.#talk(at)
    // Only the newest button, of the notice in force here, may say yes.
    if (answer === 'yes' && isLast && prompt.notice === this.#versions[at]) {
      this.ledger.yes.push({ step: this.ledger.step, notice: prompt.notice, atMs: talk.clock.nowMs() })
    }
    const { lastNo } = this.ledger
    const said = await talk.say(talk.activity('', { channelId: 'webchat', value: answer === 'yes' ? prompt.value : prompt.no }))
    this.#check(at, said.botSaw, lastNo)
    this.#note(at, said.verdict.kind === 'answer' ? said.verdict.replies : [])
  }

  /** Whatever reaches the bot has a yes behind it that nothing has taken back. */
  #check(at: 0 | 1, botSaw: readonly string[], lastNo: number): void {
    if (botSaw.length === 0) return
    this.passed += botSaw.length
    const nowMs = this.#talk(at).clock.nowMs()
    expect(this.ledger.mayPass(this.#versions[at] ?? '', nowMs, lastNo), `passed ${JSON.stringify(botSaw)} at step ${this.ledger.step}`).to.equal(true)
  }

  #note(at: 0 | 1, replies: readonly ActivityLike[]): void {
    for (const reply of replies) {
      const { suggestedActions } = reply as { suggestedActions?: { actions: { value: unknown }[] } }
      const [yes, no] = suggestedActions?.actions ?? []
      if (yes !== undefined) this.#prompts.push({ value: yes.value, no: no?.value, notice: this.#versions[at] ?? '', atMs: this.#talk(at).clock.nowMs() })
    }
  }

  #open(at: 0 | 1, version: string): void {
    this.#versions[at] = version
    this.#talks[at] = this.#talk(at).sibling({ policy: this.#policy(version) })
  }

  #talk(at: 0 | 1): Talk {
    return this.#talks[at] as Talk
  }

  #policy(version: string): object {
    return { version: 1, notice: { version, text: `Notice ${version}.` }, consent: { validityDays, coolDownDays } }
  }
}

describe(`consent on two instances (SCRUBJAY_CONSENT_RUNS=${runs})`, function () {
  this.timeout(Math.max(20_000, runs * 500))

  it('lets nothing pass without a yes that holds, and loses no withdrawal, however steps interleave', async () => {
    const seed = Date.now() % 2 ** 31
    let passed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 24 }), async (steps) => {
        const world = new World()
        for (const each of steps) await world.play(each)
        passed += world.passed
      }),
      { seed, numRuns: runs },
    )
    expect(passed, 'the runs let something pass').to.be.greaterThan(runs / 4)
    console.log(`      ${runs} runs, ${passed} turns passed, seed ${seed}`)
  })
})
