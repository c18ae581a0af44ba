import { describeMachine } from '../bench/machine.js'
import { formatReport, formatTable, writeReport } from '../bench/report.js'
import { measureIntents } from './measure-intents.js'
import { sentences } from './fill.js'

/** Prints how well a bot understands what it is left; with `--write` also to `docs/bench/<date>-intents.md`. */
async function main(): Promise<void> {
  const seed = Number(process.argv.find((argument) => argument.startsWith('--seed='))?.slice('--seed='.length) ?? 1)
  const date = new Date()
  const figures = await measureIntents(seed)
  const all = Object.values(sentences).flat()
  const withValues = all.filter((text) => text.includes('{')).length
  const report = formatReport(`Intents on ${date.toISOString().slice(0, 10)}`, describeMachine(date, `npm run quality:intents -- --seed=${seed}`), [
    ['The set', `${all.length} sentences of ${Object.keys(sentences).length} intents, ${withValues} of them with values (\`test/intents\`).`],
    [
      'Accuracy in percent',
      formatTable(
        ['what the bot sees', 'trained on clear text', 'trained on the same'],
        figures.map(({ way, trainedOnClear, trainedOnSame }) => [way, trainedOnClear.toFixed(1), trainedOnSame.toFixed(1)]),
      ),
    ],
  ])
  console.log(report)
  if (process.argv.includes('--write')) writeReport(`${date.toISOString().slice(0, 10)}-intents.md`, report)
}

void main()
