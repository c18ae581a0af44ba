/** A trigger word in a text: `[start, end)`. */
export interface Trigger {
  readonly start: number
  readonly end: number
  /** Lower case. */
  readonly word: string
}

/**
 * Finds the words of a fixed list in one pass. Words are compared by a hash first, so that a text in which none
 * of them stands costs no more than reading it.
 */
export class TriggerIndex {
  readonly #ownersByWord = new Map<string, string[]>()
  readonly #marks = new Uint8Array(hashSize)
  readonly #folds: Uint8Array
  readonly #lengthMax: number

  /**
   * @param lists each owner's words: letters and digits, lower case
   * @param signs what words are made of. Where digits are none, `visa4111` holds the word `visa`
   */
  constructor(lists: readonly { readonly owner: string; readonly words: Iterable<string> }[], signs: 'letters' | 'letters and digits' = 'letters and digits') {
    this.#folds = signs === 'letters' ? letterFolds : alphanumericFolds
    let lengthMax = 0
    for (const { owner, words } of lists) {
      for (const word of words) {
        const owners = this.#ownersByWord.get(word)
        if (owners === undefined) this.#ownersByWord.set(word, [owner])
        else owners.push(owner)
        this.#marks[hashOf(word, this.#folds)] = 1
        lengthMax = Math.max(lengthMax, word.length)
      }
    }
    this.#lengthMax = lengthMax
  }

  /** The triggers in `text` by owner, in the order of the text. */
  find(text: string): ReadonlyMap<string, readonly Trigger[]> {
    let found = none
    for (let at = 0, start = 0, hash = 0; at <= text.length; at++) {
      const sign = at < text.length ? foldedLetter(text.charCodeAt(at), this.#folds) : 0
      if (sign !== 0) {
        hash = (Math.imul(hash, 31) + sign) | 0
        continue
      }
      if (at > start && at - start <= this.#lengthMax && this.#marks[hash & hashMask] === 1) {
        if (found === none) found = new Map()
        this.#add(found, { start, end: at, word: text.slice(start, at).toLowerCase() })
      }
      start = at + 1
      hash = 0
    }
    return found
  }

  #add(found: Map<string, Trigger[]>, trigger: Trigger): void {
    for (const owner of this.#ownersByWord.get(trigger.word) ?? []) {
      const triggers = found.get(owner)
      if (triggers === undefined) found.set(owner, [trigger])
      else triggers.push(trigger)
    }
  }
}

const none = new Map<string, Trigger[]>()
/** Many times the number of words, so that few other words share a place with one. */
const hashSize = 65_536
const hashMask = hashSize - 1

function hashOf(word: string, asciiFolds: Uint8Array): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + foldedLetter(word.charCodeAt(at), asciiFolds)) | 0
  return hash & hashMask
}

/** What words are made of, in lower case; 0 for what stands between them. */
function foldedLetter(unit: number, asciiFolds: Uint8Array): number {
  if (unit < 0x80) return asciiFolds[unit] ?? 0
  // Latin-1 signs and general punctuation; all other signs count as letters: a wrong guess costs a look-up.
  if (unit < 0xc0 || (unit >= 0x2000 && unit < 0x2070) || unit === 0xd7 || unit === 0xf7) return 0
  // Greek and Cyrillic capitals stand 32 before their small letters, as in Latin-1.
  const isCapital = (unit < 0xdf && unit >= 0xc0) || (unit >= 0x391 && unit <= 0x3a9) || (unit >= 0x410 && unit <= 0x42f)
  return isCapital ? unit + 0x20 : unit
}

const letterFolds = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 0x61 && unit <= 0x7a) return unit
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : 0
})
const alphanumericFolds = letterFolds.map((fold, unit) => (unit >= 0x30 && unit <= 0x39 ? unit : fold))
