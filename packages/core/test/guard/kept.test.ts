import { AsyncLocalStorage } from 'node:async_hooks'
import { expect } from 'chai'
import { Kept } from '../../src/guard/kept.js'
import type { OpenTurn } from '../../src/turn.js'

const turnNamed = (id: string): OpenTurn => ({ id }) as unknown as OpenTurn

describe('the turn that work belongs to', () => {
  it('is each guard’s own, also where one guard works within another’s turn, and none when it has ended', async () => {
    const [outer, inner] = [new Kept(), new Kept()]
    const [first, second, third] = ['first', 'second', 'third'].map(turnNamed) as [OpenTurn, OpenTurn, OpenTurn]
    const look = async (): Promise<readonly unknown[]> => {
      await new Promise((resolve) => setImmediate(resolve))
      return [outer.current, inner.current]
    }
    await outer.within(first, async () => {
      expect(await Promise.all([look(), inner.within(second, look), outer.within(third, look), look()])).to.deep.equal([
        [first, undefined], [first, second], [third, undefined], [first, undefined],
      ])
    })
    expect(await look()).to.deep.equal([undefined, undefined])
  })

  it('costs a process no more for each guard that it ever had', () => {
    const used = new Set<unknown>()
    const { run } = AsyncLocalStorage.prototype
    AsyncLocalStorage.prototype.run = function (this: AsyncLocalStorage<unknown>, ...args: unknown[]) {
      used.add(this)
      return Reflect.apply(run, this, args) as unknown
    } as typeof run
    try {
      for (const id of ['a', 'b', 'c']) new Kept().within(turnNamed(id), () => {})
    } finally {
      AsyncLocalStorage.prototype.run = run
    }
    expect(used.size).to.equal(1)
  })
})
