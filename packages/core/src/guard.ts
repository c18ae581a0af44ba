import { decideConsent, type ConsentVerdict } from './consent/decide-consent.js'
import { parsePromptAnswer } from './consent/prompt.js'
import { agePurpose } from './consent/standing.js'
import { say } from './disclosure/disclosure.js'
import { admitAttachments, leavePassedFiles, refuseAttachments, withheldNotices } from './guard/attachments.js'
import { classifyActivity, invokeResponse, typedText } from './guard/activity-class.js'
import { answerConsent, answerTooYoung } from './guard/answer-consent.js'
import { answerRight, isOurs } from './guard/answer-rights.js'
import { answerSettings } from './guard/answer-settings.js'
import { closeInward, closeOutward, shut } from './guard/close.js'
import { askConsent, isOldEnough, isOwnQuestion, showNotice } from './guard/ask-consent.js'
import { afterReceive, createCustody, within } from './guard/custody.js'
import { createKillSwitch, readHealth } from './guard/control.js'
import { applyAtDestination } from './guard/destination.js'
import { disclosureOf, markSent, noteDisclosure } from './guard/disclose.js'
import { eraseByToken } from './guard/erase-by-token.js'
import { GuardTurn, openOutbound, openTurn, untouchedTurn } from './guard/guard-turn.js'
import { listen, reportExposed } from './guard/exposed.js'
import { expectTypes, readExpected } from './guard/expect.js'
import { scrubHandOffs } from './guard/hand-off.js'
import { guardModel } from './guard/model.js'
import { redactInward, redactLate } from './guard/late.js'
import { honourSignal } from './guard/object-to.js'
import { observeInward } from './guard/observe.js'
import { fillFiles, receiptsOf } from './guard/receipt-files.js'
import { prepareOperators } from './guard/operate.js'
import { listReleased, listReleasedOfAll } from './guard/resume.js'
import { answerRestricted } from './guard/rights-change.js'
import { createRightsDesk } from './guard/rights-desk.js'
import { completeErasure } from './guard/rights-erase.js'
import { noteRefused, refuseMessage } from './guard/refusal.js'
import { fillReplies, redactReply, scrubReply } from './guard/reply.js'
import { sweepRetention } from './guard/retention.js'
import { reveal } from './guard/reveal.js'
import { settingsAccess } from './guard/settings-access.js'
import { createSetup, type Setup } from './guard/setup.js'
import { scheduleSweep } from './guard/sweep.js'
import { isScrubjayError, ScrubjayError } from './errors.js'
import { limits } from './lib/limits.js'
import type { GuardOptions } from './options.js'
import { decideRights } from './rights/decide-rights.js'
import { parseSettingsCommand } from './rights/settings-command.js'
import { collectLeaves, replaceLeaves } from './scrub/leaves.js'
import { countSpans, refusedTypes, scrubLeaves, valueKey, valuesToSeal } from './scrub/scrub.js'
import type { EntityType } from './detect/span.js'
import type { ActivityLike, Guard, Inbound, OpenTurn, Verdict } from './turn.js'

/**
 * The guard: every turn of a bot walks through here, inward by `receive` and outward by `send`. This file is
 * the only place that decides order; what each step does is in its own room.
 * @example
 * const guard = createGuard({ store: createMemoryStore(), keys: createFileKeySource('scrubjay.keys') })
 * @throws `ERR_KEYS_MISSING`, `ERR_KEYS_INVALID`, `ERR_POLICY_INVALID`, `ERR_OPTIONS_INVALID`
 */
