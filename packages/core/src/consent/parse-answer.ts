/** What a typed answer to a consent prompt means. `rest` is what else the message says. */
export type Answer =
  | { readonly kind: 'yes'; readonly rest: string }
  | { readonly kind: 'no' }
  | { readonly kind: 'unclear' }

const yesWords = ['yes', 'yes i do', 'yes i agree', 'yes i consent', 'yeah', 'yep', 'sure', 'ok', 'okay', 'i agree', 'agree', 'agreed', 'i consent', 'i accept', 'accept', 'go ahead', 'of course']
const noWords = ['no', 'no i do not', "no i don't", 'nope', 'nah', 'no way', 'i refuse', 'refuse', 'i decline', 'decline', 'i do not agree', "i don't agree", 'i disagree', 'disagree', 'never', 'rather not', "i'd rather not"]
/** Said along with an answer; they add nothing to it. */
const fillerWords = ['please', 'thanks', 'thank you', 'thank u', 'thx', 'sure', 'of course', 'go ahead', 'fine', 'then']
/** After one of these an answer is no longer plain. */
const conditionWords = /^(?:but|if|unless|except|only|not|maybe|however|though|until|when|or|no|depends|problem|idea|worries|matter)\b/i

/**
 * Reads an answer. A doubtful one is `unclear` and never counts as a yes: "yes" must come first, and what
 * follows must not take it back. "Yes, and my card is ..." is a yes, and the rest is a turn of its own.
 */
export function parseAnswer(text: string): Answer {
  const message = text.replace(/[\u2018\u2019]/g, "'").trim()
  const yes = startsWith(message, yesWords)
  if (yes !== undefined) return readYes(yes)
  const no = startsWith(message, noWords)
  if (no !== undefined && startsPlainly(no)) return { kind: 'no' }
  return { kind: 'unclear' }
}

function readYes(after: string): Answer {
  if (/^\s*\?/.test(after)) return { kind: 'unclear' }
  const rest = withoutLeading(after)
  if (conditionWords.test(rest)) return { kind: 'unclear' }
  return { kind: 'yes', rest: isFiller(rest) ? '' : rest }
}

function startsPlainly(after: string): boolean {
  return !/^\s*\?/.test(after) && !conditionWords.test(withoutLeading(after))
}

/** What follows the longest of `words` that the message starts with, as whole words. */
function startsWith(message: string, words: readonly string[]): string | undefined {
  const lower = message.toLowerCase().replace(/,/g, ' ')
  const matches = words.filter((word) => lower.startsWith(word) && !/^[\p{L}\p{N}'_-]/u.test(lower.slice(word.length)))
  const longest = matches.sort((left, right) => right.length - left.length)[0]
  return longest === undefined ? undefined : message.slice(longest.length)
}

function withoutLeading(after: string): string {
  return after.replace(/^[\s,.!;:\u2013\u2014-]+/, '').replace(/^(?:and|also|so)\s+/i, '').trimEnd()
}

function isFiller(rest: string): boolean {
  const words = rest.toLowerCase().replace(/[^\p{L}\p{N}' ]/gu, '').trim()
  return words === '' || fillerWords.includes(words)
}
