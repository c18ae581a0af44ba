import { expect } from 'chai'
import fc from 'fast-check'
import { parseConsentRecord, withPurpose, type ConsentRecord, type PurposeState } from '../../src/consent/consent-record.js'
import { decideConsent, withdrawAll, type ConsentQuestion, type ConsentVerdict } from '../../src/consent/decide-consent.js'
import type { PromptAnswer } from '../../src/consent/prompt.js'
import { limits } from '../../src/lib/limits.js'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import { builtInRegimes, type Regime } from '../../src/policy/duties.js'
import type { Policy } from '../../src/policy/policy.js'

const dayMs = 86_400_000
const startMs = 1_700_000_000_000
const twoPurposes: Policy = {
  ...defaultPolicy,
  consent: { coolDownDays: 10, validityDays: 30 },
  purposes: [
    { id: 'service', description: 'to answer', required: true },
    { id: 'news', description: 'to send news', required: false },
    { id: 'model', description: 'to ask a model', required: true },
  ],
}

describe('consent', () => {
  it('is asked for first, and the turn that came too early is parked', () => {
    expect(decide({})).to.include({ kind: 'ask', isReminder: false, park: true })
  })

  it('is given by a typed yes to the question that stands, and what else was said is a turn', () => {
    const verdict = decide({ record: asked(), text: 'Yes, and my card is 4111 1111 1111 1111' })
    expect(verdict).to.include({ kind: 'granted', rest: 'my card is 4111 1111 1111 1111', next: undefined })
    if (verdict.kind === 'granted') expect(decide({ record: verdict.record })).to.deep.equal({ kind: 'pass' })
  })

  it('is not given by a yes to nothing, to another notice, or to a question of long ago', () => {
    const older: Policy = { ...defaultPolicy, notice: { version: '2', text: 'new' } }
    expect(decide({ text: 'yes' })).to.include({ kind: 'ask', isReminder: false })
    expect(decide({ record: asked(), text: 'yes', policy: older })).to.include({ kind: 'ask', isReminder: false })
    expect(decide({ record: asked(), text: 'yes', nowMs: startMs + limits.askedForMs })).to.include({ kind: 'ask', isReminder: false })
    expect(decide({ record: asked(), text: 'yes', nowMs: startMs + limits.askedForMs - 1 })).to.include({ kind: 'granted' })
  })

  it('is asked for again, and the turn parked, when the answer is unclear', () => {
    for (const text of ['yes?', 'hello', '', undefined]) {
      expect(decide({ record: asked(), text })).to.include({ kind: 'ask', isReminder: true, park: true })
    }
  })

  it('is given by the button of this question only, and only once', () => {
    const good: PromptAnswer = { answer: 'yes', purpose: 'service', notice: '1', nonceDigest: 'd1' }
    expect(decide({ record: asked(), button: good })).to.include({ kind: 'granted', rest: '' })
    expect(decide({ record: asked(), button: { ...good, answer: 'no' } })).to.include({ kind: 'refused' })
    for (const wrong of [{ nonceDigest: 'd2' }, { purpose: 'model' }, { notice: '0' }, { nonceDigest: '' }]) {
      expect(decide({ record: asked(), button: { ...good, ...wrong } }), JSON.stringify(wrong)).to.include({ kind: 'ask', isReminder: true, park: false })
      // The text of the message that carries the button does not count instead of it.
      expect(decide({ record: asked(), button: { ...good, ...wrong }, text: 'yes' })).to.include({ kind: 'ask' })
    }
  })

  it('is not asked for again when the button is pressed twice after a no, or an old one after a withdrawal', () => {
    for (const answer of ['yes', 'no'] as const) {
      const button: PromptAnswer = { answer, purpose: 'service', notice: '1', nonceDigest: 'd1' }
      expect(decide({ record: answered('refused'), button })).to.include({ kind: 'missing' })
      expect(decide({ record: withdrawAll(asked(), defaultPolicy, startMs), button })).to.include({ kind: 'missing' })
    }
  })

  it('is not asked for within the cool-down, unless the person wants it, and again after it', () => {
    const record = answered('refused')
    const endMs = startMs + defaultPolicy.consent.coolDownDays * dayMs
    for (const text of ['hello', 'yes', 'no', undefined]) {
      expect(decide({ record, text, nowMs: endMs - 1 })).to.include({ kind: 'missing' })
    }
    expect(decide({ record, wantsToBeAsked: true })).to.include({ kind: 'ask', isReminder: false, park: false })
    expect(decide({ record, nowMs: endMs })).to.include({ kind: 'ask', isReminder: false, park: true })
  })

  it('that was withdrawn is asked for only when the person wants it, however long ago that was', () => {
    const record = withdrawAll(answered('granted'), defaultPolicy, startMs)
    expect(decide({ record, nowMs: startMs + 5_000 * dayMs })).to.include({ kind: 'missing' })
    expect(decide({ record, wantsToBeAsked: true })).to.include({ kind: 'ask', park: false })
  })

  it('is given by a limited yes to what it names, and by nothing that says more than names', () => {
    const policy = { ...defaultPolicy, purposes: [{ id: 'support', description: 'to answer', required: true }, { id: 'marketing', description: 'to send offers', required: true }] }
    const open = (id: string): ConsentRecord => {
      const record = withPurpose({ purposes: {} }, id, { state: 'asked', notice: '1', atMs: startMs, nonceDigest: 'd1' })
      return id === 'marketing' ? withPurpose(record, 'support', { state: 'granted', notice: '1', atMs: startMs }) : record
    }
    const kindOf = (text: string, id: string): string => decide({ policy, record: open(id), text }).kind
    for (const text of ['only for support, thanks', 'just support', 'nur für Support', 'seulement pour le support', 'everything except marketing', 'yes but not marketing', 'support yes, marketing no', 'yes, support']) {
      expect([text, kindOf(text, 'support'), kindOf(text, 'marketing') === 'granted']).to.deep.equal([text, 'granted', false])
    }
    const doubtful = [
      'only marketing is a problem', 'just marketing bothers me', 'I only want to ask about marketing', 'solo me molesta el marketing', 'only marketing no', 'only marketing sux',
      'no marketing bothers me', 'yes, marketing bothers me', 'marketing only over my dead body', 'only because of marketing', 'support only if free', 'only support matters to me',
    ]
    for (const text of doubtful) for (const id of ['support', 'marketing']) expect([text, id, kindOf(text, id)], text).to.not.include('granted')
  })

  it('that was given ends with its validity', () => {
    const endMs = startMs + defaultPolicy.consent.validityDays * dayMs
    expect(decide({ record: answered('granted'), nowMs: endMs - 1 })).to.deep.equal({ kind: 'pass' })
    expect(decide({ record: answered('granted'), nowMs: endMs })).to.include({ kind: 'ask', isReminder: false, park: true })
  })

  it('to one purpose asks for the next required one, and never for one that is not required', () => {
    const verdict = decide({ policy: twoPurposes, record: asked(), text: 'yes' })
    expect(verdict).to.have.nested.property('next.id', 'model')
  })

  it('to one purpose is not asked for while another required one is refused', () => {
    const record = withPurpose(answered('granted'), 'model', { state: 'refused', notice: '1', atMs: startMs + 29 * dayMs })
    expect(decide({ policy: twoPurposes, record, nowMs: startMs + 31 * dayMs })).to.include({ kind: 'missing' })
  })

  it('is not found in a prototype', () => {
    const policy: Policy = { ...defaultPolicy, purposes: [{ id: 'constructor', description: 'x', required: true }] }
    expect(decide({ policy })).to.include({ kind: 'ask' })
    const record = parseConsentRecord('{"purposes":{"__proto__":{"state":"granted","notice":"1","atMs":1700000000000}}}')
    expect(decide({ record })).to.include({ kind: 'ask' })
  })

  it('passes only by a grant that its person gave to the notice in force and that is not too old', () => {
    const seed = Date.now()
    fc.assert(fc.property(fc.array(event, { maxLength: 40 }), playAll), { seed, numRuns: 2_000 })
    console.log(`      2000 conversations of up to 40 events, ${[...seen].map(([kind, count]) => `${count} ${kind}`).join(', ')}, seed ${seed}`)
    expect([...seen.keys()]).to.have.members(['pass', 'ask', 'granted', 'refused', 'withdrawn', 'settled', 'missing'])
  }).timeout(30_000)
})

