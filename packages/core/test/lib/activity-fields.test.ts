import { expect } from 'chai'
import { activityLike, fieldsOf, readdress } from '../../src/lib/activity-fields.js'
import { channelOf, ComputedActivity } from './computed-activity.js'

const copilot = new ComputedActivity({ channelId: 'msteams:COPILOT', text: 'hi' })

describe('the fields of an activity', () => {
  it('keep a computed channel as plain fields, through JSON, and as the class again', () => {
    const fields = JSON.parse(JSON.stringify(fieldsOf(copilot))) as object
    expect(fields).to.have.property('channelId', 'msteams:COPILOT')
    const again = activityLike(copilot, fields)
    expect(again).to.deep.equal(copilot)
    expect(channelOf(again)).to.equal('msteams:COPILOT')
  })

  it('are none for a channel that is not there', () => {
    expect(fieldsOf({ type: 'message' })).to.deep.equal({ type: 'message' })
    expect(activityLike({}, { text: 'x' })).to.deep.equal({ text: 'x' })
  })

  it('of another activity lend their address, their class and nothing else', () => {
    const from = new ComputedActivity({ channelId: 'msteams:COPILOT', text: 'secret', value: 'secret', conversation: { id: 'c' }, id: '7' })
    const closed = readdress(from, { type: 'message', text: 'sorry' })
    expect(channelOf(closed)).to.equal('msteams:COPILOT')
    expect(closed).to.include({ id: '7', text: 'sorry', type: 'message' }).and.have.deep.property('conversation', { id: 'c' })
    expect(JSON.stringify(closed)).not.to.include('secret')
  })
})
