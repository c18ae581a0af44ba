import type { Found, Recognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** User and password in front of a host, and the values of secret parameters. */
export const urlCredentials: Recognizer = {
  name: 'url-credentials',
  types: ['URL_CREDENTIALS'],
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  needs: [':', '='],
  contextWords: ['password', 'token', 'secret', 'login'],
  find,
  examples: {
    matches: [
      { text: 'clone https://jay:hunter2@example.com/r.git', found: ['jay:hunter2'] },
      { text: 'postgres://app:p@ss@db.example.com:5432/x', found: ['app:p@ss'] },
      { text: 'redis://:s3cret@cache.example.com', found: [':s3cret'] },
      { text: 'https://example.com/a?x=1&api_key=abc123&y=2', found: ['abc123'] },
      { text: 'https://example.com/cb#access_token=eyJ.a-b', found: ['eyJ.a-b'] },
      { text: 'Server=db;User=x;Password=Pa55;', found: ['Pa55'] },
      {
        text: 'https://jay.s3.amazonaws.com/a.pdf?X-Amz-Credential=x&X-Amz-Signature=0123abcd4567ef89&X-Amz-Expires=60',
        found: ['0123abcd4567ef89'],
      },
      { text: 'https://storage.googleapis.com/b/o?X-Goog-Signature=89abcdef01234567', found: ['89abcdef01234567'] },
      { text: 'https://jay.blob.core.windows.net/c?sv=2024-01-01&se=2026-01-01&sig=bWFkZXVw%2Bx%3D', found: ['bWFkZXVw%2Bx%3D'] },
      { text: 'ftp://jay:pa:ss@files.example.org', found: ['jay:pa:ss'] },
    ],
    nearMisses: [
      'https://example.com:8080/@jay', 'https://example.com/?page=2&tokens=5', 'https://example.com/?token=', 'a://b', 'x = y',
    ],
  },
}

function* find({ text }: Scan): Iterable<Found> {
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const start = at + 3
    const end = start + endOfUserinfo(text.slice(start, endOf(text, start, authorityEnd)))
    if (text.slice(start, end).includes(':')) yield { start, end, type: 'URL_CREDENTIALS', score: 0.95 }
  }
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    let keyStart = at
    while (keyStart > 0 && keySign.test(text.charAt(keyStart - 1))) keyStart--
    const end = endOf(text, at + 1, valueEnd)
    if (end > at + 1 && isSecretKey(text.slice(keyStart, at))) yield { start: at + 1, end, type: 'URL_CREDENTIALS', score: 0.95 }
  }
}

const authorityEnd = ' \t\r\n/?#"\'<>`'
const valueEnd = ' \t\r\n&#;"\'<>`,='
const keySign = /^[A-Za-z0-9_.-]$/

function endOf(text: string, start: number, stops: string): number {
  let end = start
  while (end < text.length && !stops.includes(text.charAt(end))) end++
  return end
}

/** People do not escape the `@` in a password, so the last one counts. */
function endOfUserinfo(authority: string): number {
  return Math.max(0, authority.lastIndexOf('@'))
}

const secretEnd = /(?:token|apikey|privatekey|onetimecode|otp|accesskey|secretkey|secret|password|passwd|passphrase|pwd|signature|sig|jwt|sessionid|auth)$/

/** Keys are compared without case and joints: `X-Amz-Signature`, `access_token`, `clientSecret`. */
function isSecretKey(key: string): boolean {
  return secretEnd.test(key.slice(-40).toLowerCase().replaceAll(/[_.-]/g, ''))
}
