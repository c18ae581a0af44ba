import type { OpenRequest } from '@scrubjay/core'
import { requireOption, usageError, type Command } from '../command.js'
import { readToken, rightsHelp, rightsOptions, withRights } from '../rights-store.js'

/** `scrubjay rights complete`: a request was answered elsewhere. */
export const rightsComplete: Command = {
  name: 'rights complete',
  summary: 'note that a request was answered',
  usage: 'FILE --store sqlite:FILE --subject TOKEN --kind KIND [OPTIONS]',
  help: `
Takes a request off the list that somebody has answered: an export that was handed out, a
correction that was made by hand, a person who was called back. An erasure completes by
itself. The audit log says who did it.

  --subject TOKEN  the person, by what the audit log calls them
  --kind KIND      access, portability, rectification, restriction, objection or human
  --by ROLE        who does it, for the log  (default: operator)
${rightsHelp}

Exit codes: 0 done, 1 there is no such request, 2 wrong use.
`,
  filesMax: 1,
  options: ['subject', 'kind', 'by', ...rightsOptions],
  async run(words, terminal) {
    const subject = readToken(words, 'subject', rightsComplete.name)
    const kind = kinds.find((each) => each === requireOption(words, 'kind', rightsComplete.name))
    if (kind === undefined) throw usageError(`\`--kind\` is one of ${kinds.join(', ')}.`, rightsComplete.name)
    const by = words.options.get('by') ?? 'operator'
    const isDone = await withRights(words, rightsComplete.name, (guard, tenant) => guard.rights.complete({ tenant, subject, kind, by }))
    await terminal.print(isDone ? 'Done.\n' : 'There is no such request.\n')
    return isDone ? 0 : 1
  },
}

const kinds: readonly OpenRequest['kind'][] = ['access', 'portability', 'rectification', 'restriction', 'objection', 'human']
