import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { play } from './play.js'
import { render } from './render.js'
import { talks } from './talks.js'

/** Prints every talk as a page; with `--write` into `docs/conversations`. */
async function main(): Promise<void> {
  const folder = join(projectRoot, 'docs', 'conversations')
  for (const talk of talks) {
    const page = render(talk, await play(talk, 'botbuilder'))
    if (!process.argv.includes('--write')) console.log(page)
    else {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${talk.file}.md`), page)
    }
  }
}

void main()
