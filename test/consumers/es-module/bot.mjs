import { join } from 'node:path'
import { TestAdapter } from 'botbuilder'
import { createFileKeySource, createKeyFile } from '@scrubjay/core'
import { installScrubjay } from '@scrubjay/botbuilder'
import { scrubjayPlugin } from '@scrubjay/botkit'
import { createSqliteStore } from '@scrubjay/store-sqlite'

const folder = process.argv[2]
const keyFile = join(folder, 'scrubjay.keys')
createKeyFile(keyFile)
const options = { store: createSqliteStore(join(folder, 'privacy.db')), keys: createFileKeySource(keyFile) }
const adapter = new TestAdapter(async () => {})
const scrubjay = installScrubjay(adapter, options)
await scrubjay.ready()

const botSaw = []
const echo = async (context) => {
  botSaw.push(context.activity.text)
  await context.sendActivity(`You said: ${context.activity.text}`)
}
const conversation = { id: 'c1', isGroup: false, conversationType: 'personal', name: 'c1' }
for (const [index, text] of ['hello', 'yes', 'mail ada@example.com'].entries()) {
  const activity = { type: 'message', id: `a${index}`, channelId: 'test', from: { id: 'u1', name: 'u1' }, conversation, text }
  await adapter.processActivity(activity, echo)
}
const replies = adapter.activeQueue.map((activity) => activity.text)
const plugin = scrubjayPlugin(options).name
await scrubjay.close()
console.log(JSON.stringify({ botSaw, replies, plugin }))
