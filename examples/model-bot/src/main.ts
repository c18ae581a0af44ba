import { randomBytes } from 'node:crypto'
import { createKeyMaterial, createKeyRing, createMemoryStore } from '@scrubjay/core'
import { runModelBot } from './run-model-bot.js'

/**
 * Plays a short conversation and prints what the person, the model, the tool and the bot's memory have seen. With
 * `--json` and lines to say it plays these, and prints the same as JSON.
 */
async function main(): Promise<void> {
  const material = createKeyMaterial({ origin: 'scrubjay.invalid/example', random: randomBytes })
  const keys = { open: () => createKeyRing(material, randomBytes) }
  const [option, ...lines] = process.argv.slice(2)
  const run = await runModelBot({ store: createMemoryStore(), keys }, option === '--json' ? lines : script)
  if (option === '--json') return console.log(JSON.stringify(run))
  print('The person reads', run.shown.map(({ type, text }) => `${type}: ${text}`))
  print('The model was sent', run.received)
  print('The tool has written to', run.mailed)
  print('The bot keeps', run.history.map((message) => JSON.stringify(message)))
}

const script = ['hello', 'yes', 'please write to jay.parker@example.org about my order']

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

void main()
