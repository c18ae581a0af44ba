import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Scan } from '../../scan.js'
import { keyKinds, type KeyKind } from '../../key-kinds.js'
import type { Token } from '../../tokens.js'

/** Keys and access tokens of services, by the prefixes that they publish, and random tokens near a word for one. */
export const apiKey: SearchRecognizer = {
  name: 'api-key',
  types: ['API_KEY'],
  source: 'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
  needs: ['digit'],
  triggers: (
    'ghp gho ghu ghs ghr glpat sk pk rk whsec xoxb xoxp xoxa xoxs xoxr xapp npm pypi hf dop shpat shppa shpss shpca ntn secret lin hvs glsa ' +
    'basic bearer authorization hooks webhooks accountkey sharedaccesskey aws'
  ).split(' '),
  contextWords: (
    'api apikey key token secret bearer credential credentials authorization auth access aws heroku datadog cloudflare azure twilio schlüssel ' +
    'clave chave clé chiave sleutel jeton'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'use AKIAQ3EGRXMADEUPAB12 please', found: ['AKIAQ3EGRXMADEUPAB12'] },
      { text: 'aws secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYMADEUPKEY1', found: ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYMADEUPKEY1'] },
      { text: 'ghp_0madeUpMadeUpMadeUpMadeUpMadeUp0123 is mine', found: ['ghp_0madeUpMadeUpMadeUpMadeUpMadeUp0123'] },
      { text: 'glpat-madeUp0madeUp0madeUp', found: ['glpat-madeUp0madeUp0madeUp'] },
      { text: 'token=xoxb-123456789012-madeUpMadeUp12', found: ['xoxb-123456789012-madeUpMadeUp12'] },
      { text: 'sk_live_0madeUp0madeUp0madeUp0ab', found: ['sk_live_0madeUp0madeUp0madeUp0ab'] },
      { text: 'my key: sk-proj-m4deUpm4deUpm4deUpm4deUpm4deUp_12-x', found: ['sk-proj-m4deUpm4deUpm4deUpm4deUpm4deUp_12-x'] },
      { text: 'sk-ant-api03-m4deUpm4deUpm4deUpm4deUpm4deUp', found: ['sk-ant-api03-m4deUpm4deUpm4deUpm4deUpm4deUp'] },
      { text: 'AIzaSyM4deUpM4deUpM4deUpM4deUpM4deUpM4d', found: ['AIzaSyM4deUpM4deUpM4deUpM4deUpM4deUpM4d'] },
      { text: 'SG.m4deUpm4deUpm4deUpm4dU.m4deUpm4deUpm4deUpm4deUpm4deUpm4deUpm4deUpm', found: ['SG.m4deUpm4deUpm4deUpm4dU.m4deUpm4deUpm4deUpm4deUpm4deUpm4deUpm4deUpm'] },
      { text: 'SK0123456789abcdef0123456789abcdef', found: ['SK0123456789abcdef0123456789abcdef'] },
      { text: 'bot 110201543:AAHdqTm4deUpm4deUpm4deUpm4deUpm4deU', found: ['110201543:AAHdqTm4deUpm4deUpm4deUpm4deUpm4deU'] },
      { text: 'hf_m4deUpm4deUpm4deUpm4deUpm4deUpm4de', found: ['hf_m4deUpm4deUpm4deUpm4deUpm4deUpm4de'] },
      { text: 'https://hooks.slack.com/services/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', found: ['T0MADEUP1/B0MADEUP2/m4deUpm4deUpm4deUpm4deUp'] },
      { text: 'AccountKey=bWFkZS11cC1tYWRlLXVwLW1hZGUtdXAtMDEyMzQ1Njc4OQ==;x', found: ['bWFkZS11cC1tYWRlLXVwLW1hZGUtdXAtMDEyMzQ1Njc4OQ=='] },
      { text: 'my api key is 9f8e7d6c5b4a39281706f5e4d3c2b1a0', found: ['9f8e7d6c5b4a39281706f5e4d3c2b1a0'] },
      { text: 'Authorization: Basic amF5Omh1bnRlcjI=', found: ['amF5Omh1bnRlcjI='] },
      { text: 'Authorization: Bearer m4deUpM4deUpM4deUp.x', found: ['m4deUpM4deUpM4deUp.x'] },
    ],
    nearMisses: [
      'commit 9f8e7d6c5b4a39281706f5e4d3c2b1a0deadbeef', 'order 550e8400-e29b-41d4-a716-446655440000', 'sk-skating-club-of-the-north-9',
      'a-very-long-css-class-name-2', 'the Basic plan costs 1000', 'AKIA1234', 'some_function_name_that_is_long_v2', 'key: value 1', 'EAAA',
      'tracking 1Z999AA10123456784',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const token of scan.tokens) {
    const known = knownKey(text, token)
    if (known !== undefined) yield { ...known, type: 'API_KEY' }
    else if (isRandom(text, token)) yield { ...token, type: 'API_KEY', score: 0.2 }
  }
  for (const { start, end, word } of scan.triggersOf('api-key')) {
    const reader = readers.get(word)
    const found = reader?.(text, end, start)
    if (found !== undefined) yield { ...found, type: 'API_KEY', score: 0.9 }
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** What a prefix or the parts beside a token tell. */
function knownKey(text: string, { start, end }: Token): (Range & { readonly score: number }) | undefined {
  const before = text.charAt(start - 1)
  for (const kind of keyKinds.get(text.charAt(start)) ?? []) {
    if (text.startsWith(kind.prefix, start) && isOfKind(text, start, end, kind)) return { start, end, score: 0.95 }
  }
  if (before === ':' && end - start === 35 && text.startsWith('AA', start)) return telegram(text, start, end)
  if (before === '.') return dotted(text, start, end)
  return text.charAt(end) === '.' ? discord(text, start, end) : undefined
}

function isOfKind(text: string, start: number, end: number, { prefix, min, max, signs }: KeyKind): boolean {
  const rest = text.slice(start + prefix.length, Math.min(end, start + prefix.length + 400))
  return rest.length >= min && rest.length <= max && signs.test(rest) && (/\d/.test(rest) || hasBothCases(rest) || prefix === 'AKIA' || prefix === 'ASIA')
}

function hasBothCases(piece: string): boolean {
  return /[a-z]/.test(piece) && /[A-Z]/.test(piece)
}

/** Telegram: the number of the bot, then 35 signs. */
function telegram(text: string, start: number, end: number): (Range & { readonly score: number }) | undefined {
  let first = start - 1
  while (start - first < 12 && isDigitAt(text, first - 1)) first--
  return start - first > 8 && !isAlphanumericAt(text, first - 1) ? { start: first, end, score: 0.95 } : undefined
}

/** `SG.….…` of SendGrid, `ya29.…` of Google, `hvs.…` of Vault, `dp.pt.…` of Doppler. */
function dotted(text: string, start: number, end: number): (Range & { readonly score: number }) | undefined {
  const lead = dottedLead.exec(text.slice(Math.max(0, start - 32), start))
  if (lead === null) return undefined
  const first = start - lead[0].length
  if (isAlphanumericAt(text, first - 1)) return undefined
  return hasBothCases(text.slice(start, end)) || /\d/.test(text.slice(start, end)) ? { start: first, end, score: 0.95 } : undefined
}

const dottedLead = /(?:SG\.[\w-]{16,24}|ya29|hv[sbr]|dp\.[a-z]{2,3}|sl)\.$/

/** Discord: the number of the bot in base64, a time, a signature. */
function discord(text: string, start: number, end: number): (Range & { readonly score: number }) | undefined {
  if (end - start < 23 || end - start > 28 || !/^[MNO]/.test(text.charAt(start))) return undefined
  const last = matchAt(discordTail, text, end)
  return last === -1 ? undefined : { start, end: last, score: 0.95 }
}

const discordTail = /\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/y

/** Letters and digits mixed as chance does it, or hexadecimal: a key only near a word for one. */
function isRandom(text: string, { start, end }: Token): boolean {
  if (end - start < 20 || end - start > 200 || isAlphanumericAt(text, start - 1)) return false
  const piece = text.slice(start, end)
  if (!/\d/.test(piece) || !/[A-Za-z]/.test(piece) || shipment.test(piece)) return false
  // Words joined by dashes, with a number among them, are a name.
  const parts = piece.split(/[_-]/)
  return parts.some((part) => part.length >= 8 && /\d/.test(part) && /[A-Za-z]/.test(part))
}

/** UPS: a number of the parcel. */
const shipment = /^1Z[0-9A-Z]{16}$/

type Reader = (text: string, end: number, start: number) => Range | undefined

const awsSecret = /[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/y
const accountKey = /[A-Za-z0-9+/]{40,100}={0,2}/y
const credentials = /[A-Za-z0-9+/_.~-]{8,400}={0,2}/y
const slackPath = /\/(T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{20,30})/
const discordPath = /\/\d{16,20}\/[\w-]{60,80}/

/** What stands after a word, within a few signs. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['accountkey', (text, end) => readAfterSign(text, end, accountKey)],
  ['sharedaccesskey', (text, end) => readAfterSign(text, end, accountKey)],
  ['secret', (text, end) => readAws(text, end)],
  ['aws', (text, end) => readAws(text, end)],
  ['basic', (text, end, start) => readScheme(text, end, start)],
  ['bearer', (text, end, start) => readScheme(text, end, start)],
  ['hooks', (text, end) => readPath(text, end, slackPath, 1)],
  ['webhooks', (text, end) => readPath(text, end, discordPath, 1)],
])

function readAfterSign(text: string, from: number, pattern: RegExp): Range | undefined {
  let start = from
  while (start - from < 4 && start < text.length && ' "=:'.includes(text.charAt(start))) start++
  const end = start === from ? -1 : matchAt(pattern, text, start)
  return end === -1 ? undefined : { start, end }
}

/** AWS: 40 signs of base64 with capitals, small letters and digits, shortly after the word. */
function readAws(text: string, from: number): Range | undefined {
  for (let start = from; start < from + 40 && start < text.length; start++) {
    if (isAlphanumericAt(text, start - 1) || '/+'.includes(text.charAt(start - 1))) continue
    const end = matchAt(awsSecret, text, start)
    if (end === -1) continue
    const piece = text.slice(start, end)
    return hasBothCases(piece) && /\d/.test(piece) ? { start, end } : undefined
  }
  return undefined
}

/** RFC 9110 §11.6.2: the credentials after the scheme of an `Authorization` field. */
function readScheme(text: string, end: number, start: number): Range | undefined {
  if (text.charAt(end) !== ' ') return undefined
  const last = matchAt(credentials, text, end + 1)
  if (last === -1) return undefined
  const piece = text.slice(end + 1, last)
  const isField = /authorization["']?[:=] ?["']?$/i.test(text.slice(Math.max(0, start - 20), start))
  const isMixed = /\d/.test(piece) && hasBothCases(piece) && piece.length >= 16
  return isMixed || (isField && piece.length >= 8) ? { start: end + 1, end: last } : undefined
}

function readPath(text: string, from: number, pattern: RegExp, skipped: number): Range | undefined {
  const match = pattern.exec(text.slice(from, from + 140))
  return match === null ? undefined : { start: from + match.index + skipped, end: from + match.index + match[0].length }
}
