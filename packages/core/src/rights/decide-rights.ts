import type { RequestName } from '../words/language.js'
import { findRequest } from '../words/requests.js'

/** What a person may ask of the guard itself at any turn. */
export type RightsRequest = Exclude<RequestName, Unanswered>

/** Recognises a request in any of the languages; anything else is a turn of the bot's. */
export function decideRights(text: string | undefined): RightsRequest | undefined {
  const request = text === undefined ? undefined : findRequest(text)
  return request === undefined || isUnanswered(request) ? undefined : request
}

type Unanswered = 'correct' | 'export' | 'human' | 'object' | 'restrict' | 'resume'

function isUnanswered(request: RequestName): request is Unanswered {
  return ['correct', 'export', 'human', 'object', 'restrict', 'resume'].includes(request)
}
