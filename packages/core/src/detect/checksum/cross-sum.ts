/** Like `weightedSum`, but of the digits of each product: 14 counts as 5. Weights are below ten. */
export function crossSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (const [at, weight] of weights.entries()) {
    const product = (digits.charCodeAt(at) - 0x30) * weight
    sum += Math.floor(product / 10) + (product % 10)
  }
  return sum
}
