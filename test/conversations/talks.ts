/** One thing that Ana does. */
export interface Said {
  readonly text?: string
  /** The title of a button of the last reply that had some. */
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
  readonly policy: object
  readonly channel: string
  readonly locale: string
  readonly startsAt: string
  readonly turns: readonly Said[]
}

/** What a channel can show decides how Ana is asked, and how she answers. */
const classes = [
  { channel: 'webchat', shows: 'buttons' },
  { channel: 'msteams', shows: 'cards' },
  { channel: 'sms', shows: 'plain text' },
] as const
type Class = (typeof classes)[number]

const controller = { name: 'Acme Tea', contact: 'privacy@acme-tea.example' }
const service = { id: 'service', description: 'to answer you here', required: true }
const ads = { id: 'ads', description: 'to show you our offers elsewhere', required: false, isSale: true }
const profile = { id: 'profile', description: 'to learn what you like', required: false, isSensitive: true }

/** A press where there is something to press, and words elsewhere. */
function answer({ shows }: Class, title: string, words: string): Said {
  return shows === 'plain text' ? { text: words } : { press: title }
}

function gdpr(where: Class): Omit<Talk, 'name' | 'file' | 'channel'> {
  return {
    about: 'Ana writes German to a shop in Europe. Nothing reaches the bot before her yes.',
    policy: { version: 1, controller, regimes: { gdpr: {} } },
    locale: 'de-DE',
    startsAt: '2026-11-26T09:00:00Z',
    turns: [
      { text: 'Hallo, mein Tee ist nicht da. Meine Mail ist ana@example.org', about: 'Her message waits, sealed and unseen.' },
      { ...answer(where, 'Ja', 'klar, gerne'), about: 'It goes on by itself.' },
      { text: 'Sind Sie ein Mensch?' },
      { text: 'Hallo, was wissen Sie eigentlich über mich?' },
      { text: 'Könnten Sie mir bitte meinen Beleg schicken? Danke' },
      { text: 'MENSCH' },
      { text: 'Bitte schränken Sie die Verarbeitung meiner Daten ein.' },
      { text: 'Gibt es etwas Neues?', about: 'It is kept, and not used.' },
      { text: 'WEITER' },
      { ...answer(where, 'STOP', 'stopp'), about: 'Taking it back is as easy as giving it was.' },
      { text: 'Und mein Tee?' },
      { text: 'EINWILLIGUNG' },
      { ...answer(where, 'Nein', 'nee, lieber nicht') },
      { text: 'Bitte löschen Sie alle meine Daten.' },
    ],
  }
}

function ccpa({ shows }: Class): Omit<Talk, 'name' | 'file' | 'channel'> {
  const signal: Said = { text: 'Do you have it in green?', channelData: { globalPrivacyControl: true }, about: 'Her browser sends Global Privacy Control.' }
  return {
    about: 'Ana writes from California. The notice comes at collection, and everything works until she says no.',
    policy: { version: 1, controller, regimes: { ccpa: {} }, purposes: [service, ads, profile] },
    locale: 'en-US',
    startsAt: '2026-11-26T17:00:00Z',
    turns: [
      { text: 'Hi, I want to order tea to 1420 Larkspur Avenue' },
      ...(shows === 'buttons' ? [signal] : [{ text: 'Please do not sell or share my personal information' }]),
      { text: 'limit the use of my sensitive information' },
      { text: 'what do you know about me?' },
      { text: 'thanks, where is my order?', daysLater: 8, about: 'After a week she is told again whom she talks to.' },
      { text: 'send me a copy of my data' },
      { text: 'stop' },
      { text: 'hello?' },
      { text: 'Hey, could you please delete all my data? Thank you' },
    ],
  }
}

function unknown(where: Class): Omit<Talk, 'name' | 'file' | 'channel'> {
  return {
    about: 'Nobody knows where Ana lives, so the stricter of both laws holds. She writes French.',
    policy: { version: 1, controller, regimes: { gdpr: {}, ccpa: {} }, regimeRules: [{ regime: 'ccpa', locales: ['en-US'] }], purposes: [service, ads] },
    locale: 'fr',
    startsAt: '2026-11-26T12:00:00Z',
    turns: [
      { text: 'Bonjour, je voudrais du thé. Mon e-mail est ana@example.org' },
      { text: 'oui mais seulement pour aujourd’hui', about: 'A doubtful answer never counts as a yes.' },
      { ...answer(where, 'Oui', 'oui bien sûr') },
      { text: 'Quelles données avez-vous sur moi ?' },
      { text: 'Ne vendez pas mes données personnelles' },
      { text: 'supprimez toutes mes données, s’il vous plaît' },
    ],
  }
}

const laws = [
  { law: 'GDPR', make: gdpr },
  { law: 'CCPA', make: ccpa },
  { law: 'GDPR or CCPA', make: unknown },
] as const

export const talks: readonly Talk[] = laws.flatMap(({ law, make }) =>
  classes.map((where) => ({
    name: `${law}, with ${where.shows}`,
    file: `${law.toLowerCase().replaceAll(' ', '-')}-${where.shows.replace(' ', '-')}`,
    channel: where.channel,
    ...make(where),
  })),
)
