import { wordsBefore } from '../../context.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Scan } from '../../scan.js'

/** Addresses of the Internet protocol, versions 4 and 6. */
export const ipAddress: SearchRecognizer = {
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
      { text: 'ip=10.0.0.7;2001:DB8:0:0:8:800:200C:417A', found: ['10.0.0.7', '2001:DB8:0:0:8:800:200C:417A'] },
      { text: 'the address: 2001:db8::1: it is up', found: ['2001:db8::1'] },
      { text: 'fe80::1%eth0 is up', found: ['fe80::1%eth0'] },
    ],
    nearMisses: ['192.0.2.256', 'version 1.2.3.4', '1.2.3.4.5', 'at 10:30:45', 'std::string', 'A::B', 'aa:bb:cc:dd:ee:ff'],
  },
}

const version4 = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\.?\d)/y
const zone = /%[0-9A-Za-z]{1,16}/y
const versionWords: ReadonlySet<string> = new Set(['version', 'v', 'ver', 'release', 'build', 'section', 'chapter', 'firmware', 'kernel'])

/** Looks around each full stop between digits, and around each colon: both are rare where no address stands. */
function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) {
    if (!isDigitAt(text, at - 1) || !isDigitAt(text, at + 1)) continue
    let start = at
    while (at - start < 4 && isDigitAt(text, start - 1)) start--
    if (at - start > 3 || text.charAt(start - 1) === '.' || isAlphanumericAt(text, start - 1)) continue
    const end = matchAt(version4, text, start)
    if (end === -1 || isAlphanumericAt(text, end) || !isVersion4(text.slice(start, end))) continue
    if (versionWords.has(wordsBefore(text, start, 1)[0] ?? '')) continue
    yield { start, end, type: 'IP_ADDRESS', score: 0.9 }
  }
  for (let at = text.indexOf(':'); at !== -1; ) {
    const run = readVersion6Signs(text, at)
    const address = trimVersion6(text, run)
    if (address !== undefined) yield { ...address, type: 'IP_ADDRESS', score: 0.9 }
    at = text.indexOf(':', run.end)
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The hexadecimal digits, colons and full stops around a colon; longer pieces than an address has are cut off. */
function readVersion6Signs(text: string, colon: number): Range {
  let [start, end] = [colon, colon]
  while (start > 0 && colon - start < addressLengthMax && isVersion6Sign(text.charCodeAt(start - 1))) start--
  while (end < text.length && isVersion6Sign(text.charCodeAt(end))) end++
  return { start, end }
}

function trimVersion6(text: string, run: Range): Range | undefined {
  if (run.end - run.start > addressLengthMax + 2) return undefined
  // A colon or a full stop at the edge belongs to the sentence.
  const start = text.charAt(run.start) === ':' && text.charAt(run.start + 1) !== ':' ? run.start + 1 : run.start
  let { end } = run
  while (end > start && (text.charAt(end - 1) === '.' || (text.charAt(end - 1) === ':' && text.charAt(end - 2) !== ':'))) end--
  if (isAlphanumericAt(text, start - 1) || isAlphanumericAt(text, end)) return undefined
  if (end - start > addressLengthMax || !isVersion6(text.slice(start, end))) return undefined
  const zoned = matchAt(zone, text, end)
  return { start, end: zoned === -1 ? end : zoned }
}

const addressLengthMax = 45

function isVersion6Sign(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x3a) || unit === 0x2e || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66)
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
