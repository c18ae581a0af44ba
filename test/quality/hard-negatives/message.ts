/** A message in which nothing is to hide, and the kind of trap that it is. */
export interface CleanMessage {
  readonly text: string
  readonly class: string
  /** An entity that is there by right: URLs are entities of Presidio's, though nothing in them is secret. */
  readonly allowed?: 'URL'
}

export function cleanMessages(name: string, texts: readonly string[], allowed?: 'URL'): readonly CleanMessage[] {
  return texts.map((text) => ({ text, class: name, ...(allowed === undefined ? {} : { allowed }) }))
}
