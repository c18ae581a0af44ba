import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Answers where any of the values stands under `folder`, in any usual form, and how many bytes were looked at. */
export function findInFiles(folder: string, values: readonly string[]): Findings {
  const found: string[] = []
  let sizeBytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = Buffer.concat([Buffer.from(`${file}\n`), readFileSync(file)])
    sizeBytes += content.length
    for (const [index, value] of values.entries()) {
      const form = Object.entries(formsOf(value)).find(([, bytes]) => bytes.some((needle) => content.includes(needle)))
      if (form !== undefined) found.push(`value ${index} as ${form[0]} in ${file}`)
    }
  }
  return { found, sizeBytes }
}

interface Findings {
  readonly found: readonly string[]
  readonly sizeBytes: number
}

function formsOf(value: string): Readonly<Record<string, readonly Buffer[]>> {
  const compact = value.replace(/[ -]/g, '')
  const bytes = Buffer.from(value)
  return {
    text: [bytes, ...(compact.length >= 13 ? [Buffer.from(compact)] : [])],
    JSON: [Buffer.from(JSON.stringify(value).slice(1, -1))],
    URL: [Buffer.from(encodeURIComponent(value)), Buffer.from(new URLSearchParams([['', value]]).toString().slice(1))],
    base64: [0, 1, 2].map((offset) => {
      // Whole groups only: the characters at both ends depend on what stands beside the value.
      const groups = Buffer.from(value.slice((3 - offset) % 3))
      return Buffer.from(groups.subarray(0, groups.length - (groups.length % 3)).toString('base64'))
    }),
    hex: [Buffer.from(bytes.toString('hex'))],
    'UTF-16': [Buffer.from(value, 'utf16le'), Buffer.from(value, 'utf16le').swap16()],
  }
}
