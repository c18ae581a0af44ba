import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BotTelemetryClient, StoreItems } from 'botbuilder'

/** What a bot keeps, in files under one folder, named after what they are of. */
export interface Kept {
  readonly storage: FileStorage
  readonly transcripts: FileTranscripts
  readonly telemetry: BotTelemetryClient
}

export function createKeptFiles(folder: string): Kept {
  return {
    storage: new FileStorage(join(folder, 'state')),
    transcripts: new FileTranscripts(join(folder, 'transcripts')),
    telemetry: createFileTelemetry(join(folder, 'telemetry.jsonl')),
  }
}

/** State, one file a key. */
class FileStorage {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  async read(keys: string[]): Promise<StoreItems> {
    const files = keys.map((key) => [key, this.#fileOf(key)] as const).filter(([, file]) => existsSync(file))
    return Object.fromEntries(files.map(([key, file]) => [key, JSON.parse(readFileSync(file, 'utf8')) as unknown]))
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) writeFileSync(this.#fileOf(key), JSON.stringify(item))
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) rmSync(this.#fileOf(key), { force: true })
  }

  #fileOf(key: string): string {
    return join(this.#folder, `${nameOf(key)}.json`)
  }
}

/** Whole activities, one file a conversation. */
class FileTranscripts {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  logActivity(activity: { readonly conversation?: { readonly id: string } | undefined }): void {
    appendFileSync(join(this.#folder, `${nameOf(activity.conversation?.id ?? 'none')}.jsonl`), `${JSON.stringify(activity)}\n`)
  }
}

function createFileTelemetry(file: string): BotTelemetryClient {
  const append = (event: object): void => appendFileSync(file, `${JSON.stringify(event)}\n`)
  return {
    trackEvent: append,
    trackDependency: append,
    trackTrace: append,
    trackException: ({ exception }) => append({ message: exception.message, stack: exception.stack }),
    flush() {},
  }
}

/** Readable, as far as a file system lets it be. */
function nameOf(key: string): string {
  return `${key.replace(/[^\w@+. -]/g, '_').slice(0, 100)}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
}
