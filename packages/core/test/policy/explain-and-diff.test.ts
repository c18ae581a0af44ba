import { expect } from 'chai'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import { diffPolicy } from '../../src/policy/diff-policy.js'
import { explainPolicy, type ExplainedPerson } from '../../src/policy/explain-policy.js'
import { checkPolicy, loadPolicy } from '../../src/policy/parse-policy.js'

const two = { version: 1, regimes: { gdpr: {}, ccpa: { minimumAge: 16 } }, regimeRules: [{ regime: 'ccpa', countries: ['US'] }] }

function said(policy: object, person: ExplainedPerson, topic: string): string {
  return explainPolicy(policy, person).filter((part) => part.topic === topic).map(({ text, from }) => `${text} [${from.join(', ')}]`).join('\n')
}

describe('a policy explained', () => {
  it('says which regime holds and why: a rule, or the strictest where nobody knows', () => {
    expect(said(two, { locale: 'en-US' }, 'regime')).to.match(/^ccpa, because the rule .* Opt-out.*under 16.*\[regimeRules\[0\]\]$/)
    expect(said(two, {}, 'regime')).to.match(/^The strictest of gdpr, ccpa, because no rule fits\. Opt-in.*\[regimes\]$/)
    expect(said({ version: 1 }, {}, 'regime')).to.match(/^gdpr, because the policy has no other.*\[\]$/)
  })

  it('asks in an opt-in regime, tells in an opt-out one, and does neither for another basis', () => {
    const purposes = [{ id: 'a', description: 'to a', required: true }, { id: 'b', description: 'to b', required: false, lawfulBasis: 'legitimate-interests' }]
    expect(said({ ...two, purposes }, {}, 'consent')).to.match(/^a .*asked for before anything else\. \[purposes\[0\]\]$/m)
    expect(said({ ...two, purposes }, { country: 'US' }, 'consent')).to.match(/^a .*taken as given until a no/m)
    expect(said({ ...two, purposes }, {}, 'consent')).to.match(/^b .*not asked for; the person may object/m)
  })

  it('says how people answer on a channel, when one is named, and by which words', () => {
    expect(said({ version: 1 }, { channel: 'msteams' }, 'consent')).to.include('on a card with buttons, “Yes” or “No”, or in words: YES or NO')
    expect(said({ version: 1 }, { channel: 'slack', locale: 'de-DE' }, 'consent')).to.include('on a card with buttons, “Ja” or “Nein”')
    expect(said({ version: 1, texts: { buttonYes: 'Agreed' } }, { channel: 'webchat' }, 'consent')).to.include('with a button, “Agreed” or “No”, or in words: YES or NO, or the same in their own language and words. [texts.buttonYes]')
    const translated = { version: 1, notice: { version: '1', text: 'Own.' }, translations: { de: { notice: 'Eigen.', texts: { buttonNo: 'Nö' } } } }
    expect(said(translated, { channel: 'webchat', locale: 'de' }, 'consent')).to.match(/“Ja” or “Nö”.* \[translations\.de\.texts\.buttonNo\]$/m)
    expect(said({ version: 1 }, { channel: 'facebook' }, 'consent')).to.include('quick replies')
    expect(said({ version: 1 }, { channel: 'telegram' }, 'consent')).to.include('with a button').and.not.to.include('quick replies')
    expect(said({ version: 1 }, { channel: 'sms' }, 'consent')).to.include('in words: YES or NO').and.not.to.include('button')
    expect(said({ version: 1 }, {}, 'consent')).not.to.include('On this channel')
  })

  it('groups types by what becomes of them on each way, with the place that says so', () => {
    const policy = { version: 1, entities: { CREDIT_CARD: 'refuse', PERSON: { outbound: 'redact' } }, rules: [{ operator: 'redact', destinations: ['telemetry'] }] }
    const all = said(policy, {}, 'entities')
    expect(all).to.contain('What the person says, to the bot: refuse: CREDIT_CARD. [entities.CREDIT_CARD]')
    expect(all).to.contain('To telemetry: redact: every type. [rules[0]]')
    expect(said(policy, { type: 'PERSON' }, 'entities')).to.contain('What the bot says, to the person: redact: PERSON. [entities.PERSON.outbound]')
    expect(explainPolicy(policy, { type: 'NONE' })).to.deep.equal([])
  })

  it('says a locked setting, a role, a rule of retention', () => {
    const policy = { version: 1, locks: ['scrub'], roles: { lead: { settings: ['thorough'] } }, retention: [{ what: 'values', days: 9 }] }
    expect(said(policy, {}, 'settings')).to.match(/scrub on \(locked\)/).and.to.match(/lead may change by chat: thorough\. \[roles\.lead\]/)
    expect(said(policy, {}, 'retention')).to.equal('Kept for 9 days: values. [retention[0]]')
  })

  it('is refused for a policy with mistakes', () => {
    expect(() => explainPolicy({ version: 2 })).to.throw('ERR_POLICY_INVALID')
  })
})

