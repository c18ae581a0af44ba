import { expect } from 'chai'
import { measureIntents } from './measure-intents.js'

describe('a bot that tells intents apart', () => {
  it('understands guarded sentences as well as clear ones, within two in a hundred', async () => {
    const [clear, guarded] = await measureIntents(1, { fillings: 1, only: ['without Scrubjay', 'default policy'] })
    const percent = (value = 0): string => `${value.toFixed(1)} %`
    console.log(`      clear ${percent(clear?.trainedOnSame)}, guarded ${percent(guarded?.trainedOnClear)}, guarded and trained so ${percent(guarded?.trainedOnSame)}`)
    expect(clear?.trainedOnSame).to.be.greaterThan(85)
    expect(guarded?.trainedOnClear).to.be.greaterThan((clear?.trainedOnSame ?? 0) - 2)
    expect(guarded?.trainedOnSame).to.be.greaterThan((clear?.trainedOnSame ?? 0) - 2)
  }).timeout(120_000)
})