export function createGuard(options: GuardOptions): Guard {
  const setup = createSetup(options)
  const sweeping = scheduleSweep(setup)
  return {
    receive: async (inbound) => afterReceive(setup, await receive(setup, inbound), inbound.activity.expose()),
    within: (turn, work) => within(setup, turn, work),
    scrubReply: (turn, activity) => scrubReplySafely(setup, turn, activity),
    send: async (turn, activities) => markSent(setup, turn, await send(setup, turn, activities)),
    scrubLate: (turn, late) => redactLate(setup, turn, late),
    applyAtDestination: (turn, leaves, to) => applyAtDestination(setup, turn, leaves, to),
    finish: async (turn, outcome) => {
      await finish(setup, turn, outcome)
      sweeping.poke()
    },
    released: (turn) => listReleased(setup, turn),
    releasedOfAll: () => listReleasedOfAll(setup),
    settings: (activity) => settingsAccess(setup, activity),
    custody: createCustody(setup),
    erase: (request) => eraseByToken(setup, request),
    receipts: (request) => receiptsOf(setup, request),
    rights: createRightsDesk(setup),
    sweepRetention: (options) => sweepRetention(setup, options),
    reveal: (turn, text, options) => reveal(setup, turn, text, options),
    expect: (turn, types, options) => expectTypes(setup, turn, types, options),
    askConsent: (turn, purpose) => askConsent(setup, turn, purpose),
    model: (turn) => guardModel(setup, turn),
    killSwitch: createKillSwitch(setup),
    health: () => readHealth(setup),
    ready: async () => {
      await setup.open()
      await setup.store.listTenants()
    },
    close: async () => {
      await sweeping.stop()
      await setup.kept.logged()
      await setup.store.close()
    },
  }
}

/** Inward. Whatever fails on the way, the message does not pass in clear. */
async function receive(setup: Setup, inbound: Inbound): Promise<Verdict> {
  const startedMs = setup.clock.nowMs()
  const verdict = setup.mode === 'observe' ? await observeInward(setup, inbound) : await enforce(setup, inbound)
  setup.meter.count('scrubjay_turns', { outcome: verdict.kind }, 1)
  setup.meter.time('scrubjay_receive', { outcome: verdict.kind }, setup.clock.nowMs() - startedMs)
  return verdict
}

async function enforce(setup: Setup, inbound: Inbound): Promise<Verdict> {
  let turn: GuardTurn | undefined
  try {
    const opened = await openTurn(setup, inbound)
    turn = opened.turn
    if (!opened.isNew) return await answerRedelivery(turn)
    return await retryConflicts(() => walkInward(opened.turn))
  } catch (error) {
    return await closeInward(setup, { activity: inbound.activity.expose(), turn, error })
  }
}

