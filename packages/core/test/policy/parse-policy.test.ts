import { expect } from 'chai'
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../src/detect/detect.js'
import { entityTypes, type EntityType } from '../../src/detect/span.js'
import { limits } from '../../src/lib/limits.js'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import { detectOptionsOf } from '../../src/policy/detect-options.js'
import { ruleOf } from '../../src/policy/policy.js'
import { checkPolicy, loadPolicy } from '../../src/policy/parse-policy.js'
import { failureOf } from '../lib/failure.js'

const canary = 'Canary7f3a'

describe('a policy', () => {
  it('that says nothing but its version is the built-in one', () => {
    for (const input of ['version: 1', '{"version": 1}', { version: 1 }, '# ours\nversion: 1\n']) {
      expect(checkPolicy(input)).to.deep.equal({ policy: defaultPolicy, mistakes: [] })
    }
    expect(loadPolicy()).to.equal(defaultPolicy)
  })

  it('that is the built-in one, written out, is the same', () => {
    expect(checkPolicy(defaultPolicy).policy).to.deep.equal(defaultPolicy)
    expect(checkPolicy(JSON.stringify(defaultPolicy, null, 2)).policy).to.deep.equal(defaultPolicy)
  })

  it('is safe by default: it scrubs, asks, discloses, closes, and passes five types only', () => {
    expect(defaultPolicy.settings).to.deep.equal({ scrub: true, consent: true, disclosure: true, restore: true, auditDetail: true, thorough: false })
    expect([defaultPolicy.onFailure, defaultPolicy.killSwitch, defaultPolicy.groups.restore]).to.deep.equal(['refuse', 'close', 'nothing'])
    const passed = entityTypes.filter((type) => defaultPolicy.entities[type].inbound === 'keep')
    expect(passed).to.have.members(['DATE_TIME', 'AGE', 'LOCATION', 'ORGANIZATION', 'TITLE'])
    expect(entityTypes.every((type) => ['keep', 'token'].includes(defaultPolicy.entities[type].inbound as string))).to.equal(true)
  })

  it('takes a word for the inbound operator and leaves the rest of the rule as it was', () => {
    const { policy } = checkPolicy('version: 1\nentities:\n  CREDIT_CARD: refuse\n  PERSON: { outbound: redact }\n  AGE: { inbound: token, outbound: redact }\n')
    expect(policy?.entities.CREDIT_CARD).to.deep.equal({ inbound: 'refuse', outbound: 'redact' })
    expect(policy?.entities.PERSON).to.deep.equal({ inbound: 'token', outbound: 'redact' })
    expect(policy?.entities.AGE).to.deep.equal({ inbound: 'token', outbound: 'redact' })
    expect(policy?.entities.US_SSN).to.deep.equal(defaultPolicy.entities.US_SSN)
  })

  it('takes operators with parameters, by type and as exceptions', () => {
    const rules = [
      { types: ['CREDIT_CARD'], channels: ['msteams'], operator: 'refuse', because: 'Cards go through the payment page.' },
      { types: ['CREDIT_CARD', 'STAFF'], destinations: ['state'], operator: 'encrypt' },
      { operator: 'surrogate', directions: ['inbound'] },
      { operator: 'replace', with: 'somebody' },
    ]
    const inbound = { operator: 'mask', keepLast: 4, with: '•' }
    const { policy, mistakes } = checkPolicy({ version: 1, detect: { deny: { STAFF: ['x'] } }, entities: { CREDIT_CARD: { inbound, outbound: 'refuse' }, STAFF: { inbound: { operator: 'pseudonym', purpose: 'service' } } }, rules })
    expect(mistakes).to.deep.equal([])
    expect(policy?.rules).to.deep.equal(rules)
    expect(policy?.entities.CREDIT_CARD).to.deep.equal({ inbound, outbound: 'refuse' })
  })

  it('completes what a section leaves out, and replaces what it names', () => {
    const { policy } = checkPolicy({ version: 1, settings: { restore: false }, consent: { validityDays: 30 }, texts: { disclosure: 'Bot.' }, purposes: undefined })
    expect(policy?.settings).to.deep.equal({ ...defaultPolicy.settings, restore: false })
    expect(policy?.consent).to.deep.equal({ ...defaultPolicy.consent, validityDays: 30 })
    expect(policy?.texts).to.deep.equal({ ...defaultPolicy.texts, disclosure: 'Bot.' })
    expect(policy?.purposes).to.equal(defaultPolicy.purposes)
  })

  it('names entities of its own, and gives each a rule', () => {
    const { policy, mistakes } = checkPolicy(`
version: 1
detect:
  phoneRegion: DE
  names: false
  allow: [Scrubjay, support@example.org]
  deny:
    CLIENT_NAME: [Quaxley Ltd]
  patterns:
    EMPLOYEE_ID: '\\bEMP-\\d{6}\\b'
    BADGE: { pattern: '\\b\\d{6}\\b', context: [badge], score: 0.3 }
    UK_NHS: ['NHS-\\d+', { pattern: 'N\\d{9}' }]
entities:
  EMPLOYEE_ID: refuse
  BADGE: { outbound: redact }
`)
    expect(mistakes).to.deep.equal([])
    if (policy === undefined) throw new Error('It is valid.')
    expect(policy.detect).to.deep.equal({
      phoneRegion: 'DE', names: false, allow: ['Scrubjay', 'support@example.org'], deny: { CLIENT_NAME: ['Quaxley Ltd'] },
      patterns: {
        EMPLOYEE_ID: [{ pattern: '\\bEMP-\\d{6}\\b' }], BADGE: [{ pattern: '\\b\\d{6}\\b', context: ['badge'], score: 0.3 }],
        UK_NHS: [{ pattern: 'NHS-\\d+' }, { pattern: 'N\\d{9}' }],
      },
    })
    const rules = ['EMPLOYEE_ID', 'BADGE', 'CLIENT_NAME', 'PERSON'].map((type) => ruleOf(policy.entities, type as EntityType))
    expect(rules).to.deep.equal([
      { inbound: 'refuse', outbound: 'keep' }, { inbound: 'token', outbound: 'redact' }, { inbound: 'token', outbound: 'keep' }, defaultPolicy.entities.PERSON,
    ])
    expect(checkPolicy(JSON.stringify(policy)).policy).to.deep.equal(policy)
    expect(detect('emp-123456 of Quaxley', detectOptionsOf(policy)).map(({ type }) => type)).to.deep.equal(['EMPLOYEE_ID'])
  })

  it('asks for nothing more than detection does by itself when it names nothing of its own', () => {
    expect(detectOptionsOf(defaultPolicy)).to.deep.equal({ names: true })
  })

  it('is read from a file, and a file that is not there is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrubjay-policy-'))
    const path = join(folder, 'privacy.policy.yaml')
    expect(() => loadPolicy(path)).to.throw().with.property('at', path)
    writeFileSync(path, 'version: 1\nkillSwitch: pass\n')
    expect(loadPolicy(path).killSwitch).to.equal('pass')
    writeFileSync(path, `version: 1\nkillSwitch: ${canary}\nonFailure: ${canary}\n`)
    const { code, at, message } = failureOf(() => loadPolicy(path))
    expect([code, at]).to.deep.equal(['ERR_POLICY_INVALID', 'onFailure'])
    expect(message).to.include('and 1 more').and.not.include(canary)
    rmSync(folder, { recursive: true })
  })
})

