import { isBuiltInEntityType, type EntityType } from '../detect/span.js'

/** `[EMAIL_ADDRESS_1]`: the first e-mail address that this person gave in this conversation. */
export function formatPlaceholder(type: EntityType, number: number): string {
  return `[${type}_${number}]`
}

/** What a redacted value leaves behind: its type, and no way back. */
export function formatRedaction(type: EntityType): string {
  return `[${type}]`
}

/** The names, such as `EMAIL_ADDRESS_1`, of the placeholders in a text. */
export function findPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(placeholderPattern)].filter(([, escapes]) => escapes === '').map(([, , name]) => name ?? '')
}

/**
 * Marks what a person typed and only looks like a placeholder, so that it never opens a value: one
 * exclamation mark more after the bracket.
 */
export function escapePlaceholders(text: string): string {
  return text.replace(placeholderPattern, (_whole, escapes: string, name: string) => `[!${escapes}${name}]`)
}

/** Puts values in the place of placeholders and takes one escape off typed ones. Unknown ones stay. */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(placeholderPattern, (whole, escapes: string, name: string) =>
    escapes === '' ? (values.get(name) ?? whole) : `[${escapes.slice(1)}${name}]`,
  )
}

const placeholderPattern = /\[(!*)([A-Z][A-Z0-9_]{1,39}_[1-9][0-9]{0,5})\]/g

/** Whether a text is nothing but a placeholder, or what a redaction left. */
export function isPlaceholder(text: string): boolean {
  const [span] = placeholderSpans(text)
  return span?.start === 0 && span.end === text.length
}

/**
 * Where placeholders, escaped ones too, and redactions of our types stand in a text. Only of our types: an account number
 * in brackets is no placeholder.
 */
function placeholderSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found = [...text.matchAll(/\[!*([A-Z][A-Z0-9_]{1,39}?)(?:_[1-9][0-9]{0,5})?\]/g)]
  return found
    .filter(([, type = '']) => isBuiltInEntityType(type))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
