import { isScrubjayError, verifyLog, type LogFailure, type LogReport, type Store } from '@scrubjay/core'
import { usageError, type Command, type ExitCode, type Words } from '../command.js'
import { readHeldFile, readVkeyOption } from '../held-file.js'
import { openStore, readStoredVkey } from '../store-address.js'
import { printable, type Terminal } from '../terminal.js'

/** `scrubjay audit verify`: is the audit log what it was when it was written? */
export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'verify the audit log of a store',
  usage: '--store sqlite:FILE [OPTIONS]',
  help: `
Reads the whole audit log and checks every entry, every signed checkpoint, and that
nothing is missing. Says how many entries there are, from when to when, and which key
signed them; or names the first entry that is wrong. The store is only read.

  --store sqlite:FILE  the store of the bot
  --tenant NAME        one tenant's log; without it, all of them
  --vkey KEY|@FILE     the log's verifier key as you keep it outside of the store;
                       \`scrubjay keys create\` printed it
  --checkpoint FILE    a checkpoint of the log that was kept outside of the store: the
                       log must be a continuation of it

Without --vkey the key is read from the store. That shows damage by accident; whoever
rewrites the log on purpose can replace the key as well. Without --checkpoint a log that
was put back to an earlier state looks intact.

Exit codes: 0 everything verifies, 1 something does not, 2 wrong use.
`,
  options: ['store', 'tenant', 'vkey', 'checkpoint'],
  async run(words, terminal) {
    const held = readHeld(words)
    const store = await openStore(words, auditVerify.name)
    try {
      const tenants = await chooseTenants(store, words.options.get('tenant'), held)
      return await verifyAll(store, tenants, held, terminal)
    } finally {
      await store.close()
    }
  },
}

/** What an outsider holds. */
interface Held {
  readonly vkey?: string
  readonly checkpoint?: string
}

function readHeld(words: Words): Held {
  const vkey = readVkeyOption(words, auditVerify.name)
  const checkpoint = words.options.get('checkpoint')
  return {
    ...(vkey === undefined ? {} : { vkey }),
    ...(checkpoint === undefined ? {} : { checkpoint: readHeldFile(checkpoint, 'the file of `--checkpoint`', auditVerify.name).toString() }),
  }
}

/** Every tenant of the store, or the chosen one. */
async function chooseTenants(store: Store, chosen: string | undefined, held: Held): Promise<readonly string[]> {
  if (chosen !== undefined) return [chosen]
  const tenants = await store.listTenants()
  if (tenants.length > 1 && (held.vkey !== undefined || held.checkpoint !== undefined)) {
    const names = tenants.join(', ')
    throw usageError(`a key or checkpoint belongs to one log; choose one with \`--tenant\`: ${names}.`, auditVerify.name)
  }
  return tenants
}

async function verifyAll(store: Store, tenants: readonly string[], held: Held, terminal: Terminal): Promise<ExitCode> {
  // A log that is gone is the first thing that somebody who hides something would leave behind.
  if (tenants.length === 0) await terminal.print('FAILED  the store holds no audit log\n')
  let code: ExitCode = tenants.length === 0 ? 1 : 0
  for (const tenant of tenants) {
    const report = await verifyTenant(store, tenant, held)
    const isVerified = report.failure === undefined && report.entries > 0
    if (!isVerified) code = 1
    await terminal.print(printable(formatReport(tenant, report, held)))
  }
  return code
}

async function verifyTenant(store: Store, tenant: string, held: Held): Promise<LogReport> {
  const storedVkey = held.vkey === undefined ? await readStoredVkey(store, tenant) : undefined
  try {
    return await verifyLog(store, { tenant, ...held, ...(storedVkey === undefined ? {} : { storedVkey }) })
  } catch (error) {
    if (!isScrubjayError(error, 'ERR_AUDIT_FORMAT')) throw error
    throw usageError('the verifier key or the checkpoint that was given is malformed.', auditVerify.name)
  }
}

function formatReport(tenant: string, report: LogReport, held: Held): string {
  const { entries, checkpoints, failure } = report
  const rows: (readonly [string, string])[] = [
    failure === undefined && entries > 0
      ? ['verified', `${entries} entries, ${checkpoints} checkpoints`]
      : ['FAILED', failure === undefined ? 'the log has no entries' : formatFailure(failure)],
  ]
  if (failure !== undefined) rows.push(['before that', `${entries} entries, ${checkpoints} checkpoints`])
  rows.push(['from', report.fromTime ?? 'no time'], ['to', report.toTime ?? 'no time'])
  rows.push(['key', report.keyName ?? 'none'])
  rows.push(['', held.vkey === undefined ? storeKeyWorth : 'This is the key that you gave.'])
  rows.push(['checkpoint', held.checkpoint === undefined ? noCheckpointWorth : formatHeld(report)])
  const lines = rows.map(([name, text]) => `  ${name.padEnd(11)}  ${text.replace('\n', `\n${' '.repeat(15)}`)}\n`)
  return `tenant ${tenant}\n${lines.join('')}`
}

const storeKeyWorth = `This key came from the store itself: it shows damage by accident, not a log that was
rewritten on purpose. Give the key that you keep elsewhere with --vkey.`

const noCheckpointWorth = `None was given: a log put back to an earlier state looks intact. Keep checkpoints
elsewhere and give one with --checkpoint.`

function formatHeld({ failure, heldCheckpoint }: LogReport): string {
  const size = heldCheckpoint?.size ?? 0
  return failure === undefined ? `The log continues the one that you gave, of ${size} entries.` : `given, of ${size} entries`
}

function formatFailure({ index, size, reason }: LogFailure): string {
  if (index !== undefined) return `entry ${index}: ${reason}`
  return size === undefined ? reason : `checkpoint of ${size} entries: ${reason}`
}
