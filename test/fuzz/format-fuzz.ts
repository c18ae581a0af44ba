import type { FuzzReport } from './fuzz-run.js'

/** One line on what a run did. The time is printed and not tested: machines differ. */
export function formatFuzz(name: string, { activities, passed, refused, worst, findings }: FuzzReport): string {
  const time = worst === undefined ? '' : `, at worst ${worst.msPer100Kb.toFixed(1)} ms for 100 KB (${Math.round(worst.bytes / 1_000)} KB, run ${worst.run})`
  return `${name}: ${activities} hostile activities, ${passed} scrubbed, ${refused} refused, ${findings.length} findings${time}`
}
