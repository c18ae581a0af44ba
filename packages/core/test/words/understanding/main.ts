import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { addUp, heldParts, measureUnderstanding, parts, share, type Figures } from './measure.js'

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
    table([...rows, addUp(figures.filter(({ part }) => heldParts.includes(part)), 'whole set', 'all')]),
  ].join('\n\n')
  console.log(page)
  if (process.argv.includes('--mistakes')) for (const { part, language, text, label, read } of mistakes) console.log([part, language, label, read, text].join('\t'))
  if (process.argv.includes('--write')) writeFileSync(join(__dirname, '../../../../../../docs/bench', `${date.slice(0, 10)}-understanding.md`), `${page}\n`)
}

const about = `Typed answers to a consent prompt, and messages that do or do not ask something of the guard, in seven languages
(\`packages/core/test/words/understanding\`). All of them were made up for this measure; no native speakers have
looked at them. Emoji, capitals, missing accents and short forms are among them.

- taken as consent: of answers that are no plain yes, those that count as one. At most 0.2 %.
- understood: of answers that are a plain yes, a plain no or a limited yes, those that are read so. At least 97 %.
- recognised: of requests to the guard, those that are read as this very request. At least 95 %.
- false alarms: of other messages, those that are read as a request. Under 0.5 %.

The targets are for the whole set, which is every part but blind, blind-2 and blind-3, and a test holds them. They are not
what a stranger meets. An answer or a request is looked for among phrases first, and then judged by a reader that was trained on
other wordings (\`training/phrases\`); held-out, development and fresh have been used to find what either misses:

- held-out: written and committed first. Before anything was changed, 0.9 % of its doubtful answers were taken as consent,
  88.7 % were understood, 87.3 % recognised, 1.6 % were false alarms. After work on the development part alone, by the author
  of both, it was 0.7 %, 97.5 %, 98.9 % and 1.6 %; then its own mistakes were mended too.
- fresh: written after that, of harder sentences. At first 0 % were taken as consent, 63.6 % understood, 69.4 % recognised,
  0 % false alarms; then its mistakes were mended.
- last: written after that, and nothing has been changed for its requests or answers. By phrases alone 73.5 % were understood
  and 61.9 % recognised.
- blind and blind-2: of equal make-up, drawn from one collection that was written without sight of the engine's phrases and
  of the other parts, except for the English sentences of last. They are not in the whole set. Some of
  their shorter answers stand in other parts too, for people do write the same. By phrases alone 57.5 % of both were understood,
  25.0 % and 22.6 % recognised. The mistakes in blind have shown which kinds of wordings were missing.
- blind-3: written after those two, without sight of the engine's phrases; of the other parts, two short runs of German
  plain yeses had been seen. It is not in the whole set either. By phrases alone 0.4 % were taken as consent, 49.5 % understood,
  13.3 % recognised. Nothing was changed for it but that one answer, a condition that begins with "caso", and its like in
  each language. **Its figures are the ones to expect for wordings that nobody thought of**: such an answer costs one more
  question, such a request goes to the bot, and one that only seems to ask for an erasure is asked back.`

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
