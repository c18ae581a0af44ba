import type { ActivityLike } from '../turn.js'

/**
 * A skill's answer arrives as a proactive turn: after all middleware has run, the SDK's skill handler assigns what the
 * skill has sent to the fields of that turn's activity, and runs the bot. So these fields scrub what is assigned.
 */
export function guardLateFields(activity: ActivityLike, scrub: (late: ActivityLike) => ActivityLike): void {
  for (const field of lateFields) {
    let current: unknown = Reflect.get(activity, field)
    // Looked at when it is read: what kind of activity this is may be assigned after it.
    let isLate = false
    const define = (enumerable: boolean): void =>
      void Object.defineProperty(activity, field, {
        configurable: true,
        enumerable,
        get() {
          if (isLate) current = Reflect.get(scrub({ type: activity.type, name: activity.name, [field]: current } as ActivityLike), field)
          isLate = false
          return current
        },
        set(value: unknown) {
          current = value
          isLate = value !== undefined
          define(isLate)
        },
      })
    define(current !== undefined)
  }
}

/** What a skill's answer may say, in any SDK. */
const lateFields = ['text', 'speak', 'summary', 'value', 'channelData', 'entities', 'attachments', 'suggestedActions'] as const
