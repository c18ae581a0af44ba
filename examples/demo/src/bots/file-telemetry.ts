import { appendFileSync } from 'node:fs'
import type {
  BotTelemetryClient,
  TelemetryDependency,
  TelemetryEvent,
  TelemetryException,
  TelemetryTrace,
} from 'botbuilder'

/** A telemetry client that appends to a file what others send to a cloud. */
export class FileTelemetry implements BotTelemetryClient {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  trackEvent(telemetry: TelemetryEvent): void {
    this.#append({ event: telemetry })
  }
  trackDependency(telemetry: TelemetryDependency): void {
    this.#append({ dependency: telemetry })
  }
  trackException(telemetry: TelemetryException): void {
    this.#append({ exception: telemetry.exception.message })
  }
  trackTrace(telemetry: TelemetryTrace): void {
    this.#append({ trace: telemetry })
  }
  flush(): void {}

  #append(line: object): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`)
  }
}
