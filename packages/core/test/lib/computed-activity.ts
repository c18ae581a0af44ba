import type { ActivityLike } from '../../src/turn.js'

/** An activity as the Agents SDK has it: a class that computes its `channelId` from two other fields. */
export class ComputedActivity {
  type = 'message'
  text?: string
  _channelId?: string
  entities?: { type: string; id: string }[]

  constructor(fields: object) {
    Object.assign(this, fields)
  }
  get channelId(): string | undefined {
    const sub = this.entities?.find(({ type }) => type === 'ProductInfo')?.id
    return sub === undefined ? this._channelId : `${this._channelId}:${sub}`
  }
  set channelId(value: string) {
    const [channel, sub] = value.split(':') as [string, string?]
    this._channelId = channel
    const others = (this.entities ?? []).filter(({ type }) => type !== 'ProductInfo')
    if (sub !== undefined) this.entities = [...others, { type: 'ProductInfo', id: sub }]
  }
}

/** What an activity of that SDK says where it speaks, by a method that only the class has. */
export function channelOf(activity: ActivityLike | undefined): string | undefined {
  return activity instanceof ComputedActivity ? activity.channelId : 'of no class'
}
