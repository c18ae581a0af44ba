import { createFileKeySource, createGuard, createTenantLog, type KeySource, type RetentionLine, type RetentionReport, type Store } from '@scrubjay/core'
import { requireOption, usageError, type Command } from '../command.js'
import { keyFileHelp, keyFileOptions, readKeyFileOption } from '../key-file-option.js'
import { readPolicyOption } from '../policy-option.js'
import { readStoredVkey, storeFile } from '../store-address.js'
import { printable } from '../terminal.js'

/** `scrubjay retention sweep`: removes what is older than the policy allows. */
export const retentionSweep: Command = {
  name: 'retention sweep',
  summary: 'remove what is older than the policy allows, or tell what would go',
  usage: 'FILE --store sqlite:FILE --policy FILE [--dry-run] [--json]',
  help: `
Removes what is older than the rules under \`retention\` of the policy allow: values,
receipts, and messages of the guard's own transcript store. Each batch goes together with
an event of the audit log that says how much went and by which rule. What is under a legal
hold stays. A running bot does the same by itself once an hour; both at once do no harm,
and a sweep that was cut off is continued by the next one.

What the bot keeps in its own storage is out of this command's reach. The bot sweeps it.

  FILE           the bot's key file, which signs the audit log
  --policy FILE  the bot's policy
  --store sqlite:FILE
                 the bot's store
  --dry-run      change nothing; tell what would go, why, and how old the oldest is
  --json         one line of JSON for each rule, and one for the whole
${keyFileHelp}

Exit codes: 0 done, 1 the policy has mistakes or the store failed, 2 wrong use.
`,
  filesMax: 1,
  options: ['store', 'policy', ...keyFileOptions],
  flags: ['dry-run', 'json'],
  async run(words, terminal) {
    const [file, options] = readKeyFileOption(words, retentionSweep.name)
    const policy = requireOption(words, 'policy', retentionSweep.name)
    readPolicyOption(words, retentionSweep.name)
    const dryRun = words.flags.has('dry-run')
    const { createSqliteStore } = await import('@scrubjay/store-sqlite')
    const store = createSqliteStore(storeFile(words, retentionSweep.name), { readOnly: dryRun })
    try {
      const keys = createFileKeySource(file, options)
      await checkKeys(store, keys)
      const report = await createGuard({ store, keys, policy }).sweepRetention({ dryRun })
      await terminal.print(printable(words.flags.has('json') ? formatJson(report) : formatReport(report)))
      return 0
    } finally {
      await store.close()
    }
  },
}

/** Keys of another installation would sign over the log. */
async function checkKeys(store: Store, keys: KeySource): Promise<void> {
  const ring = await keys.open()
  for (const tenant of await store.listTenants()) {
    const { vkey } = createTenantLog({ ring, tenant })
    if ((await readStoredVkey(store, tenant)) !== vkey) throw usageError('FILE is not the key file of this store.', retentionSweep.name)
  }
}

function formatJson({ lines, ...whole }: RetentionReport): string {
  return [...lines.map((line) => ({ ...line, oldest: new Date(line.oldestMs).toISOString().slice(0, 10) })), whole].map((line) => `${JSON.stringify(line)}\n`).join('')
}

function formatReport({ lines, isDryRun, held, elsewhere }: RetentionReport): string {
  const verb = isDryRun ? 'would go' : 'gone'
  const rows = lines.map((line) => `${verb}  ${countsOf(line)}\n          by ${line.rule}: ${line.what} after ${line.days} days; the oldest is of ${new Date(line.oldestMs).toISOString().slice(0, 10)}; tenant ${line.tenant}\n`)
  if (lines.length === 0) rows.push('Nothing is due.\n')
  if (held > 0) rows.push(`held      ${held}, due and under a legal hold\n`)
  if (elsewhere > 0) rows.push(`elsewhere ${elsewhere}, due and in the bot's own storage, which the bot sweeps\n`)
  if (isDryRun) rows.push('Nothing was changed.\n')
  return rows.join('')
}

function countsOf({ counts }: RetentionLine): string {
  return Object.entries(counts).map(([type, count]) => `${count} ${type}`).join(', ')
}
