import { readAnswerWords } from '../words/answers.js'
import { judgeAnswer } from '../words/learned/judge-answer.js'
import { isLimited, mayNameLimit } from '../words/learned/limits.js'
import { readWords } from '../words/plain.js'

/**
 * What a typed answer to a consent prompt means. `rest` is what else the message says. A limited yes names `what` it is
 * limited to, or what it leaves out, `except`.
 */
export type Answer =
  | { readonly kind: 'yes'; readonly rest: string }
  | { readonly kind: 'no' }
  | { readonly kind: 'only'; readonly what: readonly string[]; readonly except?: readonly string[] }
  | { readonly kind: 'unclear' }

/**
 * Reads an answer in the languages of `words/languages`. A doubtful one is `unclear`, and no yes; it costs
 * the person one more question. Only a yes may be followed by something else, set apart from it, that takes nothing back
 * and asks nothing: "Yes, and my card is ..." is a yes, and the rest is a turn of its own.
 */
export function parseAnswer(text: string): Answer {
  const message = text.trim()
  const known = parseKnown(message)
  const answer = known.kind === 'yes' && limitsItself(known.rest, message) ? unclear : known
  if (answer.kind !== 'unclear') return answer
  const judged = judgeAnswer(message)
  if (judged.kind === 'no') return joking.test(message) ? unclear : { kind: 'no' }
  if (judged.kind === 'unclear' || trailsOff.test(message) || !onlyGlad.test(message)) return unclear
  return judged.kind === 'only' ? judged : { kind: 'yes', rest: '' }
}

const unclear: Answer = { kind: 'unclear' }

/** "Yes, for the delivery" and "sí, el envío nada más" are no plain yes. */
function limitsItself(rest: string, message: string): boolean {
  return mayNameLimit(readWords(rest.slice(0, lengthJudged))) || isLimited(readWords(message.slice(0, lengthJudged)))
}

/** A limit stands near the yes. */
const lengthJudged = 400

/** The answer that a phrase tells. */
function parseKnown(message: string): Answer {
  const english = parseEnglish(message)
  if (english.kind !== 'unclear' || question.test(message)) return english
  const answer = readAnswerWords(message)
  if (answer.kind === 'no') return joking.test(message) ? { kind: 'unclear' } : { kind: 'no' }
  if (answer.kind !== 'yes' && answer.kind !== 'only') return { kind: 'unclear' }
  if (trailsOff.test(message) || !onlyGlad.test(message)) return { kind: 'unclear' }
  if (answer.kind === 'only') return answer
  if (answer.restFrom === undefined) return { kind: 'yes', rest: '' }
  const rest = message.slice(answer.restFrom)
  return takesBack(rest) ? { kind: 'unclear' } : { kind: 'yes', rest }
}

/** The finest readings, for English: what follows a yes or a no is looked at word by word. */
function parseEnglish(message: string): Answer {
  if (!question.test(message)) {
    const words = plainWords(message)
    if (onlyYes.test(words) && !trailsOff.test(message)) return { kind: 'yes', rest: '' }
    if (onlyNo.test(words)) return { kind: 'no' }
  }
  const no = leadingNo.exec(message)
  if (no !== null) return readNo(message.slice(no[0].length))
  const yes = leadingYes.exec(message)
  return yes === null ? { kind: 'unclear' } : readYes(message.slice(yes[0].length))
}

