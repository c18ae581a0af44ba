import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity, TranscriptLogger } from 'botbuilder'
import { fileNameOf } from './file-storage.js'

/** Writes whole activities to one file a conversation, as transcript stores do. */
export class FileTranscripts implements TranscriptLogger {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
    mkdirSync(dir, { recursive: true })
  }

  logActivity(activity: Activity): void {
    const file = transcriptFileOf(this.#dir, activity.channelId, activity.conversation.id)
    appendFileSync(file, `${JSON.stringify(activity)}\n`)
  }
}

function transcriptFileOf(dir: string, channelId: string, conversationId: string): string {
  return join(dir, `${fileNameOf(`${channelId}/${conversationId}`)}.jsonl`)
}
