import { kit } from './core-kit.js'
import type { Example } from './example.js'

/** Examples as the trainer reads them: the rows of each token's features, and its label. */
export interface Encoded {
  /** Of the rows of each token; one more than there are tokens. */
  readonly offsets: Uint16Array
  readonly rows: Int32Array
  readonly labels: Uint8Array
}

type Gazetteer = Parameters<typeof kit.gazetteer.classify>[0]

/** Turns an example into numbers; one that is longer than a window loses its tail. */
export function createEncoder(gazetteer: Gazetteer): (example: Example) => Encoded {
  const tokens = new kit.Tokens()
  const buffer = new Int32Array(kit.windowLengthMax * kit.rowsMax)
  const rows = new Int32Array(kit.rowsMax)
  return ({ text, spans }) => {
    tokens.read(text, 0)
    kit.gazetteer.classify(gazetteer, tokens)
    const offsets = new Uint16Array(tokens.count + 1)
    let total = 0
    for (let index = 0; index < tokens.count; index++) {
      const count = kit.writeRows(tokens, index + kit.edge, rows)
      buffer.set(rows.subarray(0, count), total)
      total += count
      offsets[index + 1] = total
    }
    return { offsets, rows: buffer.slice(0, total), labels: labelsOf(tokens, spans) }
  }
}

/** A token belongs to the entity that it overlaps. Handles belong to none: another recognizer finds them. */
function labelsOf(tokens: InstanceType<typeof kit.Tokens>, spans: Example['spans']): Uint8Array {
  const labels = new Uint8Array(tokens.count)
  for (const [start, end, code] of spans) {
    const kind = kit.kindCodes.indexOf(code)
    if (kind === -1) continue
    let isFirst = true
    for (let index = 0; index < tokens.count; index++) {
      if ((tokens.end[index + kit.edge] ?? 0) <= start || (tokens.start[index + kit.edge] ?? 0) >= end) continue
      if (tokens.shape[index + kit.edge] === kit.shapeHandle) continue
      labels[index] = 1 + 2 * kind + (isFirst ? 0 : 1)
      isFirst = false
    }
  }
  return labels
}
