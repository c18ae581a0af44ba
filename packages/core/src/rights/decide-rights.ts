import type { RequestName } from '../words/language.js'
import { findRequest, findTold } from '../words/requests.js'

/** What a person may ask of the guard itself at any turn. What only seems to be the wish to be erased is asked back. */
export type RightsRequest = RequestName | 'confirm-erase'

/** Recognises a request in any of the languages; anything else is a turn of the bot's. */
export function decideRights(text: string | undefined): RightsRequest | undefined {
  if (text === undefined) return undefined
  const request = findRequest(text)
  if (request === 'erase') return findTold(text) === 'erase' ? 'erase' : 'confirm-erase'
  return request ?? (text.length <= lengthMax && isCorrection.test(text) ? 'correct' : undefined)
}

/** A correction says what is right, so it is no whole phrase: it begins as the text `correctionAsked` says. */
const isCorrection = /^\s*(?:please |bitte )?(?:correct my|berichtige meine?|berichtigen sie meine?|corrigez mon|corrigez ma|corrija o meu|corrija a minha|corrija mi|correggi il mio|correggi la mia|corregga il mio|corregga la mia|verbeter mijn|corrige mi|corrige mon|corrige ma) /i
const lengthMax = 400
