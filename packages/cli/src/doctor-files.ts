import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  checkPolicy,
  createFileKeySource,
  createTenantLog,
  readKeyFileSummary,
  verifyLog,
  type KeyRing,
  type Store,
} from '@scrubjay/core'
import { errorLine, type Words } from './command.js'
import { fail, note, ok, type Finding } from './doctor-finding.js'
import { openStore, readStoredVkey, storeFile } from './store-address.js'

/** The key file: there, well-formed, and readable by its owner only. */
export function checkKeys(words: Words): readonly Finding[] {
  const file = keyFile(words)
  if (file === undefined) return [note('keys', 'No key file was named. Give one with --keys, or run npx scrubjay keys create.')]
  return [attempt('keys', words, () => {
    const { origin, primaryKeyId, keyIds } = readKeyFileSummary(file)
    return ok('keys', `${keyIds.length} in the file, primary ${primaryKeyId}, log ${origin}`)
  })]
}

/** The policy file, when one is named. */
export function checkPolicyFile(words: Words): readonly Finding[] {
  const file = words.options.get('policy')
  if (file === undefined) return [note('policy', 'No policy was named: the built-in one holds. Give one with --policy.')]
  return [attempt('policy', words, () => {
    if (!existsSync(file)) return fail('policy', 'The file does not exist.')
    const { mistakes } = checkPolicy(readFileSync(file, 'utf8'))
    if (mistakes.length === 0) return ok('policy', 'valid')
    return fail('policy', `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}. Run npx scrubjay policy check.`)
  })]
}

/** The store: it opens, every log in it verifies by the key file, and the subjects' keys are beside it. */
export async function checkStore(words: Words): Promise<readonly Finding[]> {
  if (!words.options.has('store')) return [note('store', 'No store was named. Give one with --store sqlite:FILE.')]
  const file = storeFile(words, 'doctor')
  const findings: Finding[] = []
  try {
    const store = await openStore(words, 'doctor')
    try {
      findings.push(ok('store', 'opens'))
      const ring = await openRing(words)
      const tenants = await store.listTenants()
      if (tenants.length === 0) findings.push(note('log', 'The store has no audit log yet: no turn has been guarded.'))
      for (const tenant of tenants) findings.push(await checkLog(store, tenant, ring))
    } finally {
      await store.close()
    }
  } catch (error) {
    findings.push(fail('store', errorLine(error, typedWords(words))))
  }
  return [...findings, checkKeyStore(file)]
}

async function checkLog(store: Store, tenant: string, ring: KeyRing | undefined): Promise<Finding> {
  const storedVkey = await readStoredVkey(store, tenant)
  const vkey = ring === undefined ? undefined : createTenantLog({ ring, tenant }).vkey
  if (vkey !== undefined && storedVkey !== undefined && vkey !== storedVkey) {
    return fail('log', `Tenant ${tenant} was logged with other keys. Give the bot the key file that it began with.`)
  }
  const report = await verifyLog(store, {
    tenant,
    ...(vkey === undefined ? {} : { vkey }),
    ...(storedVkey === undefined ? {} : { storedVkey }),
  })
  if (report.failure !== undefined) return fail('log', `Tenant ${tenant} does not verify. Run npx scrubjay audit verify.`)
  return ok('log', `tenant ${tenant}: ${report.entries} entries verify${vkey === undefined ? ' with the key in the store' : ''}`)
}

/** Without the subjects' keys nothing that is sealed in the store opens again. */
function checkKeyStore(file: string): Finding {
  if (existsSync(join(dirname(file), 'keys.db'))) return ok('keys.db', 'is beside the store')
  return fail('keys.db', 'is missing beside the store: what is sealed does not open. Restore it from its own backup.')
}

async function openRing(words: Words): Promise<KeyRing | undefined> {
  const file = keyFile(words)
  if (file === undefined) return undefined
  try {
    return await createFileKeySource(file).open()
  } catch {
    // `checkKeys` has said so already.
    return undefined
  }
}

function keyFile(words: Words): string | undefined {
  return words.options.get('keys') ?? (existsSync('scrubjay.keys') ? 'scrubjay.keys' : undefined)
}

function attempt(subject: string, words: Words, check: () => Finding): Finding {
  try {
    return check()
  } catch (error) {
    return fail(subject, errorLine(error, typedWords(words)))
  }
}

function typedWords(words: Words): readonly string[] {
  return [...words.options.values()]
}
