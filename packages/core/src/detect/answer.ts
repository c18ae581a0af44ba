import type { Range } from './normalise.js'

/**
 * What a short message says in answer to a question, without the words around it: `hunter2` in `it's hunter2.`
 * Undefined where it is longer than an answer of one value.
 */
export function answerIn(text: string): Range | undefined {
  if (text.length > answerLengthMax) return undefined
  const start = lead.exec(text)?.[0].length ?? 0
  let end = text.length
  while (end > start && ' \t\r\n.!?,'.includes(text.charAt(end - 1))) end--
  return end > start ? { start, end } : undefined
}

const answerLengthMax = 64
/** “Sure, it is”, in the languages of the chats. */
const lead =
  /^\s*(?:(?:sure|ok|okay|yes|yeah|well|hi|hello|ja|oui|sí|si|sim|claro)[,.!]? )?(?:(?:it'?s|it is|that'?s|that is|das ist|es ist|es|c'est|é|è|het is|this is|here:|here)[: ]\s?)?/i
