import type { Canary } from './canary.js'

/** One way by which a value enters a bot. */
export interface Path {
  readonly name: string
  /** Why the value cannot come back to a person, where it cannot. */
  readonly staysAway?: string
  /** Whether this canary can go this way. @default every one can */
  fits?(canary: Canary): boolean
  walk(person: Person, canary: Canary): Promise<void>
}

/** What a path does on behalf of a person. */
export interface Person {
  /** Posts what the person does; in the conversation with the bot alone, unless the fields say otherwise. */
  post(fields: Fields): Promise<void>
  /** Somebody who has not been asked yet, and who owns the canary from now on. */
  stranger(canary: Canary): Person
  /** Tells the bot's back office of a text, and answers the number under which the bot finds it. */
  file(text: string): number
  /** Has the bot do something on its own. */
  order(order: Order): Promise<void>
}

export type Fields = Readonly<Record<string, unknown>>

/** What a bot does without having been asked. */
export type Order =
  | { readonly kind: 'remind'; readonly record?: number }
  | { readonly kind: 'create'; readonly record: number }
  | { readonly kind: 'skill'; readonly type: 'event' | 'endOfConversation'; readonly record: number }

const nobodys = 'it is none of a person who is there'

export const failingPath = 'message at which the bot fails'

export const paths: readonly Path[] = [
  inward('text', ({ text }) => ({ text })),
  inward('speak', ({ text }) => ({ text: 'listen', speak: text })),
  inward('summary', ({ text }) => ({ text: 'in short', summary: text })),
  inward('submit of a card', ({ text }) => ({ value: { choice: 'save', note: text, more: { lines: [{ text }] } } })),
  inward('name of a property', ({ text }) => ({ value: { choice: 'save', answers: { [text]: 'yes' } } })),
  inward('invoke', ({ text }) => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'save', data: { note: text } } } })),
  inward('submit of a task module', ({ text }) => ({ type: 'invoke', name: 'task/submit', value: { data: { note: text }, context: { theme: 'default' } } })),
  inward('event', ({ text }) => ({ type: 'event', name: 'form/sent', value: { note: text } })),
  inward('channelData', ({ text }) => ({ text: 'hi', channelData: { event: { text, blocks: [{ text: { type: 'plain_text', text } }] } } })),
  inward('mention', ({ text }) => ({ text: 'hi', entities: [{ type: 'mention', text, mentioned: { id: 'someone', name: text } }] })),
  inward('name of an attachment', ({ text }) => ({ text: 'here', attachments: [{ contentType: 'image/png', contentUrl: 'https://files.example.org/1.png', name: text }] })),
  {
    ...inward('query of a link', ({ text }) => ({ text: 'here', attachments: [{ contentType: 'image/png', contentUrl: `https://files.example.org/1.png?for=${encodeURIComponent(text)}`, name: '1.png' }] })),
    // These a link may hold: the bot has to follow it, and the channel's own token opens it.
    fits: ({ type }) => !['URL', 'API_KEY', 'JWT'].includes(type),
  },
  inward('card', ({ text }) => ({ text: 'here', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'Container', items: [{ type: 'TextBlock', text }] }] } }] })),
  inward('suggested action', ({ text }) => ({ text: 'or', suggestedActions: { to: [], actions: [{ type: 'imBack', title: text, value: text }] } })),
  inward('name of the sender', ({ text }) => ({ text: 'it is me', from: { name: text } })),
  inward('name of the conversation', ({ text }) => ({ text: 'a new topic', conversation: { name: text } })),
  { ...inward('name of a member', ({ text }) => ({ type: 'conversationUpdate', membersAdded: [{ id: 'someone', name: text }] })), staysAway: 'who joins has said nothing yet, so nothing of theirs is kept' },
  inward('edited message', ({ text }) => ({ type: 'messageUpdate', text })),
  inward('expectReplies', ({ text }) => ({ text, deliveryMode: 'expectReplies' })),
  inward(failingPath, ({ text }) => ({ text, channelData: { fail: true } })),
  { ...inward('message in a group', ({ text }) => ({ text, conversation: { isGroup: true, id: 'group' } })), staysAway: 'in a group nothing is put back' },
  {
    name: 'message before consent',
    async walk(person, canary) {
      const stranger = person.stranger(canary)
      for (const text of [canary.text, 'yes']) await stranger.post({ text })
    },
  },
  {
    name: 'message before a no',
    staysAway: 'it was destroyed',
    async walk(person, canary) {
      const stranger = person.stranger(canary)
      for (const text of [canary.text, 'no', 'and now?']) await stranger.post({ text })
    },
  },
  {
    name: 'two messages',
    staysAway: 'each half is a message of its own',
    fits: ({ type, value, needle }) => type === 'CREDIT_CARD' && needle === value && value.replace(/\D/g, '').length >= 15,
    async walk(person, { value }) {
      for (const text of halvesOf(value)) await person.post({ text })
    },
  },
  {
    name: 'message of which the bot reminds later',
    async walk(person, { text }) {
      await person.post({ text })
      await person.order({ kind: 'remind' })
    },
  },
  ...['reply', 'stream', 'card', 'hand-off', 'update', 'tool', 'adapter'].map((way) => lookedUp(way)),
  ...(['remind', 'create'] as const).map((kind) => ordered(kind === 'remind' ? 'proactive message' : 'first activity of a conversation', (record) => ({ kind, record }))),
  ...(['event', 'endOfConversation'] as const).map((type) => ordered(`${type} of a skill`, (record) => ({ kind: 'skill', type, record }))),
  ...filePaths(),
]

