import { createHmac, hkdfSync } from 'node:crypto'
import { secretbox } from 'tweetnacl'

/**
 * Somebody who has stolen backups and tries to read them. Written from the description of the formats and sharing
 * nothing with the code under test, so that what it fails to open is not merely hidden by our own checks.
 */
export interface Haul {
  /** The bytes of whatever was stolen of stores, state and transcripts. */
  readonly stores: readonly Uint8Array[]
  /** The bytes of key stores, journals and free pages included. */
  readonly keyStores: readonly Uint8Array[]
  /** The texts of key files, old and new. */
  readonly rings: readonly string[]
}

/** Everything that opens, as text. What was written in clear counts as opened. */
export function openEverything({ stores, keyStores, rings }: Haul): string {
  const texts = stores.map(textOf)
  const keyTexts = keyStores.map(textOf)
  const names = namesIn([...texts, ...keyTexts].join('\n'))
  const derived = new Map(unwrapAll(keyTexts, rings).map((key) => [key, contextsOf(names).map((context) => ({ context, key: derive(key, context) }))]))
  const opened = eachOnce(texts.flatMap(envelopesIn)).flatMap((envelope) => [...derived.values()].flatMap((keys) => openWith(envelope, keys)))
  return [...texts, ...opened].join('\n')
}

/** Every name that the log may have for a person or a conversation, by all keys that are there to derive them from. */
export function computeNames({ stores, keyStores, rings }: Haul): ReadonlySet<string> {
  const keyTexts = keyStores.map(textOf)
  const { subjects, conversations } = namesIn([...stores.map(textOf), ...keyTexts].join('\n'))
  const secrets = unwrapAll(keyTexts, rings).flatMap((key) => ['', ...subjects].map((subject) => derive(key, { subject, use: 'log', v: 1 })))
  const parts = [['subject'], ...conversations.map((conversation) => ['conversation', conversation])]
  const name = (secret: Uint8Array, part: readonly string[]): string => createHmac('sha256', secret).update(JSON.stringify(part)).digest().subarray(0, 16).toString('base64url')
  return new Set(secrets.flatMap((secret) => parts.map((part) => name(secret, part))))
}

interface Names {
  readonly subjects: readonly string[]
  readonly conversations: readonly string[]
  readonly types: readonly string[]
  /** Of erasures under way. */
  readonly references: readonly string[]
  /** The ids of receipts. */
  readonly receipts: readonly string[]
  /** Of records of state, and of messages in the guard's own transcripts. */
  readonly records: readonly string[]
}

/** Records say whose they are in their ids: conversation, person, and then a name or a token. */
function namesIn(text: string): Names {
  const all = (pattern: RegExp): readonly string[] => eachOnce([...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  return {
    subjects: eachOnce([...all(/[\w-]{22}\.([\w-]{22})\./g), ...all(/subject\/([\w-]{22})/g), ...all(/"soleSubject":"([\w-]{22})"/g)]),
    conversations: eachOnce([...all(/([\w-]{22})\.[\w-]{22}\./g), ...all(/"conversation":"([\w-]{22})"/g)]),
    references: all(/erasure\/\d{15}\.([\w-]{22})/g),
    receipts: eachOnce(all(/([\w-]{22}\.\d{4}-\d{2}-\d{2}\.(?:granted|refused|withdrawn|objected)\.[\w-]{0,24})/g).flatMap(startsOf)),
    records: eachOnce([...all(/(sj1-[\w-]{22})/g), ...all(/([\w-]{22}\.[\w-]{22}\.\d{15}\.[\w-]{22})/g)]),
    types: eachOnce(['parked', ...all(/\.([A-Z_]+)_\d+/g)]),
  }
}

/** Where an id stands between other bytes, some of those may look like its end. */
function startsOf(id: string): readonly string[] {
  const least = id.indexOf('.', id.indexOf('.', 23) + 1) + 1
  return Array.from({ length: id.length - least + 1 }, (_, more) => id.slice(0, least + more))
}

type Context = Readonly<Record<string, string | number>>

function contextsOf({ subjects, conversations, types, references, receipts, records }: Names): readonly Context[] {
  const of = (subject: string, conversation: string): readonly Context[] => [
    ...types.map((type) => ({ conversation, subject, tenant: 'default', type, v: 1 })),
    ...['context', 'encrypt'].map((use) => ({ conversation, subject, tenant: 'default', use, v: 1 })),
  ]
  const erasures = references.map((reference) => ({ reference, tenant: 'default', use: 'erasure', v: 1 }))
  const attested = receipts.map((id) => ({ id, tenant: 'default', use: 'receipt', v: 1 }))
  const kept = subjects.flatMap((subject) => records.map((key) => ({ key, subject, tenant: 'default', use: 'state', v: 1 })))
  return [...subjects.flatMap((subject) => conversations.flatMap((conversation) => of(subject, conversation))), ...erasures, ...attested, ...kept]
}

/** The keys of people and of quarters of an hour, by every key of every ring. */
function unwrapAll(texts: readonly string[], rings: readonly string[]): readonly Uint8Array[] {
  const ids = eachOnce(texts.flatMap((text) => [...text.matchAll(/default\/(?:(?:parking|released)\/\d{15}|(?:subject\/|erasure\/\d{15}\.)[\w-]{22})/g)].map(([id]) => id)))
  const wrapping = new Map(rings.flatMap((text) => (JSON.parse(text) as { keys: { id: string; key: string }[] }).keys.map(({ id, key }) => [id, key])))
  const found = eachOnce(texts.flatMap(envelopesIn)).flatMap((envelope) => {
    const key = Buffer.from(wrapping.get(envelope.split('.')[1] ?? '') ?? '', 'base64url')
    return key.length === 0 ? [] : ids.flatMap((context) => open(envelope, derive(key, { context, use: 'wrap', v: 1 })))
  })
  return eachOnce(found.map((key) => Buffer.from(key).toString('hex'))).map((key) => Buffer.from(key, 'hex'))
}

function openWith(envelope: string, keys: readonly { readonly context: Context; readonly key: Uint8Array }[]): readonly string[] {
  const named = envelope.split('.')[1] ?? ''
  const fitting = keys.filter(({ context }) => context['subject'] === named || context['reference'] === named || (typeof context['id'] === 'string' && context['id'].startsWith(named)) || (context['type'] === 'parked' && named.startsWith('parking-')))
  const plain = fitting.flatMap(({ key }) => open(envelope, key))
  return plain.flatMap((bytes) => [Buffer.from(bytes).toString('utf8'), Buffer.from(bytes).toString('utf16le')])
}

/** HKDF-SHA-256; the members of `context` stand in the order of canonical JSON. */
function derive(key: Uint8Array, context: Context): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(32), JSON.stringify(context), 32))
}

function open(envelope: string, key: Uint8Array): readonly Uint8Array[] {
  const [, , nonce = '', ciphertext = ''] = envelope.split('.')
  // Where an envelope stands between other bytes, some of those may look like its end.
  for (let extra = 0; extra < 4; extra += 1) {
    const box = Buffer.from(ciphertext.slice(0, ciphertext.length - extra), 'base64url')
    const plain = box.length < secretbox.overheadLength ? null : secretbox.open(box, Buffer.from(nonce, 'base64url'), key)
    if (plain !== null) return [plain]
  }
  return []
}

function envelopesIn(text: string): readonly string[] {
  return [...text.matchAll(/v1\.[\w-]{1,64}\.[\w-]{32}\.[\w-]{22,}/g)].map(([envelope]) => envelope)
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function eachOnce<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
