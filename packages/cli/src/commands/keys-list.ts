import { countWrappedKeys, readKeyFileSummary, type KeyFileSummary } from '@scrubjay/core'
import type { Command } from '../command.js'
import { keyFileHelp, keyFileOptions, readKeyFileOption } from '../key-file-option.js'
import { keyStoreHelp, keyStoreOptions, withKeyStore } from '../store-address.js'
import { printable } from '../terminal.js'

/** `scrubjay keys list`: which keys a key file holds, and what each of them wraps. */
export const keysList: Command = {
  name: 'keys list',
  summary: 'the ids of the keys in a key file, and how much each wraps; never the keys',
  usage: 'FILE [OPTIONS]',
  help: `
Prints the id of every key in FILE and what it is for: the primary key wraps from now on,
an old one only unwraps what it wrapped before, and the next one was added by a rotation
and wraps nothing yet. With a key store it also counts the keys that each of them wraps.
The keys themselves are never printed.

  FILE      a key file, as \`scrubjay keys create\` makes it
${keyFileHelp}
${keyStoreHelp}

Exit codes: 0 fine, 1 the file is damaged, others than its owner may read it, or the key
store holds keys that no key of FILE opens; 2 wrong use.
`,
  filesMax: 1,
  options: [...keyFileOptions, ...keyStoreOptions],
  async run(words, terminal) {
    const [file, options] = readKeyFileOption(words, keysList.name)
    const summary = readKeyFileSummary(file, options)
    const counts = await withKeyStore(words, { command: keysList.name, readOnly: true }, countWrappedKeys)
    await terminal.print(printable(`log  ${summary.origin}\n${formatKeys(summary, counts)}`))
    return counts !== undefined && missingKeys(summary, counts) > 0 ? 1 : 0
  },
}

/** One line for each key, with what it wraps where that is known. */
export function formatKeys(summary: KeyFileSummary, counts: ReadonlyMap<string, number> | undefined): string {
  const rows = summary.keyIds.map((id) => {
    const role = id === summary.primaryKeyId ? 'primary' : summary.rotation.old.includes(id) ? 'old' : 'next'
    return counts === undefined ? `key  ${id}  ${role}\n` : `key  ${id}  ${role.padEnd(7)}  wraps ${counts.get(id) ?? 0}\n`
  })
  const missing = counts === undefined ? 0 : missingKeys(summary, counts)
  return `${rows.join('')}${missing === 0 ? '' : `MISSING  ${missing} keys of the key store open with none of these\n`}`
}

function missingKeys({ keyIds }: KeyFileSummary, counts: ReadonlyMap<string, number>): number {
  return [...counts].reduce((sum, [id, count]) => (keyIds.includes(id) ? sum : sum + count), 0)
}
