import { expect } from 'chai'
import { classifyActivity, invokeResponse, typedText, type ActivityClass } from '../../src/guard/activity-class.js'
import type { ActivityLike } from '../../src/turn.js'

const members = [{ id: 'u1', name: 'Ana' }]

const cases: readonly (readonly [ActivityClass, object])[] = [
  ['turn', { type: 'message', text: 'hello' }],
  ['turn', { type: 'Message', text: 'hello' }],
  ['turn', { text: 'no type at all' }],
  ['turn', { type: 'message', attachments: [{ contentUrl: 'cv.pdf' }] }],
  ['turn', { type: 'message', value: { answer: 'x' } }],
  ['turn', { type: 'messageUpdate', text: 'hello' }],
  ['turn', { type: 'event', name: 'order', value: { text: 'x' } }],
  ['turn', { type: 'event', name: 'ContinueConversation', text: 'typed by somebody' }],
  ['turn', { type: 'of tomorrow', text: 'x' }],
  // Words in the channel's own news.
  ['turn', { type: 'typing', text: 'hello' }],
  ['turn', { type: 'conversationUpdate', membersAdded: members, value: { text: 'x' } }],
  ['turn', { type: 'endOfConversation', attachments: [{ name: 'x' }] }],
  // Words beside the sign-in protocol.
  ['turn', { type: 'event', name: 'tokens/response', text: 'hello' }],
  ['invoke', { type: 'invoke', name: 'signin/verifyState', value: { state: '1' }, text: 'hello' }],
  ['invoke', { type: 'invoke', name: 'task/fetch', value: {} }],
  ['invoke', { type: 'INVOKE' }],
  ['sign-in', { type: 'invoke', name: 'signin/verifyState', value: { state: '123456' } }],
  ['sign-in', { type: 'invoke', name: 'signin/tokenExchange', value: { token: 'x' } }],
  ['sign-in', { type: 'invoke', name: 'signin/failure', value: { code: 'x' } }],
  ['sign-in', { type: 'event', name: 'tokens/response', value: { token: 'x' } }],
  ['lifecycle', { type: 'conversationUpdate', membersAdded: members }],
  ['lifecycle', { type: 'installationUpdate', action: 'add' }],
  ['lifecycle', { type: 'contactRelationUpdate', from: members[0] }],
  ['lifecycle', { type: 'typing' }],
  ['lifecycle', { type: 'endOfConversation', code: 'completedSuccessfully' }],
  ['lifecycle', { type: 'event', name: 'ContinueConversation' }],
  ['lifecycle', { type: 'message', text: '' }],
  ['lifecycle', {}],
  ['reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
  ['reaction', { type: 'messageDelete' }],
]

describe('the class of an activity', () => {
  it('is what the guard may do with it before there is consent', () => {
    for (const [kind, activity] of cases) expect(classifyActivity(activity), JSON.stringify(activity)).to.equal(kind)
    console.log(`      ${cases.length} activities`)
  })
})

describe('the typed text', () => {
  it('is that of a message, without a mention', () => {
    expect(typedText({ type: 'message', text: ' stop ' })).to.equal('stop')
    expect(typedText({ type: 'Message', text: 'stop' })).to.equal('stop')
    expect(typedText({ type: 'message', text: '<at>Helper</at> stop' })).to.equal('stop')
    expect(typedText({ type: 'message', text: '<at id="0">Helper</at>\u00a0stop' })).to.equal('stop')
    expect(typedText({ type: 'message', text: '<attach>a</attach>' })).to.equal('<attach>a</attach>')
  })

  it('is nothing for anything else', () => {
    expect(typedText({ type: 'event', text: 'stop' })).to.equal(undefined)
    expect(typedText({ type: 'message' })).to.equal(undefined)
    expect(typedText({ text: 'stop' })).to.equal(undefined)
    expect(typedText({ type: 'message', text: 5 } as unknown as ActivityLike)).to.equal(undefined)
  })
})

describe('the answer to an invoke', () => {
  it('is what the SDKs send as the body of the response', () => {
    expect(invokeResponse(403, 'Not yet.')).to.deep.equal({ type: 'invokeResponse', value: { status: 403, body: { message: 'Not yet.' } } })
  })
})
