import { join } from 'node:path'
import { isScrubjayError, redactError } from '@scrubjay/core'
import { findCanaries } from './canaries.js'
import { readChat } from './chat.js'
import { conversation, type Scene } from './conversation.js'
import { ensureKeyFile } from './keys.js'
import { sendConsoleTo } from './bots/console-log.js'
import { UsageError, type DemoOptions } from './options.js'
import { createPresenter, type Presenter } from './presenter.js'
import { readScript, type ScriptLine, type ScriptMistake } from './script.js'
import { createSecretList, type SecretList } from './secret-list.js'
import { openDataDir, openStage, type Stage } from './stage.js'

/** Plays one conversation from start to end. Answers the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const lines = linesOf(options)
  const { dataDir, stage } = await setUp(options)
  const presenter = createPresenter(options, { dataDir, botUrl: stage.botUrl })
  const secrets = createSecretList()
  let interrupted = false
  const interrupt = (): void => {
    interrupted = true
    void stage.close().finally(() => process.exit(130))
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    presenter.intro()
    const mistakes = await playAll({ lines, stage, presenter, secrets })
    const log = await stage.verify()
    await stage.close()
    const canaries = findCanaries(dataDir, secrets.all())
    presenter.closing({ log, canaries })
    if (log.failure !== undefined || canaries.found.length > 0) return 1
    return mistakes.length > 0 ? 2 : 0
  } catch (error) {
    if (interrupted) return 130
    process.stderr.write(`demo: ${redactError(error).message}\n`)
    return error instanceof UsageError ? 2 : 1
  } finally {
    await stage.close()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

interface Play {
  readonly lines: AsyncIterable<Scene | ScriptMistake>
  readonly stage: Stage
  readonly presenter: Presenter
  readonly secrets: SecretList
}

/** Plays the good lines and reports the bad ones, which are answered. */
async function playAll({ lines, stage, presenter, secrets }: Play): Promise<ScriptMistake[]> {
  const mistakes: ScriptMistake[] = []
  let number = 0
  for await (const item of lines) {
    if ('mistake' in item) {
      mistakes.push(item)
      process.stderr.write(`demo: ${item.mistake}\n`)
      continue
    }
    number += 1
    const turn = await stage.play(item.line)
    if (turn.status >= 300) process.stderr.write(`demo: message ${number}: the bot answered with HTTP ${turn.status}\n`)
    presenter.turn({ turn, number, about: item.about, secrets: secrets.learn(turn, item.secrets) })
  }
  return mistakes
}

function linesOf({ mode }: DemoOptions): AsyncIterable<Scene | ScriptMistake> {
  if (mode.kind === 'script') return scenesOf(readScript(mode.file))
  return scenesOf(mode.kind === 'chat' ? readChat() : conversation)
}

/** What comes without a scene declares no secrets. */
async function* scenesOf(
  lines: AsyncIterable<ScriptLine | ScriptMistake> | readonly Scene[],
): AsyncGenerator<Scene | ScriptMistake> {
  for await (const item of lines) yield 'line' in item || 'mistake' in item ? item : { line: item, secrets: [] }
}

/** What cannot be opened is wrong use: a folder that cannot be written, keys that do not fit. */
async function setUp(options: DemoOptions): Promise<{ dataDir: string; stage: Stage }> {
  try {
    const dataDir = openDataDir(options.dataDir)
    sendConsoleTo(join(dataDir, 'bot.log'))
    if (ensureKeyFile(options.keyFile)) {
      const notice = `made the key file ${options.keyFile} (mode 0600); without it nothing sealed opens again`
      process.stderr.write(`demo: ${notice}\n`)
    }
    return { dataDir, stage: await openStage({ ...options, dataDir, readStored: !options.json }) }
  } catch (error) {
    if (isScrubjayError(error)) throw new UsageError(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : redactError(error).message
    throw new UsageError(`the data folder or the key file cannot be used (${code})`)
  }
}
