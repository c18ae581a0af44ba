/** A storage whose items a test may look into, and copy. */
export class MapStorage {
  readonly #items: Map<string, unknown>
  constructor(items: Map<string, unknown> = new Map()) {
    this.#items = items
  }
  async read(keys: string[]): Promise<object> {
    return Object.fromEntries(keys.flatMap((key) => (this.#items.has(key) ? [[key, this.#items.get(key)]] : [])))
  }
  async write(changes: object): Promise<void> {
    for (const [key, item] of Object.entries(changes)) this.#items.set(key, item)
  }
  async delete(keys: string[]): Promise<void> {
    for (const key of keys) this.#items.delete(key)
  }
}