function inward(name: string, fieldsOf: (canary: Canary) => Fields): Path {
  return { name, walk: (person, canary) => person.post(fieldsOf(canary)) }
}

/** A value from the bot's own back office, which the bot says although it belongs to nobody who is there. */
function lookedUp(way: string): Path {
  return {
    name: `${way} from the back office`,
    staysAway: nobodys,
    fits: isHiddenOutward,
    walk: (person, { text }) => person.post({ text: 'look it up', channelData: { record: person.file(text), way } }),
  }
}

function ordered(name: string, orderOf: (record: number) => Order): Path {
  return { name, staysAway: nobodys, fits: isHiddenOutward, walk: (person, { text }) => person.order(orderOf(person.file(text))) }
}

/** Bots say links; a policy that hides them would hide what a person has put into one as well. */
function isHiddenOutward({ type }: Canary): boolean {
  return type !== 'URL'
}

/** A number as people send it who need two messages for it. */
export function halvesOf(value: string): readonly [string, string] {
  const digits = value.replace(/\D/g, '')
  const [first, second] = [digits.slice(0, 8), digits.slice(8)].map((half) => half.replace(/^\d{4}/, '$& '))
  return [first ?? '', second ?? '']
}

/** Texts within files that come as data URLs. */
function filePaths(): readonly Path[] {
  const asFile = (mediaType: string, content: string): Fields => ({
    text: 'a file',
    attachments: [{ contentType: mediaType, contentUrl: `data:${mediaType};base64,${Buffer.from(content).toString('base64')}`, name: 'file' }],
  })
  const isPlain = ({ text }: Canary): boolean => /^[^\r\n"<>&;,\\=]*$/.test(text)
  return [
    { ...inward('text file', ({ text }) => asFile('text/plain', text)), fits: isPlain },
    { ...inward('table', ({ text }) => asFile('text/csv', `id,note\r\n1,"${text}"\r\n`)), fits: isPlain },
    { ...inward('JSON file', ({ text }) => asFile('application/json', JSON.stringify({ list: [{ note: text }] }))), fits: isPlain },
    { ...inward('HTML file', ({ text }) => asFile('text/html', `<html><body><p>${text}</p></body></html>`)), fits: isPlain },
    { ...inward('contact', ({ text }) => asFile('text/vcard', `BEGIN:VCARD\r\nVERSION:4.0\r\nNOTE:${text}\r\nEND:VCARD\r\n`)), fits: isPlain },
  ]
}
