import { limits, Unscrubbed } from '@scrubjay/core'
import { requireOption, usageError, type Command, type Words } from '../command.js'
import { readHeldFile } from '../held-file.js'
import { openInput } from '../lines.js'
import { readToken, rightsHelp, rightsOptions, withRights } from '../rights-store.js'
import type { Terminal } from '../terminal.js'

/** `scrubjay rights correct`: another value behind a placeholder, on the person's word. */
export const rightsCorrect: Command = {
  name: 'rights correct',
  summary: 'replace a value of a person, on their word',
  usage: `FILE --store sqlite:FILE --subject TOKEN --conversation TOKEN
                               --placeholder NAME [OPTIONS]`,
  help: `
Puts another value behind a placeholder, as when the person writes "correct my email to …"
to the bot. The bot may go on running; wherever the placeholder stands, it means the new
value from then on. The audit log says who did it, an open request for a correction is
done, and the bot's next sweep tells recipients when it has \`tellRecipients\`.

The new value is read from the standard input, or from a file: never from the command line,
which shells keep. One line break at its end is no part of it.

  --subject TOKEN       the person, by what the audit log calls them; write
                        --subject=TOKEN for one that begins with a dash
  --conversation TOKEN  where the value was given, by what the log calls it
  --placeholder NAME    what stands for the value there, with its brackets and in quotation
                        marks: '[EMAIL_ADDRESS_1]'. \`scrubjay rights export\` has them all
  --value-file FILE     where the new value is  (default: the standard input)
  --by ROLE             who does it, for the log  (default: operator)
${rightsHelp}

A value that is surely of another type, such as a card number for an e-mail address, is
refused. What cannot be told is taken as it is.

Exit codes: 0 corrected, 1 there is no such value, 2 wrong use.

Example:
  scrubjay rights correct scrubjay.keys --store sqlite:privacy.db --subject=TOKEN \\
    --conversation=TOKEN --placeholder '[EMAIL_ADDRESS_1]' --value-file new.txt
`,
  filesMax: 1,
  options: ['subject', 'conversation', 'placeholder', 'value-file', 'by', ...rightsOptions],
  async run(words, terminal) {
    const subject = readToken(words, 'subject', rightsCorrect.name)
    const conversation = readToken(words, 'conversation', rightsCorrect.name)
    const placeholder = requireOption(words, 'placeholder', rightsCorrect.name)
    const by = words.options.get('by') ?? 'operator'
    const isDone = await withRights(words, rightsCorrect.name, async (guard, tenant) => {
      const value = await readValue(words, terminal)
      return guard.rights.correct({ tenant, subject, conversation, placeholder, value, by, tell: 'later' })
    })
    await terminal.print(isDone ? 'Corrected.\n' : 'There is no such value.\n')
    return isDone ? 0 : 1
  },
}

async function readValue(words: Words, terminal: Terminal): Promise<Unscrubbed<string>> {
  const file = words.options.get('value-file')
  const bytes = file === undefined ? await readStdin(terminal) : readHeldFile(file, 'the file of `--value-file`', rightsCorrect.name)
  if (bytes.length > bytesMax) throw usageError('the value is too long.', rightsCorrect.name)
  try {
    return new Unscrubbed(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, ''))
  } catch {
    throw usageError('the value is not UTF-8.', rightsCorrect.name)
  }
}

/** As much as a value may have, and a little more of what is too long. */
async function readStdin(terminal: Terminal): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of openInput(undefined, rightsCorrect.name, terminal)) {
    chunks.push(chunk)
    size += chunk.length
    if (size > bytesMax) break
  }
  return Buffer.concat(chunks)
}

/** Four bytes for each code unit are more than UTF-8 takes. */
const bytesMax = limits.leafLengthMax * 4
