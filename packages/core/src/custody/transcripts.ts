import { hideIdentities, mapTexts, type IdTokens } from './identities.js'
import type { Place } from './keeper.js'
import { messageChangeOf, type MessageChange } from './message-change.js'
import type { LoggedActivity, PageLike, TranscriptEditorLike, TranscriptLoggerLike, TranscriptStoreLike } from './shapes.js'

/** What the wrapper of a transcript needs of the guard. */
export interface TranscriptDesk {
  place(): Promise<Place>
  /** The activity with placeholders in the place of values, whatever stood before us; the original stays as it is. */
  hide(activity: LoggedActivity): Promise<LoggedActivity>
  /** Told of each entry that is on its way, so that a turn does not end before it was handed on. */
  track(handedOn: Promise<unknown>): void
  /** The bot's own id in the turn that is under way. */
  readonly botId: string | undefined
}

/** A guarded logger, and what the guard itself does with it. */
export interface GuardedLogger {
  readonly logger: TranscriptLoggerLike & Partial<TranscriptStoreLike>
  /** Takes a message out of the transcript, as its channel asks. */
  remove(change: MessageChange): Promise<void>
}

/**
 * A transcript logger or store in front of the bot's own: what it logs was looked at again, ids of people and
 * conversations are keyed tokens, and a message that was edited or taken back is so there too, if the store can.
 * Activities are logged in the order in which they came.
 */
export function createGuardedLogger(inner: TranscriptLoggerLike & Partial<TranscriptStoreLike>, desk: TranscriptDesk): GuardedLogger {
  const editor = inner as TranscriptEditorLike
  let turnstile: Promise<unknown> = Promise.resolve()
  const remove = async (change: MessageChange): Promise<void> => {
    const { channelId, conversationId, activityId } = change
    const token = conversationToken(await desk.place(), channelId, conversationId)
    await editor.deleteActivity?.(channelId, token, activityId)
    // It may have been logged before there was a guard.
    await editor.deleteActivity?.(channelId, conversationId, activityId)
  }
  const log = async (activity: LoggedActivity): Promise<() => Promise<unknown>> => {
    const change = messageChangeOf(activity)
    if (change?.kind === 'remove' && editor.deleteActivity !== undefined) return () => remove(change)
    const place = await desk.place()
    const tokens = tokensOf(place, activity, desk.botId)
    const hidden = hideIdentities(await desk.hide(activity), tokens)
    await indexConversation(place, activity, tokens)
    if (change?.kind === 'replace' && editor.updateActivity !== undefined) {
      return async () => editor.updateActivity?.({ ...hidden, type: 'message' })
    }
    return async () => inner.logActivity(hidden)
  }
  const logger: TranscriptLoggerLike = {
    async logActivity(activity) {
      const ready = turnstile.then(() => log(activity as LoggedActivity))
      // The next one waits until this one was handed on, not until it was written.
      const handedOn = ready.then((write) => ({ written: write() }))
      turnstile = handedOn.catch(() => {})
      desk.track(handedOn)
      await (await handedOn).written
    },
  }
  return { logger: isStore(inner) ? { ...logger, ...createReader(inner, desk) } : logger, remove }
}

/** Under which a conversation is logged. Never what the channel says, also when that looks like one of ours. */
export function conversationToken(place: Place, channelId: string, conversationId: string): string {
  return `${conversationTokenPrefix}${place.token(['transcript', channelId, conversationId])}`
}

/** For those who read: the bot's own name of a conversation, or what `listTranscripts` has answered. */
function givenToken(place: Place, channelId: string, conversationId: string): string {
  return conversationId.startsWith(conversationTokenPrefix) ? conversationId : conversationToken(place, channelId, conversationId)
}

function tokensOf(place: Place, activity: LoggedActivity, botId: string | undefined): IdTokens {
  const channelId = activity.channelId ?? activity._channelId ?? ''
  return {
    person: (id) => `sju-${place.token(['person', channelId, id])}`,
    conversation: (id) => conversationToken(place, channelId, id),
    botId,
  }
}

/** Notes whose conversation is logged, so that its transcript is found when the person asks. */
async function indexConversation(place: Place, activity: LoggedActivity, tokens: IdTokens): Promise<void> {
  const channelId = activity.channelId ?? activity._channelId
  const conversationId = activity.conversation?.id
  if (channelId === undefined || conversationId === undefined) return
  const { owner, isOwn } = await place.ownership(`${channelId}/conversations/${conversationId}`)
  await place.index([{ token: tokens.conversation(conversationId), owner, isOwn, channelId }])
}

/** What a token of a conversation begins with. */
export const conversationTokenPrefix = 'sjc-'
/** A page of what was logged before the guard, or behind it; the rest is the store's own token. */
const clearPage = 'clear:'
const guardedPage = 'guarded:'

function isStore(inner: Partial<TranscriptStoreLike>): inner is TranscriptStoreLike {
  return typeof inner.getTranscriptActivities === 'function' && typeof inner.listTranscripts === 'function' && typeof inner.deleteTranscript === 'function'
}

/**
 * Reads by the bot's own name of a conversation or by the token that `listTranscripts` answers: first what was logged
 * before there was a guard, with its values hidden on the way, then what was logged behind it.
 */
function createReader(inner: TranscriptStoreLike, desk: TranscriptDesk): Omit<TranscriptStoreLike, 'logActivity'> {
  const page = async (from: PageOf, rest: string): Promise<PageLike<object>> => {
    const { channelId, conversationId, startDate } = from
    return inner.getTranscriptActivities(channelId, conversationId, rest === '' ? undefined : rest, startDate)
  }
  return {
    async getTranscriptActivities(channelId, conversationId, continuationToken = clearPage, startDate) {
      const token = givenToken(await desk.place(), channelId, conversationId)
      const isToken = token === conversationId
      if (!isToken && continuationToken.startsWith(clearPage)) {
        const { items, continuationToken: more } = await page({ channelId, conversationId, startDate }, continuationToken.slice(clearPage.length))
        const hidden: object[] = []
        for (const item of items) hidden.push(await desk.hide(item))
        if (hidden.length > 0) return { items: hidden, continuationToken: more ? `${clearPage}${more}` : guardedPage }
      }
      const rest = continuationToken.startsWith(guardedPage) ? continuationToken.slice(guardedPage.length) : ''
      const { items, continuationToken: more } = await page({ channelId, conversationId: token, startDate }, rest)
      const given = items.map((item) => mapTexts(item, (text) => (text === token ? conversationId : text)) as object)
      return { items: given, continuationToken: more ? `${guardedPage}${more}` : undefined }
    },
    listTranscripts: (channelId, continuationToken) => inner.listTranscripts(channelId, continuationToken),
    async deleteTranscript(channelId, conversationId) {
      const token = givenToken(await desk.place(), channelId, conversationId)
      await inner.deleteTranscript(channelId, token)
      if (token !== conversationId) await inner.deleteTranscript(channelId, conversationId)
    },
  }
}

interface PageOf {
  readonly channelId: string
  readonly conversationId: string
  readonly startDate: Date | undefined
}

