import { CloudAdapter, type TurnContext } from '@microsoft/agents-hosting'
import type { ActivityLike } from '@scrubjay/core'

/** What a request was answered with. */
export interface Answer {
  status?: number
  body?: unknown
}

/** The adapter that production uses, without authentication; a test can wait for what it runs in the background. */
export class WatchedAdapter extends CloudAdapter {
  readonly #background = new Set<Promise<void>>()

  constructor() {
    super({})
  }

  /** Delivers one activity as the web server does; also waits for the turns that it started and did not wait for. */
  async post(activity: ActivityLike, logic: (context: TurnContext) => Promise<void>): Promise<Answer> {
    const answer: Answer = {}
    const body = JSON.parse(JSON.stringify(activity)) as Record<string, unknown>
    // `authorizeJWT` leaves this behind where no app id is configured.
    const request = { body, headers: {}, method: 'POST', user: { name: 'anonymous' } }
    const response = {
      writableEnded: false,
      headersSent: false,
      setHeader: () => response,
      status(status: number) {
        answer.status = status
        return response
      },
      send(sent: unknown) {
        answer.body = sent
        return response
      },
      end: () => response,
    }
    await this.process(request, response, logic)
    while (this.#background.size > 0) await Promise.all(this.#background)
    return answer
  }

  override continueConversation(...parameters: Parameters<CloudAdapter['continueConversation']>): Promise<void> {
    const running = super.continueConversation(...parameters)
    const settled = running.catch(() => {}).finally(() => this.#background.delete(settled))
    this.#background.add(settled)
    return running
  }
}