describe('two policies compared', () => {
  const purpose = { id: 'service', description: 'to answer', required: true }
  const extra = { id: 'extra', description: 'to learn', required: false }
  const base = { version: 1, notice: { version: '1', text: 'Old.' }, purposes: [purpose, extra], retention: [{ what: 'values', days: 30 }], locks: ['scrub'] }
  const effects = (change: object): string[] => diffPolicy(loadPolicy(base), loadPolicy({ ...base, ...change })).effects.map(({ level, path }) => `${level} ${path}`)

  it('that are the same change nothing for anybody', () => {
    expect(diffPolicy(defaultPolicy, defaultPolicy)).to.deep.equal({ changes: [], effects: [] })
    expect(diffPolicy(defaultPolicy, loadPolicy({ version: 1, onFailure: 'refuse' }))).to.deep.equal({ changes: [], effects: [] })
  })

  it('name path, before and after', () => {
    const { changes } = diffPolicy(loadPolicy(base), loadPolicy({ ...base, consent: { validityDays: 30 } }))
    expect(changes).to.deep.equal([{ path: 'consent.validityDays', before: 365, after: 30 }])
  })

  it('say who is asked again, and warn of what nobody would be told', () => {
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{ notice: { version: '2', text: 'New.' } }, ['note notice.version']],
      [{ notice: { version: '1', text: 'New.' } }, ['warning notice.text']],
      [{ purposes: [purpose, { ...extra, required: true }] }, ['note purposes.extra.required']],
      [{ purposes: [purpose, { ...extra, lawfulBasis: 'legitimate-interests' }] }, ['warning purposes.extra.lawfulBasis']],
      [{ purposes: [purpose, { ...extra, description: 'to sell' }] }, ['warning purposes.extra.description']],
      [{ purposes: [purpose, { ...extra, isSale: true }] }, ['note purposes.extra.isSale']],
      [{ purposes: [purpose] }, ['note purposes.extra']],
      [{ purposes: [extra, purpose] }, []],
      [{ retention: [{ what: 'values', days: 7 }] }, ['note retention[0].days']],
      [{ retention: [{ what: 'values', days: 70 }] }, ['warning retention[0].days']],
      [{ locks: ['consent'] }, ['note locks', 'warning locks']],
      [{ consent: { coolDownDays: 1 } }, ['warning consent.coolDownDays']],
      [{ settings: { scrub: false } }, ['warning settings.scrub']],
    ]
    for (const [change, expected] of cases) expect(effects(change), JSON.stringify(change)).to.deep.equal(expected)
  })
})

describe('a mistake of meaning', () => {
  const wrong: readonly (readonly [string, object])[] = [
    ['purposes[0].required', { purposes: [{ id: 'a', description: 'b', required: true, isSale: true }] }],
    ['purposes[0].required', { purposes: [{ id: 'a', description: 'b', required: true, isSensitive: true }] }],
    ['translations.de.purposes.none', { translations: { de: { purposes: { none: 'x' } } } }],
    ['translations.en', { translations: { en: { notice: 'x' } } }],
    ['roles.lead.settings[1]', { roles: { lead: { settings: ['scrub', 'consent'] } }, locks: ['consent'] }],
    ['locks[0]', { settings: { disclosure: false }, locks: ['disclosure'] }],
    ['retention[0].types[0]', { retention: [{ what: 'values', types: ['NONE'], days: 1 }] }],
    ['retention[0].types', { retention: [{ what: 'state', types: ['PERSON'], days: 1 }] }],
    ['regimeRules[1]', { regimeRules: [{ regime: 'gdpr' }, { regime: 'gdpr', countries: ['DE'] }] }],
    ['regimes.gdpr.minimumAge', { regimes: { gdpr: { minimumAge: 16 } }, settings: { consent: false }, locks: ['consent'] }],
  ]
  for (const [path, policy] of wrong) {
    it(`is named at ${path}`, () => {
      expect(checkPolicy({ version: 1, ...policy }).mistakes.map((mistake) => mistake.path)).to.deep.equal([path])
    })
  }

  it('has the line of the nearest place that stands in the text, through aliases too', () => {
    const text = 'version: 1\nretention:\n  - &rule { what: values, days: 1 }\n  - *rule\n  - what: state\n    days: 0\ncontroller: { name: x }\n'
    expect(checkPolicy(text).mistakes.map(({ path, line }) => [path, line])).to.have.deep.members([['retention[2].days', 6], ['controller.contact', 7]])
  })
})
