/** What a person may ask of the guard itself at any turn. */
export type RightsRequest = 'withdraw' | 'access' | 'erase' | 'ask-consent'

/**
 * Recognises a request when it is the whole message; anything else is a turn. The wording is checked as
 * lower-case words without punctuation, so "Stop!" is a withdrawal and "stop the delivery" is not.
 */
export function decideRights(text: string | undefined): RightsRequest | undefined {
  if (text === undefined || text.length > 200) return undefined
  const words = text.toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[^\p{L}\p{N}' ]+/gu, ' ').replace(/\s+/g, ' ').trim()
  return requests.find(({ pattern }) => pattern.test(words))?.request
}

const requests: readonly { readonly request: RightsRequest; readonly pattern: RegExp }[] = [
  {
    request: 'withdraw',
    pattern: /^(?:please )?(?:stop|stop all|unsubscribe|i (?:withdraw|revoke)|(?:i (?:want to |would like to )?)?(?:withdraw|revoke)(?: my)? consent)(?: please)?$/,
  },
  {
    request: 'access',
    pattern: /^(?:please )?(?:what (?:do you|data do you) (?:know|have|store|keep|hold) (?:about|of|on) me|show me my data|my data)(?: please)?$/,
  },
  {
    request: 'erase',
    pattern:
      /^(?:(?:please|can you|could you|i want you to) )*(?:(?:delete|erase|remove) (?:all )?(?:my|of my) (?:personal )?data|forget me)(?: (?:now|please|thanks|thank you))*$/,
  },
  { request: 'ask-consent', pattern: /^(?:consent|ask me again|i changed my mind)$/ },
]
