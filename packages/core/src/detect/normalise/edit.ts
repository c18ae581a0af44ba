import { CopyBuilder, type Copy } from './offset-map.js'

/** Writes `text` for `[start, end)`; nothing, if it is empty. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies edits that are sorted and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): Copy {
  const builder = new CopyBuilder(text)
  let kept = 0
  for (const edit of edits) {
    builder.keep(kept, edit.start)
    builder.write(edit.start, edit.end, edit.text)
    kept = edit.end
  }
  builder.keep(kept, text.length)
  return builder.finish()
}
