import type { Leaf } from '../../src/scrub/leaves.js'
import type { ActivityLike, ConsentAsked, Guard, Inbound, OpenTurn, ResumeTicket, Verdict } from '../../src/turn.js'
import { Unscrubbed } from '../../src/turn.js'

export interface FakeTurn extends OpenTurn {
  readonly of: string
}

/** A guard whose only sensitive word is `secret`, and that does what a test has told it. */
export class FakeGuard implements Guard {
  readonly calls: string[] = []
  decide: (inbound: Inbound, scrubbed: ActivityLike, turn: OpenTurn) => Verdict = (_inbound, activity, turn) => ({
    kind: 'pass',
    turn,
    activity,
    before: [],
  })
  tickets: ResumeTicket[] = []
  leftBehind: ResumeTicket[] = []
  breaks = false
  drops = false

  async receive(inbound: Inbound): Promise<Verdict> {
    if (this.breaks) throw new Error('secret')
    const activity = inbound.activity.expose()
    this.calls.push(`receive ${activity.id}${inbound.ticket === undefined ? '' : ' resumed'}`)
    return this.decide(inbound, replace(activity, 'secret', '[X_1]'), { isOpenTurn: true, of: activity.id } as FakeTurn)
  }
  async scrubReply(_turn: OpenTurn | undefined, activity: ActivityLike): Promise<ActivityLike> {
    if (this.breaks) throw new Error('secret')
    return replace(activity, 'secret', '[X_1]')
  }
  async send(turn: OpenTurn | undefined, activities: readonly ActivityLike[]): Promise<readonly ActivityLike[]> {
    if (this.breaks) throw new Error('secret')
    this.calls.push(`send ${(turn as FakeTurn | undefined)?.of}`)
    return this.drops ? [] : activities.map((activity) => replace(activity, '[X_1]', 'secret'))
  }
  scrubLate(_turn: OpenTurn, late: ActivityLike): ActivityLike {
    return replace(late, 'secret', '[X]')
  }
  within<T>(_turn: OpenTurn, work: () => Promise<T>): Promise<T> {
    return work()
  }
  async applyAtDestination(_turn: OpenTurn | undefined, leaves: readonly Leaf[]): Promise<readonly string[]> {
    return leaves.map(({ text }) => text)
  }
  async finish(turn: OpenTurn, outcome: 'done' | 'failed'): Promise<void> {
    this.calls.push(`finish ${(turn as FakeTurn).of} ${outcome}`)
    if (this.breaks) throw new Error('secret')
  }
  async released(): Promise<readonly ResumeTicket[]> {
    return this.tickets.splice(0)
  }
  async releasedOfAll(): Promise<readonly ResumeTicket[]> {
    this.calls.push('releasedOfAll')
    return this.leftBehind.splice(0)
  }
  async askConsent(): Promise<ConsentAsked> {
    return { answer: 'granted' }
  }
  async receipts(): Promise<readonly string[]> {
    return []
  }
  async sweepRetention(): Promise<never> {
    throw new Error('not in this test')
  }
  model(): never {
    throw new Error('not in this test')
  }
  settings(): never {
    throw new Error('not in this test')
  }
  readonly custody = { made: new Set() } as unknown as Guard['custody']
  async erase(): Promise<never> {
    throw new Error('not in this test')
  }
  reveal(): never {
    throw new Error('not in this test')
  }
  expect(): never {
    throw new Error('not in this test')
  }
  readonly rights = {} as unknown as Guard['rights']
  readonly killSwitch = { engaged: false, engage: async (): Promise<void> => {}, release: async (): Promise<void> => {} }
  async health(): Promise<never> {
    throw new Error('not in this test')
  }
  async ready(): Promise<void> {}
  async close(): Promise<void> {
    this.calls.push('close')
  }
}

export function ticketFor(activity: ActivityLike): ResumeTicket {
  return { parkedId: `parked-${activity.id}`, tenant: 'default', version: 1, activity: new Unscrubbed(activity) }
}

function replace(activity: ActivityLike, from: string, to: string): ActivityLike {
  return JSON.parse(JSON.stringify(activity).replaceAll(from, to)) as ActivityLike
}
