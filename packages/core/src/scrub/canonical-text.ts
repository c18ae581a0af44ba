import type { EntityType } from '../detect/span.js'
import type { Value } from './scrub.js'

/**
 * One spelling for the same value, so that keyed operators answer the same for “Ann@Example.org” and
 * “ann@example.org”, for “4111 1111” and “4111-1111”. What is case-sensitive stays as it was written.
 */
export function canonicalText({ type, text }: Value): string {
  if (exactTypes.has(type)) return text
  const folded = text.normalize('NFKC').toLowerCase()
  const joined = numberTypes.test(type) ? folded.replace(/[^\p{L}\p{N}]/gu, '') : ''
  return joined === '' ? folded.trim().replace(/\s+/gu, ' ') : joined
}

/** Secrets and addresses in which a capital makes another value. */
export const exactTypes: ReadonlySet<EntityType> = new Set<EntityType>([
  'PASSWORD', 'PIN', 'ONE_TIME_CODE', 'API_KEY', 'JWT', 'PRIVATE_KEY', 'URL_CREDENTIALS', 'URL', 'CRYPTO',
])

/** Numbers that people write with separators of their own choice; a country's are all of this kind. */
const numberTypes = /^(?:[A-Z]{2}_.+|PHONE_NUMBER|MAC_ADDRESS|IMEI|CREDIT_CARD|CVV|IBAN_CODE|SWIFT_CODE|BANK_ACCOUNT|VIN|MEDICAL_LICENSE|ABA_ROUTING_NUMBER)$/
