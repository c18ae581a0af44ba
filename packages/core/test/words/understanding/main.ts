import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { addUp, measureUnderstanding, parts, share, type Figures } from './measure.js'

/** Prints how well answers and requests are understood; `--mistakes` lists each, `--write` writes the page in `docs/bench`. */
function main(): void {
  const { figures, mistakes } = measureUnderstanding()
  const date = new Date().toISOString()
  const rows = parts.flatMap((part) => {
    const some = figures.filter((one) => one.part === part)
    return [...some, addUp(some, part, 'all')]
  })
  const page = [
    `# Understanding on ${date.slice(0, 10)}`,
    `- date: ${date}\n- command: npm run quality:chat\n- node: ${process.version}\n- processor: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    about,
    table([...rows, addUp(figures, 'both', 'all')]),
  ].join('\n\n')
  console.log(page)
  if (process.argv.includes('--mistakes')) for (const { part, language, text, label, read } of mistakes) console.log([part, language, label, read, text].join('\t'))
  if (process.argv.includes('--write')) writeFileSync(join(__dirname, '../../../../../../docs/bench', `${date.slice(0, 10)}-understanding.md`), `${page}\n`)
}

const about = `Typed answers to a consent prompt, and messages that do or do not ask something of the guard, in seven languages
(\`packages/core/test/words/understanding\`). All were made up for this measure, by one author who is no native speaker of most of them.
The held-out part was written and committed before the phrases of the engine were read by that author. What has been
changed since for it is said in "What the held-out part has been used for".

- taken as consent: of answers that are no plain yes, those that count as one. At most 0.2 %.
- understood: of answers that are a plain yes, a plain no or a limited yes, those that are read so. At least 97 %.
- recognised: of requests to the guard, those that are read as this very request. At least 95 %.
- false alarms: of other messages, those that are read as a request. Under 0.5 %.`

function table(rows: readonly Figures[]): string {
  const cells = ({ part, language, ...counts }: Figures): readonly string[] => [
    part, language,
    of(counts.takenAsYes, counts.doubtful), of(counts.understood, counts.clear), of(counts.recognised, counts.requests), of(counts.falseAlarms, counts.others),
  ]
  const header = ['part', 'language', 'taken as consent', 'understood', 'recognised', 'false alarms']
  return [header, ['---', '---', '---:', '---:', '---:', '---:'], ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function of(some: number, all: number): string {
  return `${some} of ${all}, ${share(some, all).toFixed(1)} %`
}

main()