/** The eight steps, in order. */
async function walkInward(turn: GuardTurn): Promise<Verdict> {
  const { raw, ids } = turn
  const kind = classifyActivity(raw)

  // 1 settings, with consent and everything else that is known, read fresh in one round trip
  await turn.refresh()
  if (turn.facts.killed) return answerKilled(turn)
  if (turn.facts.subject?.isErasing === true) {
    const completed = await completeErasure(turn, decideRights(typedText(raw)) === 'erase')
    if (completed !== undefined) return completed
  }
  if (kind === 'sign-in') return passUntouched(turn)
  if (kind === 'lifecycle') return passWithoutVault(turn)
  if (ids.user === undefined) throw new ScrubjayError('ERR_LIMIT_ID', { at: 'from.id' })

  // 2 rights: answered here, never by the bot
  const text = typedText(raw)
  const heard = turn.ticket === undefined ? decideRights(text) : undefined
  const request = heard !== undefined && isOurs(turn, heard, text ?? '') ? heard : undefined
  if (request !== undefined && request !== 'ask-consent') return answerRight(turn, request)
  const command = Object.keys(turn.policy.roles).length > 0 && turn.ticket === undefined ? parseSettingsCommand(text) : undefined
  if (command !== undefined) return answerSettings(turn, command)

  if (turn.isRestricted) return kind === 'invoke' ? answerInvoke(turn) : answerRestricted(turn, turn.ticket !== undefined || kind === 'reaction')

  // 3 disclosure
  const notice = disclosureOf(turn)

  // 4 consent: only a turn that every required purpose allows goes on
  const { consent, scrub } = turn.settings
  const wantsToBeAsked = request === 'ask-consent'
  const button = parsePromptAnswer(raw.value)
  const isOld = await isOldEnough(turn)
  if (isOld === false) return answerTooYoung(turn)
  const first = isOld === true ? undefined : agePurpose(turn.regime)
  const question = { ...turn.ground, first, ...answerable(turn, kind), text, button, wantsToBeAsked }
  const verdict: ConsentVerdict = consent ? decideConsent(question) : { kind: 'pass' }
  if (verdict.kind !== 'pass') {
    if (turn.ticket !== undefined || kind === 'reaction') return answerSilently(turn)
    if (kind === 'invoke') return answerInvoke(turn)
    return answerConsent(turn, verdict, notice)
  }
  await turn.persistIdentity()
  const signal = await honourSignal(turn)
  const shown = await showNotice(turn, verdict.record)
  turn.isAnswer = true

  // 5 detect, 6 scrub, 7 vault
  const scrubbed = scrub ? await scrubInward(turn) : { activity: raw, counts: {}, before: [] }
  await turn.nameForNow()
  if (notice !== undefined) noteDisclosure(turn)
  if ('refused' in scrubbed) return answerRefused(turn, scrubbed.refused)
  if ('refusedFiles' in scrubbed) return answerRefusedFiles(turn, scrubbed.refusedFiles)

  // 8 audit: kept in the journal until the first reply, and committed with it
  turn.journal.event({ type: 'turn.received', ...turn.names, counts: scrubbed.counts, outcome: scrub ? 'scrubbed' : 'scrub-off' })
  return { kind: 'pass', turn, activity: scrubbed.activity, before: [notice, shown, signal, ...scrubbed.before].filter((said) => said !== undefined) }
}

/** Where an answer in words counts: a turn that waited for consent says what was said before the question. */
function answerable({ ticket, facts }: GuardTurn, kind: string): { readonly conversation?: string } {
  return ticket === undefined && kind === 'turn' ? { conversation: facts.conversation.token } : {}
}

/** What becomes of what a person said: it is scrubbed, or refused for what it says or for its files. */
type ScrubbedInward =
  | { readonly activity: ActivityLike; readonly counts: Readonly<Record<string, number>>; readonly before: readonly ActivityLike[] }
  | { readonly refused: readonly EntityType[] }
  | { readonly refusedFiles: readonly string[] }

/** Steps 5 to 7 for what a person said. */
async function scrubInward(turn: GuardTurn): Promise<ScrubbedInward> {
  const { policy } = turn
  const operatorOf = turn.operators('inbound')
  const files = admitAttachments(policy, turn.raw, 'inbound')
  if (files.refused.length > 0) return { refusedFiles: files.refused }
  const leaves = collectLeaves(files.activity)

  const talk = await turn.talk()
  const { scanned: found, exposed } = talk.detect(leaves, turn.detecting)
  const scanned = leavePassedFiles(policy, found, 'inbound')
  const expected = readExpected(turn, talk, operatorOf)
  const counts = countSpans(scanned, (type) => operatorOf(type).operator !== 'keep')
  for (const [type, count] of Object.entries(counts)) turn.setup.meter.count('scrubjay_spans', { type }, count)

  const refused = refusedTypes(scanned, expected.shown)
  if (refused.length > 0) return { refused }

  const values = valuesToSeal(scanned, expected.sealed)
  talk.remember(values)
  const numbers = await turn.opened.vault.seal(turn.scope, values)
  if (values.length > 0) await turn.nameForGood()
  if (exposed.length > 0) reportExposed(turn, exposed)
  const names = new Map(values.map((value, index) => [valueKey(value), `[${value.type}_${numbers[index]}]`]))
  const operate = await prepareOperators(turn, scanned, expected.shown)
  const texts = scrubLeaves(scanned, {
    operatorOf: expected.shown,
    placeholderOf: (value) => (expected.isShown(value.type) ? undefined : names.get(valueKey(value))),
    operate,
    escape: true,
    typeWords: turn.setup.typeWords,
  })
  await expected.handOver(scanned)
  return { activity: replaceLeaves(files.activity, texts), counts: { ...counts, ...files.counts }, before: withheldNotices(policy, files.quarantined) }
}