/** No sign but letters, figures, punctuation and glad faces. */
const onlyGlad = /^[\u{1f3fb}-\u{1f3ff}\p{L}\p{M}\p{N}\p{P}\p{Z}\s`´+~👍🙏✅🙂😊😀😃😄😁👌❤💯🎉😍🤗🥰☺😇🤝🙌💪✔\u200d]*$/u
/** A no that laughs or winks. */
const joking = /[😂🤣😅😉😜😝🤪😛🙃]/u

/** "Yes Bank card" is no yes; what follows must be set apart by punctuation, a new line, or "and". */
function readYes(after: string): Answer {
  const gap = /^[\s,.!;:\u2013\u2014\u2026-]*/.exec(after)?.[0] ?? ''
  const said = after.slice(gap.length)
  const isApart = /[^ \t]/.test(gap) || /^(?:and|also|my)\b/i.test(said)
  const rest = said.replace(/^(?:and|also)\b[\s,]*/i, '')
  const isPlain = isApart && !trailsOff.test(gap) && saysSomething.test(rest) && !takesBack(rest)
  return isPlain ? { kind: 'yes', rest } : { kind: 'unclear' }
}

/** A no may be explained. "No problem", "no signal here", "no, I mean yes" and "no, but ..." are none. */
function readNo(after: string): Answer {
  const isNo = plainNo.test(after) && !noCondition.test(after)
  return { kind: isNo ? 'no' : 'unclear' }
}

/**
 * Whether the rest of a yes makes it doubtful: it asks something, says no to anything, sets a condition or a
 * limit, hesitates, or is about the consent itself. It also strikes harmless rests; they wait for a plain yes.
 */
function takesBack(rest: string): boolean {
  const clauses = rest.replace(/[\u2018\u2019]/g, "'").replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' '))
  return question.test(clauses) || doubtfulWord.test(clauses) || doubtfulBeginning.test(clauses)
}

const question = /[?\uFF1F\u061F\u203D\u2047-\u2049\u2753\u2754]/
/** "Yes..." hesitates, and "ok :(" is not gladly given. */
const trailsOff = /\.\.|\u2026|[:;]'?-?[(/|\\]/
/** Words or figures come first. A sign that could be a face turned down does not. */
const saysSomething = /^[\p{P}\p{Sc}+~]*\s*[\p{L}\p{N}]/u

/** The message as lower-case words; a sign other than punctuation and a few friendly faces stays, and fits no pattern. */
function plainWords(message: string): string {
  return message.toLowerCase().replace(/['\u2018\u2019]/g, '').replace(friendly, ' ').trim().replace(/\s+/g, ' ')
}

const friendly = /[.,!;:"()\u2013\u2014\u2026\u201c\u201d-]|(?:👍|🙏)[\u{1f3fb}-\u{1f3ff}]?|✅\ufe0f?|🙂|😊/gu

/** Nothing but a yes, and words that add nothing to it. */
const onlyYes =
  /^(?:yes|yeah|yep|yup|sure|sure thing|ok|okay|i do|i agree|agree|agreed|i consent|i accept|accept|accepted|go ahead|of course|absolutely|definitely|certainly)(?: (?:and )?(?:yes|yeah|yep|yup|sure|sure thing|ok|okay|i do|i agree|agree|agreed|i consent|i accept|accept|accepted|go ahead|of course|absolutely|definitely|certainly|please|thanks|thank you|thank u|thx|fine|then))*$/
/** The same for a no. */
const onlyNo =
  /^(?:no|no way|nope|nah|never|rather not|id rather not|i would rather not|(?:absolutely|certainly|definitely|of course) not|not at all|i refuse|refuse|i decline|decline|declined|i disagree|disagree|i object|i (?:do not|dont)(?! (?:refuse|decline|disagree|object))(?: (?:agree|consent|accept|want to|want this|want that|allow this|allow that|allow it))?)(?: (?:and )?(?:no|no way|nope|nah|never|rather not|id rather not|i would rather not|(?:absolutely|certainly|definitely|of course) not|not at all|i refuse|refuse|i decline|decline|declined|i disagree|disagree|i object|i (?:do not|dont)(?! (?:refuse|decline|disagree|object))(?: (?:agree|consent|accept|want to|want this|want that|allow this|allow that|allow it))?|please|thanks|thank you|thank u|thx|fine|then|sorry))*$/

const leadingYes = /^yes(?:[,\s]+(?:yes|i do|i agree|i consent|i accept)(?![\p{L}\p{N}'\u2019_]))*(?![\p{L}\p{N}'\u2019_-])/iu
const leadingNo = /^(?:no|nope|nah)(?:[,\s]+(?:no|nope|nah)(?![\p{L}\p{N}'\u2019_]))*(?![\p{L}\p{N}'\u2019_-])/iu

/** Words that ask, deny, limit, doubt or revoke wherever they stand. "Order no. 123" and "order no is" deny nothing. */
const doubtfulWord =
  /\b(?:what|whats|why|how|tell me|explain|clarify|questions?|wonder|wondering|curious|more info|help|no(?!\.? ?(?:is\b|#?\d))|not|never|nothing|none|neither|nor|nope|cannot|without|ain'?t|(?:do|does|did|ca|wo|is|are|was|would|should|could)nt|but|if|unless|except|excluding|however|though|although|otherwise|instead|rather|apart from|other than|only|just (?:this|once)|as long as|so long as|provided|providing|assuming|on condition|conditional(?:ly)?|subject to|pending|in case|until|till|for now|this time|for today|temporarily|wait|hold on|hang on|later|maybe|perhaps|probably|possibly|depends?|guess|suppose|think|unsure|confused|sort of|kind of|kinda|idk|dunno|hmm*|umm*|uhh*|err*|actually|as if|joking|kidding|forced|choice|protest|reluctantly|stop|cancel|unsubscribe|forget me|(?:withdraw|revok|refus|declin|disagree|object|delet|eras|consent|agree)\w*|data|privacy|notice|gdpr)\b|n't\b/i
/** Words that do so only at the beginning of a clause: "when can you" asks, "paid when it came" does not. */
const doubtfulBeginning =
  /(?:^|[,.;:!\n–—-]) ?["'(*_]*(?:(?:and|so|then|well|hey|hi|hello|ok) )?(?:who|whom|whose|when|where|which|is|are|am|do|does|did|can|could|will|would|should|shall|may|might|no|nah|or|just|once|first|after|before|tomorrow|sometimes|partly|right|whatever|well|let me)\b/i

/** What may follow a no: nothing, a sign that sets apart, or words that go on about it. */
const plainNo =
  /^(?:$|\s*[,.!;:–—…-]|\s*\n|\s+(?:i|we|you|it|this|that|do|dont|don['’]t|not|never|way|thanks|thank|thx|please|sorry|because|absolutely)\b)/i
const noCondition =
  /^\s*(?:[,.!;:]\s*)?(?:problem|prob|worries|worry|doubt)|\b(?:yes|yeah|yep|yup|ok|okay|sure|agree|accept|but|if|unless|except|only|maybe|perhaps|however|though|depends|until|or|wait|kidding|joking)\b/i
