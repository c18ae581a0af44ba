import type { OpenRequest } from '@scrubjay/core'
import type { Command } from '../command.js'
import { rightsHelp, rightsOptions, withRights } from '../rights-store.js'
import { printable } from '../terminal.js'

/** `scrubjay rights list`: what people have asked for, and until when. */
export const rightsList: Command = {
  name: 'rights list',
  summary: 'list the requests of people that wait, overdue ones first',
  usage: 'FILE --store sqlite:FILE [--json] [OPTIONS]',
  help: `
Lists what people have asked for and have not got yet: an export on a channel that takes
no files, a correction that was not clear, a human, an erasure that a legal hold stops.
Each with its deadline by the law that holds for the person, the first due first.

${rightsHelp}
  --json           one JSON object a line

Exit codes: 0 nothing is overdue, 1 something is, 2 wrong use.
`,
  filesMax: 1,
  flags: ['json'],
  options: rightsOptions,
  async run(words, terminal) {
    const found = await withRights(words, rightsList.name, (guard, tenant) => guard.rights.list(tenant))
    const nowMs = Date.now()
    const isJson = words.flags.has('json')
    for (const request of found) await terminal.print(isJson ? `${JSON.stringify(request)}\n` : printable(formatRequest(request, nowMs)))
    if (found.length === 0 && !isJson) await terminal.print('Nothing waits.\n')
    return found.some(({ dueAtMs }) => dueAtMs < nowMs) ? 1 : 0
  },
}

function formatRequest({ subject, kind, state, reference, dueAtMs, code }: OpenRequest, nowMs: number): string {
  const due = new Date(dueAtMs).toISOString().slice(0, 10)
  const why = code === undefined ? '' : ` (${code})`
  return `${dueAtMs < nowMs ? 'OVERDUE' : 'due    '} ${due}  ${kind.padEnd(13)}  ${subject}  ${state}${why}  ${reference}\n`
}
