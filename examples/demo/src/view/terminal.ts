/** What the view must know of where it prints. */
export interface Terminal {
  readonly width: number
  /** Wraps `text` in a style, or answers it as it is where colour is not wanted. */
  paint(style: Style, text: string): string
}

export type Style = keyof typeof codes

/** Colour only for a person at a terminal who did not ask for none (no-color.org). */
export function createTerminal(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  const coloured = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  return {
    width: Math.max(widthMin, Math.min(stream.columns ?? widthDefault, widthMax)),
    paint(style, text) {
      return coloured && style !== 'plain' && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text
    },
  }
}

/** Select Graphic Rendition, ECMA-48 §8.3.117. */
const codes = {
  plain: '0',
  dim: '2',
  strong: '1',
  secret: '31',
  placeholder: '1;33',
  restored: '32',
  good: '1;32',
  bad: '1;31',
}
const widthMin = 60
const widthDefault = 120
const widthMax = 160
