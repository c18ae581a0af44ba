import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { projectRoot } from '../lib/project.js'
import { describeMachine } from './machine.js'
import { percentile } from './measure.js'
import { formatReport, formatTable, writeReport } from './report.js'

/**
 * Prints what consent and settings cost on a turn whose answer is known, on SQLite and without any cache: the one read of a
 * turn with them and without them, in turn, and what is decided from what was read. With `--write` also to
 * `docs/bench/<date>-consent.md`.
 */
async function main(): Promise<void> {
  const date = new Date()
  const machine = describeMachine(date, 'npm run bench:consent')
  const folder = mkdtempSync(join(projectRoot, 'test', 'dist', 'bench-'))
  const store = createSqliteStore(join(folder, 'privacy.db'))
  try {
    const keysOf = (person: number, kinds: readonly string[]) => kinds.map((kind) => ({ tenant: 'default', kind, id: `${kind}-token-of-a-person-${person}` }))
    const value = JSON.stringify({ purposes: { service: { state: 'granted', notice: '1', atMs: 1_700_000_000_000 } } })
    for (let person = 0; person < people; person += 1) {
      await store.commit({ durability: 'process', writes: keysOf(person, [...needed, ...asked]).map((key) => ({ op: 'put', key, value })) })
    }
    const withUs: number[] = []
    const without: number[] = []
    const deciding: number[] = []
    const { decide } = loadDecision()
    for (let index = -warmUp; index < rounds; index += 1) {
      const person = (Math.abs(index) * 7) % people
      const more = await timeUs(() => store.read(keysOf(person, [...needed, ...asked])))
      const less = await timeUs(() => store.read(keysOf(person, needed)))
      const decision = await timeUs(async () => decide(value))
      if (index < 0) continue
      withUs.push(more)
      without.push(less)
      deciding.push(decision)
    }
    const rows = [
      ['the read of a turn, with consent and settings', ...spread(withUs)],
      ['the same read without them', ...spread(without)],
      ['deciding: parse both, resolve, decide', ...spread(deciding)],
      ['consent and settings together', ...added(withUs, without, deciding)],
    ]
    const report = formatReport(`Consent and settings on ${date.toISOString().slice(0, 10)}`, machine, [
      ['A turn whose answer is known, µs', `${rounds} rounds over ${people} people, in turn; one read is one round trip, and nothing is remembered between turns.\n\n${formatTable(['what', 'median', '90th percentile'], rows)}`],
    ])
    console.log(report)
    if (process.argv.includes('--write')) writeReport(`${date.toISOString().slice(0, 10)}-consent.md`, report)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const people = 2_000
const rounds = 20_000
const warmUp = 5_000
/** What a turn reads anyway, and what consent and settings add to it. */
const needed = ['conversation', 'guard', 'subject', 'context'] as const
const asked = ['consent', 'settings'] as const

/** The core's own functions, as a turn calls them; they are not public. */
function loadDecision(): { decide(value: string): void } {
  const core = join(projectRoot, 'packages', 'core', 'dist', 'src')
  const { parseConsentRecord } = require(join(core, 'consent', 'consent-record.js')) as { parseConsentRecord(value: string): unknown }
  const { decideConsent } = require(join(core, 'consent', 'decide-consent.js')) as { decideConsent(question: object): { readonly kind: string } }
  const { resolveSettings } = require(join(core, 'policy', 'resolve-settings.js')) as { resolveSettings(sources: object): unknown }
  const { defaultPolicy } = require(join(core, 'policy', 'default-policy.js')) as { defaultPolicy: { regimes: Record<string, unknown> } }
  const question = { policy: defaultPolicy, regime: defaultPolicy.regimes['gdpr'], text: 'where is my order?', button: undefined, wantsToBeAsked: false, nowMs: 1_700_000_001_000, conversation: 'c' }
  return {
    decide(value) {
      resolveSettings({ policy: defaultPolicy, bot: {}, conversation: JSON.parse('{"scrub":true}') as object })
      const verdict = decideConsent({ ...question, record: parseConsentRecord(value) })
      if (verdict.kind !== 'pass') throw new Error('The answer is known, and was not.')
    },
  }
}

async function timeUs(work: () => Promise<unknown>): Promise<number> {
  const startedNs = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - startedNs) / 1_000
}

function spread(list: readonly number[]): string[] {
  const sorted = [...list].sort((left, right) => left - right)
  return [percentile(sorted, 0.5), percentile(sorted, 0.9)].map((us) => us.toFixed(1))
}

/** The difference of the two reads, and the decision, by their medians and their 90th percentiles. */
function added(withUs: readonly number[], without: readonly number[], deciding: readonly number[]): string[] {
  const [more, less, decision] = [withUs, without, deciding].map((list) => spread(list).map(Number))
  return [0, 1].map((index) => ((more?.[index] ?? 0) - (less?.[index] ?? 0) + (decision?.[index] ?? 0)).toFixed(1))
}

void main()
