/**
 * Finds the project's own files. Prevents: a gate that is green because its glob matched nothing, and gates
 * that disagree about what belongs to the project. Does not ask git, so that it also works on a planted copy.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const skippedFolders = new Set(['node_modules', 'dist', 'coverage', '.git', 'temp'])
const skippedFiles = /\.(?:tsbuildinfo|log)$/

/** Every file under `root`, as sorted paths relative to it, without what is built or installed. */
export function listFiles(root) {
  const files = []
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) visit(path)
      if (entry.isFile() && !skippedFiles.test(entry.name)) files.push(path)
    }
  }
  visit('')
  return files.toSorted(compareCodeUnits)
}

function compareCodeUnits(a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function readText(root, path) {
  return readFileSync(join(root, path), 'utf8')
}

export function readJson(root, path) {
  return JSON.parse(readText(root, path))
}

/** The folders of the workspaces under `packages/`, with their manifests. */
export function listPackages(root) {
  return readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ folder: entry.name, path: `packages/${entry.name}` }))
    .map((found) => ({ ...found, manifest: readJson(root, `${found.path}/package.json`) }))
}

export const isSource = (path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path)
export const isTypeScript = (path) => /\.[cm]?ts$/.test(path)
export const isCode = (path) => /\.[cm]?[jt]s$/.test(path)
/** A test, or something that only tests use. */
export const isTest = (path) => /^(?:packages\/[^/]+\/)?test\//.test(path)

/** `**` is any path, `*` anything within one name; everything else is literal. */
export function globToRegExp(glob) {
  const pattern = glob.split(/(\*\*\/?|\*)/).map((part) => {
    if (part === '**/') return '(?:[^/]+/)*'
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${pattern.join('')}$`)
}
