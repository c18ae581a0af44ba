import type { Command } from '../command.js'
import { readToken, rightsHelp, rightsOptions, withRights } from '../rights-store.js'
import { formatSubject, subjectJson } from '../subject-summary.js'
import { printable } from '../terminal.js'

/** `scrubjay rights show`: what there is of a person, without opening it. */
export const rightsShow: Command = {
  name: 'rights show',
  summary: 'say what is kept of a person, by types and counts',
  usage: 'FILE --store sqlite:FILE --subject TOKEN [--json] [OPTIONS]',
  help: `
Says what there is of one person: sealed values by type, records of state, transcripts,
receipts and messages that wait; what they agreed to and on which day; what they asked for
and until when; whether a legal hold keeps them, and whether they have a key. Never a value:
nothing is opened, nothing is changed, and nothing is logged.

  --subject TOKEN  the person, by what the audit log calls them; write
                   --subject=TOKEN for one that begins with a dash
  --json           as one line of JSON
${rightsHelp}

With --policy it also says of each answer what it is worth by that policy now, where that
differs: a yes may be too old, or to another notice. In JSON this is \`standing\`.

Exit codes: 0 shown, 1 there is nothing of this person, 2 wrong use.
`,
  filesMax: 1,
  flags: ['json'],
  options: ['subject', ...rightsOptions],
  async run(words, terminal) {
    const subject = readToken(words, 'subject', rightsShow.name)
    const found = await withRights(words, rightsShow.name, (guard, tenant) => guard.rights.show({ tenant, subject }))
    if (found === undefined) {
      terminal.warn(`there is nothing of ${subject} here.`)
      return 1
    }
    const isByPolicy = words.options.has('policy')
    await terminal.print(words.flags.has('json') ? subjectJson(found, { isByPolicy }) : printable(formatSubject(found, { isByPolicy, nowMs: Date.now() })))
    return 0
  },
}
