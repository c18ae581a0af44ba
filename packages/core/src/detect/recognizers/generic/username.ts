import { answerIn } from '../../answer.js'
import { introducedValue } from '../../introduced-value.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, matchAt, type Scan } from '../../scan.js'

/** Names of accounts: `@handle`, addresses of profiles, and what somebody says that their name on a service is. */
export const username: SearchRecognizer = {
  name: 'username',
  types: ['USERNAME'],
  source: 'https://www.w3.org/TR/activitypub/#actor-objects (preferredUsername; the ways of telling one are our own)',
  needs: ['@'],
  triggers: (
    'username usernames user userid login handle insta instagram ig twitter tiktok snapchat snap telegram discord reddit github gitlab twitch ' +
    'youtube skype steam xbox psn gamertag nickname nick alias screenname benutzername nutzername usuario usuário utilisateur identifiant pseudo ' +
    'utente gebruikersnaam t wechat kik signal threads mastodon bluesky linkedin facebook fb vk u'
  ).split(' '),
  contextWords: 'username handle insta instagram twitter tiktok snapchat telegram discord benutzername usuario pseudo gebruikersnaam nickname'.split(' '),
  find,
  examples: {
    matches: [
      { text: 'follow @scrubjay on there', found: ['@scrubjay'] },
      { text: 'my insta is @jay.codes', found: ['@jay.codes'] },
      { text: 'my username is jaybird77', found: ['jaybird77'] },
      { text: 'Username: jay_bird', found: ['jay_bird'] },
      { text: 'twitter: jaybird', found: ['jaybird'] },
      { text: 'ping me on discord: jaybird#1234', found: ['jaybird#1234'] },
      { text: 'discord jaybird#1234', found: ['jaybird#1234'] },
      { text: 'reddit: u/jaybird_7', found: ['jaybird_7'] },
      { text: 'find me at t.me/jaybird_7', found: ['jaybird_7'] },
      { text: 'https://instagram.com/jay.codes?x=1', found: ['jay.codes'] },
      { text: 'github.com/jaybird', found: ['jaybird'] },
      { text: 'my snapchat is jay-bird', found: ['jay-bird'] },
      { text: 'mein Benutzername lautet jaybird', found: ['jaybird'] },
      { text: 'mi usuario es jaybird77', found: ['jaybird77'] },
      { text: 'mon pseudo est jaybird', found: ['jaybird'] },
      { text: '@jay_bird, @kim.w!', found: ['@jay_bird', '@kim.w'] },
      { text: '@jay@social.example.org', found: ['@jay@social.example.org'] },
    ],
    nearMisses: [
      'jay@example.org', 'meet me @ noon', 'npm i @scrubjay/core', '@Override public', '@media (max-width: 1px)', 'my username is not working', 'x@y',
      'twitter is down again', 'the user is new', 'my insta is private', 'instagram.com/p/abc', '@7', 'username or password', 'my twitter is broken',
      'discord: the great debate', 'ping @here when done',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const end = isAlphanumericAt(text, at - 1) || '/.-_@%+"'.includes(text.charAt(at - 1) || ' ') ? -1 : endOfHandle(text, at)
    if (end !== -1) yield { start: at, end, type: 'USERNAME', score: 0.6 }
  }
  for (const { start, end, word } of scan.triggersOf('username')) {
    const found = readPath(text, start, end, word) ?? readIntroduced(text, end, word)
    if (found !== undefined) yield { ...found, type: 'USERNAME' }
  }
  const answer = scan.isExpected('USERNAME') ? answerIn(text) : undefined
  if (answer === undefined || matchAt(name, text, answer.start) !== answer.end || answer.end - answer.start < 3) return
  if (!notNames.has(text.slice(answer.start, answer.end).toLowerCase())) yield { ...answer, type: 'USERNAME', score: 0.3 }
}

const handle = /@[\p{L}_][\p{L}\p{M}\p{N}_]{1,40}(?:[.-][\p{L}\p{N}_]{1,40}){0,3}(?:@[a-z\d-]{1,40}(?:\.[a-z\d-]{1,40}){1,3})?/iuy

/** Words of programs, and what mentions everybody. */
const notHandles: ReadonlySet<string> = new Set(
  ('override deprecated param params return returns media import keyframes charset supports fontface page layer container see link test before after ' +
    'todo author since throws type typedef property class everyone here channel all component injectable input output autowired bean entity table ' +
    'column id data getter setter staticmethod classmethod dataclass app gmail yahoo hotmail outlook home work noon midnight example').split(' '),
)

function endOfHandle(text: string, at: number): number {
  const end = matchAt(handle, text, at)
  if (end === -1 || '/('.includes(text.charAt(end) || ' ') || notHandles.has(text.slice(at + 1, end).toLowerCase())) return -1
  return end
}

interface Value {
  readonly start: number
  readonly end: number
  readonly score: number
}

const hosts: ReadonlySet<string> = new Set(
  'instagram twitter tiktok snapchat telegram reddit github gitlab twitch youtube t threads linkedin facebook fb vk steam'.split(' '),
)
const path = /\.(?:com|me|net|tv|org)\/(?:@|in\/|u\/|user\/|users\/|add\/|c\/|id\/)?/iy
const name = /[a-z\d_][\w.-]{0,38}[a-z\d_](?:#\d{4})?/iy
const notProfiles: ReadonlySet<string> = new Set(
  ('p reel reels explore stories home search hashtag intent share login signup settings about watch channel playlist r groups pages events features ' +
    'pricing topics orgs marketplace joinchat status i tos privacy help company jobs posts feed index wall').split(' '),
)

/** `github.com/jay`, `t.me/jay`: the first part of the path of a profile. */
function readPath(text: string, start: number, end: number, word: string): Value | undefined {
  if (!hosts.has(word) || text.charAt(end) !== '.' || text.charAt(start - 1) === '@') return undefined
  const from = matchAt(path, text, end)
  const to = from === -1 ? -1 : matchAt(name, text, from)
  return to === -1 || notProfiles.has(text.slice(from, to).toLowerCase()) ? undefined : { start: from, end: to, score: 0.65 }
}

/** Words after which a name stands even without a sign of it. */
const nameWords: ReadonlySet<string> = new Set(
  'username handle userid gamertag screenname benutzername nutzername usuario usuário identifiant pseudo gebruikersnaam psn nickname'.split(' '),
)

function readIntroduced(text: string, from: number, word: string): Value | undefined {
  if (word === 't') return undefined
  if (word === 'u') return readSlashed(text, from)
  const introduced = introducedValue(text, from)
  if (introduced?.link === 'none') return readTagged(text, introduced.start)
  if (introduced === undefined || introduced.between.some((one) => !between.has(one))) return undefined
  const { start, link } = introduced
  const at = text.charAt(start) === '"' || text.charAt(start) === "'" ? start + 1 : start
  const end = matchAt(name, text, at)
  if (end === -1 || isAlphanumericAt(text, end) || text.charAt(end) === '@' || text.startsWith('://', end) || '(['.includes(text.charAt(end) || ' ')) return undefined
  const value = text.slice(at, end)
  if (value.length < 3 || notNames.has(value.toLowerCase()) || /^[\d.]+$/.test(value)) return undefined
  // `jaybird77`, `jay_bird`; plain words are names only where nothing follows.
  if (/[a-z][\d_.-]|[\d_]|[a-z][A-Z]|#/.test(value)) return { start: at, end, score: nameWords.has(word) ? 0.75 : 0.65 }
  const isEnd = /^["']?\s?(?:[.,;!?)\n]|$|(?:and|und|y|et|e|en|on|pass|password|pw|pwd|thanks)\b)/i.test(text.slice(end, end + 10))
  const isOwn = nameWords.has(word) || link === 'sign' || isMine(text, from - word.length)
  return isEnd && isOwn && word !== 'user' && word !== 'login' ? { start: at, end, score: 0.55 } : undefined
}

/** Discord: `jaybird#1234`. */
function readTagged(text: string, start: number): Value | undefined {
  const end = matchAt(taggedName, text, start)
  return end === -1 ? undefined : { start, end, score: 0.7 }
}

/** Reddit: `u/jaybird`. */
function readSlashed(text: string, from: number): Value | undefined {
  const end = text.charAt(from) === '/' && !'/.:'.includes(text.charAt(from - 2) || ' ') ? matchAt(longName, text, from + 1) : -1
  return end === -1 ? undefined : { start: from + 1, end, score: 0.6 }
}

const taggedName = /[a-z\d_.]{2,32}#\d{4}(?![\w])/iy
const longName = /[a-z\d_][\w-]{3,20}(?![\w./-])/iy

const between: ReadonlySet<string> = new Set(
  'name handle id user account on for insta instagram ig twitter tiktok snap snapchat telegram discord reddit github steam there de the my is konto von'.split(' '),
)

function isMine(text: string, start: number): boolean {
  return /\b(?:my|mein|mi|mon|meu|il mio|mijn|his|her) $/i.test(text.slice(Math.max(0, start - 8), start))
}

const notNames: ReadonlySet<string> = new Set(
  ('not the a an my your private public down up back gone full broken blocked locked hacked banned suspended dead new old same here there working required ' +
    'empty invalid incorrect wrong unknown taken available missing long short too very so just also only already always never still now on off in out at ' +
    'for with or and but if getting being acting having showing boring awesome great good bad better best ok okay fine cool fun slow fast free paid a lot ' +
    'string null undefined none true false str text nicht kein falsch privat gesperrt no est pas privado privé incorrecto incorrect').split(' '),
)
