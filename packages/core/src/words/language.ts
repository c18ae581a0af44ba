/** What people write in one language to the guard itself. Patterns: `(a|b)` one of them, `[c]` or without, `,` apart. */
export interface Language {
  /** A yes by itself. */
  readonly yes: string
  /** A no by itself. */
  readonly no: string
  /** Said along with a yes or a no, and neither. */
  readonly along: string
  /** Words that make what follows a yes or a no doubtful: conditions, limits, contradiction, questions. */
  readonly doubt: string
  /** What begins like a no and is none: "no problem". */
  readonly noNo: string
  /** Before what a yes is limited to: "only for". */
  readonly onlyFor: string
  /** Said around a request: greetings, "could you please", thanks. */
  readonly around: string
  /** Before a reason, which says nothing about the request: "because". */
  readonly reason: string
  readonly requests: Readonly<Record<RequestName, string>>
}

/** What a person may ask of the guard itself. */
export type RequestName =
  | 'withdraw'
  | 'access'
  | 'export'
  | 'erase'
  | 'ask-consent'
  | 'correct'
  | 'restrict'
  | 'resume'
  | 'object'
  | 'human'
  | 'opt-out-sale'
  | 'limit-sensitive'
  | 'receipt'
  | 'are-you-human'
