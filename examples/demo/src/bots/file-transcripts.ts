import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileNameOf } from './file-storage.js'

/** Writes whole activities to one file a conversation, as transcript stores do. */
export class FileTranscripts {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
    mkdirSync(dir, { recursive: true })
  }

  logActivity(activity: LoggedActivity): void {
    // The Agents SDK logs copies in which the channel has kept only its inner name.
    const { channelId = activity._channelId ?? '', conversation } = activity
    const file = transcriptFileOf(this.#dir, channelId, conversation?.id ?? '')
    appendFileSync(file, `${JSON.stringify(activity)}\n`)
  }
}

interface LoggedActivity {
  readonly channelId?: string | undefined
  readonly _channelId?: string
  readonly conversation?: { readonly id: string }
}

function transcriptFileOf(dir: string, channelId: string, conversationId: string): string {
  return join(dir, `${fileNameOf(`${channelId}/${conversationId}`)}.jsonl`)
}
