import { isEntryWord } from '../audit/record.js'
import type { Ground } from '../consent/standing.js'
import { readCountryHint } from '../disclosure/country-hint.js'
import { ScrubjayError } from '../errors.js'
import type { DetectOptions } from '../detect/examine.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import { chooseRegime, type Regime } from '../policy/duties.js'
import { dayMs } from '../lib/days.js'
import { localise } from '../policy/localise.js'
import type { Direction, Policy } from '../policy/policy.js'
import { resolveSettings, strictestSettings } from '../policy/resolve-settings.js'
import type { RecordKey } from '../ports/store.js'
import type { ActivityLike, Inbound, OpenTurn, ResumeTicket, Settings } from '../turn.js'
import { Claim } from '../turns/claim.js'
import { identityWrites, conversationWrites, readFacts, type Facts, type Subject } from '../turns/facts.js'
import { Journal } from '../turns/journal.js'
import type { LogNames } from '../turns/log-names.js'
import { resumedWrite } from '../turns/parking.js'
import type { Tenant } from '../turns/tenant.js'
import { readTurnIds, turnRound, withPerson, type TurnIds } from '../turns/turn-ids.js'
import type { VaultScope } from '../vault/vault.js'
import { isProactive } from './activity-class.js'
import type { Opened, Setup } from './setup.js'
import { StreamedReply } from './stream.js'
import { Talk } from './talk.js'

/**
 * One turn under way: who, where, what is known, and what will be kept. Its stage says what may be sent:
 * - `open`: the bot runs; replies are committed, scrubbed and filled.
 * - `answered`: the guard itself answers; its constant texts pass as they are.
 * - `observed`: nothing is changed.
 * - `shut`: the guard could not do its work; only constant texts pass.
 */
export class GuardTurn implements OpenTurn {
  readonly isOpenTurn = true
  readonly setup: Setup
  readonly opened: Opened
  readonly tenant: Tenant
  /** With whom the person was found, from the first reading on. */
  ids: TurnIds
  readonly ticket: ResumeTicket | undefined
  readonly #given: TurnIds
  readonly #raw: ActivityLike
  readonly #isOutbound: boolean
  stage: 'open' | 'answered' | 'observed' | 'shut' = 'open'
  /** The person of this turn has spoken in it, and what the bot says now is said to them. */
  isAnswer = false
  /** Whether the person knows that the turn was shut. */
  isTold = false
  /** Whether turns of this person may be waiting to go on. */
  mayResume = false
  /** What the person has seen so far of a reply that comes in pieces. */
  readonly streamed: StreamedReply = new StreamedReply()
  /** What the guard itself has asked in this turn, on behalf of the bot. */
  readonly questions: ActivityLike[] = []
  /** Files that the person gets and nobody in the process sees, by the links that stand for them until the wire. */
  readonly files: Map<string, string> = new Map()
  journal: Journal
  claim: Claim | undefined
  #talk: Talk | undefined
  #facts: Facts | undefined
  #settings: Settings | undefined
  #policy: Policy | undefined
  #regime: Regime | undefined
  #names: LogNames | undefined
  #isNamedForGood = false
  #queue: Promise<unknown> = Promise.resolve()

  constructor(parts: { setup: Setup; opened: Opened; tenant: Tenant; ids: TurnIds; raw: ActivityLike; ticket?: ResumeTicket | undefined; isOutbound?: boolean }) {
    this.setup = parts.setup
    this.opened = parts.opened
    this.tenant = parts.tenant
    this.ids = parts.ids
    this.#given = parts.ids
    this.#raw = parts.raw
    this.#isOutbound = parts.isOutbound ?? false
    this.ticket = parts.ticket
    this.journal = new Journal(parts.tenant, parts.setup.clock)
  }

  /** The activity as it came, unscrubbed; private, so that no log of a turn shows it. */
  get raw(): ActivityLike {
    return this.#raw
  }

  toJSON(): string {
    return '[turn]'
  }

