import { isBuiltInEntityType, type EntityType } from '../detect/span.js'
import { limits } from '../lib/limits.js'
import { builtInTypeOf, foldWords, type TypeWords } from './type-words.js'

/** `[EMAIL_ADDRESS_1]`: the first e-mail address that this person gave in this conversation. */
export function formatPlaceholder(type: EntityType, number: number): string {
  return `[${type}_${number}]`
}

/** The type and number of a placeholder that is spelled exactly; `undefined` for anything else. */
export function parsePlaceholder(text: string): { readonly type: EntityType; readonly number: number } | undefined {
  const [, type, number] = /^\[([A-Z][A-Z0-9_]{1,39})_([1-9][0-9]{0,5})\]$/.exec(text) ?? []
  return type === undefined ? undefined : { type: type as EntityType, number: Number(number) }
}

/** What a redacted value leaves behind: its type, and no way back. */
export function formatRedaction(type: EntityType): string {
  return `[${type}]`
}

/**
 * The names, such as `EMAIL_ADDRESS_1`, of the placeholders in a text, also of those that a chat, a template or a
 * model has written otherwise: `[email address 1]`, `\[EMAIL\_ADDRESS\_1\]`, `[E-Mail-Adresse 1]`. Where one may be
 * read in two ways, as Spanish or as a type of the policy's own, both names are there.
 * @param own the types that the policy adds. Without them theirs are known only when spelled exactly.
 */
export function findPlaceholders(text: string, own?: TypeWords): readonly string[] {
  return locatePlaceholders(text, own).flatMap(({ names }) => names)
}

/** The placeholders of `findPlaceholders`, and where they stand. */
export function locatePlaceholders(text: string, own?: TypeWords): readonly Placeholder[] {
  return readPlaceholders(text, own).filter(({ escapes }) => escapes === 0)
}

/**
 * Marks what a person typed and only looks like a placeholder, in whatever form, so that it never opens a value:
 * one exclamation mark more after the bracket.
 */
export function escapePlaceholders(text: string, own?: TypeWords): string {
  return replaceEach(text, readPlaceholders(text, own), ({ start, inner, end }) => `${text.slice(start, inner)}!${text.slice(inner, end)}`)
}

/**
 * Puts values in the place of placeholders and takes one escape off typed ones. Unknown ones stay, and so does all
 * that stands around: a possessive stays behind its value.
 */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>, own?: TypeWords): string {
  return replaceEach(text, readPlaceholders(text, own), (placeholder) => {
    const { start, inner, end, escapes } = placeholder
    return escapes > 0 ? `${text.slice(start, inner)}${text.slice(inner + 1, end)}` : valueOf(text, placeholder, values)
  })
}

/** The same for a copy that goes elsewhere: what was typed stays marked as it is. */
export function replacePlaceholders(text: string, values: ReadonlyMap<string, string>, own?: TypeWords): string {
  return replaceEach(text, locatePlaceholders(text, own), (placeholder) => valueOf(text, placeholder, values))
}

function valueOf(text: string, { start, end, names, possessive }: Placeholder, values: ReadonlyMap<string, string>): string {
  const name = names.find((known) => values.has(known))
  return name === undefined ? text.slice(start, end) : `${values.get(name)}${possessive}`
}

/** A placeholder as it stands in a text: `[start, end)`. */
export interface Placeholder {
  readonly start: number
  readonly end: number
  /** Behind the bracket. */
  readonly inner: number
  /** Exclamation marks there. */
  readonly escapes: number
  /** What it may be called, first choice first; never none. */
  readonly names: readonly string[]
  /** `'s`, where it stands within the brackets. */
  readonly possessive: string
}

function replaceEach(text: string, placeholders: readonly Placeholder[], replace: (placeholder: Placeholder) => string): string {
  if (placeholders.length === 0) return text
  const pieces: string[] = []
  let position = 0
  for (const placeholder of placeholders) {
    pieces.push(text.slice(position, placeholder.start), replace(placeholder))
    position = placeholder.end
  }
  return `${pieces.join('')}${text.slice(position)}`
}

/**
 * The one reading that finding, escaping and filling share. From each bracket it looks as far as the next one and
 * no further than a bounded piece, so that the time is linear.
 */
function readPlaceholders(text: string, own: TypeWords | undefined): readonly Placeholder[] {
  if (!text.includes('[') && !text.includes('&') && !text.includes('［')) return []
  const placeholders: Placeholder[] = []
  for (const opening of text.matchAll(openings)) {
    const inner = opening.index + opening[0].length
    const escapes = countEscapes(text, inner)
    const content = readContent(text, inner + escapes)
    const name = content === undefined ? undefined : readName(content.text, own)
    if (content === undefined || name === undefined) continue
    // Markdown escapes both brackets or none. A backslash before one of ours that nobody has escaped is not ours.
    const isEscaped = content.text.endsWith('\\') && text[opening.index - 1] === '\\'
    placeholders.push({ start: opening.index - (isEscaped ? 1 : 0), end: content.end, inner, escapes, ...name })
  }
  return placeholders
}

