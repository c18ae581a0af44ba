import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** State of a bot, one file a record, under names that tell nothing. */
export class StateFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  async read(keys: string[]): Promise<object> {
    const files = keys.map((key) => this.#fileOf(key)).filter((file) => existsSync(file))
    return Object.fromEntries(files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as [string, unknown]))
  }

  async write(changes: object): Promise<void> {
    for (const [key, item] of Object.entries(changes)) writeFileSync(this.#fileOf(key), JSON.stringify([key, item]))
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) rmSync(this.#fileOf(key), { force: true })
  }

  #fileOf(key: string): string {
    return join(this.#folder, `${hashOf(key)}.json`)
  }
}

/** Transcripts of a bot, one file a conversation, one activity a line. */
export class TranscriptFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  async logActivity(activity: object): Promise<void> {
    const { channelId = '', conversation } = activity as { readonly channelId?: string; readonly conversation?: { readonly id: string } }
    appendFileSync(this.#fileOf(channelId, conversation?.id ?? ''), `${JSON.stringify(activity)}\n`)
  }

  async getTranscriptActivities(channelId: string, conversationId: string): Promise<{ items: object[] }> {
    const file = this.#fileOf(channelId, conversationId)
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
    return { items: lines.map((line) => JSON.parse(line) as object) }
  }

  async listTranscripts(): Promise<{ items: object[] }> {
    return { items: [] }
  }

  async deleteTranscript(channelId: string, conversationId: string): Promise<void> {
    rmSync(this.#fileOf(channelId, conversationId), { force: true })
  }

  #fileOf(channelId: string, conversationId: string): string {
    return join(this.#folder, `${hashOf(`${channelId}\n${conversationId}`)}.jsonl`)
  }
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16)
}
