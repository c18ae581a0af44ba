import { statSync } from 'node:fs'
import { countWrappedKeys, createFileKeySource, readKeyFileSummary, rewrapKeys, rotateKeyFile, type KeyFileSummary } from '@scrubjay/core'
import { usageError, type Command, type ExitCode, type Words } from '../command.js'
import { readKeyFileOption } from '../key-file-option.js'
import { keyStoreHelp, keyStoreOptions, withKeyStore } from '../store-address.js'
import { printable, type Terminal } from '../terminal.js'
import { formatKeys } from './keys-list.js'

/** `scrubjay keys rotate`: another wrapping key, in three steps, while the bots run. */
export const keysRotate: Command = {
  name: 'keys rotate',
  summary: 'replace the wrapping key, in three steps and without downtime',
  usage: 'FILE [--step add|promote|rewrap|retire] [OPTIONS]',
  help: `
Replaces the key of FILE that wraps the keys of all people. Without --step it only says
where the rotation stands and which step is next; nothing is changed.

  1. add      adds a new key, which wraps nothing yet. Bring FILE to every instance.
  2. promote  the new key wraps from now on. Bring FILE to every instance.
     rewrap   wraps every key of the key store by it. Can be cut off and run again.
  3. retire   removes the old key, once it wraps nothing. Bring FILE to every instance.

A bot that reads its keys from a file follows the file by itself; one that has them in its
environment must be started again, one instance after the other. No turn fails meanwhile.

FILE is replaced as a whole or not at all, and keeps its owner and mode. \`promote\` and
\`retire\` are refused until FILE has been as it is for five minutes, so that every instance
has had time to see it.

  FILE      the key file
  --now     do not wait: every instance has FILE as it is
${keyStoreHelp}
            \`rewrap\` and \`retire\` need one of the two

Keep a copy of the old FILE, apart from everything else, for as long as you keep backups
of the key store that were made before \`rewrap\`; without it they do not open.

Exit codes: 0 done, 1 the step is not due or some keys did not open, 2 wrong use.
`,
  filesMax: 1,
  options: ['step', ...keyStoreOptions],
  flags: ['now'],
  async run(words, terminal) {
    const [file] = readKeyFileOption(words, keysRotate.name)
    const step = words.options.get('step')
    if (step === undefined) return showRotation(file, words, terminal)
    if (!Object.hasOwn(steps, step)) throw usageError('`--step` is `add`, `promote`, `rewrap` or `retire`.', keysRotate.name)
    return steps[step as keyof typeof steps](file, words, terminal)
  },
}

type Step = (file: string, words: Words, terminal: Terminal) => Promise<ExitCode>

const steps: Readonly<Record<'add' | 'promote' | 'rewrap' | 'retire', Step>> = { add, promote, rewrap, retire }

async function showRotation(file: string, words: Words, terminal: Terminal): Promise<ExitCode> {
  const summary = readKeyFileSummary(file)
  const counts = await withKeyStore(words, { command: keysRotate.name, readOnly: true }, countWrappedKeys)
  await terminal.print(printable(`${formatKeys(summary, counts)}\nNext step: ${nextStep(summary, counts)}\n`))
  return 0
}

function nextStep({ rotation }: KeyFileSummary, counts: ReadonlyMap<string, number> | undefined): string {
  if (rotation.next.length > 0) return 'promote, once every instance has this file.'
  if (rotation.old.length === 0) return 'add, when you want to rotate.'
  if (counts === undefined) return 'rewrap, once every instance has this file; then retire.'
  const isUsed = rotation.old.some((id) => counts.has(id))
  return isUsed ? 'rewrap, once every instance has this file.' : 'retire, once every instance has this file.'
}

async function add(file: string, _words: Words, terminal: Terminal): Promise<ExitCode> {
  const { rotation } = rotateKeyFile(file, { step: 'add' })
  await terminal.print(`Added ${rotation.next.join()}, which wraps nothing yet.\nBring the file to every instance; the next step is promote.\n`)
  return 0
}

async function promote(file: string, words: Words, terminal: Terminal): Promise<ExitCode> {
  if (readKeyFileSummary(file).rotation.next.length > 0) requireRollout(file, words)
  const { primaryKeyId } = rotateKeyFile(file, { step: 'promote' })
  await terminal.print(`${primaryKeyId} wraps from now on.\nBring the file to every instance; the next step is rewrap.\n`)
  return 0
}

async function rewrap(file: string, words: Words, terminal: Terminal): Promise<ExitCode> {
  const { rotation } = readKeyFileSummary(file)
  if (rotation.next.length > 0) throw usageError('a key was added that is not promoted yet; the next step is `promote`.', keysRotate.name)
  const ring = await createFileKeySource(file).open()
  const report = await withKeyStore(words, { command: keysRotate.name, readOnly: false }, (keyStore) =>
    rewrapKeys({ keyStore, ring, onProgress: ({ checked, rewrapped }) => terminal.warn(`${checked} keys checked, ${rewrapped} rewrapped`) }))
  if (report === undefined) throw usageError('`--store` or `--key-store` is needed.', keysRotate.name)
  const { checked, rewrapped, unopened, unopenedIds } = report
  await terminal.print(`Rewrapped ${rewrapped} of ${checked} keys; the others were wrapped by ${ring.primaryKeyId} already.\n`)
  if (unopened === 0) {
    await terminal.print(rotation.old.length === 0 ? '' : 'The next step is retire, once every instance has the file.\n')
    return 0
  }
  await terminal.print(printable(`FAILED  ${unopened} keys open with no key of the file, and were left as they are:\n${unopenedIds.join('\n')}\n`))
  return 1
}

async function retire(file: string, words: Words, terminal: Terminal): Promise<ExitCode> {
  const { rotation } = readKeyFileSummary(file)
  const counts = await withKeyStore(words, { command: keysRotate.name, readOnly: true }, countWrappedKeys)
  if (counts === undefined) throw usageError('`--store` or `--key-store` is needed.', keysRotate.name)
  if (rotation.old.length > 0) requireRollout(file, words)
  rotateKeyFile(file, { step: 'retire', inUse: counts.keys() })
  await terminal.print(`Removed ${rotation.old.join(', ')}, which wrapped nothing any more.
Bring the file to every instance. Backups of the key store from before the rewrapping open
with the old file only: keep it as long as you keep them, and destroy both together.
`)
  return 0
}

/** Nobody can see from here which file an instance has read; time is what it needs to read it. */
function requireRollout(file: string, words: Words): void {
  if (words.flags.has('now') || Date.now() - statSync(file).mtimeMs >= rolloutMs) return
  throw usageError('FILE was changed less than five minutes ago, and some instance may not have it yet. Wait, or say `--now` when all have it.', keysRotate.name)
}

const rolloutMs = 300_000
