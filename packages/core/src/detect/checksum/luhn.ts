/** The Luhn check of ISO/IEC 7812-1, Annex B, over a string of ASCII digits. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(at) - 0x30
    const weighed = isDoubled ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return digits !== '' && sum % 10 === 0
}
