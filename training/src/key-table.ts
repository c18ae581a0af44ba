/** Numbers the keys of features in the order in which they come, and counts them. An open hash table: a Map of millions is too slow. */
export class KeyTable {
  size = 0
  #keys = new Int32Array(1 << 20)
  /** The number of the key in each place, plus one. */
  #numbers = new Int32Array(1 << 20)
  #counts = new Int32Array(1 << 19)

  /** Counts the key; answers its number. */
  add(key: number): number {
    if (this.size * 2 >= this.#keys.length) this.#grow()
    const place = this.#find(key)
    let number = (this.#numbers[place] ?? 0) - 1
    if (number === -1) {
      number = this.size++
      this.#keys[place] = key
      this.#numbers[place] = number + 1
    }
    this.#counts[number] = (this.#counts[number] ?? 0) + 1
    return number
  }

  countOf(number: number): number {
    return this.#counts[number] ?? 0
  }

  /** The keys by their numbers. */
  keys(): Int32Array {
    const keys = new Int32Array(this.size)
    for (let place = 0; place < this.#keys.length; place++) {
      const number = this.#numbers[place] ?? 0
      if (number > 0) keys[number - 1] = this.#keys[place] ?? 0
    }
    return keys
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1
    let place = Math.imul(key, 0x9e3779b1) >>> 8 & mask
    while (this.#numbers[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & mask
    return place
  }

  #grow(): void {
    const keys = this.#keys
    const numbers = this.#numbers
    this.#keys = new Int32Array(keys.length * 2)
    this.#numbers = new Int32Array(keys.length * 2)
    for (let at = 0; at < keys.length; at++) {
      if (numbers[at] === 0) continue
      const place = this.#find(keys[at] ?? 0)
      this.#keys[place] = keys[at] ?? 0
      this.#numbers[place] = numbers[at] ?? 0
    }
    const counts = this.#counts
    this.#counts = new Int32Array(this.#keys.length / 2)
    this.#counts.set(counts)
  }
}
