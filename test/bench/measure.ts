/** What one thing cost, in microseconds. */
export interface Figure {
  readonly name: string
  readonly samples: number
  readonly medianUs: number
  readonly p99Us: number
}

/** Times `work` one call after the other; the first calls, in which code is compiled and caches fill, do not count. */
export async function measure(name: string, samples: number, work: (index: number) => unknown): Promise<Figure> {
  const warmUp = Math.ceil(samples / 4)
  for (let index = 0; index < warmUp; index += 1) await work(index)
  const timesUs: number[] = []
  for (let index = 0; index < samples; index += 1) {
    const startedNs = process.hrtime.bigint()
    await work(warmUp + index)
    timesUs.push(Number(process.hrtime.bigint() - startedNs) / 1_000)
  }
  timesUs.sort((left, right) => left - right)
  return { name, samples, medianUs: percentile(timesUs, 0.5), p99Us: percentile(timesUs, 0.99) }
}

/** Nearest rank, of sorted numbers. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
