import assert from 'node:assert/strict'
import { type FailureSpool, limits } from '@scrubjay/core'

/** What every failure spool must do; called like `storeContract`. */
export function spoolContract({ name, createMedium }: SpoolContract): void {
  describe(`${name} keeps the spool contract`, () => {
    for (const [title, run] of Object.entries(cases)) {
      it(title, async () => {
        const medium = await createMedium()
        try {
          run(medium.open())
        } finally {
          await medium.remove?.()
        }
      })
    }
  })
}

/** Describes a failure spool to its contract. */
export interface SpoolContract {
  readonly name: string
  /** An empty medium for one case. */
  readonly createMedium: () => Promise<SpoolMedium> | SpoolMedium
}

/** What spools are opened on. */
export interface SpoolMedium {
  readonly open: () => FailureSpool
  readonly remove?: () => Promise<void> | void
}

const cases: Readonly<Record<string, (spool: FailureSpool) => void>> = {
  'is empty at first': spool => {
    assert.deepEqual(spool.peek(), [])
    spool.clear(5)
    assert.deepEqual(spool.peek(), [])
  },
  'keeps lines in order until they are cleared': spool => {
    for (const line of ['one', 'two', 'two', 'three']) spool.add(line)
    assert.deepEqual(spool.peek(), ['one', 'two', 'two', 'three'])
    assert.deepEqual(spool.peek(), ['one', 'two', 'two', 'three'])
    spool.clear(2)
    assert.deepEqual(spool.peek(), ['two', 'three'])
    spool.clear(0)
    assert.deepEqual(spool.peek(), ['two', 'three'])
    spool.clear(2)
    assert.deepEqual(spool.peek(), [])
  },
  'clears nothing that came after the look': spool => {
    spool.add('one')
    const seen = spool.peek().length
    spool.add('two')
    spool.clear(seen)
    assert.deepEqual(spool.peek(), ['two'])
  },
  'holds one event a line': spool => {
    spool.add('one\ntwo\r\nthree')
    assert.deepEqual(spool.peek(), ['one two  three'])
  },
  'keeps as many lines as the limit says, and the number of the lost ones': spool => {
    for (let line = 0; line < limits.spoolLinesMax; line += 1) spool.add(`${line}`)
    assert.equal(spool.peek().length, limits.spoolLinesMax)
    for (let line = 0; line < 7; line += 1) spool.add('late')
    const seen = spool.peek()
    assert.equal(seen.length, limits.spoolLinesMax + 1)
    assert.deepEqual([seen[0], seen.at(-2), seen.at(-1)], ['0', `${limits.spoolLinesMax - 1}`, '{"lost":7}'])
    spool.add('later')
    spool.clear(seen.length)
    assert.deepEqual(spool.peek(), ['{"lost":1}'])
    spool.clear(1)
    assert.deepEqual(spool.peek(), [])
    spool.add('again')
    assert.deepEqual(spool.peek(), ['again'])
  },
}
