/** How people on a channel can answer a question: by suggested actions, by the buttons of a card, or in words alone. */
export type ChannelForm = 'actions' | 'card' | 'teams-card' | 'words'

/**
 * The form of a channel, by its Bot Framework name (`botbuilder-dialogs`, `choices/channel.ts`, and what the platforms
 * document). Typed answers are understood everywhere.
 */
export function channelFormOf(channel: string): ChannelForm {
  return Object.hasOwn(forms, channel) ? (forms[channel] ?? 'words') : 'words'
}

const forms: Readonly<Record<string, ChannelForm>> = {
  webchat: 'actions', directline: 'actions', directlinespeech: 'actions', emulator: 'actions', telegram: 'actions', line: 'actions', facebook: 'actions',
  slack: 'card', msteams: 'teams-card',
}
