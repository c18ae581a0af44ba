import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { ActivityLike } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'
import { Talk } from './guarded-talk.js'

interface Action {
  readonly type: string
  readonly payload: { readonly activity: ActivityLike }
}
type Middleware = () => (next: (action: Action) => Action) => (action: Action) => Action

const guide = readFileSync(join(projectRoot, 'docs/guides/disclosure-and-signals.md'), 'utf8')
const service = { id: 'service', description: 'to answer you here', required: true }
const sale = { id: 'ads', description: 'to show you ads', required: false, isSale: true }

/** What the page of the guide posts when a browser does or does not send the signal. */
function post(activity: ActivityLike, globalPrivacyControl: boolean): ActivityLike {
  const [, code = ''] = /```js\n([^`]*)```/.exec(guide) ?? []
  const middleware = runInNewContext(`${code}\nsendPrivacySignal`, { navigator: { globalPrivacyControl } }) as Middleware
  return middleware()((action) => action)({ type: 'DIRECT_LINE/POST_ACTIVITY', payload: { activity } }).payload.activity
}

describe('the guide to disclosure and signals', () => {
  it('has a page that hands the browser’s signal to the bot, which says that it is honoured', async () => {
    const talk = new Talk({ policy: { version: 1, regimes: { ccpa: {} }, settings: { consent: false }, purposes: [service, sale] } })
    const [, said = ''] = /```text\n([^`]*)\n```/.exec(guide) ?? []
    expect((await talk.say(post(talk.activity('hello'), false))).replies).not.to.include(said)
    expect((await talk.say(post(talk.activity('hello'), true))).replies).to.include(said)
    expect((await talk.say(post(talk.activity('hello'), true))).replies).not.to.include(said)
  })

  it('says of each regime when people are told', async () => {
    for (const [, name = '', , again = ''] of guide.matchAll(/^\| `(\w+)`([^|]*)\| yes \| ([^|]+) \|/gm)) {
      const talk = new Talk({ policy: { version: 1, regimes: { [name]: {} }, settings: { consent: false } } })
      const isTold = async (): Promise<boolean> => (await talk.say('hello')).replies.some((text) => text.includes('talking to a bot'))
      expect(await isTold(), name).to.equal(true)
      talk.clock.advance(7 * 86_400_000)
      expect(await isTold(), name).to.equal(again === '7 days')
    }
  })
})
