import { expect } from 'chai'
import fc from 'fast-check'
import type { EntityType } from '../../../src/detect/span.js'
import type { GeneraliseRule } from '../../../src/policy/policy.js'
import { daysOf, generaliseDate, shiftDate } from '../../../src/scrub/operators/dates.js'
import { generalise } from '../../../src/scrub/operators/generalise.js'
import { createTestRandom } from '../../lib/test-ports.js'

const key = createTestRandom('dates')(32)
const made = (type: EntityType, text: string, rule: Omit<GeneraliseRule, 'operator'> = {}, subjectKey: Uint8Array | undefined = key): string | undefined =>
  generalise({ type, text }, { operator: 'generalise', ...rule }, { locale: 'en-US', subjectKey })

describe('generalising', () => {
  it('puts ages into bands, and all above 89 into one', () => {
    const ages = { '34': '30-39', '34 years old': '30-39', '7-year-old': '0-9', '30': '30-39', '89': '80-89', '90': '90+', '104 Jahre': '90+', '34F': '30-39' }
    for (const [text, band] of Object.entries(ages)) expect(made('AGE', text), text).to.equal(band)
    expect(made('AGE', '34', { ageBandYears: 5 })).to.equal('30-34')
    expect(made('AGE', '85', { ageBandYears: 20 })).to.equal('80-89')
    for (const text of ['18 month old', '6 Monate', '3 weeks old', 'thirty-four', '7 to 9', '999']) expect(made('AGE', text), text).to.equal(undefined)
  })

  it('keeps three digits of a ZIP code, and none where few people live', () => {
    expect([made('US_ZIP_CODE', '90210'), made('US_ZIP_CODE', '90210-1234'), made('US_ZIP_CODE', '03601'), made('US_ZIP_CODE', '89301-0001')]).to.deep.equal(['902**', '902**', '000**', '000**'])
    expect(made('US_ZIP_CODE', '9021')).to.equal(undefined)
    expect([made('UK_POSTCODE', 'sw1a 1aa'), made('DE_POSTCODE', '53113')]).to.deep.equal(['SW1A', '53***'])
  })

  it('cuts an address to its network', () => {
    const networks = { '203.0.113.77': '203.0.113.0', '2001:db8:1:2::5': '2001:db8:1::', '2001:DB8::1': '2001:db8:0::', '1:2:3:4:5:6:7:8': '1:2:3::' }
    for (const [text, network] of Object.entries(networks)) expect(made('IP_ADDRESS', text), text).to.equal(network)
    for (const text of ['300.1.1.1', '::1', '::ffff:203.0.113.7', '1:2:3', '1::2::3', 'fe80::1%eth0', '1:2:3:4:5:6:7:8:9', 'x']) expect(made('IP_ADDRESS', text), text).to.equal(undefined)
  })

  it('rounds a place to some ten kilometres', () => {
    expect(made('GEO_COORDINATES', '48.85837, 2.29448')).to.equal('48.8, 2.2')
    expect(made('GEO_COORDINATES', '48°51′30″N')).to.equal(undefined)
  })

  it('has nothing coarser for a name or a number', () => {
    for (const type of ['PERSON', 'CREDIT_CARD', 'EMAIL_ADDRESS', 'STREET_ADDRESS'] as const) expect(made(type, '90210'), type).to.equal(undefined)
  })

  it('changes nothing more when it is done twice, but for a moved date', () => {
    for (const [type, text] of [['AGE', '34'], ['AGE', '95'], ['IP_ADDRESS', '203.0.113.77'], ['IP_ADDRESS', '2001:db8:1:2::5'], ['US_ZIP_CODE', '90210'], ['GEO_COORDINATES', '48.85837, 2.29448']] as const) {
      const once = made(type, text) ?? ''
      expect(made(type, once), `${type} ${once}`).to.equal(once)
    }
    for (const dates of ['month', 'year'] as const) {
      const once = made('DATE_TIME', '1990-10-03', { dates }) ?? ''
      expect(made('DATE_TIME', once, { dates })).to.equal(once)
    }
  })
})

describe('dates', () => {
  it('are moved in the form in which they were written', () => {
    const moved = {
      '1990-10-03': '1990-11-12', '1990/10/03': '1990/11/12', '10/03/1990': '11/12/1990', '3.10.1990': '12.11.1990', '03.10.90': '12.11.90', '23/11/1980': '02/01/1981',
      '3. Oktober 1990': '12. November 1990', 'October 3rd, 1990': 'November 12th, 1990', '3 de mayo de 1969': '12 de junio de 1969', 'le 3': undefined,
      '14 juillet 1975': '23 août 1975', 'Oct 1990': 'Nov 1990', '10/03/1990 10:30': '11/12/1990 10:30', '1990-10-03T10:30:00Z': '1990-11-12T10:30:00Z', '3 OKT 1990': '12 NOV 1990',
      '5.12.': '14.01.', 'May 5th': 'June 14th', '22ND NOV 1990': '1ST JAN 1991', '2000-02-29': '2000-04-09',
      'tomorrow': undefined, 'Friday': undefined, '1990': undefined, 'Friday, 3 October 1990': undefined, '31.13.1990': undefined, '3-10/1990': undefined, '10:30': undefined,
    }
    for (const [text, expected] of Object.entries(moved)) expect(shiftDate(text, 'en-US', 40), text).to.equal(expected)
    expect(shiftDate('10/03/1990', 'en-GB', 40)).to.equal('19/04/1990')
  })

  it('of one person keep their distance', () => {
    const days = daysOf(key)
    const [from, to] = [shiftDate('2026-01-31', 'en-US', days) ?? '', shiftDate('2026-03-15', 'en-US', days) ?? '']
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).to.equal(43)
    expect(made('DATE_TIME', '2026-01-31')).to.equal(from)
    expect(made('DATE_OF_BIRTH', '2026-01-31')).to.equal(from)
    const nobody = generalise({ type: 'DATE_TIME', text: '2026-01-31' }, { operator: 'generalise' }, { locale: 'en-US', subjectKey: undefined })
    expect(nobody).to.equal(undefined)
  })

  it('are moved by at most what the policy says, and never by nothing', () => {
    const random = createTestRandom('many')
    const shifts = Array.from({ length: 2_000 }, () => daysOf(random(32), 5))
    expect([...new Set(shifts)].sort((a, b) => a - b)).to.deep.equal([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
  })

  it('lose their day, or their month as well', () => {
    expect([generaliseDate('3. Oktober 1990', 'de-DE', 'month'), generaliseDate('10/03/1990 10:30', 'en-US', 'year'), generaliseDate("5.12.87", 'de', 'year')]).to.deep.equal(['1990-10', '1990', '1987'])
    expect([generaliseDate('May 5th', 'en-US', 'year'), generaliseDate('1990', 'en-US', 'month'), generaliseDate('tomorrow', 'en-US', 'year')]).to.deep.equal([undefined, undefined, undefined])
  })

  it('move back by the days that they were moved by', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-06-01'), max: new Date('2099-06-01'), noInvalidDate: true }), fc.integer({ min: -3_650, max: 3_650 }), (date, days) => {
        const text = date.toISOString().slice(0, 10)
        const moved = shiftDate(text, 'en-US', days)
        if (moved !== undefined) expect(shiftDate(moved, 'en-US', -days)).to.equal(text)
        else expect(days).to.equal(0)
      }),
    )
  })
})
