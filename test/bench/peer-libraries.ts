import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findRedacted, type Range } from './redacted-ranges.js'

/** Another library, set up as its README says. */
export interface Peer {
  readonly name: string
  /** What its users would call; this is what is timed. */
  run(text: string): unknown
  /** What it found, as ranges of the text. */
  find(text: string): Promise<readonly Range[]>
}

const versions = {
  'redact-pii': '3.4.0',
  compromise: '14.17.0',
  openredaction: '1.1.5',
  '@redactpii/node': '1.0.17',
  '@coffeeandfun/remove-pii': '3.0.1',
} as const

/** Puts them into the folder, which is no part of the project; they are none of its dependencies. */
export function installPeers(folder: string): void {
  const packages = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder]
  execFileSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}

export async function loadPeers(folder: string): Promise<readonly Peer[]> {
  const load = createRequire(join(folder, 'load.js'))
  return [
    createRedactPii(load('redact-pii') as RedactPii),
    createCompromise(load('compromise') as Compromise),
    createOpenRedaction(load('openredaction') as OpenRedactionModule),
    createRedactpiiNode(load('@redactpii/node') as RedactpiiNode),
    createRemovePii((await importFrom(folder, '@coffeeandfun/remove-pii')) as RemovePii),
  ]
}

/** An ES module that cannot be required is imported by its file. */
async function importFrom(folder: string, name: string): Promise<unknown> {
  const home = join(folder, 'node_modules', name)
  const { main } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { readonly main: string }
  return import(pathToFileURL(join(home, main)).href)
}

const titleOf = (name: keyof typeof versions): string => `${name} ${versions[name]}`

/** Stands for what was redacted; of the private use area, so that no text has it. */
const mark = '\ue000'

function createRedactPii({ SyncRedactor }: RedactPii): Peer {
  const [timed, marking] = [new SyncRedactor(), new SyncRedactor({ globalReplaceWith: mark })]
  return {
    name: titleOf('redact-pii'),
    run: (text) => timed.redact(text),
    find: async (text) => findRedacted(text, marking.redact(text), mark),
  }
}

interface RedactPii {
  readonly SyncRedactor: new (options?: { readonly globalReplaceWith: string }) => { redact(text: string): string }
}

function createRedactpiiNode({ Redactor }: RedactpiiNode): Peer {
  const [timed, marking] = [new Redactor(), new Redactor({ globalReplaceWith: mark })]
  return {
    name: titleOf('@redactpii/node'),
    run: (text) => timed.redact(text),
    find: async (text) => findRedacted(text, marking.redact(text), mark),
  }
}

interface RedactpiiNode {
  readonly Redactor: new (options?: { readonly globalReplaceWith: string }) => { redact(text: string): string }
}

/** It is no redactor, but the library that redactors find names with: names, places, firms, dates and what it knows of contact data. */
function createCompromise(nlp: Compromise): Peer {
  const findAll = (text: string): readonly Range[] => {
    const document = nlp(text)
    const contacts = [document.emails(), document.phoneNumbers(), document.urls()]
    const views = [document.people(), document.places(), document.organizations(), document.match('#Date+'), ...contacts]
    return views.flatMap((view) => view.json({ offset: true }).map(({ offset }) => ({ start: offset.start, end: offset.start + offset.length })))
  }
  return { name: titleOf('compromise'), run: findAll, find: async (text) => findAll(text) }
}

type Compromise = (text: string) => Readonly<Record<'people' | 'places' | 'organizations' | 'emails' | 'phoneNumbers' | 'urls', () => View>> & {
  match(pattern: string): View
}

interface View {
  json(options: { readonly offset: true }): readonly { readonly offset: { readonly start: number; readonly length: number } }[]
}

function createOpenRedaction({ OpenRedaction }: OpenRedactionModule): Peer {
  const redactor = new OpenRedaction()
  return {
    name: titleOf('openredaction'),
    run: (text) => redactor.detect(text),
    async find(text) {
      const { detections } = await redactor.detect(text)
      return detections.map(({ position: [start, end] }) => ({ start, end }))
    },
  }
}

interface OpenRedactionModule {
  readonly OpenRedaction: new () => { detect(text: string): Promise<{ readonly detections: readonly { readonly position: readonly [number, number] }[] }> }
}

function createRemovePii({ removePII, detectPII }: RemovePii): Peer {
  return {
    name: titleOf('@coffeeandfun/remove-pii'),
    run: (text) => removePII(text),
    find: async (text) => detectPII(text).detectedItems.flatMap(({ positions }) => positions),
  }
}

interface RemovePii {
  removePII(text: string): string
  detectPII(text: string): { readonly detectedItems: readonly { readonly positions: readonly Range[] }[] }
}
