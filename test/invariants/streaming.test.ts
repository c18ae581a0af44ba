import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { type ActivityLike, type OpenTurn, Unscrubbed } from '@scrubjay/core'
import { Talk } from './guarded-talk.js'

const card = '4111 1111 1111 1111'
const mail = 'jay.parker@example.org'

/** A reply that comes in pieces, as the SDKs send it: each with all of the text so far, then the message. */
class Stream {
  readonly #talk: Talk
  readonly #turn: OpenTurn
  readonly #address: object
  readonly shown: string[] = []
  #sequence = 0

  constructor(talk: Talk, turn: OpenTurn, address: object) {
    this.#talk = talk
    this.#turn = turn
    this.#address = address
  }

  /** The person reads each piece that is sent, and the message at the end. */
  async run(text: string, cuts: readonly number[]): Promise<string> {
    for (const cut of cuts) this.shown.push((await this.#send('typing', text.slice(0, cut), 'streaming')).text ?? '')
    return (await this.#send('message', text, 'final')).text ?? ''
  }

  async #send(type: string, text: string, streamType: string): Promise<ActivityLike> {
    this.#sequence += 1
    const entities = [{ type: 'streaminfo', streamType, streamSequence: this.#sequence }]
    const piece = { type, text, entities, ...this.#address } as ActivityLike
    // Twice, as an adapter does: for those that look on in the process, then on the wire.
    const [sent] = await this.#talk.guard.send(this.#turn, [await this.#talk.guard.scrubReply(this.#turn, piece)])
    assert.equal(piece.text, text)
    return sent ?? {}
  }
}

async function begin(talk: Talk, fields: object = {}): Promise<Stream> {
  await talk.agree(fields)
  const activity = talk.activity(`my mail is ${mail}`, fields)
  const verdict = await talk.guard.receive({ activity: new Unscrubbed(activity) })
  assert.equal(verdict.kind, 'pass')
  return new Stream(talk, verdict.turn, { channelId: 'test', conversation: activity.conversation })
}

const visible = (shown: readonly string[]): readonly string[] => shown.filter((text) => text !== '…')

describe('a reply that is streamed', function () {
  // Each runs the guard hundreds of times.
  this.timeout(20_000)

  const text = `Your card ${card} was charged. I have sent the receipt to [EMAIL_ADDRESS_1], as you asked me to do. Is there anything else?`
  const whole = `Your card [CREDIT_CARD] was charged. I have sent the receipt to ${mail}, as you asked me to do. Is there anything else?`

  it('shows at every cut a beginning of the complete message, no digit of a hidden card and no half placeholder', async () => {
    const stream = await begin(new Talk())
    assert.equal(await stream.run(text, Array.from({ length: text.length }, (_, index) => index + 1)), whole)
    for (const shown of visible(stream.shown)) assert.ok(whole.startsWith(shown), shown)
    assert.ok(visible(stream.shown).length > 30)
    assert.ok(stream.shown.some((shown) => shown.includes(mail)))
  })

  it('ends with the same message in two, three or any number of pieces', async () => {
    const talk = new Talk()
    const stream = await begin(talk)
    const cuts = fc.array(fc.integer({ min: 1, max: text.length }), { maxLength: 6 }).map((places) => places.toSorted((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const from = stream.shown.length
        assert.equal(await stream.run(text, places), whole)
        let last = ''
        for (const shown of visible(stream.shown.slice(from))) {
          assert.ok(whole.startsWith(shown) && shown.startsWith(last), shown)
          last = shown
        }
      }),
      { numRuns: 60 },
    )
  })

  it('puts nothing back in a group, and hides there what the bot says in clear', async () => {
    const stream = await begin(new Talk(), { isGroup: true })
    const said = `I have written to ${mail} and will tell you as soon as there is an answer, which may take some days.`
    const final = await stream.run(said, Array.from({ length: said.length }, (_, index) => index + 1))
    assert.ok(final.includes('[EMAIL_ADDRESS_1]'))
    for (const shown of stream.shown) assert.ok(!shown.includes('jay'), shown)
  })

  it('names the stream and counts on where nothing can be shown yet', async () => {
    const talk = new Talk()
    await talk.agree()
    const activity = talk.activity('hello')
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(activity) })
    assert.equal(verdict.kind, 'pass')
    const entity = { type: 'streaminfo', streamType: 'streaming', streamSequence: 1 }
    for (const place of [{ entities: [entity] }, { channelData: entity }]) {
      const [sent] = await talk.guard.send(verdict.turn, [{ type: 'typing', text: 'Your card 4111', conversation: activity.conversation, ...place } as ActivityLike])
      assert.equal(sent?.text, '…')
      assert.match(JSON.stringify(sent), /"streamType":"informative","streamSequence":1/)
      assert.equal(entity.streamType, 'streaming')
    }
  })

  it('shows nothing of pieces that hold only what is new', async () => {
    const talk = new Talk()
    await talk.agree()
    const activity = talk.activity('hello')
    const verdict = await talk.guard.receive({ activity: new Unscrubbed(activity) })
    assert.equal(verdict.kind, 'pass')
    const channelData = { streamType: 'streaming', chunkType: 'delta', streamSequence: 2 }
    const [sent] = await talk.guard.send(verdict.turn, [{ type: 'typing', text: 'a long text of which nobody knows what came before it at all', channelData } as ActivityLike])
    assert.equal(sent?.text, '…')
  })

  it('is in the log before it is seen, once for the first piece, once for each value, and once at its end', async () => {
    const talk = new Talk()
    const stream = await begin(talk)
    const before = (await talk.events()).length
    await stream.run(text, Array.from({ length: text.length }, (_, index) => index + 1))
    const events = (await talk.events()).slice(before)
    assert.deepEqual(
      events.map(({ type, outcome, counts }) => [type, outcome, counts]),
      [
        ['turn.received', 'scrubbed', { EMAIL_ADDRESS: 1 }],
        ['turn.replied', 'streaming', {}],
        ['turn.replied', 'streaming', { EMAIL_ADDRESS: 1 }],
        ['turn.replied', undefined, {}],
      ],
    )
  })

  it('stands still rather than take back what it has shown, and begins anew with the next stream', async () => {
    const stream = await begin(new Talk())
    const words = 'There are many words in it that say nothing of anybody, and more will follow. '
    await stream.run(words + words, [words.length, 2 * words.length - 1])
    const other = `Another reply begins here, and it is about other things than the first one was. ${words}`
    await stream.run(other, [words.length, other.length - 1])
    const [first = '', second = '', third = '', fourth = ''] = stream.shown
    assert.ok(second.startsWith(first) && second.length > first.length && fourth.startsWith(third) && third.startsWith('Another'))
  })

  it('shows nothing when the log cannot be written', async () => {
    const talk = new Talk()
    const stream = await begin(talk)
    talk.store.commit = async () => {
      throw new Error('the disk is full')
    }
    assert.doesNotMatch(await stream.run(text, [100]), /receipt/)
    assert.deepEqual(stream.shown, [''])
  })
})
