/** One thing that Ana does. */
export interface Said {
  readonly text?: string
  /** The title of a button of the last reply. */
  readonly press?: string
  readonly about?: string
  readonly daysLater?: number
  readonly channelData?: object
}

export interface Talk {
  readonly name: string
  /** Of the page in `docs/conversations`. */
  readonly file: string
  readonly about: string
  /** A path to a policy, or `undefined` for the built-in one. */
  readonly policy: string | undefined
  readonly policyName: string
  readonly channel: string
  readonly locale: string
  readonly startsAt: string
  readonly turns: readonly Said[]
}

/** By what a channel can show (buttons, cards, plain text), and what each regime asks for. */
const classes = [
  { channel: 'webchat', shows: 'buttons', yes: { press: 'Yes' }, no: { press: 'No' } },
  { channel: 'msteams', shows: 'cards', yes: { press: 'Yes' }, no: { press: 'No' } },
  { channel: 'sms', shows: 'plain text', yes: { text: 'sure, go ahead' }, no: { text: 'rather not' } },
] as const

export const talks: readonly Talk[] = classes.map(({ channel, shows, yes }) => ({
  name: `The built-in policy, with ${shows}`,
  file: `built-in-${shows.replace(' ', '-')}`,
  about: 'Ana asks for consent to be explained by nobody, agrees, shops, and leaves.',
  policy: undefined,
  policyName: 'built-in',
  channel,
  locale: 'en-US',
  startsAt: '2026-11-26T09:00:00Z',
  turns: [
    { text: 'Hello, my mail is ana@example.org' },
    yes,
    { text: 'What do you know about me?' },
    { text: 'delete my data' },
  ],
}))
