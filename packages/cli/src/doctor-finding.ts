/** One line of `scrubjay doctor`. */
export interface Finding {
  /** `note` is worth knowing and no failure. */
  readonly state: 'ok' | 'note' | 'fail'
  readonly subject: string
  /** What was found and, unless all is well, what to do. Holds no value and no key. */
  readonly text: string
}

/** All is well. */
export function ok(subject: string, text: string): Finding {
  return { state: 'ok', subject, text }
}

/** Worth knowing. */
export function note(subject: string, text: string): Finding {
  return { state: 'note', subject, text }
}

/** Something is wrong, and what to do. */
export function fail(subject: string, text: string): Finding {
  return { state: 'fail', subject, text }
}