const openings = /[[［]|&(?:amp;)?(?:#91|#x5b|lbrack|lsqb);/gi

function countEscapes(text: string, from: number): number {
  let at = from
  while (text[at] === '!') at += 1
  return at - from
}

/** What stands between the brackets, with HTML's escapes read; undefined where none closes before another opens. */
function readContent(text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  const last = Math.min(text.length, from + limits.placeholderLengthMax)
  let content = ''
  for (let at = from; at < last; ) {
    ordinary.lastIndex = at
    const run = ordinary.exec(text)?.[0] ?? ''
    content += run
    at += run.length
    const { sign, end } = readSign(text, at)
    if (sign === ']' || sign === '］') return end > last ? undefined : { text: content, end }
    if (sign === '[' || sign === '［') return undefined
    content += sign
    at = end
  }
  return undefined
}

/** A bounded piece, so that a text without closing brackets is not read to its end for each opening one. */
const ordinary = /[^[\]［］&]{1,200}/y

function readSign(text: string, at: number): { readonly sign: string; readonly end: number } {
  const escaped = text[at] === '&' ? readEntity(text, at) : undefined
  return escaped ?? { sign: text.charAt(at), end: at + 1 }
}

function readEntity(text: string, at: number): { readonly sign: string; readonly end: number } | undefined {
  entity.lastIndex = at
  const [whole, decimal, hexadecimal, name, letter] = entity.exec(text) ?? []
  if (whole === undefined) return undefined
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  const sign = letter ?? (name === undefined ? codePoint(code) : entities.get(name.toLowerCase()))
  return sign === undefined ? undefined : { sign, end: at + whole.length }
}

function codePoint(code: number): string | undefined {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}

/** Of an accented letter the letter is enough. */
const entity = /&(?:amp;)?(?:#(\d{1,7})|#x([\da-f]{1,6})|(lbrack|lsqb|rbrack|rsqb|lowbar|nbsp|hyphen|apos|rsquo|szlig)|([a-z])(?:acute|grave|circ|uml|tilde|cedil));/iy
const entities: ReadonlyMap<string, string> = new Map([
  ['lbrack', '['], ['lsqb', '['], ['rbrack', ']'], ['rsqb', ']'], ['lowbar', '_'], ['nbsp', ' '], ['hyphen', '-'], ['apos', '\''], ['rsquo', '’'], ['szlig', 'ß'],
])

/** The type and number that a content may mean. Exactly spelled, any type may be one that a policy has or had. */
function readName(content: string, own: TypeWords | undefined): Pick<Placeholder, 'names' | 'possessive'> | undefined {
  const [, type = ''] = exactName.exec(content) ?? []
  if (isBuiltInEntityType(type)) return { names: [content], possessive: '' }
  const exact = type === '' ? [] : [content]
  const { head = '', number = '', possessive = '' } = splitContent(content) ?? {}
  const folded = foldWords(head)
  const types = folded === '' ? [] : [own?.get(folded), builtInTypeOf(folded)]
  const names = [...exact, ...types.flatMap((meant) => (meant === undefined ? [] : [`${meant}_${number}`]))]
  return names.length === 0 ? undefined : { names: [...new Set(names)], possessive }
}

const exactName = /^([A-Z][A-Z0-9_]{1,39})_[1-9][0-9]{0,5}$/

/** Words, a sign between, a number that a vault can give, and perhaps an `s`; undefined where the content is not so. */
function splitContent(content: string): { readonly head: string; readonly number: string; readonly possessive: string } | undefined {
  // Nearly everything in brackets ends here: links, quotations, lists.
  if (!/[0-9０-９]/.test(content.slice(-lengthBehindNumber))) return undefined
  const [, simple, digits = ''] = simplyBent.exec(content) ?? []
  if (simple !== undefined) return isVaultNumber(digits) ? { head: simple, number: digits, possessive: '' } : undefined
  const plain = content.normalize('NFKC')
  let end = skipBack(plain, plain.length, (sign) => sign !== '-' && between.test(sign))
  const [ending = ''] = possessiveOrPlural.exec(plain.slice(Math.max(0, end - 2), end)) ?? []
  end -= ending.length
  const start = skipBack(plain, end, (sign) => /[0-9]/.test(sign))
  const [head, number] = [plain.slice(0, start), plain.slice(start, end)]
  const isOurs = isVaultNumber(number) && between.test(head.slice(-1)) && words.test(head)
  return isOurs ? { head, number, possessive: ending.toLowerCase() === 's' ? '' : ending } : undefined
}

function isVaultNumber(digits: string): boolean {
  return digits.length <= 6 && /^[1-9]/.test(digits) && Number(digits) <= limits.vaultValuesPerConversationMax
}

function skipBack(text: string, from: number, isSkipped: (sign: string) => boolean): number {
  let at = from
  while (at > 0 && isSkipped(text.charAt(at - 1))) at -= 1
  return at
}

const lengthBehindNumber = 8
/** The case of letters and the signs between words are all that differs. */
const simplyBent = /^([a-z0-9 _-]+)[ _-]([0-9]{1,6})$/i
const possessiveOrPlural = /['’ʼ]?s$|['’ʼ]$/i
/** What chats, templates and translators leave between two words, or between the last one and the number. */
const between = /[\p{Z}\s\p{Cf}_\-‐-―\\*`~]/u
const words = /^[\p{L}\p{M}\p{N}\p{Z}\s\p{Cf}_\-‐-―\\*`~'’ʼ/.]+$/u

/**
 * Whether a text is nothing but a placeholder, escaped or not, or what a redaction left. Only of our types: an account number
 * in brackets is no placeholder.
 */
export function isPlaceholder(text: string): boolean {
  const [, type = ''] = /^\[!*([A-Z][A-Z0-9_]{1,39}?)(?:_[1-9][0-9]{0,5})?\]$/.exec(text) ?? []
  return isBuiltInEntityType(type)
}