/** Outward, on the wire. What the turn has decided is durable before anything of it is visible. */
async function send(setup: Setup, open: OpenTurn | undefined, activities: readonly ActivityLike[]): Promise<readonly ActivityLike[]> {
  if (isUntouched(setup, open)) return open instanceof GuardTurn ? activities.map((activity) => fillFiles(open, activity)) : activities
  if (!isWalking(open)) return sendShut(setup, open, activities)
  const startedMs = setup.clock.nowMs()
  try {
    const replies = await replyInOrder(setup, open, activities)
    setup.meter.time('scrubjay_send', { outcome: 'sent' }, setup.clock.nowMs() - startedMs)
    return replies
  } catch (error) {
    shut(setup, open, error)
    return closeOutward(setup, open, activities)
  }
}

async function replyInOrder(setup: Setup, open: GuardTurn | undefined, activities: readonly ActivityLike[]): Promise<readonly ActivityLike[]> {
  if (open !== undefined && !activities.every((activity) => open.isAddress(activity))) return replyElsewhere(setup, open, activities)
  const turn = open ?? (await openOutbound(setup, activities[0] ?? {}))
  return turn.exclusive(async () => {
    const scrubbed: ActivityLike[] = []
    for (const activity of activities) scrubbed.push(isOwnQuestion(turn, activity) ? activity : await scrubReply(turn, activity))
    const filled = await fillReplies(turn, await scrubHandOffs(turn, scrubbed))
    if (filled.news !== undefined) {
      await listen(turn, scrubbed)
      await turn.nameForNow()
      turn.journal.event({ type: 'turn.replied', ...turn.names, ...filled.news })
      await turn.commit()
    }
    return filled.activities
  })
}

/** A bot may answer one conversation by speaking to another, where other people's values may be seen. */
async function replyElsewhere(setup: Setup, open: GuardTurn, activities: readonly ActivityLike[]): Promise<readonly ActivityLike[]> {
  await open.exclusive(() => open.commit())
  const replies: ActivityLike[] = []
  for (const activity of activities) {
    replies.push(...(await replyInOrder(setup, open.isAddress(activity) ? open : undefined, [activity])))
  }
  return replies
}

async function scrubReplySafely(setup: Setup, open: OpenTurn | undefined, activity: ActivityLike): Promise<ActivityLike> {
  if (isUntouched(setup, open) || isOwnQuestion(open, activity)) return activity
  try {
    if (!isWalking(open)) return redactReply(setup, activity)
    if (open !== undefined) return await scrubReply(open, activity)
    const turn = await openOutbound(setup, activity)
    const scrubbed = await scrubReply(turn, activity)
    await turn.commit() // Nothing but what was refused: on the wire it is no more there to be seen.
    return scrubbed
  } catch (error) {
    shut(setup, open instanceof GuardTurn ? open : undefined, error)
    // For those behind us in the process: the person is told on the wire.
    return closeOutward(setup, undefined, [activity])[0] ?? { type: 'typing' }
  }
}

/** The kill switch or observe-only mode let the turn through, or the guard's own constant texts are sent. */
function isUntouched(setup: Setup, open: OpenTurn | undefined): boolean {
  if (setup.mode === 'observe' || open === untouchedTurn) return true
  return open instanceof GuardTurn && (open.stage === 'answered' || open.stage === 'observed')
}

/** The turn goes its ordinary way, or the bot sends on its own outside of any turn. */
function isWalking(open: OpenTurn | undefined): open is GuardTurn | undefined {
  return open === undefined || (open instanceof GuardTurn && open.stage === 'open')
}

