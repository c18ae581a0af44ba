/**
 * What was found: `[start, end)` in UTF-16 code units of the original text. Presidio's entity names
 * where they exist.
 */
export interface Span {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** 0 to 1. */
  readonly score: number
  /** The name of the recognizer that found it. */
  readonly recognizer: string
}

/** Kinds of sensitive entities, by Presidio's names where they exist. */
export type EntityType =
  | 'EMAIL_ADDRESS'
  | 'PHONE_NUMBER'
  | 'CREDIT_CARD'
  | 'IBAN_CODE'
  | 'IP_ADDRESS'
  | 'URL_CREDENTIALS'
  | 'US_SSN'
  | 'PERSON'
  | 'LOCATION'
  | 'STREET_ADDRESS'
  | 'ORGANIZATION'
  | 'DATE_TIME'
  | 'AGE'

/** Every entity type, in the order of the reference page. */
export const entityTypes: readonly EntityType[] = [
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'CREDIT_CARD',
  'IBAN_CODE',
  'IP_ADDRESS',
  'URL_CREDENTIALS',
  'US_SSN',
  'PERSON',
  'LOCATION',
  'STREET_ADDRESS',
  'ORGANIZATION',
  'DATE_TIME',
  'AGE',
]
