import { expect } from 'chai'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConversationState, type Storage, type TurnContext } from 'botbuilder'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { testOptions } from '@scrubjay/testkit'
import { createContactForm } from './agents-bots.js'
import { type Flow, play, type StartProcess } from './flow.js'
import { onAgents, onBotbuilder } from './processes.js'
import { flows, speaker } from './table.js'

describe('a bot behind the guard, with everything on', function () {
  this.timeout(60_000)

  for (const flow of flows) {
    const typed = [...flow.hidden, ...(flow.handedOver ?? [])]
    it(`says the same word for word, and keeps nothing in clear: ${flow.name}`, async () => {
      const [without, within] = [await play(flow), await play(flow, { guard: () => testOptions(policyOf(flow)) })]
      expect(within.replies).to.deep.equal(without.replies)
      expect(without.replies.at(-1)).to.include(flow.ends)
      // The bare bot keeps them all, so the search would find them.
      for (const value of typed) expect(without.kept).to.include(value)
      for (const value of [...typed, 'user-ana', 'talk-one']) expect(within.kept).to.not.include(value)
      if (flow.hidden.length > 0) expect(within.written).to.match(/\[[A-Z_]+_1\]/)
      for (const value of flow.hidden) expect(within.written).to.not.include(value)
      for (const value of flow.handedOver ?? []) expect(within.written).to.include(value)
    })

    it(`says the same when each line meets a new process: ${flow.name}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'scrubjay-flows-'))
      const { keys } = testOptions()
      const guard = () => ({ ...policyOf(flow), keys, store: createSqliteStore(join(folder, 'privacy.db')) })
      const [without, within] = [await play(flow), await play(flow, { guard, restarts: true })]
      rmSync(folder, { recursive: true })
      expect(within.replies).to.deep.equal(without.replies)
    })
  }

  it('leaves a placeholder that was kept for another conversation as it is there', async () => {
    const lines = ['begin', 'Ana Brightwater', 'forget it', 'hi', 'ana@two: hi']
    const { replies } = await play(flowOf(onAgents(createContactForm), lines), { guard: () => testOptions() })
    expect(replies.slice(-2)).to.deep.equal(['Say begin, Ana Brightwater. (1)', 'Say begin, [PERSON_1]. (1)'])
  })

  it('opens in a group what the speaker gave under a name, and never what another gave under the same name', async () => {
    const lines = ['I am at ana@example.org', 'ben: and I?', 'ben: I am at ben@example.net', 'and I?']
    const flow = { ...flowOf(onBotbuilder(createGossip), lines), isGroup: true, policy: speaker }
    const { replies } = await play(flow, { guard: () => testOptions(policyOf(flow)) })
    expect(replies.slice(-3)).to.deep.equal(['Before: I am at [EMAIL_ADDRESS_1]', 'Before: and I?', 'Before: I am at ana@example.org'])
  })
})

/** Repeats what was said last in the conversation, by whomever. */
function createGossip(storage: Storage): (context: TurnContext) => Promise<void> {
  const state = new ConversationState(storage)
  const last = state.createProperty<string>('last')
  return async (context) => {
    const before = await last.get(context, 'nothing')
    await last.set(context, context.activity.text)
    await context.sendActivity(`Before: ${before}`)
    await state.saveChanges(context)
  }
}

function flowOf(start: StartProcess, lines: readonly string[]): Flow {
  return { name: '', start, lines, ends: '', hidden: [] }
}

function policyOf({ policy }: Flow): { readonly policy?: object } {
  return policy === undefined ? {} : { policy: { version: 1, ...policy } }
}
