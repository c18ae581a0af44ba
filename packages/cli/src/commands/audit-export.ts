import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportLog, ScrubjayError, type Store } from '@scrubjay/core'
import { reasonOf, requireOption, usageError, type Command } from '../command.js'
import { openStore, readStoredVkey } from '../store-address.js'

/** `scrubjay audit export`: the log as files that programs of others can verify. */
export const auditExport: Command = {
  name: 'audit export',
  summary: 'write the audit log as files that other programs can verify',
  usage: '--store sqlite:FILE --out DIR [--tenant NAME]',
  help: `
Writes the audit log as a static C2SP tlog-tiles log: \`checkpoint\`, hash tiles under
\`tile/\`, the entries under \`tile/entries/\`, and the log's verifier key in \`vkey\`.
Programs that know these formats verify it without Scrubjay. The store is only read.

  --store sqlite:FILE  the store of the bot
  --out DIR            where to write; DIR must be empty, or not exist yet
  --tenant NAME        which log, when the store holds several

The key in \`vkey\` comes from the store. Compare it with the one that was printed by
\`scrubjay keys create\` before you rely on it.

Exit codes: 0 written, 1 the log does not verify and nothing was written, 2 wrong use.
`,
  options: ['store', 'out', 'tenant'],
  async run(words, terminal) {
    const directory = requireOption(words, 'out', auditExport.name)
    const store = await openStore(words, auditExport.name)
    try {
      const tenant = await chooseTenant(store, words.options.get('tenant'))
      const vkey = await readStoredVkey(store, tenant)
      if (vkey === undefined) {
        throw new ScrubjayError('ERR_STORE_CORRUPT', { reason: 'The store keeps no verifier key of this log.' })
      }
      makeEmptyDirectory(directory)
      const count = await writeLog(store, { tenant, vkey, directory })
      await terminal.print(`Wrote ${count} files of tenant ${tenant}; its verifier key is\n  ${vkey}\n`)
      return 0
    } finally {
      await store.close()
    }
  },
}

async function chooseTenant(store: Store, chosen: string | undefined): Promise<string> {
  const tenants = await store.listTenants()
  const tenant = chosen ?? (tenants.length === 1 ? tenants[0] : undefined)
  if (tenants.length === 0) throw usageError('the store holds no audit log.', auditExport.name)
  if (tenant !== undefined && tenants.includes(tenant)) return tenant
  throw usageError(`choose a tenant of the store with \`--tenant\`: ${tenants.join(', ')}.`, auditExport.name)
}

function makeEmptyDirectory(directory: string): void {
  let names: readonly string[]
  try {
    mkdirSync(directory, { recursive: true })
    names = readdirSync(directory)
  } catch (cause) {
    throw usageError(`the DIR of \`--out\` cannot be made (${reasonOf(cause)}).`, auditExport.name)
  }
  if (names.length > 0) throw usageError('the DIR of `--out` is not empty.', auditExport.name)
}

interface Target {
  readonly tenant: string
  readonly vkey: string
  readonly directory: string
}

/** All files or none: half a log would look like a log that somebody has cut. */
async function writeLog(store: Store, { tenant, vkey, directory }: Target): Promise<number> {
  let count = 0
  try {
    for await (const { path, bytes } of exportLog(store, { tenant, vkey })) {
      const file = join(directory, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes, { flag: 'wx' })
      count++
    }
    return count
  } catch (error) {
    for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true })
    throw error
  }
}