const purpose = { id: 'a', description: 'to help', required: true }

/** What is wrong, and where it must be named. */
const wrongPolicies: readonly [string, object][] = [
  ['version', {}], ['version', { version: 2 }], ['version', { version: '1' }],
  ['extra', { version: 1, extra: canary }], ['constructor', { version: 1, constructor: canary }], ['toString', { version: 1, toString: canary }],
  ['controller.contact', { version: 1, controller: { name: canary } }], ['controller.name', { version: 1, controller: { name: '', contact: 'x' } }],
  ['controller', { version: 1, controller: canary }], ['controller.mail', { version: 1, controller: { name: 'x', contact: 'x', mail: canary } }],
  ['notice.version', { version: 1, notice: { version: `${canary} x`, text: 'x' } }], ['notice.version', { version: 1, notice: { version: 1, text: 'x' } }],
  ['notice.text', { version: 1, notice: { version: '1', text: canary.repeat(401) } }],
  ['purposes', { version: 1, purposes: canary }], ['purposes', { version: 1, purposes: [] }], ['purposes', { version: 1, purposes: [{ ...purpose, required: false }] }],
  ['purposes', { version: 1, settings: { consent: false }, purposes: [] }],
  ['purposes', { version: 1, purposes: Array.from({ length: 51 }, (_, index) => ({ ...purpose, id: `p${index}` })) }],
  ['purposes[1].id', { version: 1, purposes: [purpose, purpose] }], ['purposes[0].id', { version: 1, purposes: [{ ...purpose, id: '__proto__' }] }],
  ['purposes[1].required', { version: 1, purposes: [purpose, { id: 'b', description: canary }] }],
  ['purposes[0].required', { version: 1, purposes: [{ ...purpose, required: canary }] }],
  ['entities.PASSPORT', { version: 1, entities: { PASSPORT: canary } }], ['entities.PERSON', { version: 1, entities: { PERSON: canary } }],
  ['entities.PERSON', { version: 1, entities: { PERSON: 7 } }], ['entities.PERSON', { version: 1, entities: { PERSON: ['token'] } }],
  ['entities.PERSON.inbound', { version: 1, entities: { PERSON: { inbound: canary } } }],
  ['entities.PERSON.outbound', { version: 1, entities: { PERSON: { outbound: 'hide' } } }],
  ['entities.PERSON.inbund', { version: 1, entities: { PERSON: { inbund: canary } } }],
  ['entities.PERSON.outbound', { version: 1, entities: { PERSON: { outbound: 'surrogate' } } }],
  ['entities.PERSON.inbound', { version: 1, entities: { PERSON: { inbound: 'replace' } } }],
  ['entities.PERSON.inbound.operator', { version: 1, entities: { PERSON: { inbound: { operator: canary } } } }],
  ['entities.PERSON.inbound.operator', { version: 1, entities: { PERSON: { inbound: { keepLast: 4 } } } }],
  ['entities.PERSON.inbound.with', { version: 1, entities: { PERSON: { inbound: { operator: 'replace' } } } }],
  ['entities.PERSON.inbound.keepLast', { version: 1, entities: { PERSON: { inbound: { operator: 'mask', keepLast: 99 } } } }],
  ['entities.PERSON.inbound.with', { version: 1, entities: { PERSON: { inbound: { operator: 'mask', with: '7' } } } }],
  ['entities.PERSON.inbound.keepLast', { version: 1, entities: { PERSON: { inbound: { operator: 'redact', keepLast: 4 } } } }],
  ['entities.PERSON.inbound.purpose', { version: 1, entities: { PERSON: { inbound: { operator: 'digest', purpose: canary } } } }],
  ['entities.AGE.inbound.dates', { version: 1, entities: { AGE: { inbound: { operator: 'generalise', dates: canary } } } }],
  ['rules', { version: 1, rules: canary }], ['rules', { version: 1, rules: Array(201).fill({ operator: 'keep' }) }], ['rules[0]', { version: 1, rules: [canary] }],
  ['rules[0].operator', { version: 1, rules: [{ types: ['PERSON'] }] }], ['rules[0].type', { version: 1, rules: [{ operator: 'keep', type: canary }] }],
  ['rules[0].types[1]', { version: 1, rules: [{ operator: 'keep', types: ['PERSON', canary] }] }], ['rules[0].types', { version: 1, rules: [{ operator: 'keep', types: [] }] }],
  ['rules[0].destinations[0]', { version: 1, rules: [{ operator: 'keep', destinations: [canary] }] }],
  ['rules[0].directions[0]', { version: 1, rules: [{ operator: 'keep', directions: [canary] }] }],
  ['rules[0].purposes', { version: 1, rules: [{ operator: 'keep', purposes: [canary] }] }], ['rules[0].purpose', { version: 1, rules: [{ operator: 'pseudonym', purpose: canary }] }],
  ['rules[1]', { version: 1, rules: [{ operator: 'keep' }, { operator: 'encrypt' }] }],
  ['rules[0]', { version: 1, rules: [{ operator: 'format-preserving', directions: ['outbound'], destinations: ['bot', 'state'] }] }],
  ['settings.scrub', { version: 1, settings: { scrub: canary } }], ['settings.scrubs', { version: 1, settings: { scrubs: true } }],
  ['locks[1]', { version: 1, locks: ['scrub', canary] }], ['locks', { version: 1, locks: canary }],
  ['onFailure', { version: 1, onFailure: canary }], ['killSwitch', { version: 1, killSwitch: canary }],
  ['consent.coolDownDays', { version: 1, consent: { coolDownDays: 0 } }], ['consent.validityDays', { version: 1, consent: { validityDays: 1.5 } }],
  ['consent.validityDays', { version: 1, consent: { validityDays: 36_501 } }], ['consent.validityDays', { version: 1, consent: { validityDays: Infinity } }],
  ['consent.coolDownDays', { version: 1, consent: { coolDownDays: canary } }],
  ['groups.restore', { version: 1, groups: { restore: canary } }], ['oneToOneChannels[0]', { version: 1, oneToOneChannels: [`${canary} x`] }],
  ['detect', { version: 1, detect: canary }], ['detect.nams', { version: 1, detect: { nams: canary } }], ['detect.names', { version: 1, detect: { names: canary } }],
  ['detect.phoneRegion', { version: 1, detect: { phoneRegion: canary } }], ['detect.phoneRegion', { version: 1, detect: { phoneRegion: 'XX' } }], ['detect.phoneRegion', { version: 1, detect: { phoneRegion: 'de' } }],
  ['detect.allow', { version: 1, detect: { allow: canary } }], ['detect.allow[1]', { version: 1, detect: { allow: ['a', 7] } }],
  ['detect.allow', { version: 1, detect: { allow: Array(10_001).fill(canary) } }], ['detect.allow[0]', { version: 1, detect: { allow: [''] } }],
  ['detect.deny', { version: 1, detect: { deny: canary } }], ['detect.deny.0', { version: 1, detect: { deny: [canary] } }], ['detect.deny.CANARY_7', { version: 1, detect: { deny: { CANARY_7: [canary] } } }],
  ['detect.deny.constructor', { version: 1, detect: { deny: { constructor: [canary] } } }], ['detect.deny.(a key)', { version: 1, detect: { deny: { [`${canary} x`]: [] } } }],
  ['detect.deny.STAFF[1]', { version: 1, detect: { deny: { STAFF: ['a', '??'] } } }], ['detect.deny.STAFF', { version: 1, detect: { deny: { STAFF: canary } } }],
  ['detect', { version: 1, detect: { deny: { STAFF: Array(9_000).fill('a') }, allow: Array(9_000).fill('b') } }],
  ['detect.patterns.STAFF', { version: 1, detect: { patterns: { STAFF: `(${canary}` } } }], ['detect.patterns.STAFF', { version: 1, detect: { patterns: { STAFF: 7 } } }],
  ['detect.patterns.STAFF.pattern', { version: 1, detect: { patterns: { STAFF: { pattern: `${canary}(?=a)` } } } }],
  ['detect.patterns.STAFF.pattern', { version: 1, detect: { patterns: { STAFF: { score: 1 } } } }],
  ['detect.patterns.STAFF.pattrn', { version: 1, detect: { patterns: { STAFF: { pattern: 'a', pattrn: canary } } } }],
  ['detect.patterns.STAFF.score', { version: 1, detect: { patterns: { STAFF: { pattern: 'a', score: 0.2 } } } }],
  ['detect.patterns.STAFF.context[0]', { version: 1, detect: { patterns: { STAFF: { pattern: 'a', context: [`${canary} x`] } } } }],
  ['detect.patterns.STAFF[1].pattern', { version: 1, detect: { patterns: { STAFF: ['a', `[${canary}`] } } }],
  ['detect.patterns.STAFF[0].score', { version: 1, detect: { patterns: { STAFF: [{ pattern: 'a', score: canary }] } } }],
  ['detect.patterns.STAFF', { version: 1, detect: { patterns: { STAFF: Array(51).fill(canary) } } }],
  ['entities.STAFF', { version: 1, entities: { STAFF: 'token' } }], ['entities.STAFF', { version: 1, entities: { STAFF: canary }, detect: { deny: { STAFF: [] } } }],
  ['texts.disclosure', { version: 1, texts: { disclosure: '' } }], ['texts.hello', { version: 1, texts: { hello: canary } }],
  ['(a key)', { version: 1, [`${canary}@example.org`]: true }], ['settings.(a key)', { version: 1, settings: { '\u001b[2Jx': true } }],
]

