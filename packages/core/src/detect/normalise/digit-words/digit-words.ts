/** How a language says digits and small numbers, in lower case. A string holds spellings, with a space between two. */
export interface DigitWords {
  /** For 0 to 9. */
  readonly units: readonly string[]
  /** Spoken for a digit only beside others: “oh” for zero. */
  readonly weak?: readonly (readonly [string, string])[]
  /** For 10 to 19. */
  readonly teens: readonly string[]
  /** For 20, 30 … 90. An empty string where the language puts two words together (“soixante-dix”). */
  readonly tens: readonly string[]
  /** Words of one piece for other numbers up to 999: [spelling, digits]. */
  readonly others?: readonly (readonly [string, string])[]
  /** Words that put two zeros behind the digit before them. */
  readonly hundred: string
  /** [word, how often the next digit is said]. */
  readonly repeats: readonly (readonly [string, number])[]
  /** Words between ten and unit: “treinta y dos”. */
  readonly and: string
  /** Words for signs within numbers: [spelling, sign]. */
  readonly signs: readonly (readonly [string, string])[]
}

/** “einundzwanzig”, “eenentwintig”: unit, joint and ten in one word, 21 to 99. */
export function unitFirst(units: readonly string[], joint: readonly string[], tens: readonly string[]): readonly (readonly [string, string])[] {
  return units.flatMap((spellings, unit) =>
    spellings.split(' ').flatMap((spelling) =>
      joint.flatMap((between) =>
        tens.flatMap((words, ten) => words.split(' ').map((word) => [spelling + between + word, String((ten + 2) * 10 + unit + 1)] as const)),
      ),
    ),
  )
}
