import { createHash } from 'node:crypto'
import { toBase64Url } from '../crypto/bytes.js'
import { channelFormOf, type ChannelForm } from '../lib/channel-forms.js'
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

/** A prompt whose buttons carry a single-use nonce bound to person, purpose and notice version. */
export function createPrompt(options: {
  readonly text: string
  /** Titles of the buttons. */
  readonly yes: string
  readonly no: string
  readonly purpose: Purpose
  readonly notice: string
  readonly channel: string
  /** Whether the activity came by an adapter that knows the platform's own form only, as Botkit's do. */
  readonly isNative?: boolean
  readonly random: Random
}): Prompt {
  const { text, purpose, notice, channel, random } = options
  const nonce = toBase64Url(random(16))
  const valueOf = (answer: 'yes' | 'no'): object => ({ scrubjay: { answer, purpose: purpose.id, notice, nonce } })
  const buttons = [{ title: options.yes, value: valueOf('yes') }, { title: options.no, value: valueOf('no') }]
  return {
    activity: withButtons(text, buttons, { channel, isNative: options.isNative ?? false }),
    nonceDigest: digest(nonce),
    promptDigest: createHash('sha256').update(text).digest('hex'),
  }
}

/** A message with buttons, in the form that a channel shows. */
function withButtons(text: string, buttons: readonly { readonly title: string; readonly value: object }[], { channel, isNative }: { readonly channel: string; readonly isNative: boolean }): ActivityLike {
  const message = { type: 'message', text, inputHint: 'expectingInput' }
  const form = channelFormOf(channel)
  if (form === 'words') return message
  if (form === 'actions' && isNative && channel === 'facebook') {
    // Botkit's adapter hands on Messenger's own quick replies; what is pressed comes back as its title.
    return Object.assign(message, { channelData: { quick_replies: buttons.map(({ title }) => ({ content_type: 'text', title, payload: title })) } })
  }
  const actions = buttons.map(({ title, value }) => actionOf(title, value, form))
  if (form === 'actions') return Object.assign(message, { suggestedActions: { to: [], actions } })
  return Object.assign(message, { attachments: [cardOf(actions)] })
}

/** What somebody reads who has just agreed: with a button to take it back, which stays where suggested actions go away. */
export function withStop(text: string, { channel, isNative }: { readonly channel: string; readonly isNative: boolean }): ActivityLike {
  const form = channelFormOf(channel)
  const message = { type: 'message', text }
  if (form === 'words' || (isNative && channel === 'facebook')) return message
  return Object.assign(message, { attachments: [cardOf([actionOf(stop, stop, form)])] })
}

/** Understood in every language, and sent as if it had been typed. */
const stop = 'STOP'

/** The message says the text; the card has the buttons only. */
function cardOf(buttons: readonly object[]): object {
  return { contentType: 'application/vnd.microsoft.card.hero', content: { buttons } }
}

/** A text is sent as if the person had typed it. Teams knows no postBack; there what a button says comes back in `value`, with no text. */
function actionOf(title: string, value: object | string, form: ChannelForm): object {
  if (typeof value === 'string') return { type: 'imBack', title, value }
  return form === 'teams-card' ? { type: 'messageBack', title, displayText: title, text: '', value } : { type: 'postBack', title, value }
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
