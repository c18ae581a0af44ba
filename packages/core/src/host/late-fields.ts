import type { ActivityLike } from '../turn.js'

/**
 * A skill's answer arrives as a proactive turn: after all middleware has run, the SDK's skill handler assigns what the
 * skill has sent to the fields of that turn's activity, and runs the bot. So these fields scrub what is assigned.
 */
export function guardLateFields(activity: ActivityLike, scrub: (late: ActivityLike) => ActivityLike): void {
  for (const field of lateFields) {
    let current: unknown = Reflect.get(activity, field)
    const define = (enumerable: boolean): void =>
      void Object.defineProperty(activity, field, {
        configurable: true,
        enumerable,
        get: () => current,
        set(value: unknown) {
          current = value === undefined ? undefined : (Reflect.get(scrub({ [field]: value }), field) as unknown)
          define(current !== undefined)
        },
      })
    define(current !== undefined)
  }
}

/** What a skill's answer may say, in any SDK. */
const lateFields = ['text', 'speak', 'summary', 'value', 'channelData', 'entities', 'attachments', 'suggestedActions'] as const
