import { kit } from './core-kit.js'
import type { KeyTable } from './key-table.js'
import type { Trained } from './train-crf.js'

/** Numbers that leave out the features that were met less than `countMin` times. */
export function dropRare(table: KeyTable, countMin: number): { readonly numbers: Int32Array; readonly count: number } {
  const numbers = new Int32Array(table.size)
  let count = 0
  for (let number = 0; number < table.size; number++) numbers[number] = table.countOf(number) >= countMin ? count++ : -1
  return { numbers, count }
}

/**
 * Of the features whose keys fall on one row of the model, keeps the one that moves the scores most. Answers the
 * numbers of those that stay and their keys.
 */
export function selectFeatures(trained: Trained, table: KeyTable, numbers: Int32Array): { readonly numbers: Int32Array; readonly keys: Int32Array } {
  const keys = table.keys()
  const worths = new Float64Array(kit.rowCount)
  const holders = new Int32Array(kit.rowCount).fill(-1)
  for (let number = 0; number < numbers.length; number++) {
    const feature = numbers[number] ?? -1
    if (feature === -1) continue
    const row = kit.rowOf(keys[number] ?? 0)
    const worth = worthOf(trained.weights, feature, table.countOf(number))
    if (worth <= (worths[row] ?? 0)) continue
    worths[row] = worth
    holders[row] = number
  }
  const selected = new Int32Array(numbers.length).fill(-1)
  const kept: number[] = []
  for (const number of holders) {
    if (number === -1) continue
    selected[number] = kept.length
    kept.push(keys[number] ?? 0)
  }
  return { numbers: selected, keys: Int32Array.from(kept) }
}

/** How far the weights of a feature lie apart, times the root of how often it comes. */
function worthOf(weights: Float32Array, feature: number, count: number): number {
  const own = weights.subarray(feature * kit.labelCount, (feature + 1) * kit.labelCount)
  const mean = own.reduce((sum, weight) => sum + weight, 0) / kit.labelCount
  return Math.sqrt(count * own.reduce((sum, weight) => sum + (weight - mean) ** 2, 0))
}
