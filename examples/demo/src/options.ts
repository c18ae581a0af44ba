import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** Reads the command line. @throws UsageError with one line that says what is wrong. */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions {
  const { values, positionals } = readArgs(args)
  if (positionals.length > 0) throw new UsageError('arguments without an option are not understood')
  const sdk = values.sdk ?? 'botbuilder'
  if (!isSdk(sdk)) throw new UsageError(`--sdk is one of ${sdks.join(', ')}`)
  for (const name of ['keys', 'script', 'data', 'policy'] as const) {
    if (values[name] === '') throw new UsageError(`--${name} needs a path`)
  }
  if (values.chat && values.script !== undefined) throw new UsageError('--chat and --script exclude each other')
  if (values.chat && values.json) throw new UsageError('--chat and --json exclude each other')
  const dataDir = values.data === undefined ? undefined : resolve(values.data)
  return {
    sdk,
    mode: values.chat ? { kind: 'chat' } : scripted(values.script),
    dataDir,
    keyFile: values.keys === undefined ? defaultKeyFile(dataDir, env) : resolve(values.keys),
    policy: values.policy === undefined ? undefined : resolve(values.policy),
    json: values.json ?? false,
    help: values.help ?? false,
  }
}

export interface DemoOptions {
  readonly sdk: Sdk
  readonly mode: Mode
  /** Undefined: a fresh temporary folder. */
  readonly dataDir: string | undefined
  readonly keyFile: string
  /** Undefined: the built-in policy. */
  readonly policy: string | undefined
  readonly json: boolean
  readonly help: boolean
}

export type Mode =
  | { readonly kind: 'tour' }
  | { readonly kind: 'chat' }
  | { readonly kind: 'script'; readonly file: string }
export type Sdk = (typeof sdks)[number]

/** Wrong use: one line for the person, exit code 2. */
export class UsageError extends Error {}

export const usage: string = `Watch a real bot being guarded.

  npm run demo -- [options]

  --sdk NAME      the bot's framework: botbuilder, botkit or agents (botbuilder)
  --chat          talk to it yourself
  --script FILE   play JSON lines: {"user":"u1","text":"…"}; optional channel, conversation,
                  locale, value, channelData, attachments; "press": the title of a button of
                  the last reply
  --policy FILE   the organisation's policy (the built-in one)
  --data DIR      where everything that is kept goes (a fresh temporary folder)
  --keys FILE     the key file, made on first use (outside DIR, mode 0600)
  --json          one JSON object a line on stdout: user, typed, botSaw, replies
`

const sdks = ['botbuilder', 'botkit', 'agents'] as const

function isSdk(value: string): value is Sdk {
  return (sdks as readonly string[]).includes(value)
}

function scripted(file: string | undefined): Mode {
  return file === undefined ? { kind: 'tour' } : { kind: 'script', file: resolve(file) }
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sdk: { type: 'string' },
        keys: { type: 'string' },
        chat: { type: 'boolean' },
        script: { type: 'string' },
        data: { type: 'string' },
        policy: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const first = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : ''
    throw new UsageError(first === '' ? 'the options are not understood' : first)
  }
}

/** Keys beside what they seal protect nothing, so the default lies outside the data folder, whatever that is. */
function defaultKeyFile(dataDir: string | undefined, env: NodeJS.ProcessEnv): string {
  const configDir = env['XDG_CONFIG_HOME'] || join(homedir(), '.config')
  const file = resolve(configDir, 'scrubjay', 'demo.keys')
  return dataDir !== undefined && isInside(dataDir, file) ? `${dataDir}.keys` : file
}

function isInside(dir: string, file: string): boolean {
  const path = relative(dir, file)
  return !path.startsWith('..') && !isAbsolute(path)
}
