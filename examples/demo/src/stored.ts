import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogRow, Store } from '@scrubjay/core'
import { transcriptFileOf } from './bots/file-transcripts.js'
import { channelOf, conversationIdOf } from './channel/local-channel.js'
import type { ScriptLine } from './script.js'

/** Reads back, after each turn, what is new in the files and in the store. */
export function createStoredReader(dataDir: string, store: Store): StoredReader {
  const transcriptLengths = new Map<string, number>()
  let logSize: number | undefined
  const counts = { value: 0, parked: 0 }

  const transcript = async (line: ScriptLine): Promise<StoredNote[]> => {
    const file = transcriptFileOf(join(dataDir, 'transcripts'), channelOf(line), conversationIdOf(line))
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((json) => json !== '')
    const fresh = lines.slice(transcriptLengths.get(file) ?? 0)
    transcriptLengths.set(file, lines.length)
    return fresh.slice(0, 1).map((json) => ({ label: 'transcript', text: textOf(json) }))
  }
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
      await vault()
      await log()
    },
    read: async (line) => [...(await transcript(line)), ...(await vault()), ...(await log())],
  }
}

export interface StoredReader {
  /** Looks at what is there already, so that a folder can be taken up again. */
  start(): Promise<void>
  /** What the last turn, of `line`, has left. */
  read(line: ScriptLine): Promise<StoredNote[]>
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
