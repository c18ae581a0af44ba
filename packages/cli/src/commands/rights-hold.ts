import { requireOption, usageError, type Command, type Words } from '../command.js'
import { readToken, rightsHelp, rightsOptions, withRights } from '../rights-store.js'

const targetHelp = `  --subject TOKEN       the person, by what the audit log calls them
  --conversation TOKEN  or a conversation, by what the log calls it
  --by ROLE             who does it, for the log: a role, never a name`

/** `scrubjay rights hold`: keeps what would be erased. */
export const rightsHold: Command = {
  name: 'rights hold',
  summary: 'keep a person or a conversation from erasure and retention',
  usage: 'FILE --store sqlite:FILE --subject TOKEN --reason CODE --by ROLE [OPTIONS]',
  help: `
Places a legal hold: until it is released neither the person's own request, nor an
operator, nor retention removes what is kept. The person who asks is told that it must be
kept, and the request waits. The audit log has the hold, its reason and who placed it.

${targetHelp}
  --reason CODE         a word that says why, such as a case number; never a name
${rightsHelp}

Exit codes: 0 held, 1 there is nobody of this name, 2 wrong use.
`,
  filesMax: 1,
  options: ['subject', 'conversation', 'reason', 'by', ...rightsOptions],
  async run(words, terminal) {
    const target = readTarget(words, rightsHold.name)
    const code = requireOption(words, 'reason', rightsHold.name)
    const by = requireOption(words, 'by', rightsHold.name)
    const isHeld = await withRights(words, rightsHold.name, (guard, tenant) => guard.rights.hold({ tenant, ...target, code, by }))
    await terminal.print(isHeld ? 'Held, from now on.\n' : 'There is nobody and nothing of this name here.\n')
    return isHeld ? 0 : 1
  },
}

/** `scrubjay rights release`: ends a hold. */
export const rightsRelease: Command = {
  name: 'rights release',
  summary: 'end a legal hold; what it kept from being erased is erased',
  usage: 'FILE --store sqlite:FILE --subject TOKEN --by ROLE [OPTIONS]',
  help: `
Ends a legal hold. An erasure that was asked for meanwhile happens with the next sweep of
the bot.

${targetHelp}
${rightsHelp}

Exit codes: 0 released, 1 there was no such hold, 2 wrong use.
`,
  filesMax: 1,
  options: ['subject', 'conversation', 'by', ...rightsOptions],
  async run(words, terminal) {
    const target = readTarget(words, rightsRelease.name)
    const by = requireOption(words, 'by', rightsRelease.name)
    const isReleased = await withRights(words, rightsRelease.name, (guard, tenant) => guard.rights.release({ tenant, ...target, by }))
    await terminal.print(isReleased ? 'Released.\n' : 'There is no such hold.\n')
    return isReleased ? 0 : 1
  },
}

function readTarget(words: Words, command: string): { readonly subject: string } | { readonly conversation: string } {
  const { options } = words
  if (options.has('subject') === options.has('conversation')) throw usageError('one of `--subject` and `--conversation` is needed.', command)
  return options.has('subject') ? { subject: readToken(words, 'subject', command) } : { conversation: readToken(words, 'conversation', command) }
}
