/**
 * Prevents: a change of a package's public surface that does not show in the reports under api, where it is reviewed.
 * Does not check: that the change is compatible; a person reads the difference. `npm run api` writes the reports.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeReport, reportFolder, reportName } from '../lib/api-report.mjs'
import { listPackages, readText } from '../lib/files.mjs'

export async function check(root) {
  const packages = listPackages(root)
  const expected = new Set(packages.map(({ manifest }) => `${reportName(manifest)}.api.md`))
  const present = existsSync(join(root, reportFolder)) ? readdirSync(join(root, reportFolder)) : []
  const violations = present.filter((name) => !expected.has(name)).map((name) => ({ rule: 'orphan', at: `${reportFolder}/${name}`, text: 'no package has this report' }))
  let lineCount = 0
  for (const found of packages) {
    const at = `${reportFolder}/${reportName(found.manifest)}.api.md`
    try {
      const report = makeReport(root, found)
      lineCount += report.split('\n').length
      if (!existsSync(join(root, at))) violations.push({ rule: 'missing', at, text: 'run npm run api' })
      else if (readText(root, at) !== report) violations.push({ rule: 'stale', at, text: 'run npm run api and review the difference' })
    } catch (error) {
      violations.push({ rule: 'unreadable', at: found.path, text: error.message })
    }
  }
  return { count: lineCount, looked: `${packages.length} reports, ${lineCount} lines`, violations }
}
