import { expect } from 'chai'
import fc from 'fast-check'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import type { Policy } from '../../src/policy/policy.js'
import { parseSettingsChange, resolveSettings } from '../../src/policy/resolve-settings.js'
import type { Settings } from '../../src/turn.js'
import { failureOf } from '../lib/failure.js'

const names = ['scrub', 'consent', 'disclosure', 'restore', 'auditDetail', 'thorough'] as const
const each = Object.fromEntries(names.map((name) => [name, fc.boolean()])) as Record<(typeof names)[number], fc.Arbitrary<boolean>>
const all: fc.Arbitrary<Settings> = fc.record(each)
const some: fc.Arbitrary<Partial<Settings>> = fc.record(each, { requiredKeys: [] })

describe('settings', () => {
  it('are the policy’s where it locks them, and otherwise the nearest word', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(all, fc.subarray([...names]), some, some, (settings, locks, bot, conversation) => {
        const policy: Policy = { ...defaultPolicy, settings, locks }
        const resolved = resolveSettings({ policy, bot, conversation })
        for (const name of names) {
          const expected = locks.includes(name) ? settings[name] : (conversation[name] ?? bot[name] ?? settings[name])
          expect(resolved[name], name).to.equal(expected)
        }
        expect(policy.settings).to.equal(settings)
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 cases, seed ${seed}`)
  })
})

describe('a change of settings', () => {
  const locked: Policy = { ...defaultPolicy, locks: ['scrub'] }

  it('is taken when every name is known, every value a boolean and nothing locked', () => {
    expect(parseSettingsChange(locked, { consent: false, restore: true })).to.deep.equal({ consent: false, restore: true })
    expect(parseSettingsChange(locked, {})).to.deep.equal({})
  })

  it('is refused as a whole otherwise, and its names are not echoed when they are no words', () => {
    const refused: readonly [object, string, string][] = [
      [{ scrub: true }, 'ERR_SETTING_LOCKED', 'scrub'], [{ consent: true, scrub: false }, 'ERR_SETTING_LOCKED', 'scrub'],
      [{ consent: 'false' }, 'ERR_SETTING_UNKNOWN', 'consent'], [{ consent: undefined }, 'ERR_SETTING_UNKNOWN', 'consent'],
      [{ consent: 0 }, 'ERR_SETTING_UNKNOWN', 'consent'], [{ scrubs: true }, 'ERR_SETTING_UNKNOWN', 'scrubs'],
      [{ constructor: true }, 'ERR_SETTING_UNKNOWN', 'constructor'], [JSON.parse('{"__proto__": {"consent": false}}') as object, 'ERR_SETTING_UNKNOWN', 'a name'],
      [{ 'ana@example.org': true }, 'ERR_SETTING_UNKNOWN', 'a name'],
    ]
    for (const [change, code, at] of refused) expect(failureOf(() => parseSettingsChange(locked, change))).to.include({ code, at })
  })
})
