/**
 * Which values of `typed` the bot saw as placeholders: what stands between the words that both texts share.
 * The bot may have seen only the end of what was typed, as with "yes, and …". Only the two texts are
 * compared, so this says nothing of what the guard believes, only what it did.
 */
export function hiddenValues(typed: string, botSaw: string): HiddenValue[] {
  const values: HiddenValue[] = []
  let seenAt = 0
  let typedAt = 0
  let open: string | undefined
  for (const match of [...botSaw.matchAll(placeholder), undefined]) {
    const words = botSaw.slice(seenAt, match?.index)
    const at = match === undefined && words === '' ? typed.length : typed.indexOf(words, typedAt)
    if (at === -1) return []
    if (open !== undefined) values.push({ type: open, value: typed.slice(typedAt, at) })
    typedAt = at + words.length
    seenAt = match === undefined ? botSaw.length : match.index + match[0].length
    open = match?.[1]
  }
  // A placeholder that somebody typed hides nothing.
  return typedAt === typed.length ? values.filter(({ value }) => !value.match(placeholder)) : []
}

export interface HiddenValue {
  /** The entity type that the placeholder names. */
  readonly type: string
  readonly value: string
}

/** What a placeholder looks like. */
export const placeholder: RegExp = /\[([A-Z][A-Z_]*[A-Z])_\d+\]/g
