import type { ActivityLike } from '@scrubjay/core'
import { type ContractContext, type Delivery, type Harness, testOptions } from '@scrubjay/testkit'
import { Random } from '../quality/random.js'
import type { Way } from './bots.js'
import { Canaries, everyTextOf, isAddress, type FoundText } from './canaries.js'
import { hostileActivity, hostileReply } from './hostile-activity.js'

/** What a run of the fuzzer found and did. */
export interface FuzzReport {
  readonly findings: readonly string[]
  readonly activities: number
  /** Turns in which the bot ran. */
  readonly passed: number
  /** Turns that the guard or the SDK answered in its place. */
  readonly refused: number
  /** The slowest turn of an activity of 10 KB and more, in milliseconds of processor time for 100 KB. */
  readonly worst: { readonly msPer100Kb: number; readonly bytes: number; readonly run: number } | undefined
}

export interface FuzzOptions {
  readonly seed: number
  readonly runs: number
}

/** Delivers hostile activities to one guarded bot, and has it send hostile replies. The same seed does the same. */
export async function fuzz(way: Way, { seed, runs }: FuzzOptions): Promise<FuzzReport> {
  const fuzzer = await Fuzzer.start(way, seed)
  const onRejection = (error: unknown): void => fuzzer.find(`unhandled rejection: ${error instanceof Error ? error.name : typeof error}`)
  process.on('unhandledRejection', onRejection)
  try {
    for (let run = 0; run < runs; run += 1) await fuzzer.step(run)
    // Rejections are reported between turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
    return fuzzer.report()
  } finally {
    process.off('unhandledRejection', onRejection)
    await fuzzer.close()
  }
}

class Fuzzer {
  readonly #random: Random
  readonly #canaries: Canaries
  readonly #way: Way
  readonly #harness: Harness
  readonly #findings: string[] = []
  readonly #seen: FoundText[]
  readonly #next: { reply?: ActivityLike }
  #run = 0
  #ran = 0
  #refused = 0
  #worst: FuzzReport['worst']
  #serial = 0

  static async start(way: Way, seed: number): Promise<Fuzzer> {
    const seen: FoundText[] = []
    const next: { reply?: ActivityLike } = {}
    const bot = async (context: ContractContext): Promise<void> => {
      const texts = everyTextOf(context.activity)
      seen.push(...texts)
      if (context.activity.text === 'ping') return void (await context.sendActivity('pong'))
      const { reply } = next
      delete next.reply
      // Ids are left to the bot, which says what it likes of them; what it repeats is what was scrubbed.
      const said = texts.filter((found) => !isAddress(found))
      await context.sendActivity(reply ?? { type: 'message', text: said.map(({ text }) => text).join(' ').slice(0, 1_000), value: context.activity.value })
    }
    const harness = await way.createHarness({ guard: testOptions(), bot, earlier: [], later: [] })
    const fuzzer = new Fuzzer({ way, seed, harness, seen, next })
    for (const user of ['ana', 'ben']) for (const text of ['hello', 'yes']) await fuzzer.#deliver({ ...fuzzer.#address(user), text })
    return fuzzer
  }

  constructor(parts: { way: Way; seed: number; harness: Harness; seen: FoundText[]; next: { reply?: ActivityLike } }) {
    this.#way = parts.way
    this.#random = new Random(parts.seed)
    this.#canaries = new Canaries(this.#random)
    this.#harness = parts.harness
    this.#seen = parts.seen
    this.#next = parts.next
  }

