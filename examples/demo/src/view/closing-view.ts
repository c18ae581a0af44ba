import type { LogReport } from '@scrubjay/core'
import type { CanarySearch } from '../canaries.js'
import type { Terminal } from './terminal.js'
import { wrap } from './wrap.js'

/** What is left at the end, and whether it is what it should be. */
export function renderClosing(closing: Closing, terminal: Terminal): string[] {
  const { sdk, dataDir, keyFile, files, canaries, log } = closing
  const nameWidth = Math.max(...files.map((file) => file.name.length), 0)
  const check = (fine: boolean, text: string): string[] => {
    const sign = fine ? terminal.paint('good', '✓') : terminal.paint('bad', '✗')
    const rows = wrap(text, terminal.width - 6, terminal)
    return rows.map((row, index) => `  ${index === 0 ? sign : ' '} ${row.trimEnd()}`)
  }
  return [
    `  ${terminal.paint('strong', 'What is kept in')} ${dataDir}`,
    '',
    ...files.map((file) => {
      const size = describeSize(file.sizeBytes).padStart(8)
      return `    ${file.name.padEnd(nameWidth)}  ${size}  ${terminal.paint('dim', file.about)}`
    }),
    '',
    ...check(canaries.found.length === 0, describeCanaries(canaries)),
    ...check(log.failure === undefined, describeLog(log)),
    '',
    terminal.paint('dim', `  Look yourself: npx scrubjay audit verify --store sqlite:${dataDir}/scrubjay.db`),
    terminal.paint('dim', `  Go on:         npm run demo -- --chat --sdk ${sdk} --data ${dataDir} --keys ${keyFile}`),
    '',
  ]
}

/** What the search for typed values says, in one sentence. */
export function describeCanaries({ secretCount, fileCount, sizeBytes, found }: CanarySearch): string {
  const place = `${count(fileCount, 'file')} (${describeSize(sizeBytes)})`
  const looked = `${count(secretCount, 'sensitive value')} searched in ${place}`
  if (secretCount === 0) return 'No value was kept from the bot, so there was none to search for.'
  return found.length === 0
    ? `${looked}, as text, JSON, URL, base64, hex and UTF-16: found nowhere.`
    : `${looked}: FOUND in ${found.join(', ')}.`
}

/** What the verifier says, in one sentence. */
export function describeLog({ entries, checkpoints, keyName, failure }: LogReport): string {
  if (failure === undefined) {
    const amount = `${count(entries, 'entry', 'entries')}, ${count(checkpoints, 'signed checkpoint')}`
    return `Audit log verified: ${amount}, key ${keyName ?? ''}.`
  }
  const place = failure.index === undefined ? '' : ` at entry ${failure.index}`
  return `Audit log DOES NOT VERIFY${place}: ${failure.reason}.`
}

function describeSize(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} B`
  return sizeBytes < 1_000_000 ? `${Math.round(sizeBytes / 1_000)} kB` : `${(sizeBytes / 1_000_000).toFixed(1)} MB`
}

export interface FileView {
  readonly name: string
  readonly about: string
  readonly sizeBytes: number
}

export interface Closing {
  readonly sdk: string
  readonly dataDir: string
  readonly keyFile: string
  readonly files: readonly FileView[]
  readonly canaries: CanarySearch
  readonly log: LogReport
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
