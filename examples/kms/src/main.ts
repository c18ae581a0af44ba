import { randomUUID } from 'node:crypto'
import { installScrubjay } from '@scrubjay/botbuilder'
import { countWrappedKeys, createKmsKeyMaterial, createKmsKeySource, createMemoryStore, rewrapKeys, rotateKmsKeyMaterial } from '@scrubjay/core'
import { TestAdapter } from 'botbuilder'
import { createHttpKmsClient } from './http-kms-client.js'
import { startKmsStandIn } from './kms-stand-in.js'

/** A bot whose keys never leave the key management service: it talks, moves to another key, and loses its permission. */
async function main(): Promise<void> {
  const kms = await startKmsStandIn(['alias/privacy-2026', 'alias/privacy-2027'])
  const client = createHttpKmsClient(kms.endpoint)
  // Done once; the JSON is kept beside the bot's settings. It holds no secret in clear.
  let material = await createKmsKeyMaterial({ client, kmsKey: 'alias/privacy-2026', origin: 'bot.example/audit' })

  const store = createMemoryStore()
  let bot = startBot({ store, keys: createKmsKeySource({ client, material }) })
  await bot.say('my address is ana@example.org')
  const callsBefore = kms.calls
  for (let turn = 0; turn < 10; turn += 1) await bot.say('my address is ana@example.org')
  console.log(`calls to the service for ten more turns: ${kms.calls - callsBefore}`)

  material = await rotateKmsKeyMaterial({ client, material, change: { step: 'add', kmsKey: 'alias/privacy-2027' } })
  material = await rotateKmsKeyMaterial({ client, material, change: { step: 'promote' } })
  const { rewrapped } = await rewrapKeys({ keyStore: store.keyStore, ring: await createKmsKeySource({ client, material }).open() })
  const inUse = (await countWrappedKeys(store.keyStore)).keys()
  material = await rotateKmsKeyMaterial({ client, material, change: { step: 'retire', inUse } })
  console.log(`rewrapped by ${material.keys.map(({ kmsKey }) => kmsKey).join()}: ${rewrapped}`)

  bot = startBot({ store, keys: createKmsKeySource({ client, material }) })
  await bot.ready()
  kms.deny()
  await bot.say('my address is ana@example.org')
  await kms.close()
}

function startBot(options: Parameters<typeof installScrubjay>[1]): { say(text: string): Promise<void>; ready(): Promise<void> } {
  const adapter = new TestAdapter(async (context) => {
    console.log(`the bot sees:     ${context.activity.text}`)
    await context.sendActivity(`You said: ${context.activity.text}`)
  })
  const scrubjay = installScrubjay(adapter, { ...options, policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } })
  return {
    ready: () => scrubjay.ready(),
    async say(text) {
      // The SDK's adapter for tests counts from one again after a restart; a channel does not.
      await adapter.receiveActivity({ type: 'message', id: randomUUID(), text })
      console.log(`the person reads: ${adapter.activeQueue.at(-1)?.text}`)
    },
  }
}

void main()
