import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogRow, Store } from '@scrubjay/core'

/** Reads back, after each turn, what is new in the files and in the store. */
export function createStoredReader(dataDir: string, store: Store): StoredReader {
  const transcripts = createFolderReader(join(dataDir, 'transcripts'))
  const states = createFolderReader(join(dataDir, 'state'))
  let logSize: number | undefined
  const counts = { value: 0, parked: 0 }

  const transcript = async (): Promise<StoredNote[]> => {
    const fresh = (await transcripts.read()).flatMap(({ text }) => text.split('\n').filter((json) => json !== ''))
    return fresh.slice(0, 1).map((json) => ({ label: 'transcript', text: textOf(json) }))
  }
  const state = async (): Promise<StoredNote[]> => (await states.read()).map(({ whole }) => ({ label: 'state', text: describeState(whole) }))
  const sealed = async (kind: keyof typeof counts, one: string): Promise<StoredNote[]> => {
    const added = (await countRecords(store, kind)) - counts[kind]
    counts[kind] += added
    return added > 0 ? [{ label: 'vault', text: `${added} ${one}${added === 1 ? '' : 's'} sealed` }] : []
  }
  const vault = async (): Promise<StoredNote[]> => [
    ...(await sealed('parked', 'whole message')),
    ...(await sealed('value', 'value')),
  ]
  const log = async (): Promise<StoredNote[]> => {
    const from = logSize ?? 0
    const size = (await store.readHead(tenant))?.size ?? 0
    logSize = size
    const rows = size > from ? await store.readEntries(tenant, from, size - from) : []
    return rows.map((row) => ({ label: 'log', text: summaryOf(row) }))
  }
  return {
    async start() {
      await transcripts.read()
      await states.read()
      await vault()
      await log()
    },
    read: async () => [...(await transcript()), ...(await state()), ...(await vault()), ...(await log())],
  }
}

export interface StoredReader {
  /** Looks at what is there already, so that a folder can be taken up again. */
  start(): Promise<void>
  /** What the last turn has left. */
  read(): Promise<StoredNote[]>
}

export interface StoredNote {
  readonly label: string
  readonly text: string
}

/** The one tenant of the demo. */
export const tenant = 'default'

async function countRecords(store: Store, kind: string): Promise<number> {
  let count = 0
  let after: string | undefined
  do {
    const page = await store.list({ tenant, kind, limit: pageSize, ...(after === undefined ? {} : { after }) })
    count += page.length
    after = page.length < pageSize ? undefined : page.at(-1)?.id
  } while (after !== undefined)
  return count
}

const pageSize = 500

interface FileNews {
  /** What was added to the end of the file, or all of it when it was written anew. */
  readonly text: string
  readonly whole: string
}

/** Reads what is new in the files of a folder. Their names are keyed tokens: nobody can ask for the one of a person. */
function createFolderReader(dir: string): { read(): Promise<FileNews[]> } {
  const known = new Map<string, string>()
  return {
    async read() {
      const news: FileNews[] = []
      for (const name of (await readdir(dir).catch((): string[] => [])).sort()) {
        const before = known.get(name) ?? ''
        const whole = await readFile(join(dir, name), 'utf8')
        known.set(name, whole)
        if (whole !== before) news.push({ whole, text: whole.startsWith(before) ? whole.slice(before.length) : whole })
      }
      return news
    },
  }
}

/** A record of state as it stands in its file: what can be read of it is how long it is, and where the envelope begins. */
function describeState(json: string): string {
  const { scrubjay } = JSON.parse(json) as { scrubjay?: string }
  return scrubjay === undefined ? `in clear: ${json}` : `sealed ${scrubjay.split('.').at(-1)?.slice(0, 9)}…`
}

function textOf(json: string): string {
  const { text } = JSON.parse(json) as { text?: string }
  return text ?? '(no text)'
}

/** An audit entry in a line: its type, and by type how many values came in. */
function summaryOf({ index, entry }: LogRow): string {
  const { type, counts } = JSON.parse(Buffer.from(entry).toString('utf8')) as AuditLine
  const counted = type === 'turn.received' ? Object.entries(counts ?? {}) : []
  return [`#${index} ${type}`, ...counted.map(([name, count]) => `${count}×${name}`)].join(' ')
}

interface AuditLine {
  readonly type: string
  readonly counts?: Readonly<Record<string, number>>
}
