import type { Found, SearchRecognizer } from '../../recognizer.js'
import { matchAt, type Scan } from '../../scan.js'

/** A private key as tools write it into files: the whole block, or to the end of the text where its end is missing. */
export const privateKey: SearchRecognizer = {
  name: 'private-key',
  types: ['PRIVATE_KEY'],
  source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10',
  needs: [],
  triggers: ['begin', 'privatekey', 'putty'],
  contextWords: ['private', 'key', 'pem'],
  find,
  examples: {
    matches: [
      {
        text: '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMade0up\n-----END PRIVATE KEY-----',
        found: ['-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMade0up\n-----END PRIVATE KEY-----'],
      },
      {
        text: 'here: -----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEA\\n-----END OPENSSH PRIVATE KEY----- ok?',
        found: ['-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEA\\n-----END OPENSSH PRIVATE KEY-----'],
      },
      {
        text: '-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: x 1\n\nlQOYBF0madeupmadeupAA\n=a1b2\n-----END PGP PRIVATE KEY BLOCK-----',
        found: ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: x 1\n\nlQOYBF0madeupmadeupAA\n=a1b2\n-----END PGP PRIVATE KEY BLOCK-----'],
      },
      {
        text: 'key -----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAmadeup01 cut off',
        found: ['-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAmadeup01 cut off'],
      },
      { text: 'PrivateKey = yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=', found: ['yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk='] },
    ],
    nearMisses: [
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAmadeupmadeup\n-----END PUBLIC KEY-----', '-----BEGIN CERTIFICATE-----\nMIIBmadeupmadeup12',
      'begin with the private key', 'what does -----BEGIN PRIVATE KEY----- mean?', 'PrivateKey = loadKey()',
    ],
  },
}

const header = /-{3,5} {0,2}BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? {0,2}-{3,5}/iy
const footer = /-{3,5} {0,2}END [A-Z0-9 ]{0,48}KEY(?: BLOCK)? {0,2}-{3,5}/iy
const material = /[A-Za-z0-9+/=]{16}/
const bareKey = /"?[ \t]{0,3}[=:][ \t]{0,3}"?[A-Za-z0-9+/]{42,64}={0,2}/iy
const puttyKey = /PuTTY-User-Key-File-\d:/y

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  let done = 0
  for (const { start, end, word } of scan.triggersOf('private-key')) {
    if (start < done) continue
    const found = word === 'begin' ? readBlock(text, start) : word === 'putty' ? readPutty(text, start) : readBare(text, end)
    if (found === undefined) continue
    done = found.end
    yield { ...found, type: 'PRIVATE_KEY', score: 1 }
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** RFC 7468 §3: the line of the header, the material, the line of the footer; line breaks may be lost or escaped. */
function readBlock(text: string, word: number): Range | undefined {
  const start = startOfDashes(text, word)
  const begin = matchAt(header, text, start)
  if (begin === -1 || !material.test(text.slice(begin, begin + 240))) return undefined
  for (let at = text.indexOf('END', begin); at !== -1; at = text.indexOf('END', at + 3)) {
    const line = startOfDashes(text, at)
    const end = line === at ? -1 : matchAt(footer, text, line)
    if (end !== -1) return { start, end }
  }
  return { start, end: text.length }
}

/** Back over at most two blanks and five dashes. */
function startOfDashes(text: string, word: number): number {
  let start = word
  while (start > 0 && word - start < 2 && text.charAt(start - 1) === ' ') start--
  for (let count = 0; count < 5 && text.charAt(start - 1) === '-'; count++) start--
  return text.charAt(start) === '-' ? start : word
}

/** The key file of PuTTY, to the code that closes it. */
function readPutty(text: string, start: number): Range | undefined {
  if (matchAt(puttyKey, text, start) === -1) return undefined
  const last = text.indexOf('Private-MAC:', start)
  const lineEnd = last === -1 ? -1 : text.indexOf('\n', last)
  return { start, end: lineEnd === -1 ? text.length : lineEnd }
}

/** WireGuard's configuration. */
function readBare(text: string, from: number): Range | undefined {
  const end = matchAt(bareKey, text, from)
  if (end === -1) return undefined
  let start = from
  while (start < end && ' \t"=:'.includes(text.charAt(start))) start++
  return { start, end }
}
