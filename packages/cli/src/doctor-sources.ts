import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { note, ok, type Finding } from './doctor-finding.js'

/**
 * What the bot in the current directory keeps without the guard, as far as its source text tells: a logger, a telemetry
 * client or a storage that is made in a project whose code never wraps one. It reads text and understands no program: who
 * wraps in one place and forgets another is not found here, but by the warning at start.
 */
export function checkSources(): readonly Finding[] {
  const files = listSources(process.cwd())
  const sources = files.map((file) => ({ file, text: readText(file) }))
  const findings = patterns.flatMap(({ made, wrapper, remedy }) => {
    if (sources.some(({ text }) => text.includes(wrapper))) return []
    const [first] = sources.flatMap(({ text }) => made.exec(text)?.[1] ?? [])
    return first === undefined ? [] : [note('sources', `${first} is made, and ${wrapper} is used nowhere: ${remedy}`)]
  })
  const scripts = debugScripts()
  if (scripts.length > 0) findings.push(note('sources', `DEBUG is set in the scripts ${scripts.join(', ')}: the SDK then prints messages in clear.`))
  if (files.length === filesMax) findings.push(note('sources', `Only ${filesMax} files were looked at. Run this in the directory of the bot.`))
  if (findings.length > 0) return findings
  return sources.length === 0 ? [] : [ok('sources', `${sources.length} files: what the bot keeps is behind the guard, as far as the text tells`)]
}

const patterns: readonly { readonly made: RegExp; readonly wrapper: string; readonly remedy: string }[] = [
  {
    made: /new (TranscriptLoggerMiddleware)\(/,
    wrapper: 'guardTranscripts',
    remedy: 'give it scrubjay.guardTranscripts(logger).',
  },
  {
    made: /new (TelemetryLoggerMiddleware)\(/,
    wrapper: 'guardTelemetry',
    remedy: 'give it scrubjay.guardTelemetry(client).',
  },
  {
    made: /new ((?:Memory|Blobs?|File|CosmosDbPartitioned|AzureBlob|Mongo\w*|Redis\w*)Storage)\(/,
    wrapper: 'guardStorage',
    remedy: 'bot state is not sealed, and its keys name people. Give the state scrubjay.guardStorage(storage).',
  },
]

/** Reads at most this much: a project is small, and a folder of something else is not looked through. */
const filesMax = 2_000
const fileBytesMax = 1_000_000
const ignored = new Set(['node_modules', 'dist', 'build', 'coverage'])

function listSources(directory: string): readonly string[] {
  const found: string[] = []
  const waiting = [directory]
  for (let next = waiting.pop(); next !== undefined && found.length < filesMax; next = waiting.pop()) {
    for (const entry of readDirectory(next)) {
      const path = join(next, entry.name)
      if (entry.isDirectory() && !ignored.has(entry.name) && !entry.name.startsWith('.')) waiting.push(path)
      if (entry.isFile() && ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'].includes(extname(entry.name))) found.push(path)
    }
  }
  return found.slice(0, filesMax)
}

function readDirectory(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}

function readText(file: string): string {
  try {
    return statSync(file).size > fileBytesMax ? '' : readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Names of the scripts in the manifest that make the SDKs print. */
function debugScripts(): readonly string[] {
  try {
    const { scripts = {} } = JSON.parse(readText('package.json')) as { readonly scripts?: Readonly<Record<string, unknown>> }
    const isLoud = (script: unknown): boolean => typeof script === 'string' && script.split(/\s/).some((word) => word.startsWith('DEBUG=') && /botkit|agents|\*/.test(word))
    return Object.entries(scripts).filter(([name, script]) => isLoud(script) && /^[\w:.-]{1,40}$/.test(name)).map(([name]) => name)
  } catch {
    return []
  }
}
