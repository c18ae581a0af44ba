import type { LogReport } from '@scrubjay/core'
import { listFiles, type CanarySearch } from './canaries.js'
import type { DemoOptions, Sdk } from './options.js'
import { describeCanaries, describeLog, renderClosing, type FileView } from './view/closing-view.js'
import { createTerminal } from './view/terminal.js'
import { renderIntro, renderTurn, type TurnView } from './view/turn-view.js'

/** Shows a conversation: to a person on stdout, or with `--json` to a program, one object a line. */
export function createPresenter(options: DemoOptions, place: Place): Presenter {
  return options.json ? createJsonPresenter(place.dataDir) : createTerminalPresenter(options, place)
}

export interface Presenter {
  intro(): void
  turn(view: TurnView): void
  closing(result: { readonly log: LogReport; readonly canaries: CanarySearch }): void
}

interface Place {
  readonly dataDir: string
  readonly botUrl: string
}

function createJsonPresenter(dataDir: string): Presenter {
  return {
    intro: () => process.stderr.write(`demo: data in ${dataDir}\n`),
    turn({ turn: { line, botSaw, replies } }) {
      process.stdout.write(`${JSON.stringify({ user: line.user, typed: line.text, botSaw, replies })}\n`)
    },
    closing({ log, canaries }) {
      process.stderr.write(`demo: ${describeCanaries(canaries)}\ndemo: ${describeLog(log)}\n`)
    },
  }
}

function createTerminalPresenter({ sdk, keyFile }: DemoOptions, { dataDir, botUrl }: Place): Presenter {
  const terminal = (): ReturnType<typeof createTerminal> => createTerminal(process.stdout, process.env)
  const print = (rows: readonly string[]): void => {
    process.stdout.write(`${rows.join('\n')}\n`)
  }
  return {
    intro: () => print(renderIntro({ sdkName: sdkNames[sdk], botUrl, dataDir, keyFile }, terminal())),
    turn: (view) => print(renderTurn(view, terminal())),
    closing(result) {
      print(renderClosing({ ...result, sdk, dataDir, keyFile, files: filesOf(dataDir) }, terminal()))
    },
  }
}

const sdkNames: { readonly [sdk in Sdk]: string } = {
  botbuilder: 'Bot Framework',
  botkit: 'Botkit',
  agents: 'Microsoft 365 Agents SDK',
}

/** The contents of the data folder, one row for each file or folder at the top. */
function filesOf(dataDir: string): FileView[] {
  const rows = new Map<string, { count: number; sizeBytes: number }>()
  for (const { path, sizeBytes } of listFiles(dataDir)) {
    const [top = path, ...rest] = path.split(/[/\\]/)
    // SQLite's journals are part of the database.
    const name = rest.length > 0 ? `${top}/` : top.replace(/-(wal|shm)$/, '')
    const row = rows.get(name) ?? { count: 0, sizeBytes: 0 }
    rows.set(name, { count: row.count + 1, sizeBytes: row.sizeBytes + sizeBytes })
  }
  return [...rows].map(([name, { count, sizeBytes }]) => ({
    name,
    sizeBytes,
    about: `${about[name] ?? ''}${name.endsWith('/') ? `, ${count} file${count === 1 ? '' : 's'}` : ''}`,
  }))
}

const about: Readonly<Record<string, string>> = {
  'scrubjay.db': 'consent, sealed values, audit log',
  'keys.db': "each person's key, wrapped",
  'transcripts/': 'what the transcript logger kept',
  'state/': 'what the bot remembers, sealed',
  'telemetry.jsonl': 'what the telemetry client sent',
  'bot.log': 'what the bot and its libraries printed',
  'channel-port': 'where the local channel listened',
}