type Event =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly answer: 'yes' | 'no'; readonly which: number }
  | { readonly kind: 'later'; readonly byMs: number }
  | { readonly kind: 'notice'; readonly version: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'want' }

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('yes', 'yes', 'no', 'hello', 'yes?', 'Yes, my name is Ana') }) },
  // 0 is the newest button, 1 and more are older ones, -1 is somebody else's.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('press' as const), answer: fc.constantFrom('yes' as const, 'no' as const), which: fc.integer({ min: -1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('later' as const), byMs: fc.constantFrom(1, limits.askedForMs, dayMs, 9 * dayMs, 10 * dayMs, 30 * dayMs) }) },
  fc.record({ kind: fc.constant('notice' as const), version: fc.constantFrom('1', '2') }),
  fc.constant({ kind: 'withdraw' as const }),
  fc.constant({ kind: 'want' as const }),
)

const seen = new Map<string, number>()

/** What the model remembers of each purpose: the last thing that happened, and nothing of how it is stored. */
interface Happened {
  readonly what: 'asked' | 'granted' | 'refused' | 'withdrawn'
  readonly notice: string
  readonly atMs: number
}

function playAll(events: readonly Event[]): void {
  let policy = twoPurposes
  let nowMs = startMs
  let record: ConsentRecord = { purposes: {} }
  const model = new Map<string, Happened>()
  const buttons: PromptAnswer[] = []

  const ask = (id: string): void => {
    const nonceDigest = `nonce-${buttons.length}`
    buttons.unshift({ answer: 'yes', purpose: id, notice: policy.notice.version, nonceDigest })
    record = withPurpose(record, id, { state: 'asked', notice: policy.notice.version, atMs: nowMs, nonceDigest })
    model.set(id, { what: 'asked', notice: policy.notice.version, atMs: nowMs })
  }
  const turn = (question: Partial<ConsentQuestion>): void => {
    const verdict = decide({ policy, record, nowMs, ...question })
    seen.set(verdict.kind, (seen.get(verdict.kind) ?? 0) + 1)
    check(verdict, { policy, nowMs, model, buttons, question })
    const notice = policy.notice.version
    if (verdict.kind === 'granted' || verdict.kind === 'refused' || verdict.kind === 'withdrawn') {
      record = verdict.record
      model.set(verdict.purpose.id, { what: verdict.kind, notice, atMs: keptOf(verdict.kind, nowMs) })
    }
    if (verdict.kind === 'ask') ask(verdict.purpose.id)
    if (verdict.kind === 'granted' && verdict.next !== undefined) ask(verdict.next.id)
  }

  for (const step of events) {
    if (step.kind === 'later') nowMs += step.byMs
    else if (step.kind === 'notice') policy = { ...policy, notice: { version: step.version, text: 'x' } }
    else if (step.kind === 'withdraw') {
      record = withdrawAll(record, policy, nowMs)
      for (const { id } of policy.purposes) model.set(id, { what: 'withdrawn', notice: policy.notice.version, atMs: keptOf('withdrawn', nowMs) })
    } else if (step.kind === 'want') turn({ text: 'consent', wantsToBeAsked: true })
    else if (step.kind === 'text') turn({ text: step.text })
    else {
      const ours = buttons[step.which] ?? { purpose: 'service', notice: policy.notice.version, nonceDigest: 'of-somebody-else' }
      turn({ button: { ...ours, answer: step.answer }, text: step.answer })
    }
    // Stored and read again it is the same.
    record = parseConsentRecord(JSON.stringify(record))
  }
}

