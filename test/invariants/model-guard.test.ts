import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { defaultPolicy, isScrubjayError, limits, type ModelGuard, type OpenTurn, Unscrubbed } from '@scrubjay/core'
import { Talk } from './guarded-talk.js'

const mail = 'jay.parker@example.org'
const card = '4111 1111 1111 1111'

interface Bot {
  readonly talk: Talk
  readonly turn: OpenTurn
  readonly model: ModelGuard
}

/** The turn in which a person has said their address and their card, and the guard that the bot asks its model by. */
async function begin(said: string = `my mail is ${mail} and my card is ${card}`, talk: Talk = new Talk()): Promise<Bot> {
  await talk.agree()
  const verdict = await talk.guard.receive({ activity: new Unscrubbed(talk.activity(said)) })
  assert.equal(verdict.kind, 'pass')
  return { talk, turn: verdict.turn, model: talk.guard.model(verdict.turn) }
}

async function* streamOf<T>(...pieces: readonly T[]): AsyncIterable<T> {
  yield* pieces
}

async function all<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const pieces: T[] = []
  for await (const piece of stream) pieces.push(piece)
  return pieces
}

const coded = (code: string) => (error: unknown): boolean => isScrubjayError(error) && error.code === code

describe('a model that is asked through the guard', function () {
  // Each runs the guard hundreds of times.
  this.timeout(20_000)

  it('gives back a link in which an address is hidden as its owner wrote it', async () => {
    const { talk, turn, model } = await begin('see http://203.0.113.9:8080/x')
    assert.equal(await model.prompt('see http://[IP_ADDRESS_1]:8080/x'), 'see [URL_1]')
    const [reply] = await talk.guard.send(turn, [talk.activity('you mean [URL_1], at [IP_ADDRESS_1]')])
    assert.equal(reply?.text, 'you mean http://203.0.113.9:8080/x, at 203.0.113.9')
  })

  it('reads placeholders in every shape of message, and the bot keeps its own objects', async () => {
    const { model } = await begin()
    const messages = [
      { role: 'system', content: 'You help the customers of Example. Our phone number is 202-555-0143.' },
      { role: 'user', content: `write to ${mail}`, name: 'jay' },
      { role: 'user', content: [{ type: 'text', text: `or charge ${card}` }, { type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] },
      { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'send_mail', arguments: JSON.stringify({ to: [mail], amount: 4111111111111111 }) } }] },
      { role: 'tool', tool_call_id: 'call_1', content: `{"sent":"${mail}"}` },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'charge', input: { id: card, type: mail } }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: [{ type: 'text', text: `charged ${card}` }] }] },
    ]
    const before = JSON.stringify(messages)
    const prompt = await model.prompt(messages)
    const text = JSON.stringify(prompt)
    assert.equal(JSON.stringify(messages), before)
    assert.doesNotMatch(text, /jay\.parker|1111/)
    assert.match(text, /202-555-0143/)
    assert.equal(prompt[1]?.content, 'write to [EMAIL_ADDRESS_1]')
    assert.match(text, /\{\\"to\\":\[\\"\[EMAIL_ADDRESS_1\]\\"\],\\"amount\\":\\"\[CREDIT_CARD\]\\"\}/)
    assert.equal(prompt[0], messages[0])
  })

  it('reads a request as it is sent, and a text alone', async () => {
    const { model } = await begin()
    const request = { model: 'any', system: 'Call 202-555-0143', messages: [{ role: 'user', content: mail }], tools: [{ type: 'function', function: { name: 'f', description: 'd', parameters: {} } }] }
    assert.deepEqual(await model.prompt(request), { ...request, messages: [{ role: 'user', content: '[EMAIL_ADDRESS_1]' }] })
    assert.equal(await model.prompt(`to ${mail}`), 'to [EMAIL_ADDRESS_1]')
  })

  it('gets what is new from a person sealed, so that its placeholder comes back to them', async () => {
    const { talk, turn, model } = await begin('hello')
    const [message] = await model.prompt([{ role: 'user', content: 'my other address is bo.ek@example.org' }])
    assert.equal(message?.content, 'my other address is [EMAIL_ADDRESS_1]')
    const [reply] = await talk.guard.send(turn, [{ type: 'message', text: `Noted: [EMAIL_ADDRESS_1]` }])
    assert.equal(reply?.text, 'Noted: bo.ek@example.org')
  })

  it('gets what a tool has found by its placeholder only if the bot might say it, and its instructions by the outbound rule', async () => {
    const { model } = await begin('hello')
    const found = await model.prompt([
      { role: 'tool', content: `the courier is bo.ek@example.org, the card was ${card}` },
      { role: 'system', content: `test with ${card}, ask bo.ek@example.com` },
    ])
    assert.equal(found[0]?.content, 'the courier is [EMAIL_ADDRESS_1], the card was [CREDIT_CARD]')
    assert.equal(found[1]?.content, 'test with [CREDIT_CARD], ask bo.ek@example.com')
  })

  it('is not asked with what cannot be read or is too much', async () => {
    const { model } = await begin()
    const loop: { role: string; content?: unknown } = { role: 'user' }
    loop.content = [loop]
    const deep = JSON.parse(`${'['.repeat(40)}"${mail}"${']'.repeat(40)}`) as unknown
    for (const [content, code] of [
      [[{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }], 'ERR_PROMPT_CONTENT'],
      [[{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } }], 'ERR_PROMPT_CONTENT'],
      [[{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }], 'ERR_PROMPT_CONTENT'],
      [new Uint8Array(3), 'ERR_PROMPT_CONTENT'],
      ['x'.repeat(limits.leafLengthMax + 1), 'ERR_LIMIT_TEXT'],
      [deep, 'ERR_LIMIT_DEPTH'],
      [Array.from({ length: limits.activityLeavesMax + 1 }, () => 'x'), 'ERR_LIMIT_LEAVES'],
      [loop.content, 'ERR_INPUT'],
    ] as const) {
      await assert.rejects(model.prompt([{ role: 'user', content }]), coded(code), code)
    }
  })

  it('is not asked outside of a turn, after the guard has closed, or when the vault fails; no error quotes a value', async () => {
    const { talk, model } = await begin()
    await assert.rejects(talk.guard.model(undefined).prompt([{ role: 'user', content: mail }]), coded('ERR_TURN_NONE'))
    await assert.rejects(all(talk.guard.model(undefined).prompt(streamOf(mail))), coded('ERR_TURN_NONE'))
    talk.store.read = async () => {
      throw new Error(`row ${mail}`)
    }
    await assert.rejects(model.prompt([{ role: 'user', content: mail }]), (error: unknown) => coded('ERR_FOREIGN')(error) && !String(error).includes('parker'))
  })

  it('gets no placeholder, or something made of the value, where the policy says so for models', async () => {
    const rules = [
      { types: ['EMAIL_ADDRESS'], destinations: ['model'], operator: 'redact' },
      { types: ['CREDIT_CARD'], destinations: ['model'], operator: 'mask' },
    ] as const
    const { model } = await begin(undefined, new Talk({ policy: { ...defaultPolicy, rules } }))
    const [message] = await model.prompt([{ role: 'user', content: '[EMAIL_ADDRESS_1] [CREDIT_CARD_1] [!CREDIT_CARD_1] bo.ek@example.org' }])
    assert.match(String(message?.content), /^\[EMAIL_ADDRESS\] [* ]{19} \[!CREDIT_CARD_1\] \[EMAIL_ADDRESS\]$/)
  })

  it('is asked in clear where the guard changes nothing', async () => {
    const talk = new Talk({ mode: 'observe' })
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(talk.activity(mail)) })
    assert.notEqual(verdict.kind, 'answer')
    const model = talk.guard.model(verdict.turn)
    assert.equal(await model.prompt(mail), mail)
    assert.equal(await model.restore('[EMAIL_ADDRESS_1]'), '[EMAIL_ADDRESS_1]')
  })

  it('leaves an event with what was hidden from it, types and counts', async () => {
    const { talk, turn, model } = await begin()
    await model.prompt([{ role: 'user', content: `${mail} ${mail} tomorrow` }])
    await talk.guard.finish(turn, 'done')
    const events = (await talk.events()).filter(({ type }) => type === 'model.prompted')
    assert.deepEqual(events.map(({ counts }) => counts), [{ EMAIL_ADDRESS: 2 }])
  })
})

