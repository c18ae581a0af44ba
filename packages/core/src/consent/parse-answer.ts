/** What a typed answer to a consent prompt means. `rest` is what else the message says. */
export type Answer =
  | { readonly kind: 'yes'; readonly rest: string }
  | { readonly kind: 'no' }
  | { readonly kind: 'unclear' }

/**
 * Reads an answer. A doubtful one is `unclear` and never counts as a yes; it costs the person one more question.
 * Only a "yes" may be followed by something else, set apart from it, that takes nothing back and asks nothing:
 * "Yes, and my card is ..." is a yes, and the rest is a turn of its own.
 */
export function parseAnswer(text: string): Answer {
  const message = text.trim()
  if (!question.test(message)) {
    const words = plainWords(message)
    if (onlyYes.test(words)) return { kind: 'yes', rest: '' }
    if (onlyNo.test(words)) return { kind: 'no' }
  }
  const no = leadingNo.exec(message)
  if (no !== null) return readNo(message.slice(no[0].length))
  const yes = leadingYes.exec(message)
  return yes === null ? { kind: 'unclear' } : readYes(message.slice(yes[0].length))
}

/** "Yes Bank card" is no yes; what follows must be set apart by punctuation, a new line, or "and". */
function readYes(after: string): Answer {
  const gap = /^[\s,.!;:\u2013\u2014-]*/.exec(after)?.[0] ?? ''
  const said = after.slice(gap.length)
  const isApart = /[^ \t]/.test(gap) || /^(?:and|also|my)\b/i.test(said)
  const rest = said.replace(/^(?:and|also)\s+/i, '')
  const isPlain = isApart && /[\p{L}\p{N}]/u.test(rest) && !question.test(rest) && !asks.test(rest) && !takesBack.test(rest.replace(/[\u2018\u2019]/g, "'"))
  return isPlain ? { kind: 'yes', rest } : { kind: 'unclear' }
}

/** A no may be explained. "No problem", "no 12 Main Street", "no, I mean yes" and "no, but ..." are none. */
function readNo(after: string): Answer {
  const isDoubtful = /^\s*\?/.test(after) || noIdiom.test(after) || noCondition.test(after)
  return { kind: isDoubtful ? 'unclear' : 'no' }
}

const question = /[?\uFF1F\u061F]/

/** The message as lower-case words; a sign other than punctuation and a few friendly faces stays, and fits no pattern. */
function plainWords(message: string): string {
  return message.toLowerCase().replace(/['\u2018\u2019\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '').replace(friendly, ' ').trim().replace(/\s+/g, ' ')
}

const friendly = /[.,!;:"()\u2013\u2014\u2026\u201c\u201d-]|👍|🙏|✅|🙂|😊/gu

const filler = 'please|thanks|thank you|thank u|thx|sorry|fine|then|and'
const yesPhrase =
  'yes|yeah|yep|yup|sure|sure thing|ok|okay|i do|i agree|agree|agreed|i consent|i accept|accept|accepted|go ahead|of course|absolutely|definitely|certainly'
const noPhrase =
  'no|no way|nope|nah|never|rather not|id rather not|i would rather not|(?:absolutely|certainly|definitely|of course) not|not at all|' +
  'i refuse|refuse|i decline|decline|declined|i disagree|disagree|i object|' +
  'i (?:do not|dont)(?: (?:agree|consent|accept|want to|want this|want that|allow this|allow that|allow it))?'
const onlyYes = new RegExp(`^(?:${yesPhrase})(?: (?:${yesPhrase}|${filler}))*$`)
const onlyNo = new RegExp(`^(?:${noPhrase})(?: (?:${noPhrase}|${filler}))*$`)

const leadingYes = /^yes(?:[,\s]+(?:yes|i do|i agree|i consent|i accept)(?![\p{L}\p{N}'\u2019_]))*(?![\p{L}\p{N}'\u2019_-])/iu
const leadingNo = /^(?:no|nope|nah)(?![\p{L}\p{N}'\u2019_-])/iu

/** A question, also without its mark, is about the consent as likely as not. */
const asks = /^(?:what|why|how|who|whom|whose|when|where|which|is|are|am|do|does|did|can|could|will|would|should|shall|may|might)\b/i
/** Words that doubt, limit or revoke. At the beginning of a clause more words do so than within one. */
const takesBack = new RegExp(
  '\\b(?:but|if|unless|except|however|though|although|otherwise|maybe|perhaps|depends?|not|never|nothing|cannot|without|' +
    'wait|hold on|hang on|questions?|actually|guess|suppose|unsure|confused|joking|kidding|just not|nope|' +
    'stop|cancel|withdraw|revoke|refuse|decline|disagree|object)\\b|n\'t\\b|\\b(?:do|does|ca|wo|is|are|was|would|should|could)nt\\b|' +
    '(?:^|[,.;:!\\n])\\s*(?:and\\s+)?(?:no|nah|or|only|just|later|until|when|right|whatever)\\b',
  'i',
)

const noIdiom =
  /^\s+(?:problem|problems|prob|probs|idea|clue|worries|worry|matter|doubt|doubts|objection|objections|issue|issues|biggie|rush|need|one|question|questions|comment|pressure|longer|sweat|reason|wonder|kidding|hard feelings|big deal|\d)/i
const noCondition = /\b(?:yes|yeah|yep|yup|ok|okay|sure|agree|accept|but|if|unless|except|only|maybe|perhaps|however|though|depends|until|or|wait)\b/i
