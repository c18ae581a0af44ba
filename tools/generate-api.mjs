/**
 * Writes the reports of the public surface, one for each package, from the built declarations.
 * Prevents: a surface that changes unseen. Does not check: anything; the gate `api` compares.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeReport, reportFolder, reportName } from './lib/api-report.mjs'
import { listPackages } from './lib/files.mjs'
import { projectRoot } from './lib/project.mjs'

mkdirSync(join(projectRoot, reportFolder), { recursive: true })
for (const found of listPackages(projectRoot)) {
  const path = `${reportFolder}/${reportName(found.manifest)}.api.md`
  const report = makeReport(projectRoot, found)
  writeFileSync(join(projectRoot, path), report)
  console.log(`wrote ${path}: ${report.split('\n').length} lines`)
}
