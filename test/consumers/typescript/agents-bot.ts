import { join } from 'node:path'
import { AgentApplication, CloudAdapter, type Request, type TurnContext, type TurnState, type WebResponse } from '@microsoft/agents-hosting'
import { createFileKeySource, createKeyFile, type Settings } from '@scrubjay/core'
import { installScrubjay, type Scrubjay, type ScrubjayOptions } from '@scrubjay/agents'
import { createSqliteStore } from '@scrubjay/store-sqlite'

async function main(folder: string): Promise<void> {
  const keyFile = join(folder, 'scrubjay.keys')
  createKeyFile(keyFile)
  const options: ScrubjayOptions = { store: createSqliteStore(join(folder, 'privacy.db')), keys: createFileKeySource(keyFile) }
  const adapter = new CloudAdapter({})
  const scrubjay: Scrubjay = installScrubjay(adapter, options)
  await scrubjay.ready()

  const botSaw: string[] = []
  const app = new AgentApplication<TurnState>({ adapter })
  app.onActivity('message', async (context: TurnContext) => {
    const settings: Settings = await scrubjay.settings(context).get()
    botSaw.push(settings.scrub ? (context.activity.text ?? '') : 'scrubbing is off')
    await context.sendActivity(`You said: ${context.activity.text}`)
  })
  const replies: (string | undefined)[] = []
  for (const [index, text] of ['hello', 'yes', 'mail ada@example.com'].entries()) {
    replies.push(...(await say(app, `a${index}`, text)))
  }
  await scrubjay.close()
  console.log(JSON.stringify({ botSaw, replies }))
}

/** Posts a message, and answers the replies that came back with the request. */
async function say(app: AgentApplication<TurnState>, id: string, text: string): Promise<(string | undefined)[]> {
  const person = { channelId: 'test', from: { id: 'u1' }, recipient: { id: 'bot' }, conversation: { id: 'c1', isGroup: false } }
  const response = new Answer()
  const body = { type: 'message', id, text, deliveryMode: 'expectReplies', ...person }
  const request = { method: 'POST', headers: {}, body } as unknown as Request
  await app.adapter.process(request, response, (context) => app.run(context))
  return response.activities.map((activity) => activity.text)
}

class Answer implements WebResponse {
  readonly headersSent = false
  readonly writableEnded = false
  activities: { text?: string }[] = []
  status(): this {
    return this
  }
  setHeader(): this {
    return this
  }
  send(body?: unknown): this {
    this.activities = (body as { activities: { text?: string }[] }).activities
    return this
  }
  end(): this {
    return this
  }
}

void main(process.argv[2] ?? '.')
