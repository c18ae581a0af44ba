import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'
import type { EntityType } from '../../src/detect/entity-types.js'

const types: readonly EntityType[] = ['DATE_TIME', 'DATE_OF_BIRTH', 'AGE']

function found(text: string, expected: readonly EntityType[] = []): readonly string[] {
  return detect(text, { types, names: false, expected }).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)
}

describe('dates', () => {
  it('are of birth near a word for it, and else not', () => {
    expect(found('I was born on 3 May 1980, and after school and a long time abroad with friends I moved here in 2019')).to.deep.equal([
      'DATE_OF_BIRTH 3 May 1980', 'DATE_TIME 2019',
    ])
    expect(found('delivered on 3 May 2025')).to.deep.equal(['DATE_TIME 3 May 2025'])
  })

  it('are of birth where the bot has asked for it, also without separators', () => {
    expect(found('3/5/1980', ['DATE_OF_BIRTH'])).to.deep.equal(['DATE_OF_BIRTH 3/5/1980'])
    expect(found('03051980', ['DATE_OF_BIRTH'])).to.deep.equal(['DATE_OF_BIRTH 03051980'])
    expect(found('03051980')).to.deep.equal([])
  })

  it('are ages where the bot has asked for one', () => {
    expect(found('34', ['AGE'])).to.deep.equal(['AGE 34'])
    expect(found('34')).to.deep.equal([])
  })

  it('join with the day of the week and the time beside them', () => {
    expect(found('on Friday, 3 May 2025 at 10:30 pm sharp')).to.deep.equal(['DATE_TIME Friday, 3 May 2025 at 10:30 pm'])
    expect(found('mardi 3 mai à 15h30')).to.deep.equal(['DATE_TIME mardi 3 mai à 15h30'])
    expect(found('2025-05-03, then 10:30')).to.deep.equal(['DATE_TIME 2025-05-03', 'DATE_TIME 10:30'])
  })

  it('are none where a line of a log begins with them, and are where a sentence does', () => {
    const log = '2025-05-03 10:30:00 ERROR no route\n2025-05-03 10:30:01 ERROR no route\nMay  3 10:30:02 web sshd[12]: closed'
    expect(found(log)).to.deep.equal([])
    expect(found('2025-05-03 10:30:00 is when it broke')).to.deep.equal(['DATE_TIME 2025-05-03 10:30:00'])
  })

  it('are found in every script of digits', () => {
    expect(found('due ٢٠٢٥-٠٥-٠٣')).to.deep.equal(['DATE_TIME ٢٠٢٥-٠٥-٠٣'])
  })
})
