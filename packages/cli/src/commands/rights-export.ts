import { writeFileSync } from 'node:fs'
import { reasonOf, requireOption, usageError, type Command } from '../command.js'
import { readToken, rightsHelp, rightsOptions, withRights } from '../rights-store.js'

/** `scrubjay rights export`: everything that is kept of a person, for that person. */
export const rightsExport: Command = {
  name: 'rights export',
  summary: 'write everything that is kept of a person to a file, opened',
  usage: 'FILE --store sqlite:FILE --subject TOKEN --out FILE [OPTIONS]',
  help: `
Writes what is kept of one person as JSON: their values in clear, what they agreed to with
receipts, what they asked for, and what the guard's own transcript store has of them. Hand
it to that person and to nobody else, after you know that it is them. The audit log says
that it was opened and by whom. State that the bot keeps elsewhere is counted as not here:
ask for the export in the bot's own process, by \`rights.export\`, to have that too.

  --subject TOKEN  the person, by what the audit log calls them; write
                   --subject=TOKEN for one that begins with a dash
  --out FILE       where to write; FILE must not exist yet. Only its owner can read it
  --by ROLE        who does it, for the log  (default: operator)
${rightsHelp}

Exit codes: 0 written, 1 it failed, 2 wrong use.
`,
  filesMax: 1,
  options: ['subject', 'out', 'by', ...rightsOptions],
  async run(words, terminal) {
    const subject = readToken(words, 'subject', rightsExport.name)
    const out = requireOption(words, 'out', rightsExport.name)
    const by = words.options.get('by') ?? 'operator'
    // Made first: what cannot be written is not opened, and the log does not say that it was.
    const write = (text: string, flag: 'wx' | 'w'): void => {
      try {
        writeFileSync(out, text, { flag, mode: 0o600 })
      } catch (cause) {
        throw usageError(`the FILE of \`--out\` cannot be made (${reasonOf(cause)}).`, rightsExport.name)
      }
    }
    const text = await withRights(words, rightsExport.name, (guard, tenant) => {
      write('', 'wx')
      return guard.rights.export({ tenant, subject, by })
    })
    write(text, 'w')
    await terminal.print(`Wrote what is kept of ${subject}.\n`)
    return 0
  },
}
