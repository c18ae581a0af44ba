import type { Command, ExitCode } from '../command.js'
import { keyFileHelp, keyFileOptions } from '../key-file-option.js'
import { readToken, withRights } from '../rights-store.js'
import { keyStoreHelp, keyStoreOptions } from '../store-address.js'
import { formatSubject } from '../subject-summary.js'
import { printable } from '../terminal.js'

/** `scrubjay keys shred`: erases a person by destroying their key. */
export const keysShred: Command = {
  name: 'keys shred',
  summary: 'erase a person: destroy their key, and with it everything it sealed',
  usage: 'FILE --store sqlite:FILE --subject TOKEN [OPTIONS] --yes',
  help: `
Erases one person, exactly as when they write "delete my data" themselves: their key is
destroyed, then what it sealed and every row that leads to them, and the audit log says
that it was an operator who did it. Nothing of theirs can be read after it, from no backup
of the store and with no key file, old or new. It cannot be undone. The bot may go on
running; the person is a stranger from their next message on.

  FILE             the bot's key file, which signs the audit log
  --subject TOKEN  the person, by what the audit log calls them; write
                   --subject=TOKEN for one that begins with a dash
  --tenant NAME    the person's tenant  (default: default)
  --yes            do it; without it nothing is changed, and what there is of the person
                   is shown, as by \`scrubjay rights show\`
${keyFileHelp}
${keyStoreHelp}

A backup of the key store that holds the person's key would bring it back: keep such
backups for days, not months. (To remove an old key of the key file, see
\`scrubjay keys rotate --help\`.)

Exit codes: 0 erased, 1 there is nothing of this person, 2 wrong use, or --yes is missing.
`,
  filesMax: 1,
  options: ['subject', 'tenant', ...keyFileOptions, ...keyStoreOptions],
  flags: ['yes'],
  async run(words, terminal) {
    const subject = readToken(words, 'subject', keysShred.name)
    const isMeant = words.flags.has('yes')
    return await withRights(words, keysShred.name, async (guard, tenant): Promise<ExitCode> => {
      if (!isMeant) {
        const found = await guard.rights.show({ tenant, subject })
        const shown = found === undefined ? nothingOf(subject) : formatSubject(found, { isByPolicy: false, nowMs: Date.now() })
        await terminal.print(printable(`${shown}\nNothing was changed. Erasing cannot be undone; say \`--yes\` to do it.\n`))
        return 2
      }
      const answer = await guard.erase({ tenant, subject, tell: 'later' })
      const done = `Erased ${subject}: the key is destroyed, and the audit log says so.\n`
      const held = `A legal hold keeps ${subject}: nothing was changed.\n`
      await terminal.print(answer === 'erased' ? done : answer === 'held' ? held : nothingOf(subject))
      return answer === 'erased' ? 0 : 1
    })
  },
}

function nothingOf(subject: string): string {
  return `There is nothing of ${subject} here.\n`
}
