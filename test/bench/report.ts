import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'

/** A page of figures: what they were measured on, then a section each. */
export function formatReport(
  title: string,
  machine: readonly (readonly [string, string])[],
  sections: readonly (readonly [title: string, body: string])[],
): string {
  const list = machine.map(([name, value]) => `- ${name}: ${value}`).join('\n')
  return [`# ${title}`, list, ...sections.flatMap(([name, body]) => [`## ${name}`, body])].join('\n\n')
}

/** A table of Markdown; the first column is text, the others numbers. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), `|---|${'---:|'.repeat(header.length - 1)}`, ...rows.map(line)].join('\n')
}

export function writeReport(name: string, report: string): void {
  const folder = join(projectRoot, 'docs', 'bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `${report}\n`)
  console.log(`\nwritten: docs/bench/${name}`)
}
