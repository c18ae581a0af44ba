import { expect } from 'chai'
import fc from 'fast-check'
import { hideIdentities } from '../../src/custody/identities.js'
import { messageChangeOf } from '../../src/custody/message-change.js'
import { parseStateKey } from '../../src/guard/custody-place.js'

const tokens = { person: (id: string) => `P(${id.length})`, conversation: (id: string) => `C(${id.length})`, botId: 'the-bot' }

describe('ids and names in what is logged', () => {
  it('become tokens wherever a whole text is one, and names that are no placeholder go', () => {
    const activity = {
      type: 'message',
      text: '+12025550143',
      from: { id: '+12025550143', name: 'Ana', aadObjectId: 'aad-1' },
      recipient: { id: 'the-bot', name: 'Shop' },
      conversation: { id: '19:ana', isGroup: false },
      membersAdded: [{ id: 'ben', name: '[PERSON_2]' }],
      channelData: { raw: { From: '+12025550143', thread: ['19:ana'], by: 'Ana' }, note: 'said +12025550143' },
      timestamp: new Date(0),
    }
    expect(hideIdentities(activity, tokens)).to.deep.equal({
      ...activity,
      from: { id: 'P(12)', name: '[PERSON]', aadObjectId: 'P(5)' },
      conversation: { id: 'C(6)', isGroup: false },
      membersAdded: [{ id: 'P(3)', name: '[PERSON_2]' }],
      channelData: { raw: { From: 'P(12)', thread: ['C(6)'], by: 'Ana' }, note: 'said +12025550143' },
    })
  })

  it('leave no id of a person behind, whatever the activity is made of', () => {
    const account = fc.record({ id: fc.constantFrom('person-1', 'person-2'), name: fc.string() }, { requiredKeys: [] })
    const anything = fc.anything({ values: [fc.constantFrom('person-1', 'talk-1', 'x')], maxDepth: 4 })
    fc.assert(fc.property(account, account, anything, (from, recipient, value) => {
      const activity = { from, recipient, conversation: { id: 'talk-1' }, value }
      const ids = [from.id, recipient.id, 'talk-1'].filter((id) => id !== undefined)
      const text = JSON.stringify(hideIdentities(activity, tokens), (key, member: unknown) => (typeof member === 'bigint' ? 'n' : key === 'text' ? '' : member))
      return ids.every((id) => !text.includes(`:"${id}"`))
    }))
  })

  it('are refused where they are nested without end', () => {
    const cyclic: Record<string, unknown> = { from: { id: 'p' } }
    cyclic['self'] = cyclic
    expect(() => hideIdentities(cyclic, tokens)).to.throw().with.property('code', 'ERR_LIMIT_DEPTH')
  })
})

describe('what an activity does to an earlier message', () => {
  const address = { id: 'm1', channelId: 'msteams', conversation: { id: 'c1' } }
  const cases: readonly (readonly [string, object, string | undefined])[] = [
    ['a message', { type: 'message' }, undefined],
    ['an edit', { type: 'messageUpdate', channelData: { eventType: 'editMessage' } }, 'replace'],
    ['an undone deletion', { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }, 'replace'],
    ['a deletion', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }, 'remove'],
    ['the end of a retention period', { type: 'messageDelete', channelData: { ComplianceEventType: 'RetentionDelete' } }, 'remove'],
    ['a message that was blocked', { type: 'messageUpdate', channelData: { ComplianceEventType: 'DlpBlock' } }, 'remove'],
    ['a blocked message, in other letters', { type: 'MESSAGEUPDATE', channelData: { complianceEventType: 'dlpblock' } }, 'remove'],
    ['a deletion of nothing', { type: 'messageDelete', id: undefined }, undefined],
    ['an edit with data of no form', { type: 'messageUpdate', channelData: 7 }, 'replace'],
  ]
  for (const [title, fields, kind] of cases) {
    it(`is ${kind ?? 'nothing'} for ${title}`, () => {
      expect(messageChangeOf({ ...address, ...fields })?.kind).to.equal(kind)
    })
  }

  it('is known of a plain copy of an Agents activity, which has lost its channel', () => {
    const { channelId: _channelId, ...rest } = address
    expect(messageChangeOf({ ...rest, type: 'messageDelete', _channelId: 'msteams' })).to.deep.equal({
      kind: 'remove', channelId: 'msteams', conversationId: 'c1', activityId: 'm1',
    })
  })
})

describe('the keys of the SDKs', () => {
  const cases: readonly (readonly [string, object | undefined])[] = [
    ['sms/users/+12025550143/', { channel: 'sms', user: '+12025550143' }],
    ['msteams:COPILOT/users/29:a/b', { channel: 'msteams', user: '29:a/b' }],
    ['msteams/28:agent/users/29:a', { channel: 'msteams', user: '29:a' }],
    ['msteams/conversations/19:x@thread.tacv2;messageid=1/', { channel: 'msteams', conversation: '19:x@thread.tacv2;messageid=1' }],
    ['web/conversations/c1/users/u1/', { channel: 'web', user: 'u1' }],
    ['web/28:agent/conversations/c1', { channel: 'web', conversation: 'c1' }],
    ['anything', undefined],
    ['/users/u', undefined],
    ['', undefined],
  ]
  for (const [key, named] of cases) {
    it(`name ${named === undefined ? 'nobody' : JSON.stringify(named)}`, () => {
      expect(parseStateKey(key)).to.deep.equal(named)
    })
  }
})
