import { usageError, type Command } from '../command.js'
import { readToken, rightsHelp, rightsOptions, withRights } from '../rights-store.js'

/** `scrubjay rights erase`: the same as when the person asks for it. */
export const rightsErase: Command = {
  name: 'rights erase',
  summary: 'erase a person, as when they ask for it themselves',
  usage: 'FILE --store sqlite:FILE --subject TOKEN --yes [OPTIONS]',
  help: `
Erases one person: their key is destroyed, then what it sealed and every row that leads to
them, and the audit log says who did it. A legal hold stops it. It cannot be undone. What
the bot keeps in storages and transcripts of its own is removed by the bot's next sweep,
which tells recipients too.

  --subject TOKEN  the person, by what the audit log calls them; write
                   --subject=TOKEN for one that begins with a dash
  --by ROLE        who does it, for the log  (default: operator)
  --yes            do it; without it nothing is changed
${rightsHelp}

Exit codes: 0 erased, 1 there is nothing of this person or a legal hold keeps it, 2 wrong
use, or --yes is missing.
`,
  filesMax: 1,
  flags: ['yes'],
  options: ['subject', 'by', ...rightsOptions],
  async run(words, terminal) {
    const subject = readToken(words, 'subject', rightsErase.name)
    if (!words.flags.has('yes')) throw usageError('erasing cannot be undone; say `--yes` to do it.', rightsErase.name)
    const by = words.options.get('by') ?? 'operator'
    const answer = await withRights(words, rightsErase.name, (guard, tenant) => guard.erase({ tenant, subject, by, tell: 'later' }))
    const said = {
      erased: `Erased ${subject}: the key is destroyed, and the audit log says so.\n`,
      held: `A legal hold keeps ${subject}: nothing was changed.\n`,
      unknown: `There is nothing of ${subject} here.\n`,
    }
    await terminal.print(said[answer])
    return answer === 'erased' ? 0 : 1
  },
}
