/**
 * Joins the compiled core into a few files, `packages/core/dist/bundle`, which its package's entries point to.
 * Prevents: a cold start that opens 300 files, one for each recognizer; it took four times as long.
 * Does not check: types; `tsc -b` does, and writes the declarations. Runs after it in `npm run build`.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, transform } from 'esbuild'
import { lighten } from './lib/lighten.mjs'
import { projectRoot } from './lib/project.mjs'

const core = join(projectRoot, 'packages', 'core')
const target = 'node20.19'
// Node 20 knows them all; without this esbuild makes an object of each pattern each time that its function runs.
const supported = { 'regexp-unicode-property-escapes': true }
const outdir = join(core, 'dist', 'bundle')

// Both entries share what both need, once: two copies of a class or a cache would not know each other. Only ES modules
// can be split so, and each piece becomes CommonJS afterwards.
const { outputFiles } = await build({
  entryPoints: { index: join(core, 'src/index.ts'), detect: join(core, 'src/detect/index.ts') },
  outdir, bundle: true, splitting: true, write: false, format: 'esm', platform: 'node', target, supported, packages: 'external', external: ['#names-model', '#words-model'],
  charset: 'utf8', chunkNames: 'shared', logLevel: 'warning',
})
await rm(outdir, { recursive: true, force: true })
await mkdir(outdir, { recursive: true })
let [examples, patterns] = [0, 0]
for (const { path, text } of outputFiles) {
  // What is loaded on first need stands as a plain `require`, so that a bot's own bundler finds it; the models by their
  // path, for Node takes 2 ms to read its first `imports`.
  const plain = text.replaceAll('__require("', 'require("').replace(/"#(names|words)-model"/g, '"../../model/$1-model.json"')
  const { code } = await transform(plain, { format: 'cjs', platform: 'node', target, supported, charset: 'utf8' })
  const light = lighten(path, code)
  examples += light.examples
  patterns += light.patterns
  await writeFile(join(outdir, basename(path)), light.text)
}
if (examples === 0 || patterns === 0) throw new Error(`lightened ${examples} examples and ${patterns} patterns: the bundle has another shape`)
