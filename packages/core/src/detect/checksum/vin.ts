/** Asks whether the ninth sign of a vehicle's number is its check digit (49 CFR 565.15(c)). Capitals only. */
export function isVinCheckValid(vin: string): boolean {
  let sum = 0
  for (const [index, weight] of weights.entries()) sum += valueOf(vin.charAt(index)) * weight
  const check = sum % 11
  return vin.charAt(8) === (check === 10 ? 'X' : String(check))
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** A to I count 1 to 9, J to R 1 to 9, S to Z 2 to 9; I, O and Q do not occur. */
function valueOf(sign: string): number {
  if (sign <= '9') return Number(sign)
  const letter = sign.charCodeAt(0) - 0x41
  return letter < 9 ? letter + 1 : letter < 18 ? letter - 8 : letter - 16
}
