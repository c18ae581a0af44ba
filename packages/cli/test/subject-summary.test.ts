import type { SubjectSummary } from '@scrubjay/core'
import { expect } from 'chai'
import { formatSubject, subjectJson } from '../src/subject-summary.js'

const dayMs = 86_400_000
const nowMs = Date.UTC(2026, 10, 26)
const subject = 'A'.repeat(22)
const summary: SubjectSummary = {
  tenant: 'default',
  subject,
  key: 'live',
  isHeld: false,
  values: { EMAIL_ADDRESS: 2, PERSON: 1 },
  kept: { stateRecords: 0, transcripts: 3, messages: 0, receipts: 1, waiting: 0 },
  consents: [
    { purpose: 'service', state: 'granted', standing: 'expired', notice: '1', day: '2025-10-22' },
    { purpose: 'offers', state: 'refused', standing: 'refused', notice: '2', day: '2026-11-25' },
  ],
  isRestricted: true,
  requests: [
    { subject, kind: 'portability', state: 'received', code: 'no-files', reference: 'r1', receivedAtMs: nowMs - 31 * dayMs, dueAtMs: nowMs - dayMs },
    { subject, kind: 'rectification', state: 'done', reference: 'r2', receivedAtMs: nowMs - 9 * dayMs, dueAtMs: nowMs - 8 * dayMs },
  ],
}

describe('what is kept of a person, at the terminal', () => {
  it('has a line for each answer and request, with its day, and leaves out what there is none of', () => {
    expect(formatSubject(summary, { isByPolicy: false, nowMs })).to.equal([
      `person       ${subject} of tenant default`,
      'key          live',
      'legal hold   none',
      'values       2 × EMAIL_ADDRESS, 1 × PERSON',
      'kept         3 × transcript, 1 × receipt',
      'consent      service: granted on 2025-10-22, notice 1',
      '             offers: refused on 2026-11-25, notice 2',
      'restricted   kept and not processed',
      'requests     portability: received (no-files), asked on 2026-10-26, OVERDUE since 2026-11-25  r1',
      '             rectification: done, asked on 2026-11-17  r2',
      '',
    ].join('\n'))
  })

  it('says what an answer is worth now only where the bot’s own policy says so, and where that differs', () => {
    const text = formatSubject(summary, { isByPolicy: true, nowMs })
    const standings = [true, false].map((isByPolicy) => (JSON.parse(subjectJson(summary, { isByPolicy })) as SubjectSummary).consents.map(({ standing }) => standing))
    expect(standings).to.deep.equal([['expired', 'refused'], [undefined, undefined]])
    expect(text).to.contain('notice 1; by the policy now: expired\n').and.to.contain('notice 2\n')
  })
})
