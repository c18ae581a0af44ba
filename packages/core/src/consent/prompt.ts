import { createHash } from 'node:crypto'
import { toBase64Url } from '../crypto/bytes.js'
import type { Random } from '../ports/clock.js'
import type { Purpose } from '../policy/policy.js'
import type { ActivityLike } from '../turn.js'

/** A consent prompt, and the digest under which its buttons are known. */
export interface Prompt {
  readonly activity: ActivityLike
  readonly nonceDigest: string
  /** SHA-256 of the text as it is shown, in hexadecimal: what receipts say was answered. */
  readonly promptDigest: string
}

/** What one of our buttons says when it is pressed. */
export interface PromptAnswer {
  readonly answer: 'yes' | 'no'
  readonly purpose: string
  readonly notice: string
  readonly nonceDigest: string
}

/**
 * Channels whose clients show suggested actions for a message (frameworks reference, section 5). Everywhere
 * else the text asks for a typed answer, which is accepted on every channel.
 */
const buttonChannels = new Set(['webchat', 'directline', 'directlinespeech', 'emulator', 'telegram', 'line', 'facebook'])

/** A prompt whose buttons carry a single-use nonce bound to person, purpose and notice version. */
export function createPrompt(options: {
  readonly text: string
  readonly purpose: Purpose
  readonly notice: string
  readonly channel: string
  readonly random: Random
}): Prompt {
  const { text, purpose, notice, channel, random } = options
  const nonce = toBase64Url(random(16))
  const button = (title: string, answer: 'yes' | 'no'): object => ({
    type: 'postBack',
    title,
    value: { scrubjay: { answer, purpose: purpose.id, notice, nonce } },
  })
  const actions = { suggestedActions: { to: [], actions: [button('Yes', 'yes'), button('No', 'no')] } }
  const message = { type: 'message', text, inputHint: 'expectingInput' }
  return {
    activity: buttonChannels.has(channel) ? Object.assign(message, actions) : message,
    nonceDigest: digest(nonce),
    promptDigest: createHash('sha256').update(text).digest('hex'),
  }
}

/** Reads what a pressed button sent back; `undefined` when it is none of ours. */
export function parsePromptAnswer(value: unknown): PromptAnswer | undefined {
  const payload = typeof value === 'object' && value !== null ? (value as { scrubjay?: unknown }).scrubjay : undefined
  if (typeof payload !== 'object' || payload === null) return undefined
  const { answer, purpose, notice, nonce } = payload as Record<string, unknown>
  if (answer !== 'yes' && answer !== 'no') return undefined
  if (typeof purpose !== 'string' || typeof notice !== 'string' || typeof nonce !== 'string') return undefined
  return { answer, purpose, notice, nonceDigest: digest(nonce) }
}

/** The nonce itself is never stored: who reads the store cannot press a button. */
function digest(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url')
}
