import { expect } from 'chai'
import { isCalendarDate } from '../../src/detect/calendar.js'

describe('the calendar', () => {
  it('has the days of each month, and 29 February in leap years only', () => {
    for (const [year, month, day] of [[2024, 2, 29], [2000, 2, 29], [2023, 12, 31], [2023, 4, 30]] as const) {
      expect(isCalendarDate(year, month, day)).to.equal(true)
    }
    for (const [year, month, day] of [[2023, 2, 29], [1900, 2, 29], [2023, 4, 31], [2023, 13, 1], [2023, 0, 1], [2023, 1, 0], [2023, 1, 32]] as const) {
      expect(isCalendarDate(year, month, day), `${year}-${month}-${day}`).to.equal(false)
    }
  })
})
