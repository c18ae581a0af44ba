/**
 * Prevents: a public name that says nothing about itself in an editor.
 * Does not check: whether the sentence is true or useful, nor members of interfaces.
 */
import { existsSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { listPackages } from '../lib/files.mjs'
import { exportsOf, parse } from '../lib/syntax.mjs'

export async function check(root) {
  const violations = []
  let count = 0
  const packages = listPackages(root)
  for (const { path, manifest } of packages) {
    const index = `${path}/src/index.ts`
    if (!existsSync(join(root, index))) {
      violations.push({ rule: 'no-index', at: path, text: `${manifest.name} has no src/index.ts` })
      continue
    }
    for (const { name, found } of publicDeclarations(root, index)) {
      count += 1
      if (found === undefined) violations.push({ rule: 'not-found', at: index, text: `${name} is exported but declared nowhere` })
      else if (!hasSummary(found.file, found.node)) violations.push({ rule: 'no-summary', at: `${found.file.path}:${found.file.lineOf(found.node.start)}`, text: name })
    }
  }
  return { count, looked: `${count} public names of ${packages.length} packages`, violations }
}

/** Each name of an entry with the place where it is declared, followed through every file that hands it on. */
export function publicDeclarations(root, index) {
  return exportsOf(parse(root, index)).map(({ name }) => ({ name, found: findDeclaration(root, index, name) }))
}

function findDeclaration(root, path, name) {
  const file = parse(root, path)
  const exported = exportsOf(file).find((one) => one.name === name)
  if (exported === undefined) return undefined
  if (exported.from === undefined) return { file, node: exported.node }
  const target = exported.from.startsWith('.')
    ? posix.join(dirname(path), exported.from).replace(/\.js$/, '.ts')
    : `${listPackages(root).find(({ manifest }) => manifest.name === exported.from)?.path}/src/index.ts`
  return existsSync(join(root, target)) ? findDeclaration(root, target, exported.local) : undefined
}

function hasSummary(file, node) {
  return file.comments.some((comment) => {
    const isAbove = comment.end <= node.start && file.text.slice(comment.end, node.start).trim() === ''
    return isAbove && comment.type === 'Block' && /^\*\s*(?:\*\s*)?[^@\s*]/.test(comment.value)
  })
}
