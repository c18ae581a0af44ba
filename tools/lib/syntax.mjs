/**
 * Reads TypeScript and JavaScript with a real parser. Prevents: rules that a comment or a string sets off, or
 * that an unusual line break hides. Does not know types; that is the compiler's and the linter's work.
 */
import { parseSync } from 'oxc-parser'
import { readText } from './files.mjs'

const parsed = new Map()

/** The syntax tree, comments and imports of a file; parsed once per content. */
export function parse(root, path) {
  const text = readText(root, path)
  const key = `${path}\0${text}`
  const known = parsed.get(key)
  if (known !== undefined) return known
  const { program, comments, errors } = parseSync(path, text)
  const result = { path, text, program, comments, errors, lineOf: lineCounter(text) }
  parsed.set(key, result)
  return result
}

/** Calls `visit(node)` for every node of a tree; a visit that answers true leaves out what is below. */
export function walk(node, visit) {
  if (node === null || typeof node !== 'object' || node instanceof RegExp) return
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit)
    return
  }
  if (typeof node.type === 'string' && visit(node) === true) return
  for (const key of Object.keys(node)) walk(node[key], visit)
}

/**
 * What a file imports, in every way there is: `import`, `export … from`, `import()`, `require()` and the type
 * `import('…')`. `specifier` is undefined where it is computed.
 */
export function importsOf(file) {
  const imports = []
  const add = (source, typeOnly, node) =>
    imports.push({ specifier: typeof source?.value === 'string' ? source.value : undefined, typeOnly, line: file.lineOf(node.start) })
  walk(file.program, (node) => {
    if (node.type === 'ImportDeclaration') add(node.source, isTypeImport(node, 'importKind'), node)
    if (node.type === 'ExportNamedDeclaration' && node.source !== null) add(node.source, isTypeImport(node, 'exportKind'), node)
    if (node.type === 'ExportAllDeclaration') add(node.source, node.exportKind === 'type', node)
    if (node.type === 'ImportExpression') add(node.source, false, node)
    if (node.type === 'TSImportType') add(node.source, true, node)
    if (node.type === 'TSExternalModuleReference') add(node.expression, false, node)
    if (node.type === 'CallExpression' && isRequire(node.callee)) add(node.arguments[0], false, node)
  })
  return imports
}

/** `import {} from` and `import 'x'` run the module; `import { type A }` alone does not survive compilation. */
function isTypeImport(node, kind) {
  if (node[kind] === 'type') return true
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier[kind] === 'type')
}

function isRequire(callee) {
  if (callee.type === 'Identifier') return callee.name === 'require'
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'require'
    && callee.property.name === 'resolve'
}

/** The names that a file exports, each with its declaration (or the specifier that hands it on). */
export function exportsOf(file) {
  const found = []
  for (const node of file.program.body) {
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const specifier of node.specifiers) {
      found.push({ name: specifier.exported.name, local: specifier.local.name, from: node.source?.value, node })
    }
    for (const name of declaredNames(node.declaration)) found.push({ name, local: name, node })
  }
  return found
}

/** The names that a declaration binds. */
export function declaredNames(declaration) {
  if (declaration === null || declaration === undefined) return []
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.map((one) => one.id.name)
  return declaration.id === undefined || declaration.id === null ? [] : [declaration.id.name]
}

function lineCounter(text) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle] <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