  async step(run: number): Promise<void> {
    this.#run = run
    this.#canaries.renew()
    this.#seen.length = 0
    if (this.#random.chance(0.3)) await this.#outward()
    else await this.#inward()
    const { replies } = await this.#deliver({ ...this.#address('ben'), text: 'ping' })
    if (!replies.some(({ text }) => text === 'pong')) this.find('does not answer an ordinary message any more')
  }

  /** A hostile activity of somebody who has agreed, in a group or not, or of a stranger who agrees afterwards. */
  async #inward(): Promise<void> {
    const random = this.#random
    const isStranger = random.chance(0.2)
    const isGroup = !isStranger && random.chance(0.3)
    const address = this.#address(isStranger ? `stranger${this.#run}` : 'ana', isGroup)
    const activity = hostileActivity({ random, canary: this.#canaries.mail, numberCanary: this.#canaries.number, isJson: this.#way.isJson, isStrict: this.#way.isStrict }, address)
    const delivery = await this.#timed(activity)
    if (isStranger) delivery.push(await this.#deliver({ ...this.#address(`stranger${this.#run}`), text: 'yes' }))
    if (this.#seen.length > 0) this.#ran += 1
    else this.#refused += 1
    const isAnswered = this.#seen.length > 0 || delivery.some(({ replies }) => replies.length > 0)
    if (!isAnswered && !this.#way.isStrict && activity.type === 'message' && isAddressed(activity, address)) this.find('a message was left without an answer')
    this.#check('the bot saw', this.#seen)
    if (isGroup) this.#check('a group got', everyTextOf([...delivery, { replies: this.#harness.takeWire(), updates: [] }].flatMap(saidIn)))
    // What somebody else's turn opens, whatever they write.
    this.#next.reply = { type: 'message', text: '[EMAIL_ADDRESS_1] [CREDIT_CARD_1] [PERSON_1] [EMAIL_ADDRESS_2]' }
    this.#check('another person got', everyTextOf(await this.#deliver({ ...this.#address('ben'), text: 'mine?' })))
    delete this.#next.reply
  }

  /** A hostile reply of the bot, with cards that it has from elsewhere. */
  async #outward(): Promise<void> {
    const random = this.#random
    const at = { random, canary: this.#canaries.card, numberCanary: this.#canaries.number, isJson: false, isStrict: this.#way.isStrict }
    this.#next.reply = hostileReply(at)
    const delivery = await this.#deliver({ ...this.#address('ben'), text: 'go' })
    delete this.#next.reply
    // The wire carries JSON, whatever the bot has sent.
    this.#check('a person got', [{ text: jsonOf([delivery, this.#harness.takeWire()]), path: '' }])
  }

  async #timed(activity: ActivityLike): Promise<Delivery[]> {
    const bytes = this.#way.isJson ? Buffer.byteLength(JSON.stringify(activity)) : 0
    const before = process.cpuUsage()
    const delivery = await this.#deliver(activity)
    const { user, system } = process.cpuUsage(before)
    const msPer100Kb = ((user + system) / 1_000) * (100_000 / bytes)
    if (bytes >= 10_000 && msPer100Kb > (this.#worst?.msPer100Kb ?? 0)) this.#worst = { msPer100Kb, bytes, run: this.#run }
    return [delivery]
  }

  async #deliver(activity: ActivityLike): Promise<Delivery> {
    try {
      return await this.#harness.deliver(activity)
    } catch {
      // The SDK itself does not take it, before there is a turn.
      return { replies: [], updates: [] }
    }
  }

  #address(user: string, isGroup = false): ActivityLike & { readonly type: string } {
    return {
      type: 'message',
      id: `a${(this.#serial += 1)}`,
      channelId: 'test',
      from: { id: user },
      recipient: { id: 'bot' },
      conversation: isGroup ? { id: 'room', isGroup } : { id: `with-${user}`, isGroup },
    }
  }

  #check(who: string, texts: readonly FoundText[]): void {
    const place = this.#canaries.find(texts)
    if (place !== undefined) this.find(`${who} a canary at ${place}`)
  }

  find(finding: string): void {
    this.#findings.push(`${this.#way.name}, run ${this.#run}: ${finding}`)
  }

  report(): FuzzReport {
    return { findings: this.#findings, activities: this.#ran + this.#refused, passed: this.#ran, refused: this.#refused, worst: this.#worst }
  }

  async close(): Promise<void> {
    await this.#harness.close()
  }
}

/** Whether somebody can be answered: the fuzzer left alone what the SDK takes over into a reply, and checks there. */
function isAddressed(activity: ActivityLike, address: ActivityLike): boolean {
  return (['id', 'channelId', 'from', 'recipient', 'conversation', 'locale', 'deliveryMode'] as const).every((field) => activity[field] === address[field]) && !('serviceUrl' in activity)
}

/** Without what the SDK addresses a reply by: it takes that from the channel's own request, back to where it came from. */
function saidIn({ replies, updates, invokeResponse }: Delivery): readonly unknown[] {
  const isAddress = (name: string): boolean => ['conversation', 'from', 'recipient', 'channelId', '_channelId', 'serviceUrl', 'replyToId', 'locale'].includes(name)
  const said = [...replies, ...updates].map((reply) => Object.fromEntries(Object.entries(reply).filter(([name]) => !isAddress(name))))
  return [...said, invokeResponse]
}

/** What an HTTP client would write; what cannot be written does not leave. */
function jsonOf(value: readonly unknown[]): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}
