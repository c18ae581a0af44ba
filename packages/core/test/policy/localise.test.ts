import { expect } from 'chai'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import { localise } from '../../src/policy/localise.js'
import { checkPolicy } from '../../src/policy/parse-policy.js'
import type { Policy, Texts } from '../../src/policy/policy.js'
import { builtInTexts } from '../../src/policy/texts/built-in.js'

const names = Object.keys(defaultPolicy.texts) as (keyof Texts)[]
const gapsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()

function policyOf(input: object): Policy {
  const { policy, mistakes } = checkPolicy({ version: 1, ...input })
  if (policy === undefined) throw new Error(JSON.stringify(mistakes))
  return policy
}

describe('what the guard says in a language', () => {
  for (const [language, { notice, service, texts }] of Object.entries(builtInTexts)) {
    it(`says everything in ${language}, with the same gaps, and fits on buttons`, () => {
      for (const name of names) expect(gapsOf(texts[name]), name).to.deep.equal(gapsOf(defaultPolicy.texts[name]))
      expect([texts.buttonYes.length <= 20, texts.buttonNo.length <= 20, notice !== '', service !== '']).to.deep.equal([true, true, true, true])
      const same = names.filter((name) => texts[name] === defaultPolicy.texts[name])
      expect(same.filter((name) => name !== 'buttonNo'), 'left in English').to.deep.equal([])
      expect(localise(defaultPolicy, language).texts).to.deep.equal(texts)
    })
  }

  it('is the channel’s locale, its language without the region, or the policy’s own', () => {
    expect(localise(defaultPolicy, 'de-AT').language).to.equal('de')
    expect(localise(defaultPolicy, 'DE').texts.buttonYes).to.equal('Ja')
    for (const locale of ['ja-JP', '', '-', undefined, 'constructor', 'en-US']) expect(localise(defaultPolicy, locale), String(locale)).to.equal(defaultPolicy)
  })

  it('is one language for all: an organisation’s notice that is not translated keeps everything in its own', () => {
    const own = { notice: { version: '1', text: 'We keep what you write.' } }
    expect(localise(policyOf(own), 'de').language).to.equal('en')
    const translated = policyOf({ ...own, translations: { de: { notice: 'Wir behalten, was Sie schreiben.', purposes: { service: 'zu antworten' } } } })
    const german = localise(translated, 'de-DE')
    expect([german.language, german.notice.text, german.notice.version, german.purposes[0]?.description]).to.deep.equal(['de', 'Wir behalten, was Sie schreiben.', '1', 'zu antworten'])
    expect(german.texts.consentRefused).to.equal(builtInTexts['de']?.texts.consentRefused)
  })

  it('keeps a text that the organisation has written, and takes its translation first', () => {
    const policy = policyOf({ texts: { consentGranted: 'Ta!' }, translations: { de: { texts: { consentRefused: 'Schade.' } } } })
    const { texts } = localise(policy, 'de')
    expect([texts.consentGranted, texts.consentRefused, texts.consentWithdrawn]).to.deep.equal(['Ta!', 'Schade.', builtInTexts['de']?.texts.consentWithdrawn])
    expect(localise(policy, 'de')).to.equal(localise(policy, 'de-CH'))
  })
})