describe('a mistake in a policy', () => {
  it('is named by its path and a reason, and never quoted', () => {
    for (const [path, input] of wrongPolicies) {
      for (const form of [input, JSON.stringify(input)]) {
        const { policy, mistakes } = checkPolicy(form)
        // Infinity has no JSON.
        if (form !== input && mistakes.length === 0) expect(form).to.include('null')
        expect(policy, path).to.equal(undefined)
        expect(mistakes.map((mistake) => mistake.path), JSON.stringify(input).slice(0, 80)).to.include(path)
        expect(mistakes.every(({ reason }) => reason.length > 5)).to.equal(true)
        expect(JSON.stringify(mistakes)).to.not.include(canary)
      }
    }
    console.log(`      ${wrongPolicies.length} policies`)
  }).timeout(20_000)

  it('is one of all that there are', () => {
    const { mistakes } = checkPolicy({ version: 3, locks: ['x'], texts: { a: 1 }, entities: { PERSON: { inbound: 'x', outbound: 'y' } } })
    expect(mistakes.map(({ path }) => path)).to.have.members(['version', 'locks[0]', 'texts.a', 'entities.PERSON.inbound', 'entities.PERSON.outbound'])
  })

  it('is found wherever any value is replaced by a wrong one, or any key is new', () => {
    const seed = Date.now()
    const paths = pathsOf(defaultPolicy)
    const wrong = fc.constantFrom<unknown>(`${canary} \n`, { [`${canary} x`]: canary }, [`${canary} x`], 1e9, null, Symbol.for(canary), canary.repeat(500))
    fc.assert(
      fc.property(fc.constantFrom(...paths), wrong, fc.boolean(), (path, value, isNewKey) => {
        const mutated = structuredClone(defaultPolicy) as unknown as Tree
        const parent = path.slice(0, -1).reduce<Tree>((tree, name) => tree[name] as Tree, mutated)
        const name = isNewKey && !Array.isArray(parent) ? 'unheardOf' : (path.at(-1) ?? '')
        parent[name] = value
        const { policy, mistakes } = checkPolicy(mutated)
        const isText = (path[0] === 'texts' && path.length > 1) || ['name', 'contact', 'text', 'description'].includes(name)
        const isList = path[0] === 'detect' && name === 'allow' && Array.isArray(value)
        const isFine = isList || (isText && name !== 'unheardOf' && value === `${canary} \n`)
        expect(policy === undefined).to.equal(!isFine)
        expect(isFine || mistakes.some((mistake) => mistake.path.startsWith(name === 'unheardOf' ? '' : (path[0] ?? '')))).to.equal(true)
        expect(JSON.stringify(mistakes)).to.not.include(canary)
      }),
      { seed, numRuns: 1_000 },
    )
    console.log(`      1000 mutations of ${paths.length} places, seed ${seed}`)
  })
})

