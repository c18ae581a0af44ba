import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Storage, StoreItems } from 'botbuilder'

/** Bot state in a folder, one JSON file a key, so that what a bot remembers can be looked at. */
export class FileStorage implements Storage {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
  }

  async read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {}
    for (const key of keys) {
      const json = await readFile(this.#fileOf(key), 'utf8').catch(() => undefined)
      if (json !== undefined) items[key] = JSON.parse(json) as unknown
    }
    return items
  }

  async write(changes: StoreItems): Promise<void> {
    await mkdir(this.#dir, { recursive: true })
    for (const [key, item] of Object.entries(changes)) {
      const file = this.#fileOf(key)
      await writeFile(`${file}.new`, JSON.stringify(item))
      await rename(`${file}.new`, file)
    }
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) await rm(this.#fileOf(key), { force: true })
  }

  #fileOf(key: string): string {
    return join(this.#dir, `${fileNameOf(key)}.json`)
  }
}

/** A readable file name for any key; the digest keeps apart what the readable part does not. */
export function fileNameOf(key: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8)
  const words = key.match(/[A-Za-z0-9]+/g) ?? []
  return `${[...words].join('-').slice(0, 80)}-${digest}`
}
