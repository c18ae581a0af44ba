import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { play, sdks } from './play.js'
import { render } from './render.js'
import { talks } from './talks.js'

describe('a conversation under a law', () => {
  for (const talk of talks) {
    const page = join(projectRoot, 'docs', 'conversations', `${talk.file}.md`)
    for (const sdk of sdks) {
      it(`reads as docs/conversations/${talk.file}.md says, on ${sdk}`, async () => {
        expect(linesOf(render(talk, await play(talk, sdk)))).to.deep.equal(linesOf(readFileSync(page, 'utf8')))
      })
    }
  }
})

/** How many notes a bot keeps is its SDK's affair, and a receipt's number a new one each time. */
function linesOf(page: string): string[] {
  return page.replace(/\d+ × (note of the bot|Notiz des Bots|note du robot)/g, '… × $1').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '…').split('\n')
}