describe('what the bot takes of a reply', function () {
  // Each runs the guard hundreds of times.
  this.timeout(20_000)

  it('is placeholders as they were, however the model has bent them, and what people typed stays typed', async () => {
    const { model } = await begin()
    const reply = { choices: [{ message: { role: 'assistant', content: 'To [email address 1], \\[EMAIL\\_ADDRESS\\_1\\], [EMAIL_ADDRESS_7], [!EMAIL_ADDRESS_1]' } }] }
    const restored = await model.restore(reply)
    assert.equal(restored.choices[0]?.message.content, 'To [EMAIL_ADDRESS_1], [EMAIL_ADDRESS_1], [EMAIL_ADDRESS_7], [!EMAIL_ADDRESS_1]')
  })

  it('is values for a purpose that the person agrees to, in the log before the bot has them', async () => {
    const { talk, model } = await begin()
    const call = { id: 'call_1', type: 'function', function: { name: 'send_mail', arguments: '{"to":"[EMAIL_ADDRESS_1]","cc":"[EMAIL_ADDRESS_9]","body":"\\"hi\\""}' } }
    const run = await model.restore(call, { purpose: 'service' })
    assert.deepEqual(JSON.parse(run.function.arguments), { to: mail, cc: '[EMAIL_ADDRESS_9]', body: '"hi"' })
    const revealed = (await talk.events()).filter(({ type }) => type === 'value.revealed')
    assert.deepEqual(revealed.map(({ purpose, counts }) => [purpose, counts]), [['service', { EMAIL_ADDRESS: 1 }]])
    await assert.rejects(model.restore(call, { purpose: 'marketing' }), coded('ERR_PURPOSE_UNKNOWN'))
  })

  it('is nothing for a purpose that the person has not agreed to', async () => {
    const purposes = [...defaultPolicy.purposes, { id: 'marketing', description: 'to send you offers', required: false }]
    const { model } = await begin(undefined, new Talk({ policy: { ...defaultPolicy, purposes } }))
    await assert.rejects(model.restore('[EMAIL_ADDRESS_1]', { purpose: 'marketing' }), coded('ERR_CONSENT_MISSING'))
  })

  it('is nothing of another person', async () => {
    const { talk } = await begin()
    await talk.agree({ user: 'u2', conversation: 'c2' })
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(talk.activity('hello', { user: 'u2', conversation: 'c2' })) })
    assert.equal(verdict.kind, 'pass')
    assert.equal(await talk.guard.model(verdict.turn).restore('[EMAIL_ADDRESS_1]', { purpose: 'service' }), '[EMAIL_ADDRESS_1]')
  })
})

