import { createFileKeySource, createGuard, createTenantLog, type Store } from '@scrubjay/core'
import { requireOption, usageError, type Command, type ExitCode } from '../command.js'
import { keyFileHelp, keyFileOptions, readKeyFileOption } from '../key-file-option.js'
import { keyStoreFile, keyStoreHelp, keyStoreOptions, readStoredVkey, storeFile } from '../store-address.js'
import { printable } from '../terminal.js'

/** `scrubjay keys shred`: erases a person by destroying their key. */
export const keysShred: Command = {
  name: 'keys shred',
  summary: 'erase a person: destroy their key, and with it everything it sealed',
  usage: 'FILE --store sqlite:FILE --subject TOKEN [OPTIONS] --yes',
  help: `
Erases one person, exactly as when they write "delete my data" themselves: their key is
destroyed, then what it sealed and every row that leads to them, and the audit log says
that it was an operator who did it. Nothing of theirs can be read after it, from no backup
of the store and with no key file, old or new. It cannot be undone. The bot may go on
running; the person is a stranger from their next message on.

  FILE             the bot's key file, which signs the audit log
  --subject TOKEN  the person, by the token that the audit log has for them; write
                   --subject=TOKEN for one that begins with a dash
  --tenant NAME    the person's tenant  (default: default)
  --yes            do it; without it nothing is changed
${keyFileHelp}
${keyStoreHelp}

A backup of the key store that holds the person's key would bring it back: keep such
backups for days, not months. (To remove an old key of the key file, see
\`scrubjay keys rotate --help\`.)

Exit codes: 0 erased, 1 there is nothing of this person, 2 wrong use, or --yes is missing.
`,
  filesMax: 1,
  options: ['subject', 'tenant', ...keyFileOptions, ...keyStoreOptions],
  flags: ['yes'],
  async run(words, terminal) {
    const [file, options] = readKeyFileOption(words, keysShred.name)
    const subject = requireOption(words, 'subject', keysShred.name)
    if (!/^[\w-]{22}$/.test(subject)) throw usageError('`--subject` is a token of the audit log: 22 letters, digits, - and _.', keysShred.name)
    const tenant = words.options.get('tenant') ?? 'default'
    const keyStorePath = keyStoreFile(words, keysShred.name) ?? ''
    const { createSqliteStore } = await import('@scrubjay/store-sqlite')
    const store = createSqliteStore(storeFile(words, keysShred.name), { keyStorePath })
    try {
      const keys = createFileKeySource(file, options)
      const { vkey } = createTenantLog({ ring: await keys.open(), tenant })
      if (!(await store.listTenants()).includes(tenant)) throw usageError('the store has no such tenant.', keysShred.name)
      if ((await readStoredVkey(store, tenant)) !== vkey) throw usageError('FILE is not the key file of this store.', keysShred.name)
      if (!words.flags.has('yes')) return await showSubject(store, { tenant, subject }, (text) => terminal.print(printable(text)))
      const answer = await createGuard({ store, keys }).erase({ tenant, subject })
      const done = `Erased ${subject}: the key is destroyed, and the audit log says so.\n`
      const held = `A legal hold keeps ${subject}: nothing was changed.\n`
      await terminal.print(answer === 'erased' ? done : answer === 'held' ? held : `There is nothing of ${subject} here.\n`)
      return answer === 'erased' ? 0 : 1
    } finally {
      await store.close()
    }
  },
}

async function showSubject(store: Store, { tenant, subject }: { readonly tenant: string; readonly subject: string }, print: (text: string) => Promise<boolean>): Promise<ExitCode> {
  const records = await store.list({ tenant, kind: 'value', owner: subject, limit: valuesShownMax })
  const values = records.length === valuesShownMax ? `${valuesShownMax} sealed values or more` : `${records.length} sealed values`
  const key = await store.keyStore.read(`${tenant}/subject/${subject}`)
  await print(`${subject} of tenant ${tenant}: ${values}, ${key === undefined ? 'no key' : `the key is ${key.state}`}.
Nothing was changed. Erasing cannot be undone; say \`--yes\` to do it.
`)
  return 2
}

const valuesShownMax = 1_000
