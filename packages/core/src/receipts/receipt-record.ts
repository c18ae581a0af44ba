import type { JsonValue } from '../lib/canonical-json.js'
import type { LawfulBasis } from '../policy/duties.js'
import type { Policy, Purpose } from '../policy/policy.js'

/** What became of purposes, and how it was said; what a consent record is made from. */
export interface ConsentEvent {
  readonly state: 'granted' | 'refused' | 'withdrawn' | 'objected'
  readonly purposes: readonly Purpose[]
  readonly timeMs: number
  /** What the log calls the person; never a channel's id. */
  readonly subject: string
  readonly channel: string
  readonly jurisdiction: string
  /** A button, typed words, a signal of the browser, or the bot's own code. */
  readonly method: 'button' | 'typed' | 'signal' | 'code'
  /** SHA-256 of the text of the prompt that was answered, in hexadecimal. Nothing was shown where somebody withdraws unasked. */
  readonly promptDigest?: string | undefined
}

/** A consent record as JSON-LD. */
export type ReceiptRecord = { readonly [name: string]: JsonValue }

/**
 * The consent record of ISO/IEC TS 27560:2023 in the terms of the Data Privacy Vocabulary (DPV 2). It says what the policy
 * said when the person answered, in the language in which they met it, so that it reads the same when the policy has changed.
 * Pure: the identifier comes from outside. What each member means stands in `docs/spec/receipt.md`.
 */
export function buildReceiptRecord(policy: Policy, event: ConsentEvent, id: string): ReceiptRecord {
  const { controller, notice, language, consent } = policy
  const isAgreed = event.state === 'granted'
  return {
    '@context': context,
    '@id': `urn:uuid:${id}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': { '@id': 'https://w3id.org/dpv/schema/dpv-27560#record' },
    'dct:identifier': id,
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dct:identifier': event.subject },
    'dpv:hasDataController': {
      '@type': ['dpv:DataController', 'dpv:LegalEntity'],
      'dct:identifier': controller.url ?? controller.name,
      'dpv:hasName': controller.name,
      'dpv:hasContact': controller.contact,
      'dpv:hasAddress': controller.address ?? controller.contact,
    },
    'dpv:hasJurisdiction': event.jurisdiction,
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dct:identifier': notice.version,
      'dct:language': language,
      'dct:description': notice.text,
      ...(event.promptDigest === undefined ? {} : { 'schema:sha256': event.promptDigest }),
    },
    'dpv:hasPurpose': event.purposes.map(purposeOf),
    'dpv:hasConsentControl': { '@type': 'dpv:WithdrawConsent', 'dct:description': 'STOP' },
    'dct:hasPart': [
      {
        'dpv:hasConsentStatus': { '@id': statuses[event.state] },
        // DPV has no status of its own for an objection: it is a refusal that was made as a right (GDPR Art. 21).
        ...(event.state === 'objected' ? { 'dct:type': 'objection' } : {}),
        'dpv:hasLegalBasis': { '@id': event.state === 'objected' ? bases[event.purposes[0]?.lawfulBasis ?? 'consent'] : 'dpv:ExplicitlyExpressedConsent' },
        'dct:date': new Date(event.timeMs).toISOString(),
        ...(isAgreed ? { 'dct:valid': `P${consent.validityDays}D` } : { 'dct:valid': 'P0D' }),
        'dpv:isImplementedByEntity': event.subject,
        'dpv:hasIndicationMethod': event.method,
        'schema:serviceType': event.channel,
      },
    ],
  }
}

function purposeOf(purpose: Purpose): ReceiptRecord {
  const { id, description, lawfulBasis = 'consent', dataCategories = [], recipients = [], retentionDays } = purpose
  return {
    '@type': 'dpv:Purpose',
    'dct:identifier': id,
    'dct:description': description,
    'dpv:hasNecessity': { '@id': purpose.required ? 'dpv:Required' : 'dpv:Optional' },
    'dpv:hasLegalBasis': { '@id': bases[lawfulBasis] },
    'dpv:hasPersonalData': dataCategories,
    'dpv:hasRecipient': recipients,
    'dpv:hasStorageCondition': {
      'dpv:hasDuration': retentionDays === undefined ? 'until erased' : `P${retentionDays}D`,
      'dpv:hasLocation': 'of the controller',
    },
  }
}

const context = { dct: 'http://purl.org/dc/terms/', dpv: 'https://w3id.org/dpv#', schema: 'https://schema.org/' } as const

const statuses: Readonly<Record<ConsentEvent['state'], string>> = {
  granted: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  objected: 'dpv:ConsentRefused',
}

const bases: Readonly<Record<LawfulBasis, string>> = {
  consent: 'dpv:Consent',
  contract: 'dpv:Contract',
  'legal-obligation': 'dpv:LegalObligation',
  'vital-interests': 'dpv:VitalInterest',
  'public-task': 'dpv:PublicInterest',
  'legitimate-interests': 'dpv:LegitimateInterest',
}
