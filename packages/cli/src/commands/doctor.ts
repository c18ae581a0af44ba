import type { Command } from '../command.js'
import type { Finding } from '../doctor-finding.js'
import { checkNode, checkPackages, checkSdks } from '../doctor-packages.js'
import { checkSources } from '../doctor-sources.js'
import { checkKeys, checkPolicyFile, checkStore } from '../doctor-files.js'
import { printable } from '../terminal.js'

/** `scrubjay doctor`: is everything there that a guarded bot needs? */
export const doctor: Command = {
  name: 'doctor',
  summary: 'check a set-up: Node, packages, keys, store, policy, bot SDKs',
  usage: '[--keys FILE] [--store sqlite:FILE] [--policy FILE]',
  help: `
Checks what a guarded bot needs, one line each, and says what to do about what is wrong.
Run it in the directory of the bot: its source text is searched for storages, transcripts
and telemetry without the guard. Nothing is changed.

  --keys FILE          the key file  (default: scrubjay.keys, if it is there)
  --store sqlite:FILE  the store of the bot: it opens, its log verifies, its keys.db is there
  --policy FILE        the policy file

Exit codes: 0 nothing is wrong, 1 something is, 2 wrong use.
`,
  options: ['keys', 'store', 'policy'],
  async run(words, terminal) {
    const checks = [checkNode, checkPackages, checkSdks, checkSources, checkKeys, checkPolicyFile, checkStore]
    const findings: Finding[] = []
    for (const check of checks) findings.push(...(await check(words)))
    for (const finding of findings) await terminal.print(formatFinding(finding, terminal.colour))
    return findings.some(({ state }) => state === 'fail') ? 1 : 0
  },
}

function formatFinding({ state, subject, text }: Finding, isColoured: boolean): string {
  const mark = state.padEnd(4)
  const painted = isColoured ? `\u001B[${colours[state]}m${mark}\u001B[0m` : mark
  return `${painted}  ${subject.padEnd(8)}  ${printable(text)}\n`
}

/** ANSI foreground colours: green, yellow, red. */
const colours = { ok: 32, note: 33, fail: 31 } as const
