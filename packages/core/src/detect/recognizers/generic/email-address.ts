import type { Found, SearchRecognizer } from '../../recognizer.js'
import { matchAt, type Scan } from '../../scan.js'
import { countryDomains, genericDomains, wordDomains } from '../../top-level-domains.js'

/** Looks around each `@`. Generous about the local part: letters of every script are allowed (RFC 6531). */
export const emailAddress: SearchRecognizer = {
  name: 'email-address',
  types: ['EMAIL_ADDRESS'],
  source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
  needs: ['@'],
  contextWords: ['email', 'mail', 'e-mail', 'correo', 'courriel'],
  find,
  examples: {
    matches: [
      { text: 'mail john.doe+bot@example.co.uk.', found: ['john.doe+bot@example.co.uk'] },
      { text: 'a@b.io, c_d@example.org', found: ['a@b.io', 'c_d@example.org'] },
      { text: '<mailto:JOSÉ@exämple.de>', found: ['JOSÉ@exämple.de'] },
      { text: 'email=x@example.com&y=1', found: ['x@example.com'] },
      { text: '"jay parker"@example.org', found: ['"jay parker"@example.org'] },
      { text: 'my e-mail: 用户@例子.中国。', found: ['用户@例子.中国'] },
      { text: 'jay@xn--exmple-cua.xn--p1ai', found: ['jay@xn--exmple-cua.xn--p1ai'] },
      { text: "o'hara@example.org!", found: ["o'hara@example.org"] },
      { text: 'mail jay.parker @ example.org', found: ['jay.parker @ example.org'] },
      { text: 'mail jay @example.org', found: ['jay @example.org'] },
      { text: 'jay.parker@example .org', found: ['jay.parker@example .org'] },
      { text: 'jay.parker@example,org', found: ['jay.parker@example,org'] },
      { text: 'root@[192.0.2.7] wrote', found: ['root@[192.0.2.7]'] },
    ],
    nearMisses: ['follow @scrubjay', 'meet me @ noon', 'user@localhost', 'a @b.com', 'x@example.1', 'ask jay@work. So we did', 'thanks @jay.parker'],
  },
}

const topLevel = /^(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{1,59})$/iu
const addressLiteral = /\[(?:ipv6:)?[0-9a-f:.]{3,45}\]/iy
const otherLocalSign = /^[\p{L}\p{M}\p{N}]$/u
const otherDomainSign = otherLocalSign

/** RFC 5322 `atext`, less the signs that stand around addresses rather than in them. */
const localSigns = signTable(/[\w.%+\-'&~!#$*]/)
const domainSigns = signTable(/[a-z\d.-]/i)

function signTable(signs: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, unit) => (signs.test(String.fromCharCode(unit)) ? 1 : 0))
}

function isSignAt(text: string, index: number, table: Uint8Array, other: RegExp): boolean {
  const unit = text.charCodeAt(index)
  return unit < 0x80 ? table[unit] === 1 : other.test(text.charAt(index))
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const start = startOfLocal(text, at)
    const end = start === at ? -1 : endOfDomain(text, at + 1)
    const found = end === -1 ? readMistyped(text, at) : { start, end, score: 0.9 }
    if (found !== undefined) yield { ...found, type: 'EMAIL_ADDRESS' }
  }
}

/** With a blank beside the `@`, or with a blank or a comma at the last dot; only where the domain's end is a known one. */
function readMistyped(text: string, at: number): { start: number; end: number; score: number } | undefined {
  const localEnd = text.charAt(at - 1) === ' ' ? at - 1 : at
  const start = startOfLocal(text, localEnd)
  if (start >= localEnd) return undefined
  const domainStart = text.charAt(at + 1) === ' ' ? at + 2 : at + 1
  const isSpaced = localEnd < at || domainStart > at + 1
  const end = isSpaced ? endOfDomain(text, domainStart) : matchAt(brokenDomain, text, domainStart)
  if (end === -1) return undefined
  const top = text.slice(Math.max(domainStart, end - 12), end).split(/[., ]/).at(-1)?.toLowerCase() ?? ''
  if (!isTopLevel(top) || (!isSpaced && wordDomains.has(top))) return undefined
  // A word before the name of an account is no address; a name with a dot or a digit is.
  return { start, end, score: /[\w][._\d]/.test(text.slice(start, localEnd)) || !isSpaced ? 0.8 : 0.2 }
}

const brokenDomain = /[a-z\d-]{1,40}(?:\.[a-z\d-]{1,40}){0,3}(?: \.|\. |,)[a-z]{2,12}(?![\w@-])/iy

function isTopLevel(name: string): boolean {
  return genericDomains.has(name) || countryDomains.has(name)
}

function startOfLocal(text: string, at: number): number {
  if (text.charAt(at - 1) === '"') return startOfQuoted(text, at)
  let start = at
  while (start > 0 && isSignAt(text, start - 1, localSigns, otherLocalSign)) start--
  while (start < at && ".'*#!&-".includes(text.charAt(start))) start++
  return start
}

/** RFC 5322 §3.2.4: `"jay parker"@example.org`; at most 64 signs (RFC 5321 §4.5.3.1.1). */
function startOfQuoted(text: string, at: number): number {
  const piece = text.slice(Math.max(0, at - 66), at - 1)
  const open = piece.lastIndexOf('"')
  return open === -1 || piece.includes('\n', open) || open === piece.length - 1 ? at : at - 1 - piece.length + open
}

/** The end of the longest run of labels that ends in a top level domain, or -1. */
function endOfDomain(text: string, start: number): number {
  const literal = matchAt(addressLiteral, text, start)
  if (literal !== -1) return literal
  let end = start
  while (end < text.length && isSignAt(text, end, domainSigns, otherDomainSign)) end++
  // In a piece of its own: a search backwards in the whole text would make many `@` quadratic.
  const domain = text.slice(start, end)
  for (let length = domain.length; length > 0; ) {
    const dot = domain.lastIndexOf('.', length - 1)
    if (dot < 1) return -1
    if (topLevel.test(domain.slice(dot + 1, length))) return start + length
    length = dot
  }
  return -1
}
