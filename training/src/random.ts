/** A seeded source of numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** At least 0 and below 1. */
  next(): number
  /** A whole number, at least 0 and below `limit`. */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  /** Favours the head of a list that is ordered by frequency. */
  pickEarly<T>(items: readonly T[]): T
  chance(probability: number): boolean
}

/** Mulberry32: 32 bits of state are enough to draw training sentences, and its arithmetic is exact. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const at = <T>(items: readonly T[], index: number): T => {
    const item = items[index]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    pick: (items) => at(items, Math.floor(next() * items.length)),
    pickEarly: (items) => at(items, Math.floor(next() * next() * items.length)),
    chance: (probability) => next() < probability,
  }
}
