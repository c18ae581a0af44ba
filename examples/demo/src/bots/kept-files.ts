import { join } from 'node:path'
import { FileStorage } from './file-storage.js'
import { FileTelemetry } from './file-telemetry.js'
import { FileTranscripts } from './file-transcripts.js'

/** Everything that a bot keeps, in files that can be looked at. */
export interface Kept {
  readonly storage: Pick<FileStorage, 'read' | 'write' | 'delete'>
  readonly transcripts: Pick<FileTranscripts, 'logActivity'>
  readonly telemetry: FileTelemetry
}

/** State, transcripts and telemetry under one folder. */
export function createKeptFiles(dataDir: string): Kept {
  return {
    storage: new FileStorage(join(dataDir, 'state')),
    transcripts: new FileTranscripts(join(dataDir, 'transcripts')),
    telemetry: new FileTelemetry(join(dataDir, 'telemetry.jsonl')),
  }
}
