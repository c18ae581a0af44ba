import { expect } from 'chai'
import { limits } from '../../src/lib/limits.js'
import type { ActivityLike } from '../../src/turn.js'
import { readTurnIds, turnRound } from '../../src/turns/turn-ids.js'
import { ComputedActivity } from '../lib/computed-activity.js'
import { failureOf } from '../lib/failure.js'

const activity = {
  id: 'a1',
  channelId: 'msteams:COPILOT',
  from: { id: 'person' },
  recipient: { id: 'bot' },
  conversation: { id: 'c1', isGroup: false },
} satisfies ActivityLike

describe('the ids of a turn', () => {
  it('are those of the sender, without the sub-channel', () => {
    expect(readTurnIds(activity, 'acme')).to.deep.equal({
      tenant: 'acme', channel: 'msteams', conversation: 'c1', user: 'person', activity: 'a1', saidOneToOne: true,
    })
  })

  it('are those of the recipient on the way out, and the activity is nobody’s redelivery', () => {
    const ids = readTurnIds(turnRound({ ...activity, from: { id: 'bot' }, recipient: { id: 'person' } }), 'acme')
    expect([ids.user, ids.activity]).to.deep.equal(['person', undefined])
    const { recipient: _recipient, ...toNobody } = activity
    expect(readTurnIds(turnRound(toNobody), 'acme').user).to.equal(undefined)
  })

  it('tell an edit and a deletion from the message that they are about, and from each other', () => {
    const of = (more: object): string | undefined => readTurnIds({ ...activity, ...more }, 'acme').activity
    const edits = [{}, { type: 'message' }, { type: 'messageUpdate', timestamp: new Date(1) }, { type: 'messageUpdate', timestamp: '2' }, { type: 'messageDelete' }].map(of)
    expect(edits.slice(0, 2)).to.deep.equal(['a1', 'a1'])
    expect(new Set(edits)).to.have.property('size', 4)
    expect(of({ type: 'messageUpdate', timestamp: new Date(1) })).to.equal(edits[2])
  })

  it('have a channel also where the class of the activity computes it', () => {
    const computed = new ComputedActivity({ ...activity, from: { id: 'bot' }, recipient: { id: 'person' } })
    for (const ids of [readTurnIds(computed, 'acme'), readTurnIds(turnRound(computed), 'acme')]) expect(ids.channel).to.equal('msteams')
  })

  it('say one-to-one only when the channel does', () => {
    const said = (conversation: unknown): boolean => readTurnIds({ ...activity, conversation } as ActivityLike, 'acme').saidOneToOne
    for (const conversation of [{ id: 'c', isGroup: false }, { id: 'c', conversationType: 'personal' }]) expect(said(conversation)).to.equal(true)
    const others = [{ id: 'c' }, { id: 'c', isGroup: true }, { id: 'c', isGroup: null, conversationType: 'personal' },
      { id: 'c', isGroup: true, conversationType: 'personal' }, { id: 'c', isGroup: 'false' }, { id: 'c', conversationType: 'groupChat' }]
    for (const conversation of others) expect(said(conversation), JSON.stringify(conversation)).to.equal(false)
  })

  it('that are missing, too long or no text are refused by name, and never quoted', () => {
    const long = 'canary'.repeat(limits.idLengthMax)
    const wrong: readonly [string, object][] = [
      ['channelId', { channelId: undefined }], ['channelId', { channelId: '' }], ['channelId', { channelId: ':canary' }], ['channelId', { channelId: long }],
      ['conversation.id', { conversation: undefined }], ['conversation.id', { conversation: {} }], ['conversation.id', { conversation: 'canary' }],
      ['conversation.id', { conversation: { id: long } }], ['from.id', { from: { id: long } }], ['from.id', { from: { id: { canary: 1 } } }], ['id', { id: 7 }],
    ]
    for (const [at, change] of wrong) {
      const failure = failureOf(() => readTurnIds({ ...activity, ...change }, 'acme'))
      expect([failure.code, failure.at]).to.deep.equal(['ERR_LIMIT_ID', at])
      expect(failure.message).to.not.include('canary')
    }
    expect(failureOf(() => readTurnIds(activity, '')).at).to.equal('tenant')
    expect(readTurnIds({ ...activity, id: 'i'.repeat(limits.idLengthMax) }, 'acme').activity).to.have.length(limits.idLengthMax)
  })

  it('may lack the person and the activity', () => {
    const ids = readTurnIds({ channelId: 'test', conversation: { id: 'c' }, from: { id: '' } }, 'acme')
    expect([ids.user, ids.activity]).to.deep.equal([undefined, undefined])
  })
})
