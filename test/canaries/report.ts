import { type Canaries, makeCanaries } from './canary.js'
import { sdks } from './bot-process.js'
import { assignPaths, type CanaryReport, runCanaries } from './canary-run.js'

/** The lines that say what was looked at, and what was wrong. */
export interface Told {
  readonly lines: readonly string[]
  readonly problems: readonly string[]
}

/** What there is to send. Types without a canary are a problem, and so are a recognizer's own matches that could not be sent. */
export function tellCanaries({ canaries, leftOut, ownLeftOut, missing }: Canaries): Told {
  const counts = new Map<string, number>()
  for (const { type } of canaries) counts.set(type, (counts.get(type) ?? 0) + 1)
  const byPath = new Map<string, number>()
  for (const { path } of assignPaths(canaries)) byPath.set(path.name, (byPath.get(path.name) ?? 0) + 1)
  const reasons = Object.entries(leftOut).map(([reason, count]) => `${count} ${reason}`)
  return {
    lines: [`${canaries.length} canaries of ${counts.size} types: ${list(counts)}`, `by ${byPath.size} paths: ${list(byPath)}`, `left out: ${reasons.length === 0 ? 'none' : reasons.join(', ')}`],
    problems: [...missing.map((type) => `no canary of type ${type}`), ...ownLeftOut.map((line) => `an own match was left out, ${line}`)],
  }
}

/** What one run has shown. A path that nobody went is a problem. */
export function tellRun({ sdk, byPath, due, back, searched, findings, missing, failures, unused }: CanaryReport): Told {
  const paths = Object.entries(byPath)
  return {
    lines: [
      `${sdk}: searched ${searched}; found ${findings.length}`,
      `${sdk}: ${back} of the ${due} canaries came back that are anybody's to see`,
    ],
    problems: [...findings, ...missing, ...unused.map((place) => `nothing was written to ${place}`), ...(failures === 0 ? [] : [`${failures} turns or orders failed that should not`]), ...paths.flatMap(([path, count]) => (count === 0 ? [`nothing went by “${path}”`] : []))].map((problem) => `${sdk}: ${problem}`),
  }
}

/** All canaries over all SDKs, one after the other; answers what was wrong. */
export async function soakCanaries({ count, seed }: { readonly count: number; readonly seed: number }, onLine: (line: string) => void): Promise<readonly string[]> {
  if (count === 0) return []
  const made = makeCanaries({ count, seed })
  const problems: string[] = []
  const tell = (told: Told): void => {
    for (const line of told.lines) onLine(line)
    for (const problem of told.problems) onLine(`FOUND: ${problem}`)
    problems.push(...told.problems)
  }
  tell(tellCanaries(made))
  for (const sdk of sdks) tell(tellRun(await runCanaries(sdk, made.canaries)))
  return problems
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
}
