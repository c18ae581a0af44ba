import type { ConsentRecord } from '../consent/consent-record.js'
import { hasSaidNo, isAge, mayProcess, wasAsked } from '../consent/standing.js'
import { say } from '../disclosure/disclosure.js'
import type { ActivityLike, ConsentAsked, OpenTurn } from '../turn.js'
import { keepRecord, prompt } from './answer-consent.js'
import { GuardTurn } from './guard-turn.js'
import { changesNothing, checkPurpose, openOf, readAgain } from './reveal.js'
import type { Setup } from './setup.js'

/**
 * Asks the person of a turn for an optional purpose, at the moment when the bot first needs it. Whoever has answered is not
 * asked again before the notice changes, the yes expires, or the time after a no is over.
 */
export async function askConsent(setup: Setup, open: OpenTurn | undefined, id: string): Promise<ConsentAsked> {
  checkPurpose(setup.policy, id)
  if (changesNothing(setup, open)) return { answer: 'granted' }
  const turn = openOf(open)
  const purpose = turn.policy.purposes.find((each) => each.id === id)
  if (purpose === undefined || !turn.settings.consent) return { answer: 'granted' }
  return turn.exclusive(async () => {
    // Read and kept apart from the turn, which nobody has answered yet.
    const now = await readAgain(turn)
    if (mayProcess(now.ground, purpose)) return { answer: 'granted' as const }
    if (hasSaidNo(now.ground, purpose)) return { answer: 'refused' as const }
    // Who did not answer is asked again no sooner than who said no.
    if (wasAsked(now.ground, purpose)) return { answer: 'asked' as const }
    const asked = prompt(now, now.ground.record, purpose, false)
    await now.journal.commit(setup.store, setup.spool)
    turn.questions.push(asked)
    return { answer: 'asked' as const, prompt: asked }
  })
}

/** Whether an activity is a question that the guard itself has made in this turn: it goes out to the letter, with its buttons. */
export function isOwnQuestion(open: OpenTurn | undefined, activity: ActivityLike): boolean {
  if (!(open instanceof GuardTurn) || open.questions.length === 0) return false
  const shown = shownOf(activity)
  return open.questions.some((question) => shownOf(question) === shown)
}

function shownOf(activity: ActivityLike): string {
  const { text, suggestedActions, attachments } = activity as { readonly text?: unknown; readonly suggestedActions?: { readonly actions?: unknown }; readonly attachments?: unknown }
  return JSON.stringify([text, suggestedActions?.actions ?? null, attachments ?? null])
}

/**
 * Keeps what a message that was no answer has changed, and shows the notice where nothing was asked for, once for each
 * version (GDPR Art. 13, California Civ. Code 1798.100): what the person reads before the turn goes on.
 */
export async function showNotice(turn: GuardTurn, changed: ConsentRecord | undefined): Promise<ActivityLike | undefined> {
  const { policy, ground, settings, setup } = turn
  const version = policy.notice.version
  const record = changed ?? ground.record
  const isKnown = record.noticed === version || Object.values(record.purposes).some(({ state, notice }) => state !== 'objected' && notice === version)
  const isDue = settings.consent && !isKnown
  if (!isDue && changed === undefined) return undefined
  keepRecord(turn, isDue ? { ...record, noticed: version } : record)
  if (isDue) await turn.nameForNow()
  if (isDue) turn.journal.event({ type: 'disclosure.shown', ...turn.names, outcome: 'notice', noticeVersion: version, language: policy.language })
  // Kept before the bot runs, which may ask for more.
  await turn.journal.commit(setup.store, setup.spool)
  await turn.refresh()
  return isDue ? say(policy, 'noticeShown') : undefined
}

/** Whether somebody is old enough, where a law asks and the bot knows. */
export async function isOldEnough(turn: GuardTurn): Promise<boolean | undefined> {
  const { minimumAge } = turn.regime
  if (minimumAge === undefined || !turn.settings.consent) return true
  const answered = Object.entries(turn.ground.record.purposes).find(([id, { state }]) => state !== 'asked' && isAge({ id, description: '', required: true }))
  if (answered !== undefined) return undefined
  return turn.setup.rights.isOldEnough?.(turn.raw, minimumAge)
}
