import type { FileText } from './file.js'

/** A link that a bot could follow. */
export function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text)
}

/**
 * Visits what a link to a file says beside where it leads: who signs in, the steps of its path, what it asks for. The
 * link as a whole stays, for the bot has to follow it.
 */
export function walkLink(link: string, visit: (part: Pick<FileText, 'text' | 'label' | 'type'>) => string): string {
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(link) ?? []
  const at = authority.lastIndexOf('@')
  const signIn = at === -1 ? '' : authority.slice(0, at)
  const visited = signIn === '' ? '' : encoded(signIn, (text) => visit({ text, type: 'URL_CREDENTIALS' }))
  let label = ''
  const parts = rest.split(/([/?#&=;])/).map((part, index, all) => {
    if (index % 2 === 1 || part === '') return part
    const next = all[index + 1]
    const walked = encoded(part, (text) => visit({ text, label }))
    label = next === '=' ? part : ''
    return walked
  })
  return `${scheme}${visited}${authority.slice(signIn.length)}${parts.join('')}`
}

function encoded(part: string, visit: (text: string) => string): string {
  const text = decoded(part)
  const visited = visit(text)
  return visited === text ? part : encodeURIComponent(visited)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}
