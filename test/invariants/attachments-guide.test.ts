import { checkPolicy, limits } from '@scrubjay/core'
import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { Talk } from './guarded-talk.js'

const guide = readFileSync(join(projectRoot, 'docs/guides/attachments.md'), 'utf8')
const blocks = (language: string): string[] => [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text)

describe('the guide to files in messages', () => {
  it('has policies that hold', () => {
    const policies = blocks('yaml')
    expect(policies).to.have.length(2)
    for (const policy of policies) expect(checkPolicy(policy).mistakes, policy).to.deep.equal([])
  })

  it('shows what a quarantined file becomes', async () => {
    const talk = new Talk()
    await talk.agree()
    const bytes = Buffer.alloc(48_213, '%PDF-1.7 ')
    const attachments = [{ contentType: 'application/pdf', name: 'the report.pdf', contentUrl: `data:application/pdf;base64,${bytes.toString('base64')}` }]
    const { verdict, replies } = await talk.say(talk.activity('see', { attachments }))
    const seen = verdict.kind === 'pass' ? (verdict.activity as { attachments?: unknown[] }).attachments : []
    expect(seen).to.deep.equal([JSON.parse(blocks('json')[0] ?? '')])
    expect(replies[0]).to.equal('A file that you sent was not passed on and not kept: application/pdf.')
    expect((await talk.events()).map((event) => event['counts'])).to.deep.include({ 'quarantine:application/pdf': 1 })
  })

  it('names the limits that hold', () => {
    const { attachmentsMax, attachmentsBytesMax, attachmentDepthMax } = limits
    expect(guide).to.include(`${attachmentsMax} files a message, ${attachmentsBytesMax / 1e6} MB together, decoded; ${attachmentDepthMax} within each other`)
  })
})
