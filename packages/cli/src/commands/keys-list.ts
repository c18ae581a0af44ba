import { existsSync } from 'node:fs'
import { readKeyFileSummary } from '@scrubjay/core'
import { usageError, type Command } from '../command.js'

/** `scrubjay keys list`: which keys a key file holds. */
export const keysList: Command = {
  name: 'keys list',
  summary: 'the ids of the keys in a key file, never the keys',
  usage: 'FILE',
  help: `
Prints the id of every key in FILE and says which one is primary: the primary key seals
from now on, the others only open what they sealed before. The keys themselves are never
printed.

  FILE      a key file, as \`scrubjay keys create\` makes it

Exit codes: 0 fine, 1 the file is damaged or others than its owner may read it, 2 wrong use.
`,
  filesMax: 1,
  async run(words, terminal) {
    const [file] = words.files
    if (file === undefined) throw usageError('FILE is needed.', keysList.name)
    if (!existsSync(file)) throw usageError('FILE does not exist.', keysList.name)
    const { origin, primaryKeyId, keyIds } = readKeyFileSummary(file)
    const rows = keyIds.map((id) => `${id}${id === primaryKeyId ? '  primary' : ''}\n`)
    await terminal.print(`log  ${origin}\n${rows.map((row) => `key  ${row}`).join('')}`)
    return 0
  },
}
