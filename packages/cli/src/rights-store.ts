import { createFileKeySource, createGuard, createTenantLog, type Guard } from '@scrubjay/core'
import { requireOption, usageError, type Words } from './command.js'
import { keyFileHelp, keyFileOptions, readKeyFileOption } from './key-file-option.js'
import { readPolicyOption } from './policy-option.js'
import { keyStoreFile, keyStoreHelp, keyStoreOptions, readStoredVkey, storeFile } from './store-address.js'

/** What every command on people's rights takes. */
export const rightsOptions: readonly string[] = ['tenant', 'policy', ...keyFileOptions, ...keyStoreOptions]

/** Its lines of `--help`. */
export const rightsHelp: string = `  FILE             the bot's key file, which signs the audit log
  --tenant NAME    the tenant  (default: default)
  --policy FILE    the policy file
${keyFileHelp}
${keyStoreHelp}`

/** Opens the store of a bot that may go on running, for as long as `work` takes. */
export async function withRights<T>(words: Words, command: string, work: (guard: Guard, tenant: string) => Promise<T>): Promise<T> {
  const [file, options] = readKeyFileOption(words, command)
  const tenant = words.options.get('tenant') ?? 'default'
  const keyStorePath = keyStoreFile(words, command) ?? ''
  const policy = readPolicyOption(words, command)?.policy
  const { createSqliteStore } = await import('@scrubjay/store-sqlite')
  const store = createSqliteStore(storeFile(words, command), { keyStorePath })
  try {
    const keys = createFileKeySource(file, options)
    const { vkey } = createTenantLog({ ring: await keys.open(), tenant })
    if (!(await store.listTenants()).includes(tenant)) throw usageError('the store has no such tenant.', command)
    // Keys of another installation would sign over the log.
    if ((await readStoredVkey(store, tenant)) !== vkey) throw usageError('FILE is not the key file of this store.', command)
    return await work(createGuard({ store, keys, ...(policy === undefined ? {} : { policy }) }), tenant)
  } finally {
    await store.close()
  }
}

/** A token of the audit log: of a person, or of a conversation. */
export function readToken(words: Words, option: 'subject' | 'conversation', command: string): string {
  const token = requireOption(words, option, command)
  if (!/^[\w-]{22}$/.test(token)) throw usageError(`\`--${option}\` is a token of the audit log: 22 letters, digits, - and _.`, command)
  return token
}