type Tree = Record<string, unknown>

function pathsOf(tree: object): string[][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? [[name], ...pathsOf(value).map((path) => [name, ...path])] : [[name]])
}

describe('the text of a policy', () => {
  it('that is broken is named by its line and not quoted', () => {
    const broken: readonly [string, string][] = [
      ['line 3', `version: 1\nlocks:\n  - ${canary}: [\n`], ['line 2', `version: 1\n${canary}: 1\n${canary}: 2\n`],
      ['line 2', `{"version": 1,\n"${canary}: 1}`], ['line 2', `version: 1\nonFailure: !${canary} refuse\n`],
      ['line 2', `version: 1\n--- ${canary}\n`], ['line 2', `version: 1\n\t- ${canary}`],
    ]
    for (const [, text] of broken) {
      const { policy, mistakes } = checkPolicy(text)
      expect(policy, text).to.equal(undefined)
      expect(mistakes, text).to.have.length(1)
      expect(mistakes[0]?.path, text).to.match(/^line [1-4]$/)
      expect(JSON.stringify(mistakes)).to.not.include(canary)
    }
    for (const text of ['', '7', 'null', '[]', canary, '---', '"version: 1"']) {
      expect(checkPolicy(text).policy, text).to.equal(undefined)
      expect(JSON.stringify(checkPolicy(text).mistakes)).to.not.include(canary)
    }
  })

  it('prints no warning, because the library quotes the file in its own', async () => {
    const warnings: string[] = []
    const listen = (warning: Error): void => void warnings.push(warning.message)
    process.on('warning', listen)
    checkPolicy(`version: 1\nonFailure: !${canary} refuse\n`)
    checkPolicy(`version: 1\n? [${canary}]\n: 1\n`)
    checkPolicy(`%FOO ${canary}\n---\nversion: 1\n`)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    expect(warnings).to.deep.equal([])
  })

  it('may hold thousands of keys and names, and names a key that stands twice', () => {
    const list = Array.from({ length: 10_000 }, (_, index) => `      - person number ${index}\n`).join('')
    expect(checkPolicy(`version: 1\ndetect:\n  deny:\n    STAFF:\n${list}`).mistakes).to.deep.equal([])
    const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1\n`).join('')
    const startedMs = performance.now()
    expect(checkPolicy(`${keys}key7: 1\n`).mistakes).to.deep.equal([{ path: 'line 20001', reason: 'the same key stands here a second time' }])
    console.log(`      20,000 keys in ${(performance.now() - startedMs).toFixed(0)} ms`)
  }).timeout(20_000)

  it('that is a bomb is refused within its bounds', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join()}]`)]
    const tooLong = '#'.repeat(limits.policyBytesMax)
    const bombs = [lines.join('\n'), '['.repeat(10_000), '{a: '.repeat(10_000), 'version: &a [*a]', '&a [*a]', `version: 1\n${tooLong}`, `version: 1\n#${'é'.repeat(limits.policyBytesMax / 2)}`]
    for (const bomb of bombs) {
      const { policy, mistakes } = checkPolicy(bomb)
      expect(policy).to.equal(undefined)
      expect(mistakes.length).to.be.within(1, 20)
      expect(JSON.stringify(mistakes).length).to.be.lessThan(2_000)
    }
    expect(checkPolicy(lines.join('\n')).mistakes).to.deep.equal([{ path: '', reason: 'it is neither YAML nor JSON' }])
    expect(checkPolicy(`version: 1\n${tooLong.slice(11)}`).mistakes).to.deep.equal([])
  }).timeout(20_000)

  it('changes no prototype and reads nothing from one', () => {
    for (const text of ['__proto__: { version: 1 }', '{"__proto__": {"version": 1}}', 'constructor: { prototype: { version: 1 } }', 'version: 1\n__proto__: { onFailure: redact-all }']) {
      expect(checkPolicy(text).policy, text).to.equal(undefined)
    }
    expect(checkPolicy(Object.create({ version: 1 })).policy?.onFailure).to.not.equal('redact-all')
    expect(Object.hasOwn(Object.prototype, 'version')).to.equal(false)
    expect(checkPolicy('version: 1\n<<: { onFailure: redact-all }').policy).to.equal(undefined)
  })
})
