import { isRecord, type PlainObject } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import { ScrubjayError } from '../errors.js'
import { formatRedaction, isPlaceholder } from '../scrub/placeholder.js'
import type { LoggedActivity } from './shapes.js'

/** Makes a token of an id; the same id has the same token wherever it stands. */
export type IdToken = (id: string) => string

/** How ids are hidden, and which one is the bot's own. */
export interface IdTokens {
  readonly person: IdToken
  readonly conversation: IdToken
  /** Left out where it is not known; then only an account that says it is a bot counts as one. */
  readonly botId?: string | undefined
}

/**
 * A copy of an activity without the channel's names of people: every id of a person and of the conversation becomes its
 * token wherever it stands as a whole text, and a name that is no placeholder is taken out. The bot's own stay.
 */
export function hideIdentities(activity: LoggedActivity, tokens: IdTokens): PlainObject {
  const people = peopleOf(activity).filter(({ id }) => id !== tokens.botId)
  const replaced = new Map<string, string>()
  for (const person of people) {
    for (const id of [person['id'], person['aadObjectId']]) if (isId(id)) replaced.set(id, tokens.person(id))
  }
  const conversationId = activity.conversation?.id
  if (isId(conversationId)) replaced.set(conversationId, tokens.conversation(conversationId))
  const names = new Set(people.map((person) => person['name']).filter(isId))
  return mapTexts(activity, (text, name) => {
    if (name === 'name' && names.has(text) && !isPlaceholder(text)) return formatRedaction('PERSON')
    return name === 'text' ? text : (replaced.get(text) ?? text)
  }) as PlainObject
}

/** The accounts in an activity that may be people: all but those that say they are bots. */
function peopleOf(activity: LoggedActivity): readonly PlainObject[] {
  const accounts = [activity.from, activity.recipient, ...(activity.membersAdded ?? []), ...(activity.membersRemoved ?? [])]
  const isPerson = (account: unknown): account is PlainObject => isRecord(account) && account['role'] !== 'bot' && account['role'] !== 'skill'
  return accounts.filter(isPerson)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Copies what is plain data, with each text replaced. A date stays; so does what is neither. */
export function mapTexts(value: unknown, replace: (text: string, name: string) => string, name: string = '', depth: number = 0): unknown {
  if (typeof value === 'string') return replace(value, name)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth > limits.activityDepthMax) throw new ScrubjayError('ERR_LIMIT_DEPTH')
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, replace, name, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, replace, key, depth + 1)]))
}
