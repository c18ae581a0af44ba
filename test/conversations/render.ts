import type { Shown } from './play.js'
import type { Talk } from './talks.js'

/** A talk as a page: what Ana writes, what she reads, and what the bot behind the guard saw of it. */
export function render(talk: Talk, shown: readonly Shown[]): string {
  const { name, policy, channel, locale, about } = talk
  const head = [`# ${name}`, '', about, '', `Channel \`${channel}\`, locale \`${locale}\`. Written by \`npm run conversations -- --write\`; the tests play it on all three SDKs and compare.`, '', '```json', JSON.stringify(policy), '```', '']
  return `${[...head, ...shown.flatMap(renderTurn)].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`
}

function renderTurn({ said, botSaw, replies }: Shown): string[] {
  const { text, press, about, daysLater } = said
  const later = daysLater === undefined ? [] : [`*${daysLater} days later*`, '']
  const note = about === undefined ? [] : [`*${about}*`, '']
  const typed = press === undefined ? quote(`**Ana:** ${text ?? ''}`) : quote(`**Ana** presses **[${press}]**`)
  const saw = botSaw.length === 0 ? [] : ['', `The bot saw: ${botSaw.map((each) => `\`${each}\``).join(', ')}`]
  return [...later, ...note, ...typed, '', ...replies.flatMap(renderReply), ...saw, '']
}

function renderReply({ text, buttons, files }: Shown['replies'][number]): string[] {
  const shownButtons = buttons.length === 0 ? [] : ['>', `> ${buttons.map((title) => `**[${title}]**`).join(' ')}`]
  const shownFiles = files.length === 0 ? [] : ['>', ...files.map((file) => `> 📎 ${file}`)]
  return [...quote(`**Bot:** ${text}`), ...shownButtons, ...shownFiles, '']
}

function quote(text: string): string[] {
  return text.split('\n').map((line) => `> ${line}`)
}