  get facts(): Facts {
    return this.#facts ?? unread()
  }

  get settings(): Settings {
    return this.#settings ?? unread()
  }

  /** The policy in the language of the person's channel, for everything that is said to them. */
  get policy(): Policy {
    return (this.#policy ??= localise(this.setup.policy, this.#raw.locale))
  }

  /** What the law asks for here. */
  get regime(): Regime {
    const { policy, regimeOf } = this.setup
    // Where a client may write what it likes, it is no word of the channel.
    const country = policy.forgeableChannels.includes(this.ids.channel) ? undefined : readCountryHint(this.#raw)
    return (this.#regime ??= chooseRegime(policy, { regime: regimeOf(this.#raw), channel: this.ids.channel, locale: this.#raw.locale, country }))
  }

  /** What is looked for here. */
  get detecting(): DetectOptions {
    const { detecting } = this.setup
    return this.settings.thorough && detecting.names !== false ? { ...detecting, names: 'thorough' } : detecting
  }

  /** What decides for which purposes the person's data may be processed. */
  get ground(): Ground {
    return { policy: this.policy, regime: this.regime, record: this.facts.consent.value, nowMs: this.setup.clock.nowMs() }
  }

  /** The person of this turn. */
  get subject(): Subject {
    return this.facts.subject ?? unread()
  }

  /** Whether it is certain who speaks: the channel vouches for its ids, or the bot's resolver has named the person. */
  get isIdentified(): boolean {
    return !this.setup.policy.forgeableChannels.includes(this.ids.channel) || this.ids.person?.by === 'resolver'
  }

  /** Whether a no of this person is kept: nothing is of a stranger, where nothing is processed before a yes. */
  get isKept(): boolean {
    return this.subject.version > 0 || this.regime.consent === 'opt-out'
  }

  /** The person has asked that nothing of theirs is processed. */
  get isRestricted(): boolean {
    return this.facts.consent.value.restricted === true
  }

  /** Full days since the person spoke last; 0 where the law does not ask for it. */
  get awayDays(): number {
    const { today, subject } = this.facts
    if (today === undefined) return 0
    return subject?.seenDay === undefined ? Number.POSITIVE_INFINITY : today - subject.seenDay
  }

  /** Whether it must be kept that the person speaks today: once a day, and only where the law asks for it. */
  get isSeenDue(): boolean {
    return this.facts.subject !== undefined && this.awayDays > 0
  }

  /** Whether it is said, to people and to machines, that this is a bot. */
  get isDisclosing(): boolean {
    return (this.#settings?.disclosure ?? true) || this.regime.disclosure.unskippable
  }

  /** Reads everything fresh and starts the journal anew. */
  async refresh(): Promise<void> {
    const { policy, clock } = this.setup
    this.journal = new Journal(this.tenant, clock)
    this.#talk = undefined
    this.#facts = await this.#readFacts()
    this.ids = this.#facts.ids
    const settings = resolveSettings({ policy, bot: this.setup.botSettingsOf(this.#raw), conversation: this.#facts.override.value })
    // A change never applies backwards: what was said under stricter settings is treated by those.
    this.#settings = this.ticket?.settings === undefined ? settings : strictestSettings(settings, this.ticket.settings)
    this.journal.isDetailed = this.#settings.auditDetail
    this.#names = await this.#findNames()
  }

  /** Gives the person of this turn the name that the log has for them from now on: there is something to seal under their key. */
  async nameForGood(): Promise<void> {
    if (this.#isNamedForGood) return
    this.#names = await this.opened.naming.ensure(this.tenant.id, this.subject.token)
    this.#isNamedForGood = this.#names !== undefined
  }

  /**
   * Gives a person who has no name in the log one for this turn, so that what is logged of it belongs together; and where nobody
   * speaks, a conversation that is or may become one person's.
   */
  async nameForNow(): Promise<void> {
    const { subject, conversation } = this.facts
    const whose = subject?.token ?? (conversation.isGroup ? undefined : conversation.soleSubject || conversation.token)
    if (whose !== undefined) this.#names ??= await this.opened.naming.ofStranger(this.tenant.id, whose)
  }

  /** The person's own key, as it was found when everything was read last. */
  get ownKey(): Uint8Array | undefined {
    return this.#isNamedForGood ? this.#names?.key : undefined
  }

  async #findNames(): Promise<LogNames | undefined> {
    const { killed, subject, conversation } = this.facts
    const { naming } = this.opened
    const { id } = this.tenant
    // Nothing is logged then, or nobody is named.
    if (killed || this.setup.mode === 'observe' || subject?.isErasing === true) return undefined
    if (subject === undefined) return conversation.soleSubject === '' ? undefined : await naming.find(id, conversation.soleSubject)
    const own = subject.version === 0 ? undefined : await naming.find(id, subject.token)
    this.#isNamedForGood = own !== undefined
    return own
  }

  async #readFacts(): Promise<Facts> {
    const { policy, store, random, mode } = this.setup
    const options = { oneToOneChannels: policy.oneToOneChannels, random, isSpeaking: !this.#isOutbound, today: this.#today }
    const facts = await readFacts(store, this.tenant, this.#given, options)
    if (facts.move.length === 0 || this.#isOutbound || mode === 'observe') return facts
    await store.commit({ durability: 'process', writes: facts.move })
    return await readFacts(store, this.tenant, this.#given, options)
  }

  /** Makes a new person and conversation known before anything refers to them. */
  async persistIdentity(): Promise<void> {
    const { subject, conversation } = this.facts
    const isNewPerson = subject !== undefined && (!subject.isKept || this.facts.reference !== undefined)
    if (!isNewPerson && !conversation.isChanged && !this.isSeenDue) return
    const writes = isNewPerson || this.isSeenDue
      ? identityWrites(this.tenant, this.ids, this.facts, 0)
      : conversationWrites(this.tenant, this.ids, conversation)
    await this.setup.store.commit({ durability: 'process', writes })
    await this.refresh()
  }

  /** What the conversation tells; opened once, and kept with the turn's commit. */
  async talk(): Promise<Talk> {
    return (this.#talk ??= await Talk.open(this))
  }

  /** Whose values this turn may seal; the tokens of the person who speaks and of the conversation. */
  get scope(): VaultScope {
    return { tenant: this.tenant.id, subject: this.subject.token, conversation: this.facts.conversation.token }
  }

  /**
   * Whose values may be shown here: those of the one person of a one-to-one conversation; in a group nobody's, or
   * those of the person who is answered, where the policy says so.
   */
  get visibleScope(): VaultScope | undefined {
    const { isGroup, soleSubject, token } = this.facts.conversation
    const mayAnswer = this.isAnswer && this.setup.policy.groups.restore === 'speaker'
    const subject = isGroup && mayAnswer ? this.subject.token : soleSubject
    if (!this.settings.restore || subject === '' || this.isRestricted) return undefined
    return { tenant: this.tenant.id, subject, conversation: token }
  }

  /** Whether an activity goes to the conversation of this turn. */
  isAddress({ conversation }: ActivityLike): boolean {
    return conversation?.id === undefined || conversation.id === this.ids.conversation
  }

  /** The policy's operators for what is said in this conversation. */
  operators(direction: Direction): OperatorOf {
    return this.setup.operators.at({ direction, channel: this.ids.channel, destination: 'bot' })
  }

  /**
   * What every event of the turn calls the channel, the conversation and the person. Who has no name is not named, nor where they
   * are: a name that the ring alone makes is for groups, for it leads from the store to the log after an erasure too.
   */
  get names(): { readonly channel: string; readonly conversation?: string; readonly subject?: string } {
    const { subject, conversation } = this.facts
    // A channel's name comes from outside; one that is no word has no place in the log.
    const channel = isEntryWord(this.ids.channel) ? this.ids.channel : 'other'
    const names = this.#names
    if (names !== undefined) return { channel, conversation: names.conversation(conversation.token), ...(subject === undefined ? {} : { subject: names.subject }) }
    return subject === undefined && conversation.isGroup ? { channel, conversation: this.tenant.conversationName(conversation.token) } : { channel }
  }

  /** Commits the journal; the first commit of a turn also marks it as done, so that no redelivery runs it. */
  async commit(rememberForMs?: number): Promise<void> {
    if (this.claim !== undefined) this.journal.write(await this.claim.done(rememberForMs))
    if (this.#talk !== undefined) this.journal.write(...(await this.#talk.writes()))
    if (this.claim !== undefined && this.ticket !== undefined) this.journal.write(resumedWrite(this.ticket))
    await this.journal.commit(this.setup.store, this.setup.spool)
    this.claim = undefined
  }

  /** Ends a turn that the guard has answered. Of a stranger of whom nothing was decided, nothing is written. */
  async settle(): Promise<void> {
    if (this.subject.version > 0 || !this.journal.isEmpty) await this.commit()
    else await this.claim?.release()
  }

  /** The day, where the law that holds asks for one. */
  get #today(): number | undefined {
    return this.regime.disclosure.afterDays === undefined ? undefined : Math.floor(this.setup.clock.nowMs() / dayMs)
  }

  /** Runs `work` after all earlier work of this turn, because a bot may send several replies at once. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work)
    this.#queue = result.catch(() => {})
    return result
  }
}

/** Stands for a turn that was let through untouched because nothing is known of it. */
export const untouchedTurn: OpenTurn = { isOpenTurn: true }

/** Opens an inbound turn and claims it; answers what is `claimed` only if it was not done before. */
export async function openTurn(setup: Setup, inbound: Inbound): Promise<{ readonly turn: GuardTurn; readonly isNew: boolean }> {
  const raw = inbound.activity.expose()
  const { ticket } = inbound
  const opened = await setup.open()
  const tenant = await opened.tenant(ticket?.tenant ?? setup.tenantOf(raw))
  const ids = idsOf(setup, raw, tenant)
  const turn = new GuardTurn({ setup, opened, tenant, ids, raw, ticket })
  const key = ticket === undefined ? turnKeyOf(tenant, raw, ids) : { tenant: tenant.id, kind: 'turn', id: `resume.${ticket.parkedId}` }
  if (key !== undefined && setup.mode === 'enforce') {
    turn.claim = await Claim.take(setup.store, setup.clock, key)
    if (turn.claim === undefined) return { turn, isNew: false }
  }
  return { turn, isNew: true }
}

function idsOf(setup: Setup, inward: ActivityLike, tenant: Tenant): TurnIds {
  const { forgeableChannels } = setup.policy
  const ids = readTurnIds(inward, tenant.id)
  return ids.user === undefined ? ids : withPerson(ids, inward, { resolved: setup.subjectOf(inward), forgeableChannels })
}

/** What a turn is claimed by. The bot's own turns are none that a channel could deliver twice, and bear the id of an earlier one. */
function turnKeyOf(tenant: Tenant, raw: ActivityLike, ids: TurnIds): RecordKey | undefined {
  return isProactive(raw) ? undefined : tenant.turnKey(ids)
}

/** Opens a turn for an activity that goes out on its own, outside of any turn of a person. */
export async function openOutbound(setup: Setup, activity: ActivityLike): Promise<GuardTurn> {
  const opened = await setup.open()
  const tenant = await opened.tenant(setup.tenantOf(activity))
  const turn = new GuardTurn({ setup, opened, tenant, ids: idsOf(setup, turnRound(activity), tenant), raw: activity, isOutbound: true })
  await turn.refresh()
  return turn
}

function unread(): never {
  throw new ScrubjayError('ERR_TURN_LOST', { reason: 'The turn has not been read yet.' })
}

Object.defineProperty(GuardTurn.prototype, Symbol.for('nodejs.util.inspect.custom'), { value: () => '[turn]' })
