import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '@scrubjay/core'
import { evasions, isCaughtWhole } from '../quality/evasions.js'
import { hardNegatives } from '../quality/hard-negatives.js'
import { loadEvaluate, readSynth } from '../quality/labelled-text.js'
import { describeMachine } from './machine.js'
import { installPeers, loadPeers, type Peer } from './peer-libraries.js'
import type { Range } from './redacted-ranges.js'
import { formatReport, formatTable, writeReport } from './report.js'
import { readMessages } from './texts.js'
import { median } from './time-detection.js'

/**
 * Prints what other libraries find and cost beside ours, in one process. They are installed into a folder for temporary
 * files and removed again; `--peers=FOLDER` keeps them there. With `--write` also to `docs/bench/<date>-peers.md`.
 */
async function main(): Promise<void> {
  const date = new Date()
  const machine = describeMachine(date, 'npm run bench:peers')
  const kept = process.argv.find((argument) => argument.startsWith('--peers='))?.slice('--peers='.length)
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'scrubjay-peers-'))
  try {
    installPeers(folder)
    const results: Result[] = []
    for (const peer of [ourselves, ...(await loadPeers(folder))]) results.push(await judge(peer))
    const report = formatReport(`Beside other libraries on ${date.toISOString().slice(0, 10)}`, machine, [['Figures', tableOf(results)], ['Notes', notes]])
    console.log(report)
    if (process.argv.includes('--write')) writeReport(`${date.toISOString().slice(0, 10)}-peers.md`, report)
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

const notes = [
  'F2 of presidio-synth (shipped@0.9, as written and in lower case); evasions of our own suite caught whole; clean messages',
  'of our own suite in which something was found; microseconds a message of presidio-synth, median of each message and of all',
  'of them. In the suites, addresses at example.org are put elsewhere, because some libraries pass over reserved names.',
].join('\n')

const ourselves: Peer = {
  name: 'Scrubjay',
  run: (text) => detect(text),
  find: async (text) => detect(text),
}

interface Result {
  readonly name: string
  readonly f2: number
  readonly lowerF2: number
  readonly caught: number
  readonly flagged: number
  readonly medianUs: number
}

async function judge(peer: Peer): Promise<Result> {
  let caught = 0
  for (const probe of evasions) {
    const elsewhere = { ...probe, text: moveAddresses(probe.text), value: moveAddresses(probe.value) }
    if (isCaughtWhole(elsewhere, await peer.find(elsewhere.text))) caught++
  }
  let flagged = 0
  for (const { text, allowed } of hardNegatives) {
    // What others call a link is not told apart, so messages that hold one by right are left out.
    if (allowed === undefined && (await peer.find(moveAddresses(text))).length > 0) flagged++
  }
  return { name: peer.name, ...(await scoreSynth(peer)), caught, flagged, medianUs: await timePeer(peer) }
}

/** Reserved names (RFC 2606) become ordinary ones; nothing is looked up or sent anywhere. */
function moveAddresses(text: string): string {
  return text.replaceAll('example', 'jayhost')
}

async function scoreSynth(peer: Peer): Promise<Pick<Result, 'f2' | 'lowerF2'>> {
  const [evaluate, messages] = [await loadEvaluate(), readSynth()]
  if (evaluate === undefined || messages === undefined) return { f2: Number.NaN, lowerF2: Number.NaN }
  const score = async (change: (text: string) => string): Promise<number> => {
    const rows = []
    for (const { text, gold } of messages) {
      const changed = change(text)
      rows.push({ text: changed, gold, pred: (await peer.find(changed)).map(({ start, end }: Range) => ({ start, end, type: 'PII' })) })
    }
    return evaluate(rows).presidio['shipped@0.9']?.f2 ?? Number.NaN
  }
  const lower = (sign: string): string => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)
  return { f2: await score((text) => text), lowerF2: await score((text) => Array.from(text, lower).join('')) }
}

/** Three passes in which code is compiled, three that count. A promise is waited for, since its users wait too. */
async function timePeer(peer: Peer): Promise<number> {
  const { messages } = readMessages()
  const timesUs = messages.map((): number[] => [])
  for (let pass = 0; pass < 6; pass++) {
    for (const [index, message] of messages.entries()) {
      const startedNs = process.hrtime.bigint()
      const result = peer.run(message)
      if (result instanceof Promise) await result
      if (pass >= 3) timesUs[index]?.push(Number(process.hrtime.bigint() - startedNs) / 1_000)
    }
  }
  return median(timesUs.map((times) => median(times)))
}

function tableOf(results: readonly Result[]): string {
  const [first] = results
  const clean = hardNegatives.filter(({ allowed }) => allowed === undefined).length
  const times = (one: number, other: number | undefined): string => ` (${(one / (other ?? Number.NaN)).toPrecision(2)} ×)`
  const rows = results.map(({ name, f2, lowerF2, caught, flagged, medianUs }) => [
    name,
    f2.toFixed(3),
    lowerF2.toFixed(3),
    `${caught}${times(caught, first?.caught)}`,
    `${flagged}${times(flagged, first?.flagged)}`,
    `${medianUs.toFixed(1)}${times(medianUs, first?.medianUs)}`,
  ])
  return formatTable(['library', 'F2', 'F2, lower case', `caught of ${evasions.length}`, `flagged of ${clean}`, 'median µs a message'], rows)
}

void main()
