import { wordsBefore } from '../../context.js'
import type { Found, Recognizer } from '../../recognizer.js'
import { isAlphanumericAt, type Scan } from '../../scan.js'

/** Addresses of the Internet protocol, versions 4 and 6. */
export const ipAddress: Recognizer = {
  name: 'ip-address',
  types: ['IP_ADDRESS'],
  source: 'https://www.rfc-editor.org/rfc/rfc4291#section-2.2',
  needs: ['digit', ':'],
  contextWords: ['ip', 'address', 'host', 'server', 'ping'],
  find,
  examples: {
    matches: [
      { text: 'from 192.0.2.146, port 80', found: ['192.0.2.146'] },
      { text: 'http://203.0.113.9:8080/x', found: ['203.0.113.9'] },
      { text: '2001:db8::8a2e:370:7334.', found: ['2001:db8::8a2e:370:7334'] },
      { text: 'listens on [::1]:443', found: ['::1'] },
      { text: '::ffff:192.0.2.128', found: ['::ffff:192.0.2.128'] },
      { text: 'fe80::1%eth0 is up', found: ['fe80::1%eth0'] },
    ],
    nearMisses: ['192.0.2.256', 'version 1.2.3.4', '1.2.3.4.5', 'at 10:30:45', 'std::string', 'A::B', 'aa:bb:cc:dd:ee:ff'],
  },
}

const version4 = /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\.?\d)/g
const version6Signs = /[0-9A-Fa-f:.]+/g
const zone = /%[0-9A-Za-z]{1,16}/y
const versionWords: ReadonlySet<string> = new Set(['version', 'v', 'ver', 'release', 'build', 'section', 'chapter'])

function* find({ text }: Scan): Iterable<Found> {
  for (const { 0: match, index: start } of text.matchAll(version4)) {
    const end = start + match.length
    if (!isVersion4(match) || isAlphanumericAt(text, start - 1) || isAlphanumericAt(text, end)) continue
    if (versionWords.has(wordsBefore(text, start, 1)[0] ?? '')) continue
    yield { start, end, type: 'IP_ADDRESS', score: 0.9 }
  }
  if (!text.includes(':')) return
  for (const { 0: match, index } of text.matchAll(version6Signs)) {
    // Longer pieces are no address; a colon or a full stop at the edge belongs to the sentence.
    const start = index + (match.startsWith(':') && !match.startsWith('::') ? 1 : 0)
    let end = index + match.length
    while (end > start && (text.charAt(end - 1) === '.' || (text.charAt(end - 1) === ':' && text.charAt(end - 2) !== ':'))) end--
    if (isAlphanumericAt(text, start - 1) || isAlphanumericAt(text, end)) continue
    if (end - start > 45 || !isVersion6(text.slice(start, end))) continue
    zone.lastIndex = end
    yield { start, end: zone.test(text) ? zone.lastIndex : end, type: 'IP_ADDRESS', score: 0.9 }
  }
}

function isVersion4(address: string): boolean {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

/** RFC 4291 §2.2, all three forms. Without a digit, `a::b` is rather a name in a program. */
function isVersion6(address: string): boolean {
  const halves = address.split('::')
  if (halves.length > 2 || !/\d/.test(address) || !address.includes(':')) return false
  let count = 0
  for (const [index, half] of halves.entries()) {
    const groups = half === '' ? [] : half.split(':')
    for (const [position, group] of groups.entries()) {
      const isLast = index === halves.length - 1 && position === groups.length - 1
      if (isLast && isVersion4(group)) count += 2
      else if (/^[0-9A-Fa-f]{1,4}$/.test(group)) count += 1
      else return false
    }
  }
  return halves.length === 2 ? count > 0 && count < 8 : count === 8
}
