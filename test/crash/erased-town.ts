import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createFileKeySource, createKeyFile, createTenantLog, rotateKeyFile } from '@scrubjay/core'
import { placeNames, type Step } from './erasure-process.js'
import type { TaskNursery } from './task-nursery.js'

/** Two people who have talked to a bot, one of whom is going to be erased. */
export interface Town {
  readonly folder: string
  /** What an outsider was given on the first day. */
  readonly vkey: string
  /** The key files there have been, the newest last. */
  readonly rings: readonly string[]
  /** What the log calls the one who is erased, by their own key. */
  readonly logName: string
  /** What the store calls them and their conversations. */
  readonly tokens: readonly string[]
  /** Files of state and transcripts that are theirs alone. */
  readonly ownFiles: readonly string[]
}

/** Who is erased. The words are no detector's, and stand only where everything is sealed. */
export const jay = { user: 'raw-user-id-of-jay', first: 'raw-conversation-one', second: 'raw-conversation-two' } as const
export const jaysValues = [
  'jay.parked@example.org', 'jay.one@example.org', 'jay.two@example.org', 'jay.three@example.org', 'jay.waiting@example.org', 'quetzal-lantern', 'marmalade-anvil', 'cobalt-harmonica',
] as const
/** What the channel calls them and their conversations. */
export const jaysIds: readonly string[] = Object.values(jay)
export const ben = { user: 'raw-user-id-of-ben', conversation: 'raw-conversation-of-ben' } as const
export const bensValues = ['ben.one@example.org', 'wombat-trellis'] as const
const group = 'raw-conversation-of-a-group'

/** Lets them live in a folder, by processes that end in peace. The keys are rotated meanwhile. */
export async function foundTown(nursery: TaskNursery, folder: string): Promise<Town> {
  for (const name of Object.values(placeNames)) mkdirSync(dirname(join(folder, name)), { recursive: true })
  const ring = join(folder, placeNames.ring)
  createKeyFile(ring, { origin: 'scrubjay.invalid/kill' })
  const { vkey } = createTenantLog({ ring: await createFileKeySource(ring).open(), tenant: 'default' })
  const rings = [readFileSync(ring, 'utf8')]
  const [parked, one, two, three, waiting, wordOne, wordTwo, wordThree] = jaysValues
  await nursery.complete({
    folder,
    aheadMs: 0,
    steps: [
      asJay(jay.first, `hello, write to ${parked}`),
      asJay(jay.first, 'yes'),
      // The next one takes its place in the state, so that only the guard's own transcript has it still.
      asJay(jay.first, `think of <${wordThree}>`),
      asJay(jay.first, `write to ${one} about <${wordOne}>`),
      asJay(jay.second, `write to ${two} about <${wordTwo}>`),
    ],
  })
  const jays = { logName: readLogName(folder), tokens: readTokens(folder), ownFiles: keptFiles(folder) }
  for (const step of ['add', 'promote'] as const) rotateKeyFile(ring, { step })
  rings.push(readFileSync(ring, 'utf8'))
  await nursery.complete({
    folder,
    aheadMs: 10_000,
    steps: [
      asBen('hello'),
      asBen('yes'),
      asBen(`write to ${bensValues[0]} about <${bensValues[1]}>`),
      { ...asJay(group, `write to ${three}`), isGroup: true },
      { ...asBen('me too'), conversation: group, isGroup: true },
      // Asked again, so that something waits for an answer when the erasure comes.
      asJay(jay.first, 'stop'),
      asJay(jay.first, 'consent'),
      asJay(jay.first, `write to ${waiting} instead`),
    ],
  })
  return { folder, vkey, rings, ...jays }
}

export function asJay(conversation: string, text: string): Step & { readonly do: 'say' } {
  return { do: 'say', user: jay.user, conversation, text }
}

export function asBen(text: string): Step & { readonly do: 'say' } {
  return { do: 'say', ...ben, text }
}

/** Files of state and transcripts. */
export function keptFiles(folder: string): readonly string[] {
  return [placeNames.state, placeNames.transcripts].flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`)).sort()
}

/** Records that have to do with any of these tokens, whatever their kind: `kind` alone. */
export function readTraces(folder: string, tokens: readonly string[]): readonly string[] {
  const rows = query(folder, 'SELECT kind, id, owner, value FROM records')
  if (rows.length === 0) return ['none at all']
  return rows.filter((row) => tokens.some((token) => Object.values(row).some((text) => String(text).includes(token)))).map(({ kind }) => String(kind))
}

/** Records that do not end by themselves and have nothing to do with these tokens. */
export function readOthers(folder: string, tokens: readonly string[]): readonly string[] {
  const rows = query(folder, "SELECT kind, id, owner, value FROM records WHERE expires_at_ms = 0 AND owner <> '' ORDER BY kind, id")
  return rows.map((row) => JSON.stringify(row)).filter((row) => !tokens.some((token) => row.includes(token)))
}

/** The ids of keys that are there. */
export function readKeyIds(folder: string): readonly string[] {
  return query(folder, 'SELECT id FROM keys WHERE wrapped IS NOT NULL ORDER BY id', placeNames.keyStore).map(({ id }) => String(id))
}

/** What the store calls the only person there is, and where they spoke. */
function readTokens(folder: string): readonly string[] {
  const owners = query(folder, "SELECT DISTINCT owner FROM records WHERE owner <> ''").map(({ owner }) => String(owner))
  const conversations = query(folder, "SELECT value FROM records WHERE kind = 'conversation'").map(({ value }) => (JSON.parse(String(value)) as { token: string }).token)
  return [...owners, ...conversations]
}

/** The newest: the first events may be older than the key that names people. */
function readLogName(folder: string): string {
  const events = query(folder, 'SELECT entry FROM log_entries ORDER BY position').map(({ entry }) => JSON.parse(Buffer.from(entry as ArrayBuffer).toString()) as { readonly subject?: string })
  return events.findLast(({ subject }) => subject !== undefined)?.subject ?? ''
}

/** The store has no way to list all kinds of records, and one that we do not know is the one to look for. */
function query(folder: string, sql: string, file: string = placeNames.store): readonly Readonly<Record<string, unknown>>[] {
  const Database = createRequire(require.resolve('@scrubjay/store-sqlite'))('libsql') as new (file: string) => {
    prepare(sql: string): { all(): readonly Readonly<Record<string, unknown>>[] }
    close(): void
  }
  const database = new Database(join(folder, file))
  try {
    return database.prepare(sql).all().map((row) => ({ ...row }))
  } finally {
    database.close()
  }
}
