'use strict'
const { join } = require('node:path')
const { AgentApplication, CloudAdapter } = require('@microsoft/agents-hosting')
const { createFileKeySource, createKeyFile } = require('@scrubjay/core')
const { installScrubjay } = require('@scrubjay/agents')
const { createSqliteStore } = require('@scrubjay/store-sqlite')

async function main(folder) {
  const keyFile = join(folder, 'scrubjay.keys')
  createKeyFile(keyFile)
  const adapter = new CloudAdapter({})
  const scrubjay = installScrubjay(adapter, { store: createSqliteStore(join(folder, 'privacy.db')), keys: createFileKeySource(keyFile) })
  await scrubjay.ready()

  const botSaw = []
  const app = new AgentApplication({ adapter })
  app.onActivity('message', async (context) => {
    botSaw.push(context.activity.text)
    await context.sendActivity(`You said: ${context.activity.text}`)
  })
  const replies = []
  for (const [index, text] of ['hello', 'yes', 'mail ada@example.com'].entries()) {
    replies.push(...(await say(app, `a${index}`, text)))
  }
  await scrubjay.close()
  console.log(JSON.stringify({ botSaw, replies }))
}

/** Posts a message, and answers the replies that came back with the request. */
async function say(app, id, text) {
  const person = { channelId: 'test', from: { id: 'u1' }, recipient: { id: 'bot' }, conversation: { id: 'c1', isGroup: false } }
  let answer
  const response = { headersSent: false, writableEnded: false, status: () => response, setHeader: () => response, send: (body) => ((answer = body), response), end: () => response }
  const request = { method: 'POST', headers: {}, body: { type: 'message', id, text, deliveryMode: 'expectReplies', ...person } }
  await app.adapter.process(request, response, (context) => app.run(context))
  return answer.activities.map((activity) => activity.text)
}

main(process.argv[2])
