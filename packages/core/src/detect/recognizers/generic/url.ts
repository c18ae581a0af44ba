import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, type Scan } from '../../scan.js'
import { countryDomains, genericDomains, wordDomains } from '../../top-level-domains.js'

/** Addresses of the web: with a scheme, with `www.`, or a bare domain whose ending is one. */
export const url: SearchRecognizer = {
  name: 'url',
  types: ['URL'],
  source: 'https://www.rfc-editor.org/rfc/rfc3986',
  needs: [':', '.'],
  contextWords: ['url', 'website', 'site', 'link', 'homepage', 'webseite', 'página', 'sito', 'lien'],
  find,
  examples: {
    matches: [
      { text: 'see https://www.example.com/a?b=c#d.', found: ['https://www.example.com/a?b=c#d'] },
      { text: '(http://example.org/wiki/Jay_(bird))', found: ['http://example.org/wiki/Jay_(bird)'] },
      { text: 'www.example.co.uk/~jay, thanks', found: ['www.example.co.uk/~jay'] },
      { text: 'ftp://files.example.org/x.zip', found: ['ftp://files.example.org/x.zip'] },
      { text: 'my blog is jaybird.blog.example.net', found: ['jaybird.blog.example.net'] },
      { text: 'instagr.am/jaybird', found: ['instagr.am/jaybird'] },
      { text: 'http://[2001:db8::7]:8080/x', found: ['http://[2001:db8::7]:8080/x'] },
      { text: 'https://exämple.de/straße', found: ['https://exämple.de/straße'] },
      { text: 'http://localhost:3000/cb', found: ['http://localhost:3000/cb'] },
    ],
    nearMisses: [
      'node.js and README.md', 'jay@example.org', 'e.g. this', 'I am done.It works', 'version 1.2.3', 'a://b', 'http://', 'www.', 'foo.bar.baz()',
      'at 10.30 am', 'ok.so what',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  let done = 0
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const start = startOfScheme(text, at)
    if (start === -1 || start < done) continue
    const end = endOfAddress(text, at + 3)
    if (end - at < 6) continue
    done = end
    // An address in brackets is its host: without the rest of it, the rest would pass.
    yield { start, end, type: 'URL', score: text.charAt(at + 3) === '[' ? 0.95 : 0.6 }
  }
  done = 0
  for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
    if (dot < done || !isHostSign(text.charCodeAt(dot + 1)) || !isHostSign(text.charCodeAt(dot - 1))) continue
    const host = readHost(text, dot)
    done = host.end
    const found = readBare(text, host)
    if (found === undefined) continue
    done = found.end
    yield { ...found, type: 'URL' }
  }
}

const schemes: ReadonlySet<string> = new Set(['http', 'https', 'ftp', 'ftps', 'sftp', 'ws', 'wss', 'file', 'git', 'ssh'])

function startOfScheme(text: string, colon: number): number {
  let start = colon
  while (start > 0 && colon - start < 6 && /^[a-z]$/i.test(text.charAt(start - 1))) start--
  return schemes.has(text.slice(start, colon).toLowerCase()) ? start : -1
}

const notInAddress = new Set(' \t\r\n<>"`{}|\\^'.split('').map((sign) => sign.charCodeAt(0)))

/** To the next blank; the punctuation of the sentence stays outside, and so does a parenthesis that was opened before. */
function endOfAddress(text: string, start: number): number {
  let end = start
  let depth = 0
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (notInAddress.has(unit) || unit === 0x3000 || unit === 0x3002) break
    if (unit === 0x28) depth++
    if (unit === 0x29 && --depth < 0) break
    end++
  }
  while (end > start && '.,;:!?\'*_~'.includes(text.charAt(end - 1))) end--
  return end
}

interface Host {
  readonly start: number
  readonly end: number
}

/** The letters, digits, dashes and dots around a dot. */
function readHost(text: string, dot: number): Host {
  let [start, end] = [dot, dot]
  while (start > 0 && dot - start < labelMax && isHostSign(text.charCodeAt(start - 1))) start--
  while (end < text.length && isHostSign(text.charCodeAt(end))) end++
  while (text.charAt(end - 1) === '.' || text.charAt(end - 1) === '-') end--
  return { start, end: Math.max(end, dot) }
}

const labelMax = 64

function isHostSign(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x2d || unit === 0x2e
}

/** A host without a scheme: what stands before tells that it is the rest of something else. */
function readBare(text: string, { start, end }: Host): Found | undefined {
  const before = text.charAt(start - 1)
  if (end - start > 253 || '@/:_\\%#=&$'.includes(before || ' ') || isAlphanumericAt(text, start - 1)) return undefined
  if ('@_('.includes(text.charAt(end) || ' ') || isAlphanumericAt(text, end)) return undefined
  const labels = text.slice(start, end).split('.')
  const top = labels.at(-1) ?? ''
  const lower = top.toLowerCase()
  if (labels.some((label) => label === '' || label.length > 63) || !(genericDomains.has(lower) || countryDomains.has(lower))) return undefined
  const isWorldWide = labels[0]?.toLowerCase() === 'www' && labels.length > 2
  const hasPath = text.charAt(end) === '/' && isPathSign(text.charCodeAt(end + 1))
  if (!isWorldWide && !hasPath && !isPlainDomain(labels, top)) return undefined
  if (!/[a-z]/i.test(labels.at(-2) ?? '') && !isWorldWide) return undefined
  return { start, end: text.charAt(end) === '/' || text.charAt(end) === '?' ? endOfAddress(text, end) : end, type: 'URL', score: 0.55 }
}

function isPathSign(unit: number): boolean {
  return unit > 0x2f && unit !== 0x3f
}

/** Alone, `Inc.Com` and `done.It` are ends of sentences. */
function isPlainDomain(labels: readonly string[], top: string): boolean {
  const name = labels.at(-2) ?? ''
  return name.length >= 3 && top === top.toLowerCase() && !wordDomains.has(top)
}
