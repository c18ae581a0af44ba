import { setTimeout as wait } from 'node:timers/promises'
import { defaultPolicy } from '@scrubjay/core'
import type { RunningChild } from './child.js'
import { createConnector, type Arrived, type Connector } from './connector.js'
import type { Ledger } from './ledger.js'
import type { Saying } from './person.js'

/** A bot process as a channel knows it. */
export interface Run {
  readonly number: number
  readonly url: string
  readonly child: RunningChild
}

/** Delivers what people say to whatever process is alive, and watches what comes back. */
export class Channel {
  readonly #ledger: Ledger
  readonly #arrived = new Set<string>()
  readonly problems: string[] = []
  #connector: Connector | undefined
  #run: Run | undefined
  #runCount = 0
  readonly #waiting: (() => void)[] = []
  /** Called for every reply, before the bot hears that it has arrived. */
  onArrived: () => void = () => {}

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  async open(): Promise<void> {
    this.#connector = await createConnector(() => this.#runCount, (reply) => this.#arrive(reply))
  }

  async close(): Promise<void> {
    await this.#connector?.close()
  }

  /** A process is about to start: from now on, who connects is this one. */
  expect(runNumber: number): void {
    this.#runCount = runNumber
  }

  set run(run: Run | undefined) {
    this.#run = run
    if (run !== undefined) for (const go of this.#waiting.splice(0)) go()
  }

  async running(): Promise<Run> {
    while (this.#run === undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.#run
  }

  /** Posts an activity once; answers the process that acknowledged it, or nothing when none lived to do so. */
  async post(activity: Saying['activity']): Promise<number | undefined> {
    const { user, conversation, ...fields } = activity
    return this.#post({ type: 'message', ...fields, from: { id: user }, conversation: { id: conversation, isGroup: false } })
  }

  /** Something that the log has no event for. It makes a new process look for what its predecessor left. */
  async nudge(): Promise<void> {
    await this.#post({ type: 'conversationUpdate', channelId: 'nobody', conversation: { id: 'nowhere' } })
  }

  /** How many units of the bot reached the channel. */
  countEchoes(): number {
    return [...this.#arrived].filter((key) => / (?:echo|recall)/.test(key)).length
  }

  async #post(fields: object): Promise<number | undefined> {
    const run = await this.running()
    const recipient = { id: 'bot' }
    const body = JSON.stringify({ ...fields, recipient, serviceUrl: this.#connector?.url, timestamp: new Date().toISOString() })
    try {
      const response = await fetch(run.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      await response.arrayBuffer()
      if (response.status !== 200) this.problems.push(`a request was answered with ${response.status}`)
      return response.status === 200 ? run.number : undefined
    } catch {
      // It was killed. A process that is alive and does not answer would be a finding of its own.
      const isDead = await Promise.race([run.child.dead.then(() => true), wait(20_000, false, { ref: false })])
      if (!isDead) this.problems.push('a request broke off, and the process was alive')
      return undefined
    }
  }

  #arrive(reply: Arrived): void {
    const { to, conversation, text, run } = reply
    const by = /^(?:echo|recall)\b/.test(text) ? 'bot' : 'guard'
    const unit = this.#ledger.get({ id: to, by })
    if (unit === undefined || unit.conversation !== conversation) this.problems.push(`a reply to nothing: ${to}`)
    const key = `${to} ${text}`
    if (this.#arrived.has(key)) this.problems.push(`delivered twice: ${key} by run ${run}`)
    this.#arrived.add(key)
    if (unwanted.has(text)) this.problems.push(`${to} was answered: ${text}`)
    if (unit?.mail !== undefined && by === 'bot' && !text.includes(unit.mail)) this.problems.push(`not put back: ${text}`)
    if (text.startsWith('recall')) this.#checkRecall(reply)
    this.#ledger.acknowledge({ id: to, by }, run)
    this.onArrived()
  }

  /** Every value whose turn was acknowledged comes back, each in its own place. */
  #checkRecall({ conversation, text }: Arrived): void {
    const lines = new Set(text.split('\n'))
    for (const unit of this.#ledger.units()) {
      if (unit.by !== 'bot' || unit.mail === undefined || unit.conversation !== conversation) continue
      if (!this.#ledger.isAcknowledged(unit)) continue
      const line = `${unit.id} turn ${unit.id}: write to ${unit.mail}`
      // The rest of a yes stands under the id of the yes.
      if (!lines.has(line)) this.problems.push(`lost value: no line "${line}" among ${lines.size - 1}`)
    }
  }
}

const unwanted = new Set([defaultPolicy.texts.failedClosed, defaultPolicy.texts.limitReached])
