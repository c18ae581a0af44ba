import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf, requireOption, usageError, type Command } from '../command.js'

/** As `--from` names them, and the file of each in the core. */
const templates: Readonly<Record<string, string>> = {
  gdpr: 'gdpr.yaml',
  ccpa: 'ccpa.yaml',
  'gdpr+ccpa': 'gdpr-and-ccpa.yaml',
  'hipaa-like-strict': 'hipaa-like-strict.yaml',
  'internal-helpdesk': 'internal-helpdesk.yaml',
}

/** `scrubjay policy create`: a policy to start from. */
export const policyCreate: Command = {
  name: 'policy create',
  summary: 'write a policy file to start from',
  usage: '--from NAME [FILE]',
  help: `
Writes a commented policy to start from. What stands in angle brackets is yours to fill in.
A file that is there already is not overwritten.

  FILE         where to write it; without it, privacy.policy.yaml
  --from NAME  ${Object.keys(templates).join(', ')}

Example:
  scrubjay policy create --from gdpr
`,
  options: ['from'],
  filesMax: 1,
  async run(words, terminal) {
    const name = requireOption(words, 'from', policyCreate.name)
    const template = Object.hasOwn(templates, name) ? templates[name] : undefined
    if (template === undefined) throw usageError(`\`--from\` is one of ${Object.keys(templates).join(', ')}.`, policyCreate.name)
    const text = readFileSync(join(dirname(require.resolve('@scrubjay/core/package.json')), 'policies', template), 'utf8')
    try {
      writeFileSync(words.files[0] ?? 'privacy.policy.yaml', text, { flag: 'wx' })
    } catch (cause) {
      const reason = reasonOf(cause)
      throw usageError(reason === 'EEXIST' ? 'FILE is there already, and is not overwritten.' : `FILE cannot be written (${reason}).`, policyCreate.name)
    }
    await terminal.print('Written. Fill in what stands in angle brackets, then run `scrubjay policy check`.\n')
    return 0
  },
}
