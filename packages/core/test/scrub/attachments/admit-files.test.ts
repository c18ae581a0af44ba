import { expect } from 'chai'
import { chooseAttachmentAction, type AttachmentRules } from '../../../src/policy/attachment-rules.js'
import { admitFiles, type Admitted } from '../../../src/scrub/attachments/admit-files.js'
import { attachment, bytesIn, dataUrl } from './files.js'

const admit = <T extends object>(activity: T, rules: AttachmentRules = {}): Admitted<T> =>
  admitFiles(activity, (file, isLinked) => chooseAttachmentAction(rules, file, isLinked ? 'linked' : 'inbound'))
const pdf = '%PDF-1.7 packed'
const standIn = { contentType: 'application/vnd.scrubjay.quarantined+json', content: { contentType: 'application/pdf', sizeBytes: 15 } }

describe('a file that somebody sends', () => {
  it('stays where it can be read, and is taken out where it cannot', () => {
    const text = attachment('text/csv', 'a,b')
    expect(admit(text)).to.deep.equal({ activity: text, refused: [], quarantined: [], counts: { 'scrub:text/csv': 1 } })
    expect(admit(text).activity).to.equal(text)
    const taken = admit(attachment('application/pdf', pdf))
    expect(taken).to.deep.equal({ activity: { attachments: [standIn] }, refused: [], quarantined: ['application/pdf'], counts: { 'quarantine:application/pdf': 1 } })
    expect(admit(taken.activity, { '*/*': { inbound: 'refuse' } }).activity).to.equal(taken.activity)
  })

  it('is judged by what it is, not by what it is called', () => {
    for (const type of ['image/gif', 'image/png', 'text/plain', 'application/json', 'text/rtf']) {
      expect(admit(attachment(type, pdf)).quarantined, type).to.deep.equal(['application/pdf'])
    }
    const bytes = Buffer.from([0, 1, 2, 3, 0xff])
    for (const type of ['image/gif', 'image/jpeg', 'text/plain', 'jane/doe']) {
      expect(admit(attachment(type, bytes)).quarantined, type).to.deep.equal(['application/octet-stream'])
    }
    expect(admit(attachment('image/heic', bytes)).quarantined).to.deep.equal(['image/heic'])
    expect(admit(attachment('application/jane-doe', bytes)).quarantined).to.deep.equal(['application/other'])
  })

  it('is taken out wherever it stands, and where it cannot be decoded', () => {
    const { activity, quarantined } = admit({ value: { card: [{ url: dataUrl('application/pdf', pdf) }] }, attachments: [{ contentType: 'text/plain', contentUrl: 'data:text/plain;base64,QQ=Q*' }] })
    expect(bytesIn(activity.value.card[0]?.url ?? '').toString()).to.equal('{"contentType":"application/pdf","sizeBytes":15}')
    expect(quarantined).to.include('application/pdf')
    expect(JSON.stringify(activity)).not.to.include('QQ=Q')
  })

  it('is refused, passed or taken out as the closest rule says', () => {
    const rules: AttachmentRules = { 'application/pdf': { inbound: 'refuse' }, 'application/*': { inbound: 'pass', linked: 'quarantine' }, '*/*': { inbound: 'quarantine' } }
    expect(admit(attachment('application/pdf', pdf), rules).refused).to.deep.equal(['application/pdf'])
    expect(admit(attachment('application/msword', Buffer.from([0, 1])), rules)).to.deep.include({ refused: [], quarantined: [], counts: {} })
    expect(admit(attachment('text/plain', 'a'), rules).quarantined).to.deep.equal(['text/plain'])
    const link = { attachments: [{ contentType: 'application/pdf', contentUrl: 'https://files.example/a', name: 'a.pdf' }] }
    expect(admit(link, rules).activity.attachments).to.deep.equal([{ contentType: standIn.contentType, name: 'a.pdf', content: { contentType: 'application/pdf' } }])
    expect(admit(link).activity).to.equal(link)
  })

  it('is known by its ending where Teams links to it', () => {
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.docx', content: { downloadUrl: 'https://files.example/a', fileType: 'docx' } }
    expect(admit({ attachments: [file] }, { 'application/*': { linked: 'refuse' } }).refused).to.deep.equal(['application/vnd.openxmlformats-officedocument.wordprocessingml.document'])
  })

  it('is no card', () => {
    const card = { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', contentUrl: 'https://files.example/a', content: { title: 'a' } }] }
    expect(admit(card, { '*/*': { inbound: 'refuse', linked: 'refuse' } })).to.deep.include({ refused: [], activity: card })
  })
})

describe('the action for a file', () => {
  it('without a rule is to scrub what can be read, and for the rest depends on where it is', () => {
    const act = (isReadable: boolean, place: 'inbound' | 'linked' | 'outbound'): string => chooseAttachmentAction({}, { type: 'a/b', isReadable }, place)
    expect([act(true, 'inbound'), act(true, 'outbound'), act(false, 'inbound'), act(false, 'linked'), act(false, 'outbound')]).to.deep.equal(['scrub', 'scrub', 'quarantine', 'pass', 'pass'])
  })

  it('that scrubs what cannot be read is to take it out', () => {
    expect(chooseAttachmentAction({ 'a/b': { outbound: 'scrub' } }, { type: 'a/b', isReadable: false }, 'outbound')).to.equal('quarantine')
  })
})
