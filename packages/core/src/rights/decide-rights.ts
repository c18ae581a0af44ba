/** What a person may ask of the guard itself at any turn. */
export type RightsRequest = 'withdraw' | 'access' | 'erase' | 'ask-consent' | 'opt-out-sale' | 'limit-sensitive' | 'receipt' | 'are-you-human' | 'export' | 'correct' | 'restrict' | 'resume' | 'object' | 'human'

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
  { request: 'export', pattern: /^(?:please )?(?:export|download|send me) (?:all )?my (?:personal )?data(?: please)?$/ },
  { request: 'correct', pattern: /^(?:please )?correct my .+$/ },
  { request: 'restrict', pattern: /^(?:please )?(?:restrict (?:the (?:use|processing) of )?my (?:personal )?data|stop using my data)(?: please)?$/ },
  { request: 'resume', pattern: /^(?:please )?(?:resume|use my data again)(?: please)?$/ },
  { request: 'object', pattern: /^i object(?: to .+)?$/ },
  { request: 'human', pattern: /^(?:please )?(?:human|(?:i want to |can i |let me )?(?:talk|speak) to a (?:human|person|real person))(?: please)?$/ },
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
  {
    request: 'opt-out-sale',
    pattern: /^(?:please )?(?:do not|don't) sell(?: or share)? my (?:personal )?(?:information|data)(?: please)?$/,
  },
  { request: 'limit-sensitive', pattern: /^(?:please )?limit the use of my sensitive (?:personal )?(?:information|data)(?: please)?$/ },
  { request: 'receipt', pattern: /^(?:please )?(?:(?:give|send|show) me my (?:consent )?receipt|my (?:consent )?receipt)(?: please)?$/ },
  { request: 'are-you-human', pattern: /^(?:are you (?:a )?(?:human|bot|robot|real person)|am i talking to a (?:human|bot|robot|real person|person))$/ },
  { request: 'ask-consent', pattern: /^(?:consent|ask me again|i changed my mind)$/ },
]
