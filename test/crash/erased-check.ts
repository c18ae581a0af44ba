import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeProof, isScrubjayError, proveInclusion, type Store, verifyErasureProof, verifyLog } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { searchFiles } from '../canaries/search-files.js'
import { Searcher } from '../canaries/searcher.js'
import { jaysIds, jaysValues, keptFiles, readKeyIds, readOthers, readTraces, type Town } from './erased-town.js'
import { placeNames } from './erasure-process.js'

/**
 * Answers what is wrong in a folder in which Jay should be erased, and proven so, and nobody else.
 * @param deaths how many processes died on it
 */
export async function checkErased(folder: string, town: Town, deaths: number): Promise<readonly string[]> {
  const { hits, files } = searchFiles(folder, searcher)
  return [
    ...hits.map(({ id, form, place }) => `${needles[id]} stands in ${place}, as ${form}`),
    ...(files.includes(placeNames.store) ? [] : ['the search did not look into the store']),
    ...readTraces(folder, town.tokens).map((kind) => `a record is left: ${kind}`),
    ...checkOthers(folder, town),
    ...checkKeys(folder, town),
    ...checkFiles(folder, town),
    ...checkTold(folder, deaths),
    ...(await checkLog(folder, town)),
  ]
}

const needles = [...jaysValues, ...jaysIds]
const searcher = new Searcher(needles.map((text, id) => ({ id, text })))

function checkOthers(folder: string, town: Town): readonly string[] {
  const left = new Set(readOthers(folder, town.tokens))
  const before = readOthers(town.folder, town.tokens)
  return before.length === 0 ? ['nobody else is there'] : before.filter((row) => !left.has(row)).map((row) => `somebody else's record is changed: ${String((JSON.parse(row) as { kind: string }).kind)}`)
}

/** Keys of people and of the place are as they were, but for Jay's; all others have ended. */
function checkKeys(folder: string, town: Town): readonly string[] {
  const expected = readKeyIds(town.folder).filter((id) => !/\/(?:parking|released)\//.test(id) && !town.tokens.some((token) => id.includes(token)))
  const left = readKeyIds(folder)
  const named = (ids: readonly string[]): string => ids.map((id) => id.split('/')[1] ?? '').join()
  return JSON.stringify(left) === JSON.stringify(expected) ? [] : [`other keys are left than there should be: ${named(left)} and not ${named(expected)}`]
}

/** What was Jay's alone is gone, and everything else is as it was. */
function checkFiles(folder: string, town: Town): readonly string[] {
  const left = new Set(keptFiles(folder))
  const others = keptFiles(town.folder).filter((file) => !town.ownFiles.includes(file))
  const isSame = (file: string): boolean => left.has(file) && readFileSync(join(folder, file)).equals(readFileSync(join(town.folder, file)))
  return [...town.ownFiles.filter((file) => left.has(file)).map((file) => `it is left: ${file}`), ...others.filter((file) => !isSame(file)).map((file) => `it is changed: ${file}`)]
}

/** A death between the telling and its note makes them hear again of the same request. */
function checkTold(folder: string, deaths: number): readonly string[] {
  const file = join(folder, placeNames.told)
  const notices = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly reference: string }) : []
  const requests = new Set(notices.map(({ reference }) => reference))
  return requests.size === 1 && notices.length <= deaths + 1 ? [] : [`recipients were told ${notices.length} times, of ${requests.size} requests`]
}

async function checkLog(folder: string, { vkey, logName }: Town): Promise<readonly string[]> {
  const store = createSqliteStore(join(folder, placeNames.store), { readOnly: true })
  try {
    const { failure } = await verifyLog(store, { tenant, vkey })
    const events = (await store.readEntries(tenant, 0, entriesMax)).map(({ entry }) => JSON.parse(Buffer.from(entry).toString()) as { readonly type: string; readonly code?: string })
    // One, although it was begun twice: it is written in the commit that ends the erasure, and after that nobody is there to erase.
    const completed = events.flatMap(({ type }, index) => (type === 'erasure.completed' ? [index] : []))
    const failures = events.filter(({ type }) => type === 'guard.failed-closed' || type === 'turn.failed')
    return [
      ...(failure === undefined ? [] : [`the log does not verify: ${JSON.stringify(failure)}`]),
      ...(completed.length === 1 ? [] : [`${completed.length} erasures are in the log`]),
      ...failures.map(({ type, code }) => `the log says ${type} ${code ?? ''}`),
      ...(await checkProof(store, { vkey, index: completed[0] ?? 0, logName })),
    ]
  } finally {
    await store.close()
  }
}

/** A file of the format of `docs/spec/export.md`, made of what the store says. */
async function checkProof(store: Store, { vkey, index, logName }: { readonly vkey: string; readonly index: number; readonly logName: string }): Promise<readonly string[]> {
  const rows = await store.readEntries(tenant, 0, entriesMax)
  const hashes = proveInclusion(rows.map(({ leafHash }) => leafHash), index)
  const proof = encodeProof({ index, hashes, checkpoint: (await store.readHead(tenant))?.checkpoint ?? '' })
  const entry = Buffer.from(rows[index]?.entry ?? []).toString('base64')
  const file = Buffer.from(`${JSON.stringify({ entry, format: 'scrubjay-erasure/v1', proof, vkey })}\n`)
  try {
    const { subject, size } = verifyErasureProof(file, { vkey })
    return [
      ...(subject === logName ? [] : ['the proof is about somebody else']),
      ...(size === rows.length ? [] : ['the proof is from another log']),
    ]
  } catch (error) {
    if (isScrubjayError(error)) return [`the proof does not verify: ${error.code}`]
    throw error
  }
}

const tenant = 'default'
const entriesMax = 1_000
