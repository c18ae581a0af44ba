import type { EntityType } from '../../detect/span.js'

/** What properties of vCards and calendars are, and their parameters of the same meaning, whatever a recogniser finds in them. */
export const propertyTypes: Readonly<Record<string, EntityType | undefined>> = {
  FN: 'PERSON', NICKNAME: 'PERSON', 'SORT-STRING': 'PERSON', 'SORT-AS': 'PERSON', CN: 'PERSON', 'X-PHONETIC-FIRST-NAME': 'PERSON',
  'X-PHONETIC-LAST-NAME': 'PERSON', 'X-MAIDENNAME': 'PERSON', 'X-SPOUSE': 'PERSON', 'X-MANAGER': 'PERSON', 'X-ASSISTANT': 'PERSON',
  EMAIL: 'EMAIL_ADDRESS', ATTENDEE: 'EMAIL_ADDRESS', ORGANIZER: 'EMAIL_ADDRESS', 'SENT-BY': 'EMAIL_ADDRESS', TEL: 'PHONE_NUMBER', LABEL: 'STREET_ADDRESS',
  BDAY: 'DATE_OF_BIRTH', GEO: 'GEO_COORDINATES', URL: 'URL', IMPP: 'USERNAME', 'X-SKYPE': 'USERNAME', 'X-SKYPE-USERNAME': 'USERNAME', 'X-AIM': 'USERNAME',
  'X-ICQ': 'USERNAME', 'X-MSN': 'USERNAME', 'X-JABBER': 'USERNAME', 'X-TWITTER': 'USERNAME', 'X-SOCIALPROFILE': 'USERNAME',
}

/** A part of a property, between semicolons: what it is, or what it is called. */
export interface PropertyPart {
  readonly type?: EntityType
  readonly label?: string
}

const person: PropertyPart = { type: 'PERSON' }
const street: PropertyPart = { type: 'STREET_ADDRESS' }

/**
 * The parts of structured properties; the last one stands for all that follow. A town, region or country is looked at
 * like any other text, for policies tell these from a street.
 */
export const partsOfProperties: Readonly<Record<string, readonly PropertyPart[] | undefined>> = {
  N: [person],
  ADR: [street, street, street, { label: 'city' }, { label: 'state' }, street, { label: 'country' }],
  ORG: [{ label: 'company' }, { label: 'department' }],
}

/** What only says which format it is. */
export function isFormatLine(name: string, value: string): boolean {
  return /^(?:BEGIN|END|VERSION)$/.test(name) && /^(?:V[A-Z]{1,12}|STANDARD|DAYLIGHT|\d\.\d)$/.test(value)
}
