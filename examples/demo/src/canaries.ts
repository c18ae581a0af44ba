import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * Looks for secrets in every file under `dir`, names included, in the forms in which bots and databases
 * write text. It knows nothing of the guard. It does not look into compressed or encrypted data.
 */
export function findCanaries(dir: string, secrets: readonly string[]): CanarySearch {
  const needles = [...new Set(secrets)].map((secret) => ({ secret, forms: formsOf(secret) }))
  const files = listFiles(dir)
  const found: string[] = []
  let sizeBytes = 0
  for (const { path } of files) {
    const content = readFileSync(join(dir, path))
    sizeBytes += content.length
    const name = Buffer.from(path)
    const hits = needles.filter(({ forms }) => forms.some((form) => content.includes(form) || name.includes(form)))
    if (hits.length > 0) found.push(`${path} (${hits.length})`)
  }
  return { secretCount: needles.length, fileCount: files.length, sizeBytes, found }
}

export interface CanarySearch {
  readonly secretCount: number
  readonly fileCount: number
  readonly sizeBytes: number
  /** Files that hold a secret. Never the secret. */
  readonly found: readonly string[]
}

/** Every file under `dir`, by path. */
export function listFiles(dir: string): { readonly path: string; readonly sizeBytes: number }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(dir, file), sizeBytes: statSync(file).size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function formsOf(secret: string): Buffer[] {
  const spellings = new Set([secret, secret.replace(/[\s().-]/g, ''), secret.toLowerCase(), secret.toUpperCase()])
  return [...spellings].filter((spelling) => spelling.length >= 4).flatMap((spelling) => [
    Buffer.from(spelling),
    Buffer.from(JSON.stringify(spelling).slice(1, -1)),
    Buffer.from(encodeURIComponent(spelling)),
    Buffer.from(spelling, 'utf16le'),
    Buffer.from(spelling, 'utf16le').swap16(),
    Buffer.from(Buffer.from(spelling).toString('hex')),
    ...base64Forms(Buffer.from(spelling)),
  ])
}

/** Base64 depends on where the text starts within three bytes; the characters at either end also hold neighbours. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '')
    const whole = Math.floor(((offset + bytes.length) * 8) / 6)
    return Buffer.from(text.slice(Math.ceil((offset * 8) / 6), whole))
  })
}
