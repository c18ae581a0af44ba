import type { AuditEventType } from '@scrubjay/core'
import type { Unit } from './ledger.js'
import type { SeededRandom } from './seeded-random.js'

/** What a person says next, and everything that must come of it, exactly once. */
export interface Saying {
  readonly activity: { readonly id: string; readonly channelId: string; readonly user: string; readonly conversation: string; readonly text: string }
  readonly units: readonly Unit[]
}

/** Somebody who chats, agrees, refuses, withdraws, and is forgotten; one message at a time. */
export class Person {
  readonly #random: SeededRandom
  readonly #name: string
  #count = 0
  #moves = 0
  #phase: 'new' | 'asked' | 'granted' | 'refused' = 'new'
  #parked: { readonly id: string; readonly mail: string }[] = []

  constructor(name: string, random: SeededRandom) {
    this.#name = name
    this.#random = random
  }

  get name(): string {
    return this.#name
  }

  get conversation(): string {
    return `${this.#name}-talk-${this.#moves}`
  }

  next(): Saying {
    const dice = this.#random.next()
    switch (this.#phase) {
      case 'new':
        return this.#speakTooEarly(['disclosure.shown'])
      case 'asked':
        if (dice < 0.5) return this.#agree()
        if (dice < 0.7) return this.#end('no', 'consent.refused')
        if (dice < 0.8) return this.#end('stop', 'consent.withdrawn')
        return this.#parked.length < 3 ? this.#speakTooEarly([]) : this.#agree()
      case 'refused':
        return dice < 0.5 ? this.#askAgain() : this.#guarded('is anybody there?', ['turn.refused'])
      case 'granted':
        if (dice < 0.04) return this.#end('stop', 'consent.withdrawn')
        if (dice < 0.06) return this.#beForgotten()
        if (dice < 0.1) return this.#recall()
        return this.#speak()
    }
  }

  /** The way to the last word: agrees if need be, then asks for everything that was said here. */
  nextToLast(): Saying {
    if (this.#phase === 'new') return this.#speakTooEarly(['disclosure.shown'])
    if (this.#phase === 'refused') return this.#askAgain()
    return this.#phase === 'asked' ? this.#agree() : this.#recall()
  }

  #speak(): Saying {
    const { id, mail } = this.#nextValue()
    return this.#saying(id, `turn ${id}: write to ${mail}`, [this.#botUnit(id, mail)])
  }

  #recall(): Saying {
    const id = this.#nextId()
    return this.#saying(id, 'recall', [this.#botUnit(id)])
  }

  #speakTooEarly(before: readonly AuditEventType[]): Saying {
    const { id, mail } = this.#nextValue()
    this.#phase = 'asked'
    this.#parked.push({ id, mail })
    return this.#saying(id, `turn ${id}: write to ${mail}`, [this.#guardUnit(id, [...before, 'consent.asked', 'turn.parked'])])
  }

  /** What was parked goes on, and what else a yes says is a turn of its own. */
  #agree(): Saying {
    const { id, mail } = this.#nextValue()
    const saysMore = this.#random.chance(0.3)
    const released = saysMore ? [...this.#parked, { id, mail }] : this.#parked
    this.#phase = 'granted'
    this.#parked = []
    const events: AuditEventType[] = released.length > 0 ? ['consent.granted', 'turn.released'] : ['consent.granted']
    const resumed = released.map((turn) => this.#botUnit(turn.id, turn.mail))
    return this.#saying(id, saysMore ? `yes, and turn ${id}: write to ${mail}` : 'yes', [this.#guardUnit(id, events), ...resumed])
  }

  #end(text: string, event: AuditEventType): Saying {
    const events: AuditEventType[] = this.#parked.length > 0 ? [event, 'turn.destroyed'] : [event]
    this.#phase = 'refused'
    this.#parked = []
    return this.#guarded(text, events)
  }

  #askAgain(): Saying {
    this.#phase = 'asked'
    return this.#guarded('consent', ['consent.asked'])
  }

  /** Goes on somewhere else, where nothing was ever said. */
  #beForgotten(): Saying {
    const saying = this.#guarded('forget me', ['erasure.completed'])
    this.#phase = 'new'
    this.#moves += 1
    return saying
  }

  #guarded(text: string, events: readonly AuditEventType[]): Saying {
    const id = this.#nextId()
    return this.#saying(id, text, [this.#guardUnit(id, events)])
  }

  #saying(id: string, text: string, units: readonly Unit[]): Saying {
    return { activity: { id, channelId: this.#name, user: this.#name, conversation: units[0]?.conversation ?? '', text }, units }
  }

  #botUnit(id: string, mail?: string): Unit {
    const events: AuditEventType[] = ['turn.received', 'turn.replied']
    return { id, by: 'bot', channel: this.#name, conversation: this.conversation, events, ...(mail === undefined ? {} : { mail }) }
  }

  #guardUnit(id: string, events: readonly AuditEventType[]): Unit {
    return { id, by: 'guard', channel: this.#name, conversation: this.conversation, events }
  }

  #nextValue(): { readonly id: string; readonly mail: string } {
    const id = this.#nextId()
    return { id, mail: `${id}@post.example.org` }
  }

  #nextId(): string {
    this.#count += 1
    return `${this.#name}x${this.#count}`
  }
}
