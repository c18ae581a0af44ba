import type { Span } from '@scrubjay/core'
import { compatibilityForms, keycaps } from './evasions/compatibility-forms.js'
import { digitSystems } from './evasions/digit-systems.js'
import { dotAt } from './evasions/dot-at.js'
import { encoded } from './evasions/encoded.js'
import { homoglyphs } from './evasions/homoglyphs.js'
import { combiningMarks, invisibleSigns } from './evasions/invisible-signs.js'
import { lettersForDigits } from './evasions/letters-for-digits.js'
import { names } from './evasions/names.js'
import type { Probe } from './evasions/probe.js'
import { keys, passwords } from './evasions/secrets.js'
import { mistyped, separators } from './evasions/separators.js'
import { spelledElsewhere } from './evasions/spelled-elsewhere.js'
import { spelledEnglish } from './evasions/spelled-english.js'

/** Values as people write them who evade a filter, or who simply type. */
export const evasions: readonly Probe[] = [
  ...compatibilityForms,
  ...keycaps,
  ...digitSystems,
  ...invisibleSigns,
  ...combiningMarks,
  ...homoglyphs,
  ...spelledEnglish,
  ...spelledElsewhere,
  ...dotAt,
  ...separators,
  ...mistyped,
  ...lettersForDigits,
  ...keys,
  ...passwords,
  ...names,
  ...encoded,
]

/** Whether spans, of whatever types, cover every letter and digit of the value. One left over can be guessed, or is a name. */
export function isCaughtWhole({ text, value }: Probe, spans: readonly Pick<Span, 'start' | 'end'>[]): boolean {
  const start = text.indexOf(value)
  let at = start
  for (const sign of value) {
    const from = at
    at += sign.length
    if (!isLetterOrDigit.test(sign)) continue
    if (!spans.some((span) => span.start <= from && at <= span.end)) return false
  }
  return true
}

// So and No are circled, squared and superscript letters and digits; NFKC tells them from other symbols.
const isLetterOrDigit = /[\p{L}\p{N}]|[\u2460-\u24ff\u2776-\u2793\u{1f100}-\u{1f1ff}]/u
