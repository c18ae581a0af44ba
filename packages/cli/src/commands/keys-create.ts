import { lstatSync } from 'node:fs'
import { createFileKeySource, createKeyFile, createTenantLog, isScrubjayError } from '@scrubjay/core'
import { usageError, type Command } from '../command.js'

/** `scrubjay keys create`: a new key file. */
export const keysCreate: Command = {
  name: 'keys create',
  summary: 'make the key file that a guarded bot needs',
  usage: '[FILE] [--origin NAME]',
  help: `
Makes new keys and writes them to FILE, which only you may read (mode 0600). A file that
is there already is never overwritten. The keys are not shown; the verifier key of the
audit log, which is public, is.

  FILE           where to write  (default: scrubjay.keys)
  --origin NAME  the public name of the audit log, best a domain of yours with a path,
                 for example bots.example.org/privacy  (default: a random one)

Next, give the file to the bot: \`keys: createFileKeySource('scrubjay.keys')\`.
`,
  options: ['origin'],
  filesMax: 1,
  async run(words, terminal) {
    const file = words.files[0] ?? 'scrubjay.keys'
    const origin = words.options.get('origin')
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
      throw usageError('FILE is there already, and keys are never overwritten.', keysCreate.name)
    }
    try {
      createKeyFile(file, origin === undefined ? {} : { origin })
    } catch (error) {
      if (!isScrubjayError(error)) throw error
      const reason = error.at === 'origin' ? '`--origin` is malformed: no space, no plus, ASCII only.' : 'FILE cannot be written.'
      throw usageError(reason, keysCreate.name)
    }
    const ring = await createFileKeySource(file).open()
    const { vkey } = createTenantLog({ ring, tenant: 'default' })
    await terminal.print(`The keys are in ${file}, which only you may read.

The verifier key of the audit log is public (tenant "default"):

  ${vkey}

What to do next:
1. Keep a copy of the key file in a safe place that is not the backup of the bot's data.
   Without it nothing that was sealed opens again.
2. Keep the verifier key where the bot cannot write, and check the log with it:
   scrubjay audit verify --store sqlite:FILE --vkey KEY
3. Give the keys to the bot: keys: createFileKeySource('${file}')
`)
    return 0
  },
}
