import { entityTypes, type BuiltInEntityType } from '../detect/span.js'
import { builtInRegimes, type Regime } from './duties.js'
import type { EntityRule, Policy } from './policy.js'
import { english } from './texts/english.js'

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
  language: 'en',
  translations: {},
  regimes: { gdpr: builtInRegimes['gdpr'] as Regime },
  regimeRules: [],
  purposes: [{ id: 'service', description: 'to answer you here', required: true }],
  entities: Object.fromEntries(entityTypes.map((type) => [type, defaultRule(type)])) as Record<BuiltInEntityType, EntityRule>,
  rules: [],
  detect: { names: true, allow: [], deny: {}, patterns: {} },
  attachments: {},
  settings: { scrub: true, consent: true, disclosure: true, restore: true, auditDetail: true, thorough: false },
  locks: [],
  onFailure: 'refuse',
  killSwitch: 'close',
  // Six months: the period that the EU's Digital Omnibus proposal of 2025-11-19 names for not asking again.
  consent: { coolDownDays: 183, validityDays: 365 },
  oneToOneChannels: [],
  groups: { restore: 'nothing' },
  retention: [],
  roles: {},
  // The ids that Botkit's web adapter takes from the client's own message.
  forgeableChannels: ['webhook', 'websocket'],
  texts: english,
}
