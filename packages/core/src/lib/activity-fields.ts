import type { ActivityLike } from '../turn.js'

/** The fields of an activity as a plain object. An Agents activity computes its `channelId`, which a spread would lose. */
export function fieldsOf(activity: ActivityLike): ActivityLike {
  const { channelId } = activity
  return channelId === undefined ? { ...activity } : { ...activity, channelId }
}

/** An activity with these fields, of the class that `like` has: to the Agents SDK a plain object is none. */
export function activityLike(like: object, fields: ActivityLike): ActivityLike {
  return Object.assign(Object.create(Object.getPrototypeOf(like) as object | null) as ActivityLike, fields)
}

/** What an activity of the guard's own says, on the way that another one would have gone. Nothing else of that one goes along. */
export function readdress(from: ActivityLike, content: ActivityLike): ActivityLike {
  const address = addressFields.flatMap((field): [string, unknown][] => {
    const value: unknown = Reflect.get(from, field)
    return value === undefined ? [] : [[field, value]]
  })
  return activityLike(from, { ...Object.fromEntries(address), ...content })
}

const addressFields = ['id', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient', 'replyToId'] as const
