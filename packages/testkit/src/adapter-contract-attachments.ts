import assert from 'node:assert/strict'
import type { ActivityLike } from '@scrubjay/core'
import type { AdapterContract, ContractBot } from './adapter-harness.js'
import { createSessions, textsOf } from './adapter-session.js'

const mail = 'ana@example.org'
const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ana Example', `EMAIL:${mail}`, 'TEL:+1 202 555 0143', 'END:VCARD', ''].join('\r\n')

/** A file of each kind, and how the bot sees it after the person said their address in a message. */
const files: readonly { readonly type: string; readonly content: string; readonly seen: string }[] = [
  { type: 'text/plain', content: `write to ${mail}`, seen: 'write to [EMAIL_ADDRESS_1]' },
  { type: 'text/csv', content: `id,mail\r\n1,"${mail}"\r\n`, seen: 'id,mail\r\n1,"[EMAIL_ADDRESS_1]"\r\n' },
  { type: 'application/json', content: `{"to": "${mail}", "n": 1}`, seen: '{"to": "[EMAIL_ADDRESS_1]", "n": 1}' },
  { type: 'text/html', content: `<p>to <a href="mailto:${mail}">${mail}</a></p>`, seen: '<p>to <a href="mailto:[EMAIL_ADDRESS_1]">[EMAIL_ADDRESS_1]</a></p>' },
  { type: 'text/vcard', content: card, seen: card.replace('Ana Example', '[PERSON_1]').replace(mail, '[EMAIL_ADDRESS_1]').replace('+1 202 555 0143', '[PHONE_NUMBER_1]') },
]

/** What becomes of files, in and out. */
export function attachmentCases(contract: AdapterContract): void {
  describe('attachments', () => {
    const sessions = createSessions(contract)
    afterEach(() => sessions.closeAll())

    it('are scrubbed as what they are, by the placeholders of the message, and come back as they were', async () => {
      const { say, agree, botSaw } = await sessions.open({ bot: sendBack })
      await agree()
      await say(`I am ${mail}`)
      for (const { type, content, seen } of files) {
        const { replies } = await say(withFile(type, dataUrl(type, content)))
        assert.equal(decoded(botSaw.at(-1)), seen, type)
        assert.equal(decoded(replies.at(-1)), content, type)
      }
    })

    it('are scrubbed also where their text stands in the attachment itself', async () => {
      const { say, agree, botSaw } = await sessions.open({ bot: sendBack })
      await agree()
      const { replies } = await say({ text: 'see', attachments: [{ contentType: 'text/vcard', content: card }] } as object)
      assert.match(String(fileOf(botSaw[0]).content), /EMAIL:\[EMAIL_ADDRESS_1\]/)
      assert.equal(fileOf(replies.at(-1)).content, card)
    })

    it('say nothing that the bot should not say', async () => {
      const number = '4111 1111 1111 1111'
      const bot: ContractBot = (context) => context.sendActivity({ type: 'message', text: 'your file', attachments: [{ contentType: 'text/plain', contentUrl: dataUrl('text/plain', `card ${number}`) }] })
      const { say, agree } = await sessions.open({ bot })
      await agree()
      const { replies } = await say('send it')
      assert.equal(decoded(replies.at(-1)), 'card [CREDIT_CARD]')
    })

    it('lose the metadata of a picture, and not the picture', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      await say(withFile('image/png', dataUrl('image/png', Buffer.concat([pngHead, chunk('tEXt', `Author\0${mail}`), chunk('eXIf', 'MM'), pngBody]))))
      assert.equal(fileOf(botSaw[0]).contentUrl, dataUrl('image/png', Buffer.concat([pngHead, pngBody])))
    })

    it('are taken out where they cannot be read: the bot sees what they were, and the person is told', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      const { replies } = await say(withFile('application/pdf', dataUrl('application/pdf', `%PDF-1.7 ${mail}`), 'the report.pdf'))
      assert.deepEqual(fileOf(botSaw[0]), { contentType: 'application/vnd.scrubjay.quarantined+json', name: 'the report.pdf', content: { contentType: 'application/pdf', sizeBytes: 24 } })
      assert.ok(textsOf(replies).some((text) => text.includes('application/pdf')))
    })

    it('are refused by type where the policy says so, also where they are linked to', async () => {
      const { say, agree, botSaw } = await sessions.open({ guard: { policy: { version: 1, attachments: { 'application/pdf': 'refuse' } } } })
      await agree()
      for (const url of [dataUrl('application/pdf', '%PDF-1.7'), 'https://files.example/cv.pdf']) {
        const { replies } = await say(withFile('application/pdf', url))
        assert.deepEqual(textsOf(replies), ['Files of this type are not accepted here: application/pdf. Your message was not processed.'])
      }
      assert.deepEqual(botSaw, [])
    })

    it('that are links can be followed by the bot', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      const link = 'https://files.example/v3/attachments/0-abc/views/original'
      await say(withFile('image/jpeg', `${link}?by=${encodeURIComponent(mail)}`))
      assert.equal(fileOf(botSaw[0]).contentUrl, `${link}?by=${encodeURIComponent('[EMAIL_ADDRESS_1]')}`)
    })

    it('beyond the limits are not processed, and the person is told', async () => {
      const { say, agree, botSaw } = await sessions.open()
      await agree()
      let nested = mail
      for (let depth = 0; depth < 6; depth += 1) nested = dataUrl('text/plain', nested)
      const { replies } = await say(withFile('text/plain', nested))
      assert.deepEqual(botSaw, [])
      assert.deepEqual(textsOf(replies), ['I cannot take this message right now. Please try again later.'])
    })
  })
}

/** Sends the attachments of a message back. */
const sendBack: ContractBot = async (context) => {
  const { type, attachments } = context.activity as ActivityLike & { attachments?: readonly object[] }
  if (type === 'message') await context.sendActivity({ type: 'message', text: 'here', ...(attachments === undefined ? {} : { attachments }) })
}

interface AttachmentLike {
  readonly contentType?: string
  readonly contentUrl?: string
  readonly content?: unknown
}

function withFile(contentType: string, contentUrl: string, name = 'file'): ActivityLike {
  return { text: 'see', attachments: [{ contentType, contentUrl, name }] } as object
}

function fileOf(activity: ActivityLike | undefined): AttachmentLike {
  return (activity as { readonly attachments?: readonly AttachmentLike[] } | undefined)?.attachments?.[0] ?? {}
}

function decoded(activity: ActivityLike | undefined): string {
  return Buffer.from(fileOf(activity).contentUrl?.split(',')[1] ?? '', 'base64').toString('utf8')
}

function dataUrl(type: string, content: string | Uint8Array): string {
  return `data:${type};base64,${Buffer.from(content as string).toString('base64')}`
}

function chunk(name: string, body: string): Buffer {
  const bytes = Buffer.from(`\0\0\0\0${name}${body}\0\0\0\0`, 'latin1')
  bytes.writeUInt32BE(body.length, 0)
  return bytes
}

const pngHead = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', 'size and depth')])
const pngBody = Buffer.concat([chunk('IDAT', 'picture'), chunk('IEND', '')])
