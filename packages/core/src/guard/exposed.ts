import type { ActivityLike } from '../turn.js'
import type { GuardTurn } from './guard-turn.js'
import { noteFailure } from './setup.js'

/** Tells the application, and the log by a count, that pieces of a value had passed in earlier turns. */
export function reportExposed(turn: GuardTurn, activityIds: readonly string[]): void {
  const { channel: channelId, conversation: conversationId } = turn.ids
  turn.journal.event({ type: 'turn.exposed', ...turn.names, counts: { messages: activityIds.length } })
  try {
    turn.setup.onExposed({ channelId, conversationId, activityIds })
  } catch (error) {
    // What the application does with it must not stop the turn that found out.
    noteFailure(turn.setup, error)
  }
}

/** The bot's words to a person who is known: what they ask for is expected in the next turn. */
export async function listen(turn: GuardTurn, replies: readonly ActivityLike[]): Promise<void> {
  if (turn.facts.subject === undefined || turn.facts.subject.version === 0) return
  const talk = await turn.talk()
  talk.listen(replies.filter(({ type }) => type === 'message').flatMap((reply) => (reply.text === undefined ? [] : [reply.text])))
}