/** Of an answer its day is kept: a yes counts from the beginning of it, a no from the end. */
function keptOf(what: Happened['what'], nowMs: number): number {
  const midnightMs = nowMs - (nowMs % dayMs)
  return what === 'granted' ? midnightMs : midnightMs + dayMs - 1
}

function check(
  verdict: ConsentVerdict,
  at: { policy: Policy; nowMs: number; model: ReadonlyMap<string, Happened>; buttons: readonly PromptAnswer[]; question: Partial<ConsentQuestion> },
): void {
  const { policy, nowMs, model, buttons, question } = at
  const required = policy.purposes.filter((purpose) => purpose.required)
  const now = (id: string): Happened | undefined => (model.get(id)?.notice === policy.notice.version ? model.get(id) : undefined)
  const isGranted = (id: string): boolean => now(id)?.what === 'granted' && nowMs - (now(id)?.atMs ?? 0) < 30 * dayMs
  const isOpen = (id: string): boolean => now(id)?.what === 'asked' && nowMs - (now(id)?.atMs ?? 0) < limits.askedForMs
  const isBarred = required.some(({ id }) => now(id)?.what === 'withdrawn' || (now(id)?.what === 'refused' && nowMs - (now(id)?.atMs ?? 0) < 10 * dayMs))
  const first = required.find(({ id }) => !isGranted(id))

  if (first === undefined && 'purpose' in verdict && !verdict.purpose.required) return checkOptional(verdict, question)
  expect(['pass', 'settled', 'withdrawn'].includes(verdict.kind)).to.equal(first === undefined)
  if (verdict.kind === 'withdrawn') expect([question.button?.answer, isGranted(verdict.purpose.id)]).to.deep.equal(['no', true])
  if (verdict.kind === 'settled') expect(question.button !== undefined || question.wantsToBeAsked).to.equal(true)
  if (verdict.kind === 'pass' || verdict.kind === 'settled' || first === undefined) return
  if (verdict.kind === 'missing') return void expect([isBarred, question.wantsToBeAsked ?? false]).to.deep.equal([true, false])
  expect(verdict.purpose.id).to.equal(first.id)
  if (verdict.kind === 'ask') {
    if (isBarred && !isOpen(first.id)) expect(question.wantsToBeAsked).to.equal(true)
    expect(verdict.isReminder).to.equal(isOpen(first.id))
    return
  }
  expect(isOpen(first.id)).to.equal(true)
  const { button, text = '' } = question
  if (button !== undefined) expect(button).to.include({ purpose: first.id, notice: policy.notice.version, nonceDigest: buttons[0]?.nonceDigest })
  expect(button === undefined ? text.toLowerCase() : button.answer).to.match(verdict.kind === 'granted' ? /^yes(?!\?)/ : /^no/)
}

const gdpr = builtInRegimes['gdpr'] as Regime

/** An optional purpose is asked for only by somebody who wants it, and answered by a button or at once. */
function checkOptional(verdict: ConsentVerdict, { wantsToBeAsked, button, conversation }: Partial<ConsentQuestion>): void {
  if (verdict.kind === 'ask') expect([wantsToBeAsked, verdict.park]).to.deep.equal([true, false])
  else expect(button !== undefined || conversation !== undefined).to.equal(true)
}

function decide(question: Partial<ConsentQuestion>): ConsentVerdict {
  return decideConsent({ policy: defaultPolicy, regime: gdpr, record: { purposes: {} }, text: undefined, button: undefined, wantsToBeAsked: false, nowMs: startMs, ...question })
}

function asked(): ConsentRecord {
  return { purposes: { service: { state: 'asked', notice: '1', atMs: startMs, nonceDigest: 'd1' } } }
}

function answered(state: Exclude<PurposeState['state'], 'asked'>): ConsentRecord {
  return { purposes: { service: { state, notice: '1', atMs: startMs } } }
}
