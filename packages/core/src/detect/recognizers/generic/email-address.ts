import type { Found, Recognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** Looks around each `@`. Generous about the local part: letters of every script are allowed (RFC 6531). */
export const emailAddress: Recognizer = {
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
      { text: 'root@[192.0.2.7] wrote', found: ['root@[192.0.2.7]'] },
    ],
    nearMisses: ['follow @scrubjay', 'meet me @ noon', 'user@localhost', 'a @b.com', 'x@example.1'],
  },
}

const localSign = /^[\p{L}\p{M}\p{N}._%+\-'&~!#$*]$/u
const domainSign = /^[\p{L}\p{M}\p{N}.-]$/u
const topLevel = /^(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{1,59})$/iu
const addressLiteral = /\[[0-9a-f:.]{3,45}\]/iy

function* find({ text }: Scan): Iterable<Found> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && localSign.test(text.charAt(start - 1))) start--
    while (start < at && ".'*#!".includes(text.charAt(start))) start++
    const end = start === at ? -1 : endOfDomain(text, at + 1)
    if (end !== -1) yield { start, end, type: 'EMAIL_ADDRESS', score: 0.9 }
  }
}

/** The end of the longest run of labels that ends in a top level domain, or -1. */
function endOfDomain(text: string, start: number): number {
  addressLiteral.lastIndex = start
  if (addressLiteral.test(text)) return addressLiteral.lastIndex
  let end = start
  while (end < text.length && domainSign.test(text.charAt(end))) end++
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