describe('streams to and from a model', function () {
  // Each runs the guard hundreds of times.
  this.timeout(20_000)

  const value = `"my card, ${card}"`

  it('give the model the same text whatever the chunks, and never a part of a value', async () => {
    const { model } = await begin()
    const text = `Hello. My address is ${mail}, so write there please. The card is ${card} and it is valid. Then call me on 202-555-0143 when it is done.`
    const whole = await model.prompt(text)
    const check = async (pieces: readonly string[]): Promise<void> => {
      let sent = ''
      for await (const piece of model.prompt(streamOf(...pieces))) {
        sent += piece
        assert.ok(whole.startsWith(sent), sent)
      }
      assert.equal(sent, whole)
    }
    await check(text.split(''))
    for (let cut = 0; cut <= text.length; cut += 5) await check([text.slice(0, cut), text.slice(cut)])
    const cuts = fc.array(fc.nat(text.length), { maxLength: 8 }).map((places) => [0, ...places.toSorted((a, b) => a - b), text.length])
    await fc.assert(fc.asyncProperty(cuts, async (places) => check(places.slice(1).map((end, index) => text.slice(places[index], end)))), { numRuns: 30 })
  })

  const answer = 'I write to [email address 1] at once, [CREDIT_CARD_1] is charged [1, 2] [!EMAIL_ADDRESS_1] & so on \\[EMAIL\\_ADDRESS\\_1\\].'

  for (const [name, options, expected] of [
    ['placeholders', {}, 'I write to [EMAIL_ADDRESS_1] at once, [CREDIT_CARD_1] is charged [1, 2] [!EMAIL_ADDRESS_1] & so on [EMAIL_ADDRESS_1].'],
    ['values for a purpose', { purpose: 'service' }, `I write to ${mail} at once, ${card} is charged [1, 2] [!EMAIL_ADDRESS_1] & so on ${mail}.`],
  ] as const) {
    it(`give the bot ${name} whatever the chunks, and never half a placeholder`, async () => {
      const { talk, model } = await begin()
      const cuts: (readonly number[])[] = [Array.from({ length: answer.length }, (_, index) => index)]
      for (let first = 0; first <= answer.length; first += 3) for (let second = first; second <= answer.length; second += 17) cuts.push([first, second])
      for (const places of cuts) {
        const ends = [...places.filter((place) => place > 0), answer.length]
        const pieces = ends.map((end, index) => answer.slice(ends[index - 1] ?? 0, end))
        let got = ''
        for await (const piece of model.restore(streamOf(...pieces), options)) {
          got += piece
          assert.ok(expected.startsWith(got), got)
        }
        assert.equal(got, expected)
      }
      assert.ok((await talk.events()).every(({ type, counts }) => type !== 'value.revealed' || JSON.stringify(counts).includes('1')))
    })
  }

  it('keep the shape of chat-completion chunks: each choice and each tool call goes on by itself', async () => {
    const { model } = await begin(`my mail is ${mail} and ${value}`)
    const chunk = (index: number, delta: object, finish: string | null = null): object => ({ id: 'c', object: 'chat.completion.chunk', choices: [{ index, delta, finish_reason: finish }] })
    const chunks = [
      chunk(0, { role: 'assistant', content: 'To [EMA' }),
      chunk(1, { content: 'Or [EMAIL' }),
      chunk(0, { content: 'IL_ADDRESS_1] now [' }),
      chunk(1, { content: '_ADDRESS_1' }),
      chunk(0, { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'pay', arguments: '{"card":"[CREDIT' } }] }),
      chunk(0, { tool_calls: [{ index: 1, id: 'call_2', type: 'function', function: { name: 'send', arguments: '{"to":["[EMAIL_' } }] }),
      chunk(0, { tool_calls: [{ index: 0, function: { arguments: '_CARD_1]"}' } }] }),
      chunk(0, { tool_calls: [{ index: 1, function: { arguments: 'ADDRESS_1]"]}' } }] }),
      chunk(0, {}, 'tool_calls'),
      chunk(1, { content: ']' }, 'stop'),
    ]
    const got = (await all(model.restore(streamOf(...chunks), { purpose: 'service' }))) as { choices: { index: number; delta: { content?: string; tool_calls?: { index: number; function: { arguments: string } }[] }; finish_reason: string | null }[] }[]
    const [texts, calls]: [string[], string[]] = [['', ''], ['', '']]
    for (const { choices } of got) {
      for (const { index, delta } of choices) {
        texts[index] += delta.content ?? ''
        for (const call of delta.tool_calls ?? []) calls[call.index] += call.function.arguments
      }
    }
    assert.deepEqual(texts, [`To ${mail} now [`, `Or ${mail}`])
    assert.deepEqual(calls.map((call) => JSON.parse(call) as unknown), [{ card }, { to: [mail] }])
    const finish = got.findIndex(({ choices }) => choices[0]?.index === 0 && choices[0].finish_reason !== null)
    assert.ok(got.slice(finish + 1).every(({ choices }) => choices[0]?.index === 1))
  })

  it('keep the shape of content-block events, and open the complete texts that some streams send at their end', async () => {
    const { model } = await begin()
    const events = [
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'To [email_' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'address_1' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"to":"[EMAIL_ADDR' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: 'ESS_1]"}' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_stop', index: 1 },
      { type: 'response.output_text.done', item_id: 'i', text: 'To [email address 1]' },
    ]
    const got = (await all(model.restore(streamOf<object>(...events)))) as { type: string; index?: number; text?: string; delta?: { text?: string; partial_json?: string } }[]
    assert.equal(got.map(({ delta }) => delta?.text ?? '').join(''), 'To [email_address_1')
    assert.equal(got.map(({ delta }) => delta?.partial_json ?? '').join(''), '{"to":"[EMAIL_ADDRESS_1]"}')
    assert.equal(got.at(-1)?.text, 'To [EMAIL_ADDRESS_1]')
    assert.ok(got.findIndex(({ type, index }) => type === 'content_block_stop' && index === 0) > got.findLastIndex(({ index, delta }) => index === 0 && delta !== undefined))
  })
})
