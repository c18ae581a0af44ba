import { randomUUID } from 'node:crypto'
import { sendJson, serveJson, type Answer, type JsonObject } from './http.js'
import type { ScriptLine } from '../script.js'

/**
 * A channel on this machine: people on one side, and on the other the part of the Bot Framework
 * connector protocol through which a bot answers them. To the bot it looks like web chat.
 */
export async function createLocalChannel(port?: number): Promise<LocalChannel> {
  const inbox = new Map<string, Reply[]>()
  const buttons = new Map<string, readonly Button[]>()
  const server = await serveJson(connector(inbox), port)
  return {
    port: server.port,
    async say(botUrl, line) {
      const response = await fetch(botUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activityOf(line, server.url, pressed(line, buttons.get(conversationIdOf(line)) ?? []))),
      })
      await response.arrayBuffer()
      const replies = inbox.get(conversationIdOf(line)) ?? []
      inbox.delete(conversationIdOf(line))
      const shown = replies.flatMap((reply) => buttonsOf(reply.activity))
      if (shown.length > 0) buttons.set(conversationIdOf(line), shown)
      return { status: response.status, replies: replies.map((reply) => reply.activity) }
    },
    close: () => server.close(),
  }
}

export interface LocalChannel {
  readonly port: number
  /**
   * Posts one message to the bot. A bot answers the request when its turn is over, so every reply
   * to the message is there by then.
   */
  say(botUrl: string, line: ScriptLine): Promise<{ readonly status: number; readonly replies: readonly JsonObject[] }>
  close(): Promise<void>
}

/** A person's own conversation unless the line names a group. Stable, so that `--data DIR` can be taken up again. */
export function conversationIdOf(line: ScriptLine): string {
  return line.conversation ?? `with-${line.user}`
}

export function channelOf(line: ScriptLine): string {
  return line.channel ?? 'webchat'
}

/** What a person reads of an activity: its text, then cards and other payloads as JSON. */
export function textsOf(activity: JsonObject): string[] {
  const { text, value, attachments } = activity
  return [
    ...(typeof text === 'string' && text !== '' ? [text] : []),
    ...(value === undefined || value === null ? [] : [JSON.stringify(value)]),
    ...(Array.isArray(attachments) ? attachments.map((attachment) => textOfAttachment(attachment as Attachment)) : []),
  ]
}

/** A button that a client shows, and what it sends when it is pressed. */
export interface Button {
  readonly title: string
  readonly value: unknown
}

/** Suggested actions and the buttons of cards. */
export function buttonsOf({ suggestedActions, attachments }: JsonObject): readonly Button[] {
  const lists = [suggestedActions, ...(Array.isArray(attachments) ? (attachments as unknown[]) : [])].flatMap((holder) => {
    const { actions, content } = (holder ?? {}) as { readonly actions?: unknown; readonly content?: { readonly buttons?: unknown } }
    return [actions, content?.buttons]
  })
  return lists.flatMap((list) => (Array.isArray(list) ? (list as Button[]) : []))
}

/** A button that is not there is a mistake in the script: the title is sent as text. */
function pressed({ press }: ScriptLine, shown: readonly Button[]): JsonObject {
  if (press === undefined) return {}
  const button = shown.find(({ title }) => title === press)
  if (button === undefined || typeof button.value === 'string') return { text: button?.value ?? press }
  return { text: '', value: button.value }
}

interface Attachment {
  readonly name?: string
  readonly contentUrl?: unknown
  readonly content?: { readonly text?: unknown; readonly buttons?: readonly Button[] }
}

/** A card that has nothing but buttons shows their titles, a file its name. */
function textOfAttachment(attachment: Attachment): string {
  const { name, content, contentUrl } = attachment
  if (content?.text === undefined && Array.isArray(content?.buttons)) return content.buttons.map(({ title }) => `[${title}]`).join(' ')
  const isFile = name !== undefined && typeof contentUrl === 'string' && contentUrl.startsWith('data:')
  return isFile ? `[file ${name}]` : JSON.stringify(attachment)
}

interface Reply {
  readonly id: string
  activity: JsonObject
}

function activityOf(line: ScriptLine, serviceUrl: string, press: JsonObject): JsonObject {
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: channelOf(line),
    serviceUrl,
    from: { id: line.user, role: 'user' },
    recipient: { id: 'assistant', name: 'Assistant', role: 'bot' },
    conversation: { id: conversationIdOf(line), isGroup: line.conversation !== undefined },
    locale: line.locale ?? 'en-US',
    text: line.text,
    ...press,
    ...(line.value === undefined ? {} : { value: line.value }),
    ...(line.channelData === undefined ? {} : { channelData: line.channelData }),
    ...(line.attachments === undefined ? {} : { attachments: line.attachments }),
  }
}

/** `/v3/conversations[/{id}/activities[/{activityId}]]`: create, send, reply, update, delete. */
function connector(inbox: Map<string, Reply[]>): Answer {
  return async (request, response, body) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.split('/').slice(1).map(decodeURIComponent)
    const [version, root, conversationId, activities, activityId] = path
    if (version !== 'v3' || root !== 'conversations') return sendJson(response, 404, undefined)
    const id = randomUUID()
    if (conversationId === undefined) return sendJson(response, 201, { id, activityId: id, serviceUrl: '' })
    if (activities !== 'activities') return sendJson(response, 404, undefined)
    const replies = inbox.get(conversationId) ?? []
    inbox.set(conversationId, replies)
    const index = replies.findIndex((reply) => reply.id === activityId)
    if (request.method === 'POST') {
      if (body['type'] === 'message') replies.push({ id, activity: body })
      return sendJson(response, 200, { id })
    }
    if (index === -1) return sendJson(response, 404, undefined)
    if (request.method === 'DELETE') replies.splice(index, 1)
    else replies[index] = { id: activityId ?? id, activity: body }
    return sendJson(response, 200, { id: activityId ?? id })
  }
}
