/** What a text costs, in microseconds. */
export type Detection = (text: string) => unknown

/**
 * Times each message by itself, `passes` times over, after as many passes in which code is compiled. Of each message
 * counts its median pass; of those, the middle and the 99th of a hundred. `bestUs` is the middle of each message's
 * fastest pass: what the machine can do when nobody else is on it.
 */
export function timeMessages(messages: readonly string[], detection: Detection, passes: number = 5): MessageTimes {
  const timesUs = messages.map((): number[] => [])
  for (let pass = 0; pass < 2 * passes; pass++) {
    for (const [index, message] of messages.entries()) {
      const timeUs = timeUsOf(() => detection(message))
      if (pass >= passes) timesUs[index]?.push(timeUs)
    }
  }
  const ofEach = timesUs.map((times) => median(times)).sort((left, right) => left - right)
  const bestUs = median(timesUs.map((times) => Math.min(...times)))
  return { medianUs: median(ofEach), bestUs, p99Us: ofEach[Math.ceil(ofEach.length * 0.99) - 1] ?? Number.NaN }
}

export interface MessageTimes {
  readonly medianUs: number
  readonly bestUs: number
  readonly p99Us: number
}

/** The median of `runs` detections in one long text, after one that does not count. */
export function timeText(text: string, detection: Detection, runs: number = 5): number {
  detection(text)
  return median(Array.from({ length: runs }, () => timeUsOf(() => detection(text))))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function timeUsOf(run: () => unknown): number {
  const startedNs = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - startedNs) / 1_000
}
