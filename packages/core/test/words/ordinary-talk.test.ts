import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decideRights } from '../../src/rights/decide-rights.js'
import { sharedFolder } from '../lib/shared-data.js'

const files = ['btc_dev', 'btc_train', 'ewt_dev', 'snips', 'tm3', 'wikigold', 'wnut_dev', 'wnut_train']

describe('talk of people that asks nothing of a guard', () => {
  it('is left to the bot, but for less than one sentence in a thousand', function () {
    this.timeout(60_000)
    const folder = sharedFolder(this, 'ner')
    const texts = files.flatMap((file) => readFileSync(join(folder, `${file}.jsonl`), 'utf8').split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text))
    const taken = texts.filter((text) => decideRights(text) !== undefined)
    console.log(`      ${texts.length} sentences, ${taken.length} taken for a request`)
    expect(texts.length).to.be.greaterThan(10_000)
    expect(taken.length / texts.length).to.be.below(0.001)
  })
})