/** After a failure: a bot that was shown nothing may speak by the policy's operators; one cut off midway may not. */
function sendShut(setup: Setup, open: OpenTurn, activities: readonly ActivityLike[]): readonly ActivityLike[] {
  if (open instanceof GuardTurn) return closeOutward(setup, open, activities)
  try {
    return activities.map((activity) => redactReply(setup, activity))
  } catch (error) {
    shut(setup, undefined, error)
    return closeOutward(setup, undefined, activities)
  }
}

/** What a turn has decided is kept also when the bot says nothing or throws. */
async function finish(setup: Setup, turn: OpenTurn, outcome: 'done' | 'failed'): Promise<void> {
  if (!(turn instanceof GuardTurn)) return
  try {
    await turn.exclusive(async () => {
      if (turn.stage === 'answered' || turn.stage === 'shut') return await turn.claim?.end()
      if (outcome === 'failed') turn.journal.event({ type: 'turn.failed', ...turn.names })
      await turn.commit()
    })
  } catch (error) {
    shut(setup, turn, error)
  } finally {
    await setup.kept.logged(turn)
    setup.kept.end(turn)
  }
}

async function answerKilled(turn: GuardTurn): Promise<Verdict> {
  const { policy } = turn
  turn.stage = 'answered'
  await turn.claim?.release()
  if (policy.killSwitch === 'pass') {
    turn.stage = 'observed'
    return { kind: 'bypass', turn }
  }
  const text = say(policy, 'failedClosed')
  return { kind: 'answer', turn, replies: [turn.raw.type === 'invoke' ? invokeResponse(503, text.text ?? '') : text] }
}

async function passUntouched(turn: GuardTurn): Promise<Verdict> {
  await turn.nameForNow()
  turn.journal.event({ type: 'turn.received', ...turn.names, outcome: 'sign-in' })
  return { kind: 'pass', turn, activity: turn.raw, before: [] }
}

/** The channel's own news: nothing is kept of it, so every name and value is redacted for good. */
function passWithoutVault(turn: GuardTurn): Verdict {
  const activity = turn.settings.scrub ? redactInward(turn, turn.raw, { escape: true }) : turn.raw
  return { kind: 'pass', turn, activity, before: [] }
}

async function answerRedelivery(turn: GuardTurn): Promise<Verdict> {
  await turn.refresh()
  turn.stage = 'answered'
  turn.mayResume = true
  return { kind: 'answer', turn, replies: [] }
}

async function answerSilently(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  await turn.commit()
  return { kind: 'answer', turn, replies: [] }
}

async function answerInvoke(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  await noteRefused(turn, 'consent-missing')
  await turn.commit(limits.parkedForMs)
  return { kind: 'answer', turn, replies: [invokeResponse(403, say(turn.policy, 'consentMissing').text ?? '')] }
}

async function answerRefused(turn: GuardTurn, types: readonly EntityType[]): Promise<Verdict> {
  turn.stage = 'answered'
  turn.journal.event({ type: 'turn.refused', ...turn.names, code: 'entity-refused', counts: Object.fromEntries(types.map((type) => [type, 1])) })
  await turn.commit()
  return { kind: 'answer', turn, replies: [refuseMessage(turn.policy, turn.raw, { types, operatorOf: turn.operators('inbound') })] }
}

async function answerRefusedFiles(turn: GuardTurn, types: readonly string[]): Promise<Verdict> {
  turn.stage = 'answered'
  const reply = refuseAttachments(turn, types)
  await turn.commit()
  return { kind: 'answer', turn, replies: [reply] }
}

/** Another writer was faster: everything is read and decided anew. */
async function retryConflicts(decide: () => Promise<Verdict>): Promise<Verdict> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decide()
    } catch (error) {
      if (!isScrubjayError(error, 'ERR_STORE_CONFLICT') || attempt === limits.commitAttemptsMax) throw error
    }
  }
}
