/** A text and what is named in it: `[start, end, code]`, in UTF-16 code units, `code` one of `kindCodes`. */
export interface Example {
  readonly text: string
  readonly spans: readonly (readonly [number, number, string])[]
}

/** Reads JSON lines; an entity of a kind that the tagger does not know is left out. */
export function parseExamples(lines: string): readonly Example[] {
  return lines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Example)
}

/** Lower case that moves no offset: a letter whose other case is longer stays as it is. */
export function lowerCased({ text, spans }: Example): Example {
  return { text: mapUnits(text, (unit) => unit.toLowerCase()), spans }
}

export function upperCased({ text, spans }: Example): Example {
  return { text: mapUnits(text, (unit) => unit.toUpperCase()), spans }
}

/** With a capital at `index`. */
export function capitalAt({ text, spans }: Example, index: number): Example {
  const letter = text.charAt(index)
  const capital = letter.toUpperCase()
  return capital.length === letter.length ? { text: text.slice(0, index) + capital + text.slice(index + 1), spans } : { text, spans }
}

function mapUnits(text: string, change: (sign: string) => string): string {
  let changed = ''
  for (const sign of text) {
    const other = change(sign)
    changed += other.length === sign.length ? other : sign
  }
  return changed
}
