/**
 * Every kind of sensitive entity, in the order of the reference page. Presidio's names where they exist; the
 * others follow its manner: the country's code, then what people call the value.
 */
export const entityTypes = [
  // What people write themselves
  'PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION', 'NRP', 'TITLE', 'AGE', 'DATE_TIME', 'DATE_OF_BIRTH',
  // How they are reached
  'EMAIL_ADDRESS', 'PHONE_NUMBER', 'URL', 'USERNAME', 'IP_ADDRESS', 'MAC_ADDRESS', 'IMEI', 'GEO_COORDINATES',
  // Money
  'CREDIT_CARD', 'CREDIT_CARD_EXPIRY', 'CVV', 'IBAN_CODE', 'SWIFT_CODE', 'CRYPTO', 'BANK_ACCOUNT',
  // Secrets
  'PASSWORD', 'PIN', 'ONE_TIME_CODE', 'API_KEY', 'JWT', 'PRIVATE_KEY', 'URL_CREDENTIALS',
  // Things that lead to a person
  'VIN', 'MEDICAL_LICENSE',
  // United States
  'US_SSN', 'US_ITIN', 'US_PASSPORT', 'US_DRIVER_LICENSE', 'US_BANK_NUMBER', 'ABA_ROUTING_NUMBER', 'US_MBI', 'US_NPI', 'US_ZIP_CODE',
  // United Kingdom and Ireland
  'UK_NHS', 'UK_NINO', 'UK_PASSPORT', 'UK_POSTCODE', 'UK_DRIVING_LICENCE', 'UK_VEHICLE_REGISTRATION', 'IE_PPS',
  // Germany, Austria, Switzerland
  'DE_TAX_ID', 'DE_TAX_NUMBER', 'DE_PASSPORT', 'DE_ID_CARD', 'DE_SOCIAL_SECURITY', 'DE_HEALTH_INSURANCE', 'DE_LICENSE_PLATE',
  'DE_COMMERCIAL_REGISTER', 'DE_POSTCODE', 'DE_VAT_ID', 'DE_DOCTOR_NUMBER', 'DE_PRACTICE_NUMBER', 'DE_DRIVER_LICENSE',
  'AT_SOCIAL_SECURITY', 'AT_TAX_NUMBER', 'AT_VAT_ID', 'CH_AHV', 'CH_UID',
  // France, Belgium, Netherlands
  'FR_NIR', 'FR_SIREN', 'FR_SIRET', 'FR_TAX_NUMBER', 'FR_VAT_ID', 'BE_NATIONAL_NUMBER', 'BE_VAT_ID', 'NL_BSN', 'NL_VAT_ID',
  // Italy, Spain, Portugal
  'IT_FISCAL_CODE', 'IT_DRIVER_LICENSE', 'IT_VAT_CODE', 'IT_PASSPORT', 'IT_IDENTITY_CARD', 'ES_NIF', 'ES_NIE', 'ES_CIF', 'ES_PASSPORT',
  'PT_NIF', 'PT_CITIZEN_CARD',
  // The North and the East of Europe
  'DK_CPR', 'NO_FODSELSNUMMER', 'SE_PERSONNUMMER', 'SE_ORGANISATIONSNUMMER', 'FI_PERSONAL_IDENTITY_CODE', 'PL_PESEL', 'PL_NIP',
  'TR_NATIONAL_ID', 'TR_LICENSE_PLATE', 'IL_ID_NUMBER',
  // Asia and the Pacific
  'IN_PAN', 'IN_AADHAAR', 'IN_VEHICLE_REGISTRATION', 'IN_VOTER', 'IN_PASSPORT', 'IN_GSTIN', 'KR_RRN', 'KR_FRN', 'KR_DRIVER_LICENSE',
  'KR_PASSPORT', 'KR_BRN', 'AU_ABN', 'AU_ACN', 'AU_TFN', 'AU_MEDICARE', 'NZ_IRD', 'SG_NRIC_FIN', 'SG_UEN', 'TH_TNIN', 'PH_TIN',
  'PH_SSS', 'JP_MY_NUMBER', 'CN_RESIDENT_ID',
  // Africa and the rest of the Americas
  'ZA_ID_NUMBER', 'NG_NIN', 'NG_VEHICLE_REGISTRATION', 'CA_SIN', 'BR_CPF', 'BR_CNPJ', 'MX_CURP', 'MX_RFC', 'AR_DNI', 'AR_CUIT', 'CL_RUT',
  'CO_CEDULA', 'CO_NIT',
] as const

/** Kinds of sensitive entities: those that Scrubjay knows, and those that a policy adds. */
export type EntityType = BuiltInEntityType | OwnEntityType

/** Those that Scrubjay knows. */
export type BuiltInEntityType = (typeof entityTypes)[number]

/** A kind that a policy adds, `EMPLOYEE_ID` for example: a name that `isOwnEntityType` has accepted. */
export type OwnEntityType = string & { readonly [own]: true }

declare const own: unique symbol

/**
 * Asks whether a policy may add a kind of this name: 3 to 40 capitals, digits and underscores, a letter first.
 * A number after the last underscore would make its redaction look like another kind's placeholder.
 */
export function isOwnEntityType(name: string): name is OwnEntityType {
  return /^[A-Z][A-Z0-9_]{1,38}[A-Z0-9]$/.test(name) && !/_\d*$/.test(name) && !isBuiltInEntityType(name)
}

export function isBuiltInEntityType(name: string): name is BuiltInEntityType {
  return builtIn.has(name)
}

const builtIn: ReadonlySet<string> = new Set(entityTypes)
