/** One text in which a person wrote a value in another way than a form would want it. */
export interface Probe {
  readonly text: string
  /** The exact piece of `text` that must be hidden whole. */
  readonly value: string
  /** What it is, by Presidio's names where they exist. Under whichever type it is found, it counts as caught. */
  readonly type: string
  /** The way in which it was written. */
  readonly class: string
}

/** A type and a text in which `{{` and `}}` stand around the value. */
export type MarkedText = readonly [type: string, markedText: string]

/** Probes of one class, from marked texts: what is hidden can be seen where it is written. */
export function readProbes(name: string, marked: readonly MarkedText[]): readonly Probe[] {
  return marked.map(([type, text]) => {
    const start = text.indexOf('{{')
    const end = text.lastIndexOf('}}')
    if (start === -1 || end <= start + 2) throw new Error(`No value is marked in: ${text}`)
    const value = text.slice(start + 2, end)
    return { text: text.slice(0, start) + value + text.slice(end + 2), value, type, class: name }
  })
}
