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
        expect(render(talk, await play(talk, sdk)).split('\n')).to.deep.equal(readFileSync(page, 'utf8').split('\n'))
      })
    }
  }
})
