/** The check of J. Verhoeff, Error Detecting Decimal Codes (1969), over a string of ASCII digits. */
export function isVerhoeffValid(digits: string): boolean {
  let check = 0
  for (let at = digits.length - 1, place = 0; at >= 0; at--, place++) check = combine(check, permuted(digits.charCodeAt(at) - 0x30, place % 8))
  return digits !== '' && check === 0
}

/** The product in the dihedral group of order ten: rotations are 0 to 4, reflections 5 to 9. */
function combine(one: number, other: number): number {
  const turn = one < 5 ? (one + other) % 5 : (one - other + 10) % 5
  return turn + (one < 5 === other < 5 ? 0 : 5)
}

function permuted(digit: number, times: number): number {
  let value = digit
  for (let count = 0; count < times; count++) value = permutation[value] ?? 0
  return value
}

const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
