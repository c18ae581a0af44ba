/**
 * Prevents: what oxlint with type information finds (.oxlintrc.json): `any`, promises nobody waits for, and the like.
 * Does not check: formatting, and the rules of this house that no linter knows (see `tidy` and `fences`).
 */
import { run } from '../lib/run.mjs'

export async function check(root) {
  const { stdout, stderr, code } = await run(process.execPath, ['node_modules/oxlint/bin/oxlint', '--format', 'json'], { cwd: root })
  let report
  try {
    report = JSON.parse(stdout)
  } catch {
    return { count: 0, looked: 'nothing', violations: [{ rule: 'oxlint', at: '.oxlintrc.json', text: `${stdout}${stderr}`.trim() }] }
  }
  const violations = report.diagnostics.map((found) => ({
    rule: found.code ?? found.severity,
    at: `${found.filename}:${found.labels[0]?.span.line ?? 1}`,
    text: found.message,
  }))
  if (code !== 0 && violations.length === 0) violations.push({ rule: 'oxlint', at: '.oxlintrc.json', text: stderr.trim() || `exit ${code}` })
  const notes = violations.length > 0 ? [] : [`${report.number_of_rules} rules`]
  return { count: report.number_of_files, looked: `${report.number_of_files} files`, violations, notes }
}
