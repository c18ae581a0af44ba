/** The sum of each of the first `weights.length` digits times its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (const [at, weight] of weights.entries()) sum += (digits.charCodeAt(at) - 0x30) * weight
  return sum
}
