import type { Span } from '@scrubjay/core'
import { languages } from './hard-negatives/languages.js'
import type { CleanMessage } from './hard-negatives/message.js'
import { numbers } from './hard-negatives/numbers.js'
import { technical } from './hard-negatives/technical.js'
import { words } from './hard-negatives/words.js'

/** Messages that tempt a detector and hold nothing: no person, place, firm, date, time or age either. */
export const hardNegatives: readonly CleanMessage[] = [...numbers, ...technical, ...words, ...languages]

/** Whether anything was found in it that is not there. */
export function isFlagged({ allowed }: CleanMessage, spans: readonly Pick<Span, 'type'>[]): boolean {
  return spans.some(({ type }) => (type as string) !== allowed)
}
