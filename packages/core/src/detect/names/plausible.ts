import { commonShift, firstNameShift, organisation, placeShift } from './gazetteer.js'
import { edge, shapeLower, shapeNumber, shapeNumberWord, shapeStop, shapeSymbol, type Tokens } from './tokens.js'
import { isCompanion, isWordOfForms } from './words-of-forms.js'

/**
 * Asks whether the tokens from `from` to `to` can name anything: one of them is more than a sign or a number, not
 * all of them are everyday words that nobody is called by, they are no form’s (“my ssn”, “bye”), and no amount (`49,90`)
 * stands between them. A person of three words in lower case may begin like a sentence (“de la cruz”, “de rugzak doet
 * het niet”): then one of the words must be known as a name.
 */
export function isPlausible(tokens: Tokens, from: number, to: number, isPerson: boolean): boolean {
  let isNaming = false
  let isEveryday = true
  let isForm = true
  let hasWordOfForms = false
  let isLower = true
  let isKnown = false
  for (let index = from; index <= to; index++) {
    const shape = tokens.shape[index + edge] ?? 0
    const wordClass = tokens.wordClass[index + edge] ?? 0
    if (isAmount(tokens, index)) return false
    if (shape < shapeNumber || (shape >= shapeNumberWord && shape < shapeSymbol)) isNaming = true
    isEveryday &&= shape === shapeLower && isEverydayWord(wordClass)
    const hash = tokens.hash[index + edge] ?? 0
    if (isWordOfForms(hash)) hasWordOfForms = true
    else isForm &&= isCompanion(hash) || (shape === shapeLower && isFrequent(wordClass))
    isLower &&= shape === shapeLower
    isKnown ||= !isFrequent(wordClass) && (wordClass & namesMask) !== 0
  }
  if (isLower && isPerson && to > from + 1 && !isKnown && isFrequent(tokens.wordClass[from + edge] ?? 0)) return false
  return isNaming && !isEveryday && !(isForm && hasWordOfForms)
}

function isFrequent(wordClass: number): boolean {
  return ((wordClass >> commonShift) & 3) === 3
}

/** Of the most frequent words, and in no list of names or places. */
function isEverydayWord(wordClass: number): boolean {
  return isFrequent(wordClass) && (wordClass & namesMask) === 0
}

/** `firstNameShift` and `lastNameShift` are neighbours. */
const namesMask = (0xf << firstNameShift) | (3 << placeShift) | organisation

/** A number, a comma or a point, and two digits more, without a blank between them. */
function isAmount({ shape, start, end }: Tokens, index: number): boolean {
  const at = index + edge
  const mark = shape[at + 1]
  return (
    isNumber(shape[at] ?? 0) && (mark === shapeSymbol || mark === shapeStop) && shape[at + 2] === shapeNumber + 1 &&
    end[at] === start[at + 1] && (end[at + 1] ?? 0) - (start[at + 1] ?? 0) === 1 && end[at + 1] === start[at + 2]
  )
}

function isNumber(shape: number): boolean {
  return shape >= shapeNumber && shape < shapeNumberWord
}
