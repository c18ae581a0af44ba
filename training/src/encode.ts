import { kit } from './core-kit.js'
import type { Example } from './example.js'
import type { KeyTable } from './key-table.js'

/** An example as the trainer reads it: the features of each token, by number, and its label. */
export interface Encoded {
  /** Where the features of each token begin; one more than there are tokens. */
  readonly offsets: Uint16Array
  readonly features: Int32Array
  readonly labels: Uint8Array
}

type Gazetteer = Parameters<typeof kit.gazetteer.classify>[0]

/** Turns an example into numbers of `table`; one that is longer than a window loses its tail. */
export function createEncoder(gazetteer: Gazetteer, table: KeyTable): (example: Example) => Encoded {
  const tokens = new kit.Tokens()
  const buffer = new Int32Array(kit.windowLengthMax * kit.keysMax)
  const keys = new Int32Array(kit.keysMax)
  return ({ text, spans }) => {
    tokens.read(text, 0)
    kit.gazetteer.classify(gazetteer, tokens)
    const offsets = new Uint16Array(tokens.count + 1)
    let total = 0
    for (let index = 0; index < tokens.count; index++) {
      const count = kit.writeKeys(tokens, index + kit.edge, keys)
      for (let at = 0; at < count; at++) buffer[total++] = table.add(keys[at] ?? 0)
      offsets[index + 1] = total
    }
    return { offsets, features: buffer.slice(0, total), labels: labelsOf(tokens, spans) }
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

/** The same example with other numbers; features that `numbers` has -1 for are left out. */
export function renumber({ offsets, features, labels }: Encoded, numbers: Int32Array): Encoded {
  const kept = new Int32Array(features.length)
  const begins = new Uint16Array(offsets.length)
  let total = 0
  for (let index = 0; index < labels.length; index++) {
    const end = offsets[index + 1] ?? 0
    for (let at = offsets[index] ?? 0; at < end; at++) {
      const number = numbers[features[at] ?? 0] ?? -1
      if (number !== -1) kept[total++] = number
    }
    begins[index + 1] = total
  }
  return { offsets: begins, features: kept.slice(0, total), labels }
}
