/**
 * Asks whether a reader sees nothing of the sign itself: zero-width and bidi signs, soft hyphens, tags,
 * variation selectors (Unicode's Default_Ignorable_Code_Point, UAX #44), control signs that no text holds,
 * and the marks that only cross out, underline to the whole width or enclose the sign before them.
 */
export function isInvisible(codePoint: number): boolean {
  return invisible.test(String.fromCodePoint(codePoint))
}

/** Asks whether the sign is drawn over the one before it, and so is part of the piece that a reader sees there. */
export function isTrailingMark(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
    isCombiningMark(codePoint) ||
    enclosing.test(String.fromCodePoint(codePoint))
  )
}

/**
 * The combining marks of no script in particular (blocks “Combining Diacritical Marks”, “… Extended”,
 * “… Supplement”, “… for Symbols” and “Combining Half Marks”). Those of Hebrew, Arabic or the scripts
 * of India are letters to their readers, and stay.
 */
export function isCombiningMark(codePoint: number): boolean {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x1ab0 && codePoint <= 0x1aff) ||
    (codePoint >= 0x1dc0 && codePoint <= 0x1dff) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f)
  )
}

const enclosing = /^\p{Me}$/u
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Me}\u180e\u2061-\u2064\ufff9-\ufffb]$/u
