import { entityTypes, type BuiltInEntityType } from '../detect/span.js'
import type { EntityRule, Policy } from './policy.js'

/**
 * Ordinary dialogs live on these. LOCATION is a city or larger, a street address is its own type; a date of birth
 * is its own type too; and a title, “Mr.” or “Dr.”, points to nobody by itself.
 */
const passedTypes: readonly BuiltInEntityType[] = ['DATE_TIME', 'AGE', 'LOCATION', 'ORGANIZATION', 'TITLE']

/**
 * A bot has no reason to say these to anyone but their owner. Its own phone number and mail address it has, and a
 * one-time code may be what it is there to send.
 */
const neverSaidTypes: readonly BuiltInEntityType[] = [
  'CREDIT_CARD', 'CVV', 'IBAN_CODE', 'US_SSN', 'URL_CREDENTIALS', 'PASSWORD', 'PIN', 'API_KEY', 'JWT', 'PRIVATE_KEY',
]

function defaultRule(type: BuiltInEntityType): EntityRule {
  return {
    inbound: passedTypes.includes(type) ? 'keep' : 'token',
    outbound: neverSaidTypes.includes(type) ? 'redact' : 'keep',
  }
}

/** What holds without any policy file: it scrubs, asks, discloses, logs, and keeps nothing in clear. */
export const defaultPolicy: Policy = {
  version: 1,
  controller: { name: 'the operator of this bot', contact: 'the operator of this bot' },
  notice: {
    version: '1',
    text: 'Sensitive details in your messages are replaced before the assistant sees them, and kept sealed.',
  },
  purposes: [{ id: 'service', description: 'to answer you here', required: true }],
  entities: Object.fromEntries(entityTypes.map((type) => [type, defaultRule(type)])) as Record<BuiltInEntityType, EntityRule>,
  rules: [],
  detect: { names: true, allow: [], deny: {}, patterns: {} },
  attachments: {},
  settings: { scrub: true, consent: true, disclosure: true, restore: true },
  locks: [],
  onFailure: 'refuse',
  killSwitch: 'close',
  // Six months: the period that the EU's Digital Omnibus proposal of 2025-11-19 names for not asking again.
  consent: { coolDownDays: 183, validityDays: 365 },
  oneToOneChannels: [],
  groups: { restore: 'nothing' },
  texts: {
    disclosure: 'Hello! You are talking to a bot, not to a human.',
    consentPrompt:
      '{notice} May your messages be processed {purposes}? Please reply YES or NO. You can withdraw at any time by writing STOP.',
    consentReminder: 'Before I can go on I need your answer: may your messages be processed {purposes}? Please reply YES or NO.',
    consentGranted: 'Thank you. You can withdraw at any time by writing STOP.',
    consentRefused: 'That is fine. Nothing of what you wrote was kept. If you change your mind, write CONSENT.',
    consentWithdrawn: 'Your consent is withdrawn from now on. If you change your mind, write CONSENT.',
    consentMissing: 'I cannot process messages without your consent. Write CONSENT to be asked again, or contact {contact}.',
    accessSummary: 'This is what is kept of you, sealed: {summary}. To have it erased, write DELETE MY DATA.',
    erasureDone: 'Your data is erased: the key to everything that was kept of you is destroyed.',
    messageRefused: 'Please do not send this here: {types}. {because}Your message was not processed.',
    replyRefused: 'I have an answer that may not be sent here.',
    attachmentRefused: 'Files of this type are not accepted here: {types}. Your message was not processed.',
    attachmentWithheld: 'A file that you sent was not passed on and not kept: {types}.',
    limitReached: 'I cannot take this message right now. Please try again later.',
    failedClosed: 'Sorry, I cannot process messages right now. Nothing of what you wrote was passed on.',
  },
}
