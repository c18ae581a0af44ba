import type { Found, SearchRecognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'
import { endOfToken } from '../../tokens.js'

/** A JSON web token: three parts in base64url, or five where it is encrypted; the first is a JSON object. */
export const jwt: SearchRecognizer = {
  name: 'jwt',
  types: ['JWT'],
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-3',
  needs: ['digit'],
  triggers: ['bearer', 'jwt', 'token'],
  contextWords: ['jwt', 'bearer'],
  find,
  examples: {
    matches: [
      {
        text: 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYXkifQ.c2lnbmF0dXJlLW1hZGUtdXA',
        found: ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYXkifQ.c2lnbmF0dXJlLW1hZGUtdXA'],
      },
      { text: 'token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYXkifQ.', found: ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYXkifQ.'] },
      {
        text: 'jwe eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXYtbWFkZS11cA.Y2lwaGVy.dGFn, thanks 1',
        found: ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXYtbWFkZS11cA.Y2lwaGVy.dGFn'],
      },
    ],
    nearMisses: [
      'eyJhbGciOiJIUzI1NiJ9', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYXkifQ', 'version1.of2.the3.thing-that-is-long', 'xeyJhbGciOiJIUzI1NiJ9.a.b',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  let done = 0
  for (const { start, end } of scan.tokens) {
    if (start < done || !text.startsWith('eyJ', start) || text.charAt(end) !== '.') continue
    const last = endOfParts(text, end)
    done = last
    if (countDots(text, end, last) >= 2) yield { start, end: last, type: 'JWT', score: 0.98 }
  }
}

/** Reads at most four more parts; the full stop of a sentence is none of them. */
function endOfParts(text: string, from: number): number {
  let end = from
  for (let parts = 0; parts < 4 && text.charAt(end) === '.'; parts++) {
    const next = endOfToken(text, end + 1)
    // Only an empty signature ends in a dot, and an empty key stands between two of them.
    if (next === end + 1 && text.charAt(next) !== '.' && parts !== 1) break
    end = next
  }
  return end
}

function countDots(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (text.charAt(at) === '.') count++
  return count
}
