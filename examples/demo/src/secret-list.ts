import { conversationIdOf, textsOf } from './channel/local-channel.js'
import { hiddenValues, type HiddenValue } from './hidden-values.js'
import type { Turn } from './stage.js'

/**
 * Collects which of the typed values were sensitive: what a scene declares, and what the bot got as a
 * placeholder although it was typed in clear.
 */
export function createSecretList(): SecretList {
  const canaries = new Set<string>()
  const waiting = new Map<string, string[]>()
  return {
    learn({ line, botSaw }, declared = []) {
      // A message that waits for consent is seen a few turns later, under the line that released it.
      const typed = [...(waiting.get(conversationIdOf(line)) ?? []), ...textsOf({ ...line })].slice(-waitingMax)
      waiting.set(conversationIdOf(line), typed)
      const hidden = botSaw.flatMap((saw) => {
        const candidates = typed.toReversed().map((text) => hiddenValues(text, saw))
        return candidates.find((values) => values.length > 0 && values.every(looksRight)) ?? []
      })
      const ids = [line.user, line.channel, line.conversation]
      for (const secret of declared) canaries.add(secret)
      for (const { type, value } of hidden) {
        // Names and places are ordinary words, and an id is what the channel calls a person: both are found elsewhere.
        if (shapes[type] !== undefined && !ids.some((id) => id?.includes(value))) canaries.add(value)
      }
      return [...new Set([...declared, ...hidden.map(({ value }) => value)])]
    },
    all: () => [...canaries],
  }
}

export interface SecretList {
  /** Takes note of a turn; answers the sensitive values that appear in it. */
  learn(turn: Turn, declared?: readonly string[]): string[]
  /** Everything that must be found nowhere. */
  all(): string[]
}

const waitingMax = 10

/** What is searched for, and what must be in it; another message that happens to fit has not that. */
const shapes: Readonly<Record<string, RegExp>> = {
  EMAIL_ADDRESS: /@/,
  PHONE_NUMBER: /\d{3}/,
  CREDIT_CARD: /\d{3}/,
  IBAN_CODE: /\d{3}/,
  US_SSN: /\d{3}/,
}

function looksRight({ type, value }: HiddenValue): boolean {
  return shapes[type]?.test(value) ?? true
}
