import { type ActivityLike, createMemoryMedium, type RightsNotice } from '@scrubjay/core'
import { expect } from 'chai'
import { MapStorage } from '../lib/map-storage.js'
import { Talk } from './guarded-talk.js'

const open = { policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } }

/** Transcripts as a bot's own store has them. */
class Transcripts {
  readonly conversations = new Map<string, object[]>()
  async logActivity(activity: object): Promise<void> {
    const id = (activity as ActivityLike).conversation?.id ?? ''
    this.conversations.set(id, [...(this.conversations.get(id) ?? []), activity])
  }
  async getTranscriptActivities(_channel: string, id: string): Promise<{ items: object[] }> {
    return { items: this.conversations.get(id) ?? [] }
  }
  async listTranscripts(): Promise<{ items: object[] }> {
    return { items: [] }
  }
  async deleteTranscript(_channel: string, id: string): Promise<void> {
    this.conversations.delete(id)
  }
}

/** A bot that keeps something of everybody, and an operator's process that has only the store. */
class Town {
  readonly items = new Map<string, unknown>()
  readonly transcripts = new Transcripts()
  readonly told: RightsNotice[] = []
  readonly bot: Talk
  readonly desk: Talk

  constructor() {
    const medium = createMemoryMedium()
    this.bot = new Talk({ ...open, medium, rights: { tellRecipients: (notice) => void this.told.push(notice) } })
    this.desk = this.bot.sibling(open)
    const storage = this.bot.guard.custody.guardStorage(new MapStorage(this.items))
    const logger = this.bot.guard.custody.guardTranscripts(this.transcripts)
    this.bot.bot = async (heard, turn) => {
      const [user = '', where = ''] = heard.split(' ')
      await this.bot.guard.within(turn, async () => {
        await storage.write({ [where === 'alone' ? `test/conversations/with-${user}/users/${user}/` : `test/conversations/${where}/`]: { heard } })
        await logger.logActivity({ type: 'message', channelId: 'test', conversation: { id: where === 'alone' ? `with-${user}` : where }, from: { id: user }, text: heard })
      })
      return heard
    }
  }

  /** Says something alone or in a group; answers what the log calls who said it. */
  async say(user: string, where: string): Promise<string> {
    await this.bot.say(`${user} ${where}`, { user, conversation: where === 'alone' ? `with-${user}` : where, isGroup: where !== 'alone' })
    return String((await this.bot.events()).findLast(({ subject }) => subject !== undefined)?.['subject'])
  }

  async left(): Promise<number> {
    return (await this.bot.store.list({ tenant: 'default', kind: 'left-behind', limit: 99 })).length
  }
}

describe('what an erasure by an operator without the bot’s storages leaves behind', () => {
  it('is removed by the next sweep of the bot, which tells recipients, and nothing of anybody else', async () => {
    const town = new Town()
    for (const [user, where] of [['u1', 'alone'], ['u1', 'her-group'], ['u1', 'team'], ['u2', 'team'], ['u2', 'alone']] as const) await town.say(user, where)
    const subject = await town.say('u1', 'alone')
    expect([town.items.size, town.transcripts.conversations.size]).to.deep.equal([4, 4])
    expect(await town.desk.guard.erase({ tenant: 'default', subject, tell: 'later' })).to.equal('erased')
    expect((await town.bot.events()).at(-1)?.['counts']).to.deep.equal({ elsewhere: 4, shared: 2 })
    expect([town.items.size, town.transcripts.conversations.size, await town.left()]).to.deep.equal([4, 4, 4])
    expect(JSON.stringify(await town.bot.store.list({ tenant: 'default', kind: 'left-behind', limit: 9 }))).to.not.contain(subject)

    await town.desk.guard.rights.resume()
    expect(await town.left(), 'a process without storages leaves it where it is').to.equal(4)
    for (let time = 0; time < 2; time += 1) await town.bot.guard.rights.resume()
    expect([town.items.size, town.transcripts.conversations.size, await town.left()]).to.deep.equal([2, 2, 0])
    expect(JSON.stringify([...town.transcripts.conversations.values()])).to.contain('u2 alone').and.to.contain('u1 team')
    expect(town.told.map(({ kind, subject: whom }) => ({ kind, whom }))).to.deep.equal([{ kind: 'erasure', whom: subject }])
  })

  it('stays where somebody has written since', async () => {
    const town = new Town()
    const subject = await town.say('u1', 'alone')
    await town.say('u1', 'her-group')
    await town.desk.guard.erase({ tenant: 'default', subject })
    // The person comes back as somebody new, and somebody else to the group.
    await town.say('u1', 'alone')
    await town.say('u2', 'her-group')
    const before = town.items.size
    await town.bot.guard.rights.resume()
    expect([town.items.size, await town.left()]).to.deep.equal([before, 0])
  })

  it('is nothing where the bot erases by itself', async () => {
    const town = new Town()
    const subject = await town.say('u1', 'alone')
    expect(await town.bot.guard.erase({ tenant: 'default', subject })).to.equal('erased')
    expect([town.items.size, town.transcripts.conversations.size, await town.left()]).to.deep.equal([0, 0, 0])
  })
})
